"""Whether what a row tells is a rise or a fall, or what came newly (新建5G基站1620个), not how much there is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.canonical import canonical
from index.records import Target

FELL = re.compile(r"下降|降低|减少|缩短|压减|回落")

NEW = re.compile(r"^(?:新增|净增|新建成?|新设立?|新添|新开)(?!产业|能源|材料)|(?:新增|净增)$")


def newly(row: Target) -> bool:
    """Whether a row tells what comes newly: by its name (新增医养结合机构), or by the words just before it, which names go without (新建5G基站1620个)."""
    return NEW.search(row.indicator) is not None or (row.measure != "cumulative" and NEW.match(row.quote) is not None)


def without_newly(rows: Sequence[Target]) -> list[Target]:
    """The rows without those that tell what came newly (企业新增711家) of what another of their document and year tells the whole (累计达2215家)."""
    whole = {_told_of(row, row.indicator) for row in rows}
    return [row for row in rows if (name := row.indicator.removesuffix("新增")) == row.indicator or _told_of(row, name) not in whole]


def _told_of(row: Target, name: str) -> tuple[str, str, int | None, str, str]:
    return row.document, row.region, row.year, row.unit, canonical(name)


def rises(row: Target) -> bool:
    """Whether a row of a change tells a rise."""
    return FELL.search(row.quote) is None
