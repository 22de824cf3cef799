"""A library as if it held some of its documents only, and of these only what is for one year: the same readings and searches."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from functools import cached_property

from index.library import Library
from index.records import Document, Passage, Section, SupportRule, Table, Target
from index.retrieval import Hit
from index.schema import Card, Worded
from index.term_statistics import TermStatistics

_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)年?[-—–~～至到]+((?:19|20)\d\d)(?=年)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")
_ENDLESS = "9999-12-31"
_WIDER = 4
"""So many times more hits are looked at where some of them may be for other years."""


class Narrowed(Library):
    """`documents` of the `whole` library; with `year`, only figures for it and passages that name it or no year at all.

    Word statistics stay those of the whole, so that the same words weigh the same.
    """

    def __init__(self, whole: Library, documents: Collection[str], year: int | None = None) -> None:
        self.home, self.name, self.path, self.manifest = whole.home, whole.name, whole.path, whole.manifest
        self._whole, self._year = whole, year
        self._ids = frozenset(documents)

    @cached_property
    def cards(self) -> dict[str, Card]:
        return {id: card for id, card in self._whole.cards.items() if id in self._ids}

    def document(self, id: str) -> Document:
        if id not in self._ids:
            raise KeyError(id)
        return self._whole.document(id)

    def text(self, id: str) -> str:
        return self.worded(id).text

    def worded(self, id: str) -> Worded:
        if id not in self._ids:
            raise KeyError(id)
        return self._whole.worded(id)

    def sections(self, document: str) -> tuple[Section, ...]:
        return self._whole.sections(document) if document in self._ids else ()

    def tables(self, document: str) -> tuple[Table, ...]:
        return self._whole.tables(document) if document in self._ids else ()

    def passages(self, ids: Collection[int]) -> dict[int, Passage]:
        return {id: passage for id, passage in self._whole.passages(ids).items() if self._holds(passage)}

    def passages_of(self, document: str, section: int | None = None) -> tuple[Passage, ...]:
        return tuple(passage for passage in self._whole.passages_of(document, section) if self._holds(passage))

    def passages_like(self, pattern: str) -> tuple[Passage, ...]:
        return tuple(filter(self._holds, self._whole.passages_like(pattern)))

    def targets(self, documents: Collection[str] | None = None) -> tuple[Target, ...]:
        return tuple(filter(self._fits, self._whole.targets(self._among(documents))))

    def targets_in(self, sentences: Collection[tuple[str, tuple[int, int]]]) -> tuple[Target, ...]:
        return tuple(filter(self._fits, self._whole.targets_in(sentences)))

    def targets_by_id(self, ids: Collection[int]) -> dict[int, Target]:
        return {id: target for id, target in self._whole.targets_by_id(ids).items() if self._fits(target)}

    def rules(self, documents: Collection[str] | None = None) -> tuple[SupportRule, ...]:
        return self._whole.rules(self._among(documents))

    def search_passages(self, text: str, n: int = 20, documents: Collection[str] | None = None) -> list[Hit]:
        among = self._among(documents)
        hits = self._whole.search_passages(text, n if self._year is None else n * _WIDER, among) if among else []
        held = self.passages([hit.id for hit in hits])
        return [hit for hit in hits if hit.id in held][:n]

    def search_targets(self, text: str, n: int = 50, documents: Collection[str] | None = None) -> list[Target]:
        among = self._among(documents)
        found = self._whole.search_targets(text, n if self._year is None else n * _WIDER, among) if among else []
        return list(filter(self._fits, found))[:n]

    def homes(self, text: str, n: int, documents: Collection[str] | None = None) -> list[str]:
        return list(dict.fromkeys(target.document for target in self.search_targets(text, n, documents)))

    @cached_property
    def terms(self) -> TermStatistics:
        return self._whole.terms

    def _among(self, documents: Collection[str] | None) -> list[str]:
        return sorted(self._ids if documents is None else self._ids & set(documents))

    def _holds(self, passage: Passage) -> bool:
        return passage.document in self._ids and (self._year is None or speaks_of(passage.text, self._year))

    def _fits(self, target: Target) -> bool:
        return target.document in self._ids and self._year in (None, target.year)


class InForce(Narrowed):
    """One document of the `whole` library as if it were in force without end: for things that fall under it though it was replaced since."""

    def __init__(self, whole: Library, document: str) -> None:
        super().__init__(whole, [document])

    @cached_property
    def cards(self) -> dict[str, Card]:
        return {id: replace(card, meta=replace(card.meta, valid_until="")) for id, card in self._whole.cards.items() if id in self._ids}

    def document(self, id: str) -> Document:
        held = super().document(id)
        return replace(held, meta=replace(held.meta, valid_until=""))

    def rules(self, documents: Collection[str] | None = None) -> tuple[SupportRule, ...]:
        return tuple(replace(rule, valid_until=_ENDLESS) for rule in super().rules(documents))


def speaks_of(text: str, year: int) -> bool:
    """Whether the text names this year, a span of years with it, or no year at all."""
    spans = [(int(first), int(last)) for first, last in _SPAN.findall(text)]
    years = {int(named) for named in _YEAR.findall(text)}
    return not (years or spans) or year in years or any(first <= year <= last for first, last in spans)
