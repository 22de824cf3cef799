"""What opens the list in which a sentence stands."""

from __future__ import annotations

import re

_STOP = re.compile(r"[。；;]")
_WIDE, _LINES = 1200, 13
"""So many signs and lines before a sentence the colon that opens its list may stand."""


def opening_line(text: str, start: int) -> str:
    """The words up to a colon at the end of one of the lines before a place, "" if none."""
    lines = text[max(0, start - _WIDE) : start].split("\n")[-_LINES:]
    return next((_STOP.split(line)[-1] for line in map(str.rstrip, reversed(lines)) if line.endswith(("：", ":"))), "")
