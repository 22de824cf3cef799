"""Points of yearly reports as they are meant: a report of a year tells the goals of that year and what was reached in the year before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.records import Point, Query
from assistant.vocabulary import vocabulary
from index.library import Library
from index.records import Target

_LAST_YEAR = re.compile(r"报告(?:里|中|上)?(?:说|讲|写|公布|提到)?的?(?:去年|上一?年)")
_SEVERAL = 2
_ADDED = re.compile(r"(?:新增|净增)$")
"""What was added in the year, beside how many there are."""
_TOLD_OF = (("target", 0), ("actual", 1))
"""What a yearly report tells: the goals of its own year, and what was reached so many years before."""
_TOLD = re.compile(r"[^，。；？！]{0,4}(?:公布|通报|说|写|讲|回顾|总结|披露)?[^，。；？！]{0,2}(?:实际|完成|实绩|达到了|做到了|完成数)")


def of_reports(points: tuple[Point, ...], query: Query, library: Library) -> tuple[Point, ...]:
    """The points, those of yearly reports turned to the year that is meant.

    The year after a report's is asked of the next report of its place, beside the report's own goal; where what a report says
    was reached is asked, its point is of the year before. Of
    several reports of one place each year is asked of the one that tells it: its goals of its own, what was reached of the next.
    """
    found: list[Point] = []
    for point in points:
        own = own_year(point, library)
        found += [point] if own is None else _of_report(point, own, query, library)
    return tuple(dict.fromkeys(found))


def own_year(point: Point, library: Library) -> int | None:
    """The year of the report that a point names; None where it names none."""
    period = library.cards[point.document].meta.period if point.document else None
    return period[0] if period is not None and period[0] == period[1] else None


def side_by_side(cells: Sequence[tuple[Point, tuple[Target, ...]]], wants: str, library: Library) -> list[tuple[Target, ...]]:
    """The rows of each cell; those of several reports held to one kind of year where each has such rows: the goals for its own year, or
    what it tells of the year before. `wants` says which, where the question does; else levels are held against levels."""
    own = [own_year(point, library) if point.year is None else None for point, _ in cells]
    if sum(year is not None for year in own) < _SEVERAL:
        return [rows for _, rows in cells]
    for status, later in sorted(_TOLD_OF, key=lambda one: one[0] != wants):
        kept = [rows if year is None else tuple(row for row in rows if row.status == status and row.year == year - later)
                for (_, rows), year in zip(cells, own, strict=True)]
        if all(kept) and (wants or len({row.measure for rows in kept for row in rows}) == 1):
            whole = [tuple(row for row in rows if not _ADDED.search(row.indicator)) for rows in kept]
            return whole if all(whole) else kept
    return [rows for _, rows in cells]


def _of_report(point: Point, own: int, query: Query, library: Library) -> list[Point]:
    words, region = vocabulary(), library.cards[point.document].meta.region
    outcome = words.actual.search(query.text) is not None or words.done.search(query.text) is not None
    if point.year is None:
        told = _LAST_YEAR.search(query.text) or (outcome and tells(own, query.text))
        return [replace(point, year=own - 1)] if told else [point]
    if point.year > own and len(query.documents) > 1 and str(own) in query.text:
        return [replace(point, year=None)]
    if len(query.documents) > 1 and point.year in (own, own - 1):
        teller = point.year if query.wants == "target" else point.year + 1
        return [point] if own == teller or teller not in _own_years(query, region, library) else []
    if not region or len(query.documents) > 1:
        return [point]
    if point.year == own + 1:
        return [Point(region=region, year=own), Point(region=region, year=point.year)]
    return [point]


def _own_years(query: Query, region: str, library: Library) -> set[int | None]:
    """The years of the reports of a place that the question names."""
    return {own_year(Point(document=id), library) for id in query.documents if library.cards[id].meta.region == region}


def tells(year: int, text: str) -> bool:
    """Whether the words right after the report of a year ask what it says was reached."""
    return any(_TOLD.match(text, match.end()) for match in re.finditer(rf"{year}年?[^，。；？！]{{0,12}}?报告(?:里|中|上)?", text))
