"""Crawl repeats: blocks of consecutive lines that stand a second time in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

MIN_LINES = 3
MIN_CHARACTERS = 150
LONG_LINE = 24
"""A block counts as a repeat only if at least `MIN_LONG` different lines of it are this long: headers and labels may recur."""
MIN_LONG = 2
_CANDIDATES = 40


def repeated(lines: Sequence[str]) -> set[int]:
    """Positions in `lines` (no empty ones among them) that belong to a later repeat of a block of consecutive lines."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    out: set[int] = set()
    at = 0
    while at < len(lines):
        size = _longest(lines, at, places[lines[at]])
        if size and _substantial(lines[at : at + size]):
            out.update(range(at, at + size))
            at += size
            continue
        places[lines[at]].append(at)
        at += 1
    return out


def _longest(lines: Sequence[str], at: int, starts: Sequence[int]) -> int:
    best = 0
    for start in starts[:_CANDIDATES]:
        size = 0
        while start + size < at and at + size < len(lines) and lines[start + size] == lines[at + size]:
            size += 1
        best = max(best, size)
    return best


def _substantial(block: Sequence[str]) -> bool:
    distinct = set(block)
    return (
        len(distinct) >= MIN_LINES
        and sum(map(len, distinct)) >= MIN_CHARACTERS
        and sum(len(line) >= LONG_LINE for line in distinct) >= MIN_LONG
    )
