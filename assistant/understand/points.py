"""Which region, document and year of a question belong together: 中卫2023年 … 自治区2022年 → two points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.records import Point


def pair(
    regions: Sequence[tuple[str, int]],
    documents: Sequence[tuple[str, int]],
    years: Sequence[tuple[int, int]],
    breaks: Sequence[int] = (),
    commas: Sequence[int] = (),
    figures: Sequence[int] = (),
) -> tuple[Point, ...]:
    """The points of a question from the names and the places at which they stand.

    A year goes with the regions and documents named since the year before it; several years in a row share them. Names
    after the last year share all years if no year stands with a name before. `breaks` are the places of commas and stops, `commas`
    those of list commas (、) as well:
    a document named before one does not share the year of a document named after it. `figures` are the places of figures that the question
    gives: a document with a figure of its own does not share the year behind that ("从某方案的250家到2027年的600家").
    """
    marks: list[_Mark] = sorted(
        [(place, "region", name) for name, place in regions]
        + [(place, "document", id) for id, place in documents]
        + [(place, "year", year) for year, place in years],
        key=lambda mark: mark[:2],
    )
    segments = _segments(marks, commas)
    if len(segments) > 1 and all(len(_of(segment, "year")) == 1 and len(segment) > 1 for segment in segments):
        # "2022年自治区目标、2023年中卫目标": each part names its own.
        return tuple(dict.fromkeys(point for segment in segments for point in _together(segment)))
    if _year_first(marks):
        # "2023年的中卫跟2022年的全区": each name has the year before it.
        return tuple(dict.fromkeys(point for at in range(0, len(marks), 2) for point in _together(marks[at : at + 2])))
    first = segments[0] if segments else []
    if len(segments) > 2 and _of(first, "document") and _of(first, "year") and any(_names_only(segment) for segment in segments[1:]):
        # "2018年方案的2020年目标、制造业方案、2027年目标": the first tells its year, the others do not share it.
        return tuple(dict.fromkeys(_alone(segment) for segment in segments))
    if _place_between(segments):
        # "制造业方案、中卫2023年、五年计划": a place named beside documents is a point of its own.
        return tuple(dict.fromkeys(_alone(segment) for segment in segments))
    return _in_order(marks, breaks, figures)


_IN_TURN = re.compile(r"一[个份][^，。；]{0,8}?(?:19|20)\d\d[^，。；、]{0,8}[、，]另?一[个份][^，。；]{0,8}?(?:19|20)\d\d")
"""Years told one for each of what was named before (一个管2020年、一个管2022年)."""


def in_turn(text: str, documents: Sequence[tuple[str, int]], years: Sequence[tuple[int, int]]) -> tuple[Point, ...]:
    """The points of two documents named first whose years are told after them in turn; () where they are not told so."""
    told = _IN_TURN.search(text)
    if told is None or len(documents) != 2 or len(years) != 2 or any(place > told.start() for _, place in documents):
        return ()
    return tuple(Point(document=id, year=year) for (id, _), (year, _) in zip(documents, years, strict=True))


_Mark = tuple[int, str, str | int]


def _segments(marks: Sequence[_Mark], breaks: Sequence[int]) -> list[list[_Mark]]:
    segments: list[list[_Mark]] = []
    at = -1
    for mark in marks:
        if not segments or any(at < stop < mark[0] for stop in breaks):
            segments.append([])
        segments[-1].append(mark)
        at = mark[0]
    return segments


def _of(marks: Sequence[_Mark], kind: str) -> list[str | int]:
    return [value for _, one, value in marks if one == kind]


def _year_first(marks: Sequence[_Mark]) -> bool:
    """Whether years and names take turns, a year first."""
    kinds = [kind == "year" for _, kind, _ in marks]
    return len(kinds) > 2 and len(kinds) % 2 == 0 and kinds == [True, False] * (len(kinds) // 2)


def _names_only(segment: Sequence[_Mark]) -> bool:
    return bool(_of(segment, "document")) and not _of(segment, "year")


def _place_between(segments: Sequence[Sequence[_Mark]]) -> bool:
    """Whether each part names one document or one place, or a document with its place, with one year at most, and a place follows a document without a
    year, another one than the document's."""
    single = all(part and max(len(_of(part, kind)) for kind in ("region", "document", "year")) < 2 and (_of(part, "region") or _of(part, "document")) for part in segments)
    return bool(single) and any(_names_only(first) and bool(_of(then, "region")) and _of(then, "region") != _of(first, "region") for first, then in pairwise(segments))


def _alone(segment: Sequence[_Mark]) -> Point:
    """The point of a part by itself."""
    names = {kind: next(iter(_of(segment, kind)), None) for kind in ("region", "document", "year")}
    year = names["year"]
    return Point(str(names["region"] or ""), str(names["document"] or ""), None if year is None else int(year))


def _together(segment: Sequence[_Mark]) -> list[Point]:
    """The names of one part with its one year; a region and a document of a part are one point."""
    year = int(_of(segment, "year")[0])
    regions, documents = [str(name) for name in _of(segment, "region")], [str(id) for id in _of(segment, "document")]
    if documents:
        return [Point(region=regions[0] if len(regions) == 1 else "", document=id, year=year) for id in documents]
    return [Point(region=name, year=year) for name in regions]


def _in_order(marks: Sequence[_Mark], breaks: Sequence[int], figures: Sequence[int]) -> tuple[Point, ...]:
    points: list[Point] = []
    open_: list[Point] = []
    last = ""
    waiting = False
    at = 0
    for place, kind, value in marks:
        parted = any(at < stop < place for stop in breaks)
        told = last == "document" and kind == "year" and any(at < stop < place for stop in figures)
        at = place
        if told:
            points.extend(open_)
            open_ = [Point()]
        if kind == "year":
            points.extend(replace(slot, year=int(value)) for slot in open_ or [Point()])
            waiting = False
        else:
            fresh = Point(region=str(value)) if kind == "region" else Point(document=str(value))
            if last == "year" or not open_:
                open_ = [fresh]
            elif last == kind and kind == "document" and parted:
                points.extend(open_)
                open_ = [fresh]
            elif last == kind:
                open_.append(fresh)
            elif kind == "region" and not open_[-1].region:
                open_[-1] = replace(open_[-1], region=str(value))
            elif kind == "document" and not open_[-1].document:
                open_[-1] = replace(open_[-1], document=str(value))
            else:
                open_.append(fresh)
            waiting = True
        last = kind
    if waiting:
        named = any(point.region or point.document for point in points)
        asked = [point.year for point in points]
        if points and not named:
            points = [replace(slot, year=year) for slot in open_ for year in asked]
        else:
            points.extend(open_)
    return tuple(dict.fromkeys(points))
