"""Brochures made to be leafed through (宣传册): pages that end with a control 下一页 or 上一页, left and right ones in two heaps.

The pages are put in the order in which one reads them: left and right by turns, as sentences go on from page to page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.cleaning import starts
from index.cleaning.width import normalise
from index.records import Line

MIN_PAGES = 8
MIN_FIT = 0.8
"""Share of the page breaks at which an open sentence meets its rest, or a closed one a beginning, in the right order."""
MIN_GAIN = 0.15
"""So much better than the order of the file it has to be."""
MIN_RECUR = 3
MAX_TITLE = 12
"""Characters of a line that is no sentence's rest if it has no punctuation."""
_OPENING = re.compile(r"(?:为|根据|按照)[^。]{20,}")
_NEXT, _BACK = re.compile(r"\s*下一页\s*"), re.compile(r"\s*上一页\s*")


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a page; whether it begins inside a sentence and ends inside one; whether its control leads back."""

    lines: tuple[Line, ...]
    back: bool
    begins_open: bool = False
    ends_open: bool = False


def reading_order(lines: Sequence[Line]) -> list[Line]:
    """`lines` in reading order with page numbers and without the controls, if they are such a brochure's; else as they are."""
    pages = _read(lines)
    right = [page for page in pages if not page.back]
    left = [page for page in pages if page.back]
    if len(pages) < MIN_PAGES or min(len(right), len(left)) * 3 < len(pages):
        return list(lines)
    orders = [
        _by_turns(right, left),
        _by_turns(left, right),
        [*_by_turns(right, left[1:]), left[0]],
        [*_by_turns(left, right[1:]), right[0]],
    ]
    best = max(orders, key=_fit)
    if _fit(best) < MIN_FIT or _fit(best) - _fit(pages) < MIN_GAIN:
        return list(lines)
    return [replace(line, page=number) for number, page in enumerate(best, 1) for line in page.lines]


def _read(lines: Sequence[Line]) -> list[_Page]:
    """The pages, [] if the lines do not end with a control."""
    pages: list[_Page] = []
    held: list[Line] = []
    for line in lines:
        back = _BACK.fullmatch(line.text) is not None
        if back or _NEXT.fullmatch(line.text):
            if held:
                pages.append(_Page(tuple(held), back))
            held = []
        elif line.text.strip():
            held.append(line)
    if held:
        return []
    heads = Counter(line.text.strip() for page in pages for line in page.lines[:2])
    return [_judged(page, {text for text, count in heads.items() if count >= MIN_RECUR}) for page in pages]


def _judged(page: _Page, heads: set[str]) -> _Page:
    body = [normalise(line.text) for line in page.lines if line.text.strip() not in heads]
    if not body:
        return page
    first, last = body[0], body[-1]
    short = len(first) <= MAX_TITLE and not starts.punctuated(first)
    begins = not (short or starts.numbered(first) or starts.title_end(first) or _OPENING.match(first))
    prose = any("。" in text for text in body)
    ends = prose and not starts.final(last) and not starts.numbered_title(last)
    return replace(page, begins_open=begins, ends_open=ends)


def _by_turns(one: Sequence[_Page], other: Sequence[_Page]) -> list[_Page]:
    """A page of each heap by turns, as far as both go; what is left of the longer one at the end."""
    short = min(len(one), len(other))
    turns = [page for pair in zip(one, other, strict=False) for page in pair]
    return [*turns, *one[short:], *other[short:]]


def _fit(pages: Sequence[_Page]) -> float:
    """The share of page breaks at which a sentence goes on exactly where one was left open."""
    breaks = list(pairwise(pages))
    return sum(before.ends_open == after.begins_open for before, after in breaks) / max(len(breaks), 1)
