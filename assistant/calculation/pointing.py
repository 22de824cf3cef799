"""The points that clauses mean without naming them whole: those behind, those before with what they leave out, the year before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.calculation.clause import Clause, Side
from assistant.calculation.lookup import Term
from assistant.calculation.things import Frame
from assistant.records import AskerFigure, Point, Query
from index.library import Library
from index.quantities import chinese_number

_YEAR_BEFORE = re.compile(r"(?:上|前)一?年(?![级以])|去年|(?P<count>[二两三四五六七八九十]|\d{1,2})年(?:之|以)?前")


def points_ahead(read: Sequence[Clause], at: int) -> tuple[Point, ...]:
    """The points named behind a clause that names things but no points: those of the clauses up to the next that names things."""
    found: list[Point] = []
    for clause in read[at + 1 :]:
        sides = [side for parts in clause.sides for side in parts]
        if any(side.phrases for side in sides):
            break
        found += [point for side in sides for point in side.points]
    return tuple(dict.fromkeys(found)) if any(point.year or point.document for point in found) else ()


def a_year_before(side: Side, frame: Frame) -> tuple[Point, ...]:
    """The points a year or so many years before those last spoken of, where a side means them by that (比上一年, 五年前); nothing where it
    does not."""
    match = _YEAR_BEFORE.search(side.text)
    if match is None:
        return ()
    back = 1 if match["count"] is None else int(chinese_number("二" if match["count"] == "两" else match["count"]) or match["count"])
    last = [one for one in frame.known if one.row is not None and one.year and one.phrase in frame.phrases]
    return tuple(dict.fromkeys(Point(region=one.region, year=(one.year or 0) - back) for one in last if one.year == max(other.year or 0 for other in last)))


def point_of(figure: AskerFigure, points: Sequence[Point]) -> Point | None:
    """The one of several points whose year stands last before a figure ("从2022年的千家到2027年的1500家"), None where that is the first one."""
    named = [point for point in points if point.year and str(point.year) in figure.about]
    last = max(named, key=lambda point: figure.about.rfind(str(point.year)), default=None)
    return last if last is not None and last != points[0] else None


def at_home(points: tuple[Point, ...], query: Query) -> tuple[Point, ...]:
    """The points without those of documents that only the clause by itself could mean ("2026年报告": the reports of all places), where the
    whole question means others of its documents."""
    kept = tuple(point for point in points if not point.document or point.document in query.documents)
    return kept if any(point.document for point in kept) else points


def completed_points(points: tuple[Point, ...], frame: Frame, library: Library) -> tuple[Point, ...]:
    """The points of a side with the region or the years that only a clause before it names."""
    if not points:
        return ()
    years = [year for year in dict.fromkeys(point.year for point in frame.points) if year]
    homes = list(dict.fromkeys(point.document for point in frame.points if point.document))
    regions = {point.region or library.cards[point.document].meta.region for point in frame.points if point.region or point.document} - {""}
    found: list[Point] = []
    for point in points:
        if point.year is None and years and (not point.document or _reaches(library, point.document, years)):
            found += [replace(point, year=year) for year in years]
        elif point.year and not point.region and not point.document and len(homes) == 1 and _planned(library, homes[0], point.year):
            found.append(replace(point, document=homes[0]))
        elif not point.region and not point.document and len(regions) == 1:
            found.append(replace(point, region=next(iter(regions))))
        else:
            found.append(point)
    return tuple(dict.fromkeys(found))


def _reaches(library: Library, document: str, years: Sequence[int]) -> bool:
    period = library.cards[document].meta.period
    return period is not None and all(period[0] <= year <= period[1] for year in years)


def _planned(library: Library, document: str, year: int) -> bool:
    """Whether a year is one of a document's plan for several years, or the one from which it starts."""
    period = library.cards[document].meta.period
    return period is not None and period[1] - period[0] > 1 and period[0] - 1 <= year <= period[1]


def at_points(points: tuple[Point, ...], own: Sequence[Term]) -> tuple[Term, ...]:
    """Those of the figures found before that are of some points, each of which has one; else nothing."""
    found: list[Term] = []
    for point in points:
        here = [one for one in own if (point.year is None or one.year == point.year) and (not point.region or one.region == point.region)
                and (not point.document or (one.row is not None and one.row.document == point.document))]
        if not here:
            return ()
        found += here
    return tuple(dict.fromkeys(found))
