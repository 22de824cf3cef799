"""Of very many documents that bear the name a question says, the few that it most likely means."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from assistant.records import Query
from index.library import Library
from prompts import say

_MANY = 16
"""More documents than these are not all looked into: nobody means as many with one name, and an answer could not set them side by side."""
_KEPT = 4
_ROWS, _PASSAGES = 240, 50


def likeliest(query: Query, library: Library) -> Query:
    """The question, asked of the documents whose rows and passages fit its words best where it names very many; it then tells so."""
    many = query.documents if len(query.documents) > _MANY else query.soft_documents
    if len(many) <= _MANY:
        return query
    text = " ".join(query.words) or query.text
    rows = library.homes(text, _ROWS, many)
    hits = library.search_passages(text, _PASSAGES, many)
    passages = library.passages([hit.id for hit in hits])
    told = dict.fromkeys(passages[hit.id].document for hit in hits)
    fitting = (id for pair in zip_longest(told, rows) for id in pair if id is not None)
    kept = list(dict.fromkeys(chain(fitting, many)))[:_KEPT]
    return replace(_only(query, many, kept), assumed=(*query.assumed, say("understand.many")))


def as_in(whole: Query, piece: Query) -> Query:
    """A piece of a question by itself, asked of those of the very many documents that its names say of which the whole is asked."""
    many = piece.documents if len(piece.documents) > _MANY else piece.soft_documents
    if len(many) <= _MANY:
        return piece
    meant = {*whole.documents, *whole.soft_documents}
    return _only(piece, many, [id for id in many if id in meant][:_MANY] or many[:_KEPT])


def _only(query: Query, many: Sequence[str], kept: Collection[str]) -> Query:
    """The question without those of the `many` documents that are not `kept`."""
    gone = set(many).difference(kept)
    return replace(
        query,
        documents=tuple(id for id in query.documents if id not in gone),
        soft_documents=tuple(id for id in query.soft_documents if id not in gone),
        points=tuple(point for point in query.points if point.document not in gone),
    )
