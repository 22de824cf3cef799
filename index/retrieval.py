"""Retrieval of passages: lexical and dense search, fused within the question, re-ranked, near-duplicates folded."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from index import rerank
from index.cross_encoder import Judge
from index.embed import Embedder, Vectors
from index.lexical import scaled
from index.rerank import Entry
from index.synonyms import expand
from index.words import fold

Fetch = Callable[[Sequence[int]], Mapping[int, Entry]]
"""Gives the entries of ids; ids that are gone are missing from the result."""

_CANDIDATES = 100
"""So many are taken from each engine."""
_RERANKED = 50
_JUDGED = 20
_BEHIND = 1000.0
_DENSE_WEIGHT = 0.2
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_SIGNS = re.compile(r"\w+")
_SAME = 0.92
"""Share of common bigrams from which two passages with equal numbers are near-duplicates."""


class LexicalSearch(Protocol):
    """Search by words, as `index.lexical` does it."""

    def search(
        self, text: str, n: int, documents: Collection[str] | None = None, expansion: Iterable[str] = ()
    ) -> list[tuple[int, float]]:
        """The best `n` entries with scores of 0…1; `expansion` are further wordings, which count less."""
        ...

    def rarity(self, field: str, term: str) -> float:
        """How rare a term of field "bigrams" or "words" is, > 0."""
        ...


class DenseSearch(Protocol):
    """Search by vectors, as `index.dense` does it."""

    @property
    def embedder(self) -> Embedder: ...

    def search_vector(
        self, vector: Vectors, n: int, documents: Collection[str] | None = None
    ) -> list[tuple[int, float]]:
        """The best `n` entries with their cosines."""
        ...

    def cosines(self, vector: Vectors, ids: Sequence[int]) -> dict[int, float]:
        """The cosines of these entries."""
        ...


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. `score` orders the hits of one question and says nothing across questions; `confidence` (0…1) is the
    calibrated probability that the passage holds what is asked. `lexical` is 0…1 within the question, `dense` a cosine.
    `duplicates` are the ids of passages of equal wording and figures that were folded into this one, best first.
    """

    id: int
    score: float
    lexical: float
    dense: float
    confidence: float
    duplicates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage before re-ranking: its fused score and the values of `rerank.FEATURES`."""

    id: int
    fused: float
    values: tuple[float, ...]


class Retriever:
    """Searches one lexical and one dense index of the same entries; `fetch` gives the words of an entry.

    A `judge`, if given, orders the first hits anew; its relevance is then their confidence.
    """

    def __init__(
        self, lexical: LexicalSearch, dense: DenseSearch, fetch: Fetch, judge: Judge | None = None
    ) -> None:
        self._lexical = lexical
        self._dense = dense
        self._fetch = fetch
        self._judge = judge

    def search(self, text: str, n: int = 20, documents: Collection[str] | None = None) -> list[Hit]:
        """The best `n` passages for a question, best first, ties by id; only of `documents`, if given."""
        candidates, entries = self.candidates(text, max(_RERANKED, n), documents)
        hits = []
        for place, candidate in enumerate(candidates):
            # Candidates beyond the re-ranked ones keep their order behind them.
            ahead = rerank.score(candidate.values) if place < _RERANKED else candidate.fused - _BEHIND
            lexical, dense = candidate.values[:2]
            sure = rerank.confidence(candidate.values)
            hits.append(Hit(candidate.id, round(ahead, 6), lexical, dense, round(sure, 4)))
        hits.sort(key=lambda hit: (-hit.score, hit.id))
        if self._judge:
            hits = judged(hits, text, entries, self._judge)
        return fold_duplicates(hits, entries, n)

    def candidates(
        self, text: str, n: int, documents: Collection[str] | None = None
    ) -> tuple[list[Candidate], Mapping[int, Entry]]:
        """The first `n` passages by fused score with what the re-ranker sees of them, and their words."""
        depth = max(_CANDIDATES, n)
        lexical = dict(self._lexical.search(text, depth, documents, expand(text)))
        vector = self._dense.embedder.encode_query(text)
        dense = dict(self._dense.search_vector(vector, depth, documents))
        fused = fuse(lexical, dense)
        order = sorted(fused, key=lambda number: (-fused[number], number))[:n]
        entries = self._fetch(order)
        order = [number for number in order if number in entries]
        unscored = [number for number in order if number not in dense]
        dense.update(self._dense.cosines(vector, unscored))
        question = rerank.asked(text, self._lexical.rarity)
        candidates = []
        for number in order:
            found = (lexical.get(number, 0.0), dense.get(number, 0.0))
            values = rerank.features(question, entries[number], *found)
            candidates.append(Candidate(number, fused[number], values))
        return candidates, entries


def fuse(lexical: Mapping[int, float], dense: Mapping[int, float]) -> dict[int, float]:
    """One score an id: lexical and dense scores, each scaled to 0…1 within the question, summed by weight."""
    left, right = scaled(lexical), scaled(dense)
    return {
        number: (1 - _DENSE_WEIGHT) * left.get(number, 0.0) + _DENSE_WEIGHT * right.get(number, 0.0)
        for number in left.keys() | right.keys()
    }


def judged(hits: Sequence[Hit], text: str, entries: Mapping[int, Entry], judge: Judge) -> list[Hit]:
    """`hits` with the first ones ordered by the judge's relevance, ahead of the others."""
    first = hits[:_JUDGED]
    wordings = [f"{entries[hit.id].heading}\n{entries[hit.id].text}" for hit in first]
    ranked = [
        replace(hit, score=round(_BEHIND + relevance, 6), confidence=round(relevance, 4))
        for hit, relevance in zip(first, judge(text, wordings), strict=True)
    ]
    return [*sorted(ranked, key=lambda hit: (-hit.score, hit.id)), *hits[_JUDGED:]]


def fold_duplicates(hits: Sequence[Hit], entries: Mapping[int, Entry], n: int) -> list[Hit]:
    """The first `n` of `hits` that differ; near-duplicates among and between them are moved into `duplicates` of the best.

    Passages with different figures are never duplicates.
    """
    kept: list[Hit] = []
    known: list[tuple[tuple[str, ...], str]] = []
    for hit in hits:
        if len(kept) == n:
            break
        figures, signs = _wording(entries[hit.id].text)
        for place, (other_figures, other_signs) in enumerate(known):
            if figures == other_figures and _alike(_shingles(signs), _shingles(other_signs)):
                kept[place] = replace(kept[place], duplicates=(*kept[place].duplicates, hit.id))
                break
        else:
            kept.append(hit)
            known.append((figures, signs))
    return kept


@lru_cache(maxsize=8192)
def _wording(text: str) -> tuple[tuple[str, ...], str]:
    """The figures of a text, and its letters and signs without punctuation."""
    folded = fold(text)
    return tuple(_FIGURES.findall(folded)), "".join(_SIGNS.findall(folded))


@lru_cache(maxsize=1024)
def _shingles(signs: str) -> frozenset[str]:
    return frozenset(signs[i : i + 2] for i in range(len(signs) - 1))


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    if min(len(left), len(right)) < _SAME * max(len(left), len(right)):
        return False
    return len(left & right) >= _SAME * len(left | right)
