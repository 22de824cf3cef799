"""Which documents hold for the asker: those of the places that he names, of wider ones and of the whole country."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.records import Query
from index.counties import find_counties
from index.library import Library
from index.regions import NATION, find_regions


def documents_for(query: Query, library: Library) -> list[str] | None:
    """The documents that the question names, else those of the dialogue, else those of the regions named; None for all."""
    if query.documents:
        return list(query.documents)
    if query.soft_documents:
        return list(query.soft_documents)
    inside = library.of_regions(query.regions)
    if not inside:
        return None
    return [*inside, *(id for id in library.of_regions([""]) if named_after(id, query.regions, library))]


def named_after(document: str, places: Collection[str], library: Library) -> bool:
    """Whether a document of which no region is known has one of the places in its id or its titles."""
    card = library.cards[document]
    words = "".join((document, card.title, *card.meta.aliases))
    return any((place[:-1] if len(place) > 2 else place) in words for place in places)


def speaks_of(regions: Collection[str], text: str) -> bool:
    """Whether the text names all these regions, in full or short form; so much is asked of evidence for a place that no
    document of the library is about."""
    return all(name in text or (len(name) > 2 and name[:-1] in text) for name in regions)


def documents_in_force(query: Query, library: Library) -> list[str] | None:
    """The documents that the question names or leans on, else those in force in the regions it names; None for all."""
    named = documents_for(query, library)
    if named is None or query.documents or query.soft_documents:
        return named
    places = {region for place in query.regions for region in _holding(place)}
    return library.of_regions([*places, ""])


def _holding(place: str) -> set[str]:
    """The regions whose documents hold in `place`: it is the same, a wider one or the whole country."""
    return {NATION, place, *(name for one in find_regions(place) for name in one.parent.split("/"))}


def holds_in(region: str, place: str) -> bool:
    """Whether what is issued for `region` holds in `place`: it is the same, a wider one or the whole country."""
    above = {*(name for one in find_regions(place) for name in one.parent.split("/")), *(parent for one in find_counties(place) for parent in one.parents)}
    return region in ("", NATION, place, *above) or any(one.parent == region for name in above for one in find_regions(name))


def set_aside(document: str, query: Query, library: Library) -> bool:
    """Whether a document that the question does not name has been superseded, or is of another place than those that the question names."""
    elsewhere = bool(query.regions) and not any(holds_in(library.cards[document].meta.region, place) for place in query.regions)
    return document not in query.documents and (elsewhere or document in library.superseded)


def in_force(documents: Sequence[str], query: Query, library: Library) -> list[str]:
    """Those of the documents that hold in a place of the question, superseded ones left out."""
    places = (*query.regions, *query.unknown_regions)
    regions = {id: library.cards[id].meta.region for id in documents if id not in library.superseded}
    return [id for id, region in regions.items() if not places or any(holds_in(region, place) for place in places)]


_COUNTED = frozenset({"figure", "count"})
"""What is asked so is another number in each place."""


def answers_for(query: Query, document: str, text: str, library: Library) -> bool:
    """Whether `text` of the document may answer for all places of which the library has no document of their own: it names them, or
    support is asked for, or what the document named, or one of rules, lays down in words, and it holds there too."""
    region = library.cards[document].meta.region or _named(document, query, library)
    in_words = not query.kinds & _COUNTED and (document in query.documents or library.cards[document].of_rules)
    laid_down = "support" in query.kinds or in_words
    held = laid_down and region and all(holds_in(region, place) for place in query.unknown_regions)
    return bool(held) or speaks_of(query.unknown_regions, text)


def _named(document: str, query: Query, library: Library) -> str:
    """The place of the question after which a document of no known region is named, "" if none."""
    return next((place for place in query.regions if named_after(document, [place], library)), "")
