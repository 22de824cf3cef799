"""The years that the figures of a quote can be of, from nearest to widest: the figure's clause, its target, headings, surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.check.records import Figure
from assistant.records import Citation
from index.dates import YEAR
from index.quantities import Time, times
from index.records import Target

_OF = ("的", "末的", "底的")
_LEAD = 800
_HEAD = 1500
_TABLE = 8000
_TAIL = 300
_STOP = "。；\n"
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年\d{1,2}月|[〕\]])")


@lru_cache(maxsize=4096)
def moments(text: str) -> tuple[Time, ...]:
    """All times of a text in order."""
    return tuple(times(text))


def years_in(text: str) -> frozenset[int]:
    """All years that a text names, those of periods and five-year plans included."""
    return frozenset(year for time in moments(text) for year in range(time.first or time.year, time.year + 1))


def ends(some: Iterable[Time]) -> frozenset[int]:
    """The years of times, of periods the first and the last."""
    return frozenset(year for time in some for year in (time.first or time.year, time.year))


def sentence(citation: Citation, text: str) -> tuple[str, int]:
    """The sentence round a quote, and where the quote begins in it."""
    left = max((text.rfind(sign, 0, citation.start) for sign in _STOP), default=-1) + 1
    right = min((place for sign in _STOP if (place := text.find(sign, citation.end)) >= 0), default=citation.end)
    left = max(left, citation.start - _LEAD)
    return text[left : min(right, citation.end + _LEAD)], citation.start - left


def headings(citation: Citation) -> frozenset[int]:
    """The years of headings and title; of periods the last, which their targets are for."""
    return frozenset(time.year for part in (*citation.path, citation.title) for time in moments(part))


def surroundings(citation: Citation, text: str) -> frozenset[int]:
    """The years before a quote, in the head of its document, in the head of its table."""
    lead = text[max(0, citation.start - _LEAD) : citation.start]
    return ends(moments(lead)) | ends(moments(text[:_HEAD])) | _table(citation, text)


def dates(citation: Citation, text: str) -> frozenset[int]:
    """Years that may be named with a document: of its title, number, first and last lines."""
    return _dates(citation.title, citation.number, text[:_TAIL], text[-_TAIL:])


@lru_cache(maxsize=1024)
def _dates(title: str, number: str, head: str, tail: str) -> frozenset[int]:
    numbered = {int(year) for year in YEAR.findall(number + title)}
    dated = {int(year) for part in (head, tail) for year in _DATE.findall(part)}
    return years_in(title) | numbered | dated


def of_figure(own: Figure, quote: str, around: tuple[str, int], near: Citation, targets: tuple[Target, ...]) -> frozenset[int]:
    """The years that a figure of a quote is said to be of: by its target and by the words before it; empty if by nothing."""
    text, offset = around
    found = {
        year for target in targets
        if target.start <= near.start + own.start < target.end and target.value in (own.value, own.high)
        for year in (target.year, target.base_year) if year
    }
    named = moments(text)
    free = [time for time in named if time.role != "base"]
    if not free:
        return frozenset(found)
    if "分别" in text or "\t" in quote:
        return frozenset(found) | ends(named)
    before = [time for time in free if time.start <= offset + own.start]
    if before and text[before[-1].end : offset + own.start] in _OF:
        return frozenset(found) | ends(before[-1:])  # "2020年的3.9万亿元" is of no other year.
    return frozenset(found) | ends(before[-1:] or free) | ends(time for time in named if time.role == "base")


def _table(citation: Citation, text: str) -> frozenset[int]:
    """The years in the table rows before a quoted row, and in the two lines before the table."""
    start = text.rfind("\n", 0, citation.start) + 1
    if "\t" not in text[start : citation.end]:
        return frozenset()
    lines = text[max(0, start - _TABLE) : start].splitlines()
    first = len(lines)
    while first and "\t" in lines[first - 1]:
        first -= 1
    return ends(moments("\n".join(lines[max(0, first - 2) :])))
