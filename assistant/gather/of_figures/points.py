"""The points of a question as they are looked up: what the dialogue gives filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.gather.of_figures.reports import of_reports, own_year
from assistant.records import Point, Query
from index.library import Library

_CLAUSE = re.compile(r"[，。；？！]")
_ASKS = re.compile(r"多少|几")
_BLANK = re.compile(r"，{3,}")
_NAME = re.compile(r"，*(?P<name>(?:(?:19|20)\d\d年)?[^\d，]{3})")


def points(query: Query, library: Library) -> tuple[Point, ...]:
    """The points that the question sets side by side; one without anything where it names none."""
    earlier = _before_document(query)
    found = tuple(_within(_freed(point, earlier, library), library, len(query.points) > 1) for point in query.points) or (Point(),)
    found = _with_place(found, library)
    if not query.points and len(query.documents) > 1:
        found = tuple(Point(document=id) for id in query.documents)
    if not query.years and query.soft_years:
        found = tuple(replace(point, year=year) for point in found for year in query.soft_years if point.year is None) or found
    home = query.regions[0] if len(query.regions) == 1 else "" if query.regions or query.documents else _of_reports(query.soft_documents, library)
    if home:
        apart = any(point.region == home for point in found)
        found = tuple(
            point if point.region or point.document or (apart and _named_later(home, point, query.text))
            else replace(point, region=home) for point in found
        )
    found = tuple(
        replace(point, document=query.documents[0])
        if len(query.documents) == 1 and not point.document and not point.region and not query.soft_documents
        and point.year not in earlier and _reaches(library, query.documents[0], point.year)
        else point
        for point in found
    )
    found = of_reports(found, query, library)
    if any(point.year for point in found):
        bare = [point for point in found if point.year is None]
        found = tuple(
            point for point in found
            if point not in bare or not any(other.year and (not point.region or point.region in (other.region, _region(library, other)))
                                            and (not point.document or point.document == other.document) for other in found)
        )
    if "first" in query.operations or ("trend" in query.operations and len(query.years) == 2):
        found = tuple(replace(point, year=None) for point in found)
    return tuple(dict.fromkeys(found))


def _of_reports(documents: Sequence[str], library: Library) -> str:
    """The place whose yearly reports the documents are, "" where they are others or of several places: a year asked for after one of them
    is told by another of them."""
    homes = {library.cards[id].meta.region for id in documents if own_year(Point(document=id), library)}
    return next(iter(homes)) if len(homes) == 1 and all(own_year(Point(document=id), library) for id in documents) else ""


def _with_place(found: tuple[Point, ...], library: Library) -> tuple[Point, ...]:
    """The points; one of a place and a year and one of a document of that place made one where there are just these two: the place only
    says whose document it is ("某县2024年旅游产业的产值" where a document is called 旅游产业)."""
    places = [point for point in found if point.region and point.year and not point.document]
    documents = [point for point in found if point.document and point.year is None and not point.region]
    if len(found) != 2 or len(places) != 1 or len(documents) != 1 or _region(library, documents[0]) != places[0].region:
        return found
    return (replace(documents[0], region=places[0].region, year=places[0].year),)


def _before_document(query: Query) -> frozenset[int]:
    """The years that the question asks about in clauses before the one that names its only document with a year of its own:
    "2015年有多少家，某方案2022年目标多少" gives 2015; none where no year goes with the document."""
    if len(query.documents) != 1 or len(query.years) < 2:
        return frozenset()
    runs = (_NAME.match(query.text, run.start(), run.end()) for run in _BLANK.finditer(query.bare))
    place = next((run.start("name") for run in runs if run is not None), -1)
    start = max((stop.end() for stop in _CLAUSE.finditer(query.text, 0, max(place, 0))), default=0)
    end = next((stop.start() for stop in _CLAUSE.finditer(query.text, max(place, 0))), len(query.text))
    asked = {year: query.text.find(f"{year}年") for year in query.years}
    if place < 0 or not any(start <= at < end for at in asked.values()):
        return frozenset()
    return frozenset(year for year, at in asked.items() if 0 <= at < start and _ASKS.search(query.text, at, start))


def _freed(point: Point, earlier: frozenset[int], library: Library) -> Point:
    """A point without its document where its year is named before and apart from that."""
    return Point(region=_region(library, point), year=point.year) if point.document and point.year in earlier else point


def _named_later(region: str, point: Point, text: str) -> bool:
    """Whether the text names the region only in a clause after the one with the point's year."""
    year = text.find(f"{point.year}年")
    place = min((at for name in (region, region[:2]) if (at := text.find(name)) >= 0), default=-1)
    return 0 <= year < place and _CLAUSE.search(text, year, place) is not None


def _within(point: Point, library: Library, several: bool) -> Point:
    """A point whose year its document's plan cannot have: of several, the year is meant of another document, or none."""
    if not several or not point.document or point.year is None or _reaches(library, point.document, point.year) or own_year(point, library):
        return point
    return Point(region=_region(library, point), year=point.year)


def _region(library: Library, point: Point) -> str:
    return library.cards[point.document].meta.region if point.document else ""


def _reaches(library: Library, document: str, year: int | None) -> bool:
    """Whether a document's plan period can have a figure for the year."""
    period = library.cards[document].meta.period
    return year is None or period is None or year <= period[1]
