"""Whether what a row tells is a rise or a fall."""

from __future__ import annotations

import re

from index.records import Target

FELL = re.compile(r"下降|降低|减少|缩短|压减|回落")


def rises(row: Target) -> bool:
    """Whether a row of a change tells a rise."""
    return FELL.search(row.quote) is None
