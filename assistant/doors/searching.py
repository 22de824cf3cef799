"""Passages nearest to a text, with their place."""

from __future__ import annotations

from typing import Any, Literal

from assistant.doors.fields import (
    Number,
    Reply,
    Request,
    Restriction,
    Whole,
    field,
    library_within,
    scope_field,
    words_field,
)
from index.library import Library
from index.records import Passage

MOST = 50


class Search(Request):
    """What is looked for."""

    query: str = words_field("query")
    limit: Whole = field("limit", 10, ge=1, le=MOST)
    scope: Restriction = scope_field()


class PassageRow(Reply):
    """A passage and where it stands."""

    document: str = field("document_id")
    title: str = field("title")
    number: str = field("number")
    passage: int = field("passage")
    path: list[str] = field("path")
    text: str = field("text")
    context: str = field("context")
    kind: Literal["clause", "row"] = field("kind")
    page: int | None = field("page")
    start: int = field("start")
    end: int = field("end")


class FoundPassage(PassageRow):
    """A passage with how well it fits."""

    score: Number = field("score")
    confidence: Number = field("hit_confidence")


class Found(Reply):
    """The passages, best first."""

    passages: list[FoundPassage] = field("passages")


def search(asked: Search) -> Found:
    """The passages that are nearest to the words."""
    library = library_within(asked.scope)
    if not library.cards:
        return Found(passages=[])
    hits = library.search_passages(asked.query, asked.limit)
    passages = library.passages([hit.id for hit in hits])
    return Found(passages=[
        FoundPassage(**row(passages[hit.id], library), score=round(hit.score, 4), confidence=round(hit.confidence, 4))
        for hit in hits if hit.id in passages
    ])


def row(passage: Passage, library: Library) -> dict[str, Any]:
    """The fields of a `PassageRow`."""
    card = library.cards[passage.document]
    return {
        "document": passage.document, "title": card.title, "number": card.meta.number, "passage": passage.number, "path": list(passage.path),
        "text": passage.text, "context": passage.context, "kind": passage.kind, "page": passage.page, "start": passage.start, "end": passage.end,
    }
