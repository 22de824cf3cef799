"""Crawl repeats: blocks of consecutive lines that stand a second time in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

MIN_LINES = 3
MIN_CHARACTERS = 150
LONG_LINE = 24
"""A block counts as a repeat only if at least `MIN_LONG` different lines of it are this long: headers and labels may recur."""
MIN_LONG = 2
_CANDIDATES = 12


def repeated(lines: Sequence[str]) -> set[int]:
    """Positions in `lines` (no empty ones among them) that belong to a later repeat of a block of consecutive lines."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    failed: dict[int, int] = {}
    out: set[int] = set()
    at = 0
    while at < len(lines):
        starts = places[lines[at]]
        size = max((_size(lines, start, at, failed) for start in starts[:_CANDIDATES]), default=0)
        if size:
            out.update(range(at, at + size))
            at += size
            continue
        starts.append(at)
        at += 1
    return out


def _size(lines: Sequence[str], start: int, at: int, failed: dict[int, int]) -> int:
    """Length of the substantial block that stands at `start` and again at `at`, else 0.

    `failed` remembers per distance how far a block reached that was too slight: no part of it need be tried again.
    """
    distance = at - start
    if at < failed.get(distance, 0):
        return 0
    size = 0
    while start + size < at and at + size < len(lines) and lines[start + size] == lines[at + size]:
        size += 1
    if size >= MIN_LINES and _substantial(lines[at : at + size]):
        return size
    failed[distance] = at + size
    return 0


def _substantial(block: Sequence[str]) -> bool:
    distinct = set(block)
    return (
        len(distinct) >= MIN_LINES
        and sum(map(len, distinct)) >= MIN_CHARACTERS
        and sum(len(line) >= LONG_LINE for line in distinct) >= MIN_LONG
    )
