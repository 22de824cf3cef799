"""The documents of the library, and the passages of one."""

from __future__ import annotations

from assistant.answer import the_library
from assistant.doors.fields import NAME, Number, Reply, Request, Whole, Year, field, known
from assistant.doors.searching import PassageRow, row
from assistant.page.filters import Filter, chosen_cards
from index.library import Library
from index.schema import Card

MOST = 500


class DocumentQuery(Request):
    """Which documents are wanted."""

    words: str = field("document_words", "", max_length=NAME)
    document: str = field("document", "", max_length=NAME)
    region: str = field("region", "", max_length=NAME)
    plan: str = field("plan", "", max_length=NAME, examples=["2021-2025"])
    year: Year | None = field("year", None)
    offset: Whole = field("offset", 0, ge=0, le=1_000_000)
    limit: Whole = field("limit", 50, ge=1, le=MOST)


class DocumentRow(Reply):
    """What is known of a document."""

    id: str = field("document_id")
    title: str = field("title")
    number: str = field("number")
    issuer: str = field("issuer")
    region: str = field("of_region")
    level: str = field("level")
    published: str = field("published")
    effective: str = field("effective")
    valid_until: str = field("valid_until")
    status: str = field("validity")
    period: list[int] | None = field("period_years")
    superseded_by: str = field("superseded_by")
    recognised: bool = field("recognised")
    characters: int = field("characters")
    passages: int = field("passage_count")
    targets: int = field("target_count")
    rules: int = field("rule_count")
    coverage: Number = field("coverage")


class Documents(Reply):
    """Those that fit: how many there are, and the ones asked for."""

    total: int = field("total")
    documents: list[DocumentRow] = field("document_rows")


class PassageQuery(Request):
    """Which passages of a document are wanted."""

    document: str = field("document", min_length=1, max_length=NAME)
    offset: Whole = field("offset", 0, ge=0, le=1_000_000)
    limit: Whole = field("limit", 50, ge=1, le=MOST)


class Passages(Reply):
    """How many passages the document has, and the ones asked for, in text order."""

    total: int = field("total")
    passages: list[PassageRow] = field("passages")


def list_documents(asked: DocumentQuery) -> Documents:
    """The documents that fit, in library order. Raises Failure where one is asked for that the library has not."""
    library = the_library()
    if asked.document:
        known(asked.document, library)
    wanted = Filter(words=asked.words, document=asked.document, region=asked.region, plan=asked.plan, year=str(asked.year) if asked.year is not None else "")
    found = chosen_cards(library.cards, wanted)
    return Documents(total=len(found), documents=[_row(card, library) for card in found[asked.offset : asked.offset + asked.limit]])


def list_passages(asked: PassageQuery) -> Passages:
    """The passages of a document. Raises Failure where the library has no such document."""
    library = the_library()
    found = library.passages_of(known(asked.document, library))
    return Passages(total=len(found), passages=[PassageRow(**row(one, library)) for one in found[asked.offset : asked.offset + asked.limit]])


def _row(card: Card, library: Library) -> DocumentRow:
    meta = card.meta
    return DocumentRow(
        id=card.id, title=card.title, number=meta.number, issuer=meta.issuer, region=meta.region, level=meta.level, published=meta.published,
        effective=meta.effective, valid_until=meta.valid_until, status=meta.status, period=list(meta.period) if meta.period else None,
        superseded_by=library.superseded.get(card.id, ""), recognised=card.recognised, characters=card.characters, passages=card.passages,
        targets=card.targets, rules=card.rules, coverage=round(card.coverage, 4),
    )
