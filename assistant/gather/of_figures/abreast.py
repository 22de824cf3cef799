"""Figures set side by side by a question: of each thing named one row for each place and year named, and of no other place or year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from assistant.gather.of_figures import filters, metrics
from assistant.gather.of_figures.naming import Asked
from assistant.gather.of_figures.reports import own_year
from assistant.records import Point, Query, Reason
from assistant.vocabulary import vocabulary
from index.canonical import canonical
from index.data_files import pattern, read_data
from index.indicators import difference, link, normalise
from index.library import Library
from index.records import Target

_COMPARED = frozenset({"difference", "gap", "higher", "growth", "multiple"})
_ALLOWED = _COMPARED | {"share"}
"""Other operations are worked elsewhere; a share only goes with a growth (上涨了百分之几)."""
_FIT, _EXPLAINED = 0.8, 0.85
"""A row called otherwise must have its name explained so well, and explain so much of the name asked for."""
_RATES, _LEVELS, _CHANGES = ("annual_growth",), ("level", "cumulative", "annual_flow"), ("change",)
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_LISTED = re.compile(r"以及|还有|[、和与及跟]")
_COUNT = re.compile(r"(?<=企业|机构|主体|项目|园区|平台)(?:总量|总数|数量|家数|户数)$")
_KNOWN = 0.5
_SHORT = 2
_MOST_PLACES, _MOST_YEARS = 12, 2


@dataclass(frozen=True, slots=True)
class Line:
    """A thing as the question calls it, with a row for each point, None where there is none."""

    name: str
    rows: tuple[Target | None, ...]


@dataclass(frozen=True, slots=True)
class Abreast:
    """The points in the order of the question, places outermost, the lines of figures at them, and the things named that have too few."""

    points: tuple[Point, ...]
    lines: tuple[Line, ...]
    lacking: tuple[str, ...] = ()

    @property
    def of_years(self) -> bool:
        """Whether years are set side by side, of one place or of each."""
        return len({point.year for point in self.points}) > 1


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern(value)) for name, value in _data().items() if name != "short"}


@cache
def _data() -> dict[str, Any]:
    tree: dict[str, Any] = read_data(Path(__file__).with_name("abreast.yaml"))
    return tree


def in_full(name: str) -> str:
    """A thing as documents call it: the main figures of a place by their full names, without the words behind a name that are none of it."""
    short: dict[str, str] = _data()["short"]
    called = canonical(short.get(name, "") or _words()["tail"].sub("", name) or name)
    return canonical(short.get(called, called))


def abreast(query: Query, library: Library) -> Abreast | None:
    """The figures that the question sets side by side; None where it sets none, names what no document tells, or leaves open which figure is meant."""
    if not _asks(query):
        return None
    points = _points(query, library)
    if len(points) < 2 or len({point.region for point in points}) > _MOST_PLACES or len({point.year for point in points}) > _MOST_YEARS:
        return None
    rows = {place: library.targets(library.of_regions([place])) for place in dict.fromkeys(point.region for point in points)}
    lines: list[Line] = []
    lacking: list[str] = []
    for name, listed in things(query):
        line = _line(name, points, rows, query, library)
        if line is not None and not line.rows:
            return None  # a point has several figures that differ
        if line is not None:
            lines.append(line)
        elif listed and in_full(name) != canonical(name):
            lacking.append(name)
        elif listed or _names_something(name, library):
            return None
    return Abreast(points, tuple(lines), tuple(lacking)) if lines else None


def _asks(query: Query) -> bool:
    """Whether figures are held against each other and nothing else is asked."""
    held = query.operations & _COMPARED or _words()["held"].search(query.text)
    if query.wants == "target" and any(filters.is_compared_with(year, query) for year in query.years):
        return False  # the goal of one year beside what was reached in another
    return bool(held) and query.operations <= _ALLOWED and not (
        query.asker or query.leans or query.unknown_regions or query.refusal != Reason.NONE or query.kinds & {"support", "responsibility", "how", "why", "document"})


def _points(query: Query, library: Library) -> tuple[Point, ...]:
    """Each place named in each year named; of yearly reports the place and year that they are of. () where places and years are not told so."""
    own = [own_year(Point(document=id), library) for id in query.documents]
    if not all(own):
        return ()
    homes = dict.fromkeys(library.cards[id].meta.region for id in query.documents)
    places = tuple(dict.fromkeys((*query.regions, *homes)))
    years = set(query.years)
    if query.documents:
        if query.wants != "target" or years - set(own):
            return ()  # what a report tells of the year before is read elsewhere
        years = {year for year in own if year}
    elif {(point.region, point.year) for point in query.points} != set(product(places, years)):
        return ()  # each place has a year of its own
    if len(years) == 1 and _words()["before"].search(query.text):
        years |= {next(iter(years)) - 1}
    if not places or not years or not all(library.of_regions([place]) for place in places):
        return ()
    return tuple(Point(region=place, year=year) for place, year in product(places, sorted(years)))


def things(query: Query) -> Iterator[tuple[str, bool]]:
    """The things that the question names, and whether each is one of a list."""
    for run in query.topic:
        parts = [part for part in _LISTED.split(run) if len(part) >= _SHORT]
        at = query.text.find(run)
        beside = f"{query.text[at - 1 : at]}{query.text[at + len(run) : at + len(run) + 1]}" if at >= 0 else ""
        for part in parts or [run]:
            yield part, len(parts) > 1 or _LISTED.search(beside) is not None


def _names_something(name: str, library: Library) -> bool:
    """Whether a name that no figure has is mostly of words that figures are called by."""
    text = canonical(name)
    grams = [text[at : at + 2] for at in range(len(text) - 1)]
    return len(text) > _SHORT and sum(map(library.terms.in_names, grams)) > _KNOWN * len(grams)


def _line(name: str, points: Sequence[Point], rows: Mapping[str, Sequence[Target]], query: Query, library: Library) -> Line | None:
    """The figures of one thing: of the role and the measure that all points have rows of, else of those that most have; None where fewer than two
    have one; without rows where a point has several that differ."""
    called = in_full(name)
    of_places = {place: fitting(called, found, library) for place, found in rows.items()}
    of_rate = _words()["rate"].search(f"{query.text}，{name}，") is not None and not _words()["level"].search(query.text)
    roles = (query.wants,) if query.wants else ("actual", "target")
    told = roles_of(query.text, [point.year for point in points])
    best: tuple[Target | None, ...] = ()
    for usual, kinds in [(status, kinds) for status in roles for kinds in _measures(status, of_rate=of_rate)]:
        found: list[Target | None] = []
        for point in points:
            role = told.get(point.year, usual)
            cell = [row for row in of_places[point.region] if row.year == point.year and row.status == role and row.measure in kinds
                    and (not of_rate or metrics.family(row.unit) == "share")]
            own = _of_own_report(cell, point, role, called, query, library)
            if len({(row.value, row.value_max, row.unit) for row in own}) > 1:
                return Line(name, ())
            found.append(own[0] if own else None)
        if sum(map(bool, found)) > sum(map(bool, best)):
            best = tuple(found)
        if all(best) and best:
            break
    return Line(name, best) if sum(map(bool, best)) > 1 else None


def roles_of(text: str, years: Sequence[int | None]) -> dict[int | None, str]:
    """Of years that a question names together with a goal of one and an outcome of another (2026年的目标比2025年实际) which is which; nothing
    where it does not tell them apart so."""
    named = [match for match in _YEAR.finditer(text) if int(match[0]) in years]
    if not named:
        return {}  # a five-year plan names its years in no digits
    ends = [*(match.start() for match in named[1:]), len(text)]
    told: dict[int | None, str] = {}
    for match, end in zip(named, ends, strict=True):
        behind = text[match.end() : end]
        said = {role for role, words in (("target", vocabulary().goal_of), ("actual", vocabulary().actual)) if words.search(behind)}
        if len(said) == 1:
            told.setdefault(int(match[0]), said.pop())
    return told if len(set(told.values())) > 1 else {}


def _measures(role: str, *, of_rate: bool) -> tuple[tuple[str, ...], ...]:
    """What rows may measure, the likeliest first: how much a thing grew in the past stands for how much there is of it nowhere; goals are mostly set so."""
    if of_rate:
        return (_RATES, _LEVELS, _CHANGES)
    return (_LEVELS, _CHANGES) if role == "actual" else (_LEVELS, _RATES, _CHANGES)


def fitting(called: str, rows: Sequence[Target], library: Library) -> list[Target]:
    """The rows of a place as a whole that are called so, by the catalogue or by their words; where none are, those called nearly so."""
    whole = [row for row in rows if row.scope in filters.WHOLE or row.scope == row.region]
    key, bare = link(called), normalise(called)
    same = [row for row in whole if (row.key == key and not difference(row.indicator, called)) or normalise(_COUNT.sub("", canonical(row.indicator))) == bare]
    if same:
        return same
    asked = Asked.of((called,), called, library)
    near = [(row, named) for row in whole if (named := asked.row(row, library, _FIT)) is not None]
    return [row for row, named in near if asked.share(named.explained) >= _EXPLAINED]


def _of_own_report(rows: Sequence[Target], point: Point, role: str, called: str, query: Query, library: Library) -> list[Target]:
    """The rows of a point, an average of years only where it is asked for: of the yearly report that sets the goals of its year, or tells what was
    reached in it, where that has some; there those called most like what is asked; of what was reached the figure itself rather
    than what it is above (突破3万亿元)."""
    averaged = _words()["average"].search(query.text) is not None
    kept = [row for row in rows if averaged or not _words()["average"].search(f"{row.indicator}{row.quote}")]
    teller = (point.year or 0) + (role == "actual")
    own = [row for row in kept if own_year(Point(document=row.document), library) == teller] or kept
    exact = [row for row in own if normalise(canonical(row.indicator)) == normalise(called)] or own
    return [row for row in exact if role == "actual" and row.bound == "="] or exact
