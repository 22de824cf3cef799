"""Whether a quote stands in the documents, where, and if not, what comes nearest and how it differs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from assistant.answer import the_library
from assistant.doors.fields import NAME, Number, Reply, Request, field, known, words_field
from index.library import Library
from index.records import Document, Passage, Section

MOST, NEAR, HITS = 20, 3, 12
"""Places told of a quote, near ones told where there is none, and passages looked at for those."""
ALIKE = 55
"""Per cent from which a passage comes near a quote."""
_MARKS = str.maketrans(dict.fromkeys("“”„‟『』「」", '"') | dict.fromkeys("‘’", "'"))


class Quote(Request):
    """What is said to be a quote, and of which document, if that is known."""

    quote: str = words_field("claimed_quote")
    document: str = field("document", "", max_length=NAME)


class PlaceRow(Reply):
    """Where words stand in a document."""

    document: str = field("document_id")
    title: str = field("title")
    number: str = field("number")
    path: list[str] = field("path")
    quote: str = field("quote")
    start: int = field("start")
    end: int = field("end")
    page: int | None = field("page")


class DifferenceRow(Reply):
    """One difference between the words asked about and the document's."""

    yours: str = field("yours")
    source: str = field("in_source")


class NearPlace(PlaceRow):
    """Words that come near, and how they differ."""

    similarity: Number = field("similarity")
    differences: list[DifferenceRow] = field("differences")


class Verified(Reply):
    """Whether the quote is verbatim ("verbatim"), but for blanks, widths and quotation marks ("spacing"), or not there ("absent")."""

    result: Literal["verbatim", "spacing", "absent"] = field("verification")
    places: list[PlaceRow] = field("places")
    nearest: list[NearPlace] = field("near_places")


def verify_quote(asked: Quote) -> Verified:
    """The places where the quote stands, at most `MOST`; where it stands nowhere, what comes nearest."""
    library = the_library()
    ids = [known(asked.document, library)] if asked.document else None
    wanted = asked.quote.strip() or asked.quote
    places = _first(_verbatim(wanted, ids or library.cards, library), MOST)
    if places:
        return Verified(result="verbatim", places=places, nearest=[])
    near = _near(wanted, ids, library)
    places = _first((place for id in dict.fromkeys(one.document for one in near) for place in _folded(wanted, library.document(id), library)), MOST)
    if places:
        return Verified(result="spacing", places=places, nearest=[])
    return Verified(result="absent", places=[], nearest=_nearest(wanted, near, library))


def _first(places: Iterator[PlaceRow], most: int) -> list[PlaceRow]:
    return [place for place, _ in zip(places, range(most), strict=False)]


def _near(quote: str, ids: Sequence[str] | None, library: Library) -> list[Passage]:
    """The passages (of these documents) that a search for the quote finds."""
    return list(library.passages([hit.id for hit in library.search_passages(quote, HITS, ids)]).values())


def _verbatim(quote: str, ids: Iterable[str], library: Library) -> Iterator[PlaceRow]:
    for id in ids:
        document = library.document(id)
        start = document.text.find(quote)
        while start >= 0:
            yield _place(document, start, start + len(quote), library)
            start = document.text.find(quote, start + 1)


def _folded(quote: str, document: Document, library: Library) -> Iterator[PlaceRow]:
    """The places where the quote stands but for blanks, widths and the form of quotation marks."""
    signs = [(sign, place) for place, char in enumerate(document.text) for sign in _fold(char)]
    text, wanted = "".join(sign for sign, _ in signs), _fold(quote)
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        yield _place(document, signs[start][1], signs[start + len(wanted) - 1][1] + 1, library)
        start = text.find(wanted, start + 1)


def _fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).translate(_MARKS).split())


def _nearest(quote: str, passages: Sequence[Passage], library: Library) -> list[NearPlace]:
    """The stretches of the passages that come nearest to the quote, best first."""
    from rapidfuzz import fuzz

    found = []
    for passage in passages:
        alike = fuzz.partial_ratio_alignment(quote, passage.text, score_cutoff=ALIKE)
        if alike is None or alike.dest_end <= alike.dest_start:
            continue
        document = library.document(passage.document)
        place = _place(document, passage.start + alike.dest_start, passage.start + alike.dest_end, library)
        found.append(NearPlace(**place.model_dump(), similarity=round(alike.score / 100, 3), differences=_differences(quote, place.quote)))
    return sorted(found, key=lambda place: -place.similarity)[:NEAR]


def _differences(yours: str, source: str) -> list[DifferenceRow]:
    changes = SequenceMatcher(None, yours, source, autojunk=False).get_opcodes()
    return [DifferenceRow(yours=yours[a:b], source=source[c:d]) for kind, a, b, c, d in changes if kind != "equal"]


def _place(document: Document, start: int, end: int, library: Library) -> PlaceRow:
    card = library.cards[document.id]
    return PlaceRow(
        document=document.id, title=card.title, number=card.meta.number, path=list(_path(library.sections(document.id), start)),
        quote=document.text[start:end], start=start, end=end, page=document.page(start),
    )


def _path(sections: tuple[Section, ...], place: int) -> tuple[str, ...]:
    """The headings over a place."""
    inside = [section for section in sections if section.start <= place < section.end]
    return inside[-1].path if inside else ()
