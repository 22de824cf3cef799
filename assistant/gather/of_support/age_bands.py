"""Lists of what is paid or given by age ("未满35周岁…不缴费；满35周岁至未满45周岁…为0.02%"): the bands with the ages for which they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from index.library import Library

_YEARS = r"周?岁(?:[（(]不?含[^）)\n]{0,8}[)）])?"
_BAND = re.compile(
    rf"(?P<under>未满|不满|低于)(?P<below>\d{{1,3}}){_YEARS}|(?P<from>\d{{1,3}})(?:{_YEARS})?(?:至|到|[-—－–~～]+)(?P<short>未满|不满)?(?P<to>\d{{1,3}}){_YEARS}"
    rf"|(?P<over>\d{{1,3}}){_YEARS}(?:及?以上|至|到)|(?P<most>\d{{1,3}}){_YEARS}(?:及?以下|以内)")
_STOPS = re.compile(r"[。；;\n]")
_ITEM = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.．、])\s*(?P<words>[^。；;\n]{2,60})")
_PAID = re.compile(r"\d[%％‰元]")
_APART = 80
"""Two bands of one list stand at most so many signs apart."""
_FEWEST = 2
_LONGEST_LEAD = 40


@dataclass(frozen=True, slots=True)
class Band:
    """What holds from an age to one below another, told in `start…end` of a document; without ages for a group of persons."""

    start: int
    end: int
    low: Decimal | None = None
    high: Decimal | None = None

    def has(self, age: Decimal) -> bool:
        """Whether the band is for an age."""
        return (self.low, self.high) != (None, None) and (self.low is None or age >= self.low) and (self.high is None or age < self.high)


@dataclass(frozen=True, slots=True)
class Bands:
    """A list of bands of a document, with the words of the line or clause that opens it."""

    document: str
    lead: str
    bands: tuple[Band, ...]


@lru_cache(maxsize=4)
def lists_by_age(library: Library) -> tuple[Bands, ...]:
    """All lists by age of a library, gathered once."""
    return tuple(one for id in library.cards for one in _in_text(id, library.text(id)))


def _in_text(document: str, text: str) -> Iterator[Bands]:
    row: list[re.Match[str]] = []
    for found in (*_BAND.finditer(text), None):
        if row and (found is None or not _goes_on(row[-1], found, text)):
            if len(row) >= _FEWEST and _PAID.search(text, row[0].start(), row[-1].end() + _APART) and _apart([_band(one, text) for one in row]):
                bands = [_band(one, text, next_) for one, next_ in zip(row, [*row[1:], None], strict=True)]
                yield Bands(document, _lead(row[0].start(), text), (*bands, *_groups(bands[-1].end, text)))
            row = []
        row += [found] if found is not None else []


def _goes_on(last: re.Match[str], found: re.Match[str], text: str) -> bool:
    """Whether a band belongs to the list of the one before it."""
    between = text[last.end() : found.start()]
    return len(between) <= _APART and "。" not in between and between.count("\n") < _FEWEST


def _band(found: re.Match[str], text: str, next_: re.Match[str] | None = None) -> Band:
    """The band of a match; its words go up to the next stop, or to the next band of its clause."""
    stop = _STOPS.search(text, found.end())
    end = min(stop.start() if stop is not None else len(text), next_.start() if next_ is not None else len(text))
    start = found.start() - (text[found.start() - 1 : found.start()] == "满")
    low, high = found["from"] or found["over"], found["below"] or found["to"] or found["most"]
    past = 1 if high is not None and not (found["under"] or found["short"]) else 0
    return Band(start, start + len(text[start:end].rstrip("，、,满 ")), None if low is None else Decimal(low), None if high is None else Decimal(high) + past)


def _apart(bands: list[Band]) -> bool:
    """Whether no age is in two bands."""
    placed = sorted(bands, key=lambda one: one.low if one.low is not None else Decimal(0))
    return all(one.high is not None and other.low is not None and one.high <= other.low for one, other in pairwise(placed))


def _groups(place: int, text: str) -> list[Band]:
    """The items behind the bands of a numbered list that are for persons of no age ("（4）退休人员为0.12%")."""
    found = []
    while (item := _ITEM.match(text, place + 1 if text[place : place + 1] in "；;。" else place)) is not None and re.search(r"\d[%‰元]", item["words"]):
        found.append(Band(*item.span("words")))
        place = item.end("words")
    return found


def _lead(start: int, text: str) -> str:
    """The words that open a list: those of its own line before the first band, or the line above."""
    line = text.rfind("\n", 0, start) + 1
    own = text[line:start]
    above = text[text.rfind("\n", 0, max(line - 1, 0)) + 1 : max(line - 1, 0)]
    return f"{above[-_LONGEST_LEAD:]} {own}" if above.endswith(("：", ":")) else own
