"""The sentence that says who does a thing (由市房管局审核), as an answer."""

from __future__ import annotations

from assistant.compose.in_words.clauses.quoting import quotations
from assistant.records import Draft, Query
from assistant.stated.doers import doer
from index.library import Library


def compose(query: Query, library: Library) -> Draft | None:
    """The quotation of who does what the question asks about, None where nothing says so."""
    found = doer(query, library)
    return quotations((found,), library) if found is not None else None
