"""The list in which a sentence that speaks for the asker stands: where all its items have to be fulfilled, one of them decides nothing by itself."""

from __future__ import annotations

from assistant.compose.of_demands.requirements import list_told
from assistant.eligibility import Facts
from assistant.gather.of_support.requirement_lists import requirement_lists
from assistant.records import Draft, Query
from index.library import Library


def whole_list(document: str, start: int, query: Query, own: Facts, library: Library) -> Draft | None:
    """Every item of the list in which what stands at `start` is one of several that are all needed, held against the asker; None where it is none."""
    for one in requirement_lists(library.text(document)):
        if not one.any and any(first <= start < last for first, last in one.items):
            return list_told(document, one, query, own, library)
    return None
