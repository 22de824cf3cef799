"""What a question can be about in the library, as numbered choices: all that a model may pick from when it reads a question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.compose.rows import short_title
from assistant.model import tokens
from assistant.model.marks import unmarked
from assistant.model.orders import gives_orders
from assistant.records import Query
from index.library import Library
from prompts import say

_PASSAGES = 30
_DOCUMENTS = 60
_NEAREST = 60
"""So many indicators nearest to the question come first."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Mark → what it stands for: documents (D) by id, regions (R), indicators (I), headings (H) with their document, and the years said."""

    documents: dict[str, str]
    regions: dict[str, str]
    indicators: dict[str, str]
    headings: dict[str, tuple[str, str]]
    years: tuple[int, ...]
    text: str


def choices(query: Query, library: Library, room: int) -> Choices:
    """The choices for a question, the nearest first, in at most `room` tokens; years are those of the question and its dialogue."""
    near = [target.key or target.indicator for target in library.search_targets(query.text, _NEAREST)]
    every = [target.key or target.indicator for target in library.targets()]
    hits = library.search_passages(query.text, _PASSAGES)
    passages = library.passages([hit.id for hit in hits])
    headings = dict.fromkeys((passage.document, passage.path[-1]) for hit in hits if (passage := passages[hit.id]).path)
    ids = dict.fromkeys((*query.documents, *(document for document, _ in headings), *library.cards))
    lines: list[str] = []

    def kept(kind: str, items: Iterable[tuple[object, str]], share: int) -> dict[str, object]:
        """Those of (what, words) that `share` has room for, by their marks."""
        found: dict[str, object] = {}
        for what, words in items:
            if gives_orders(words):
                continue
            line = say("model_reading.choice", mark=f"{kind}{len(found) + 1}", words=unmarked(words))
            share -= tokens.count(line) + 1
            if share < 0:
                break
            found[f"{kind}{len(found) + 1}"] = what
            lines.append(line)
        return found

    documents = kept("D", ((id, short_title(id, library)) for id in list(ids)[:_DOCUMENTS]), room // 8)
    regions = kept("R", ((name, name) for name in dict.fromkeys(card.meta.region for card in library.cards.values() if card.meta.region)), room // 8)
    indicators = kept("I", ((name, name) for name in dict.fromkeys((*near, *every))), room // 2)
    titled = ((one, say("model_reading.heading", heading=one[1], title=short_title(one[0], library))) for one in headings)
    sections = kept("H", titled, room // 4)
    years = tuple(dict.fromkeys((*query.years, *query.soft_years)))
    return Choices(
        {mark: str(id) for mark, id in documents.items()}, {mark: str(name) for mark, name in regions.items()},
        {mark: str(name) for mark, name in indicators.items()},
        {mark: one for mark, one in sections.items() if isinstance(one, tuple)}, years, "\n".join(lines))
