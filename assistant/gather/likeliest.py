"""Of very many documents that bear the name a question says, the few that it most likely means."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, zip_longest

from assistant.records import Query
from index.library import Library
from prompts import say

_MANY = 16
"""More documents than these are not all looked into: nobody means as many with one name, and an answer could not set them side by side."""
_KEPT = 8
_ROWS, _PASSAGES = 240, 50


def likeliest(query: Query, library: Library) -> Query:
    """The question, asked of the documents whose rows and passages fit its words best where it names very many; it then tells so."""
    many = query.documents if len(query.documents) > _MANY else query.soft_documents
    if len(many) <= _MANY:
        return query
    text = " ".join(query.words) or query.text
    rows = dict.fromkeys(row.document for row in library.search_targets(text, _ROWS, many))
    hits = library.search_passages(text, _PASSAGES, many)
    passages = library.passages([hit.id for hit in hits])
    told = dict.fromkeys(passages[hit.id].document for hit in hits)
    fitting = (id for pair in zip_longest(told, rows) for id in pair if id is not None)
    kept = set(list(dict.fromkeys(chain(fitting, many)))[:_KEPT])
    return replace(
        query,
        documents=tuple(id for id in query.documents if id in kept) if many is query.documents else query.documents,
        soft_documents=tuple(id for id in query.soft_documents if id in kept) if many is query.soft_documents else query.soft_documents,
        points=tuple(point for point in query.points if not point.document or point.document in kept or point.document not in many),
        assumed=(*query.assumed, say("understand.many")),
    )
