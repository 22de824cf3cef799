"""The sentences of documents as statements: each with the list it stands in, the headings above it and what goes before."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from assistant.gather.scope import belonging
from assistant.gather.sentences import spans
from index.canonical import canonical
from index.library import Library
from index.records import Passage

_LEADS = re.compile(r"[:：]\s*$")
_LEAD = 160


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, `start…end` in the document of its passage; `lead` is where the words stand that open the list which it is a
    member of (start, end), None where it is in none. `before` is the text of its passage before it."""

    passage: Passage
    start: int
    end: int
    text: str
    before: str
    lead: tuple[int, int] | None
    lead_text: str
    confidence: float


def statements(texts: Collection[str], documents: Collection[str] | None, n: int, library: Library) -> tuple[Statement, ...]:
    """The statements of the passages that a search for each of `texts` finds, `n` at most each, in these documents or in all."""
    confidence: dict[int, float] = {}
    for text in texts:
        for hit in library.search_passages(text, n, documents) if text else ():
            confidence[hit.id] = max(confidence.get(hit.id, 0.0), hit.confidence)
    passages = library.passages(list(confidence))
    found: list[Statement] = []
    for id, sure in sorted(confidence.items(), key=lambda one: -one[1]):
        passage = passages[id]
        if canonical(passage.text.strip()) not in canonical(library.cards[passage.document].title):
            found += of_passage(passage, sure, library)
    return tuple(found)


def of_passage(passage: Passage, confidence: float, library: Library) -> list[Statement]:
    def slice_of(start: int, end: int) -> str:
        return passage.text[start - passage.start : end - passage.start]

    found: list[Statement] = []
    outer = _opening(passage, library)
    lead: tuple[int, int] | None = outer
    for start, end in spans(passage, library):
        text = slice_of(start, end)
        lead_text = library.text(passage.document)[lead[0] : lead[1]] if lead is not None else ""
        found.append(Statement(passage, start, end, text, slice_of(passage.start, start), lead, lead_text, confidence))
        if _LEADS.search(text) and end - start <= _LEAD:
            lead = start, end
    return found


def _opening(passage: Passage, library: Library) -> tuple[int, int] | None:
    """Where the passage stands that opens the list in which this one is."""
    group = belonging(passage, library)
    first = group[0]
    if first.number != passage.number and _LEADS.search(first.text) and len(first.text) <= 2 * _LEAD:
        start = first.end - len(first.text[max(first.text.rstrip().rfind(sign) for sign in "。；\n") + 1 :])
        return start, first.end
    return None
