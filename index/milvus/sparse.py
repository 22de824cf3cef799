"""BM25 as sparse vectors: an inner product of a passage's vector and a question's is its BM25 score.

A passage's vector holds saturated term frequencies, a question's the inverse document frequencies. Those are counted over the
whole collection and kept here, not by the engine, whose own BM25 counts each segment for itself.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

Sparse = dict[int, float]
"""Dimension → value."""

_K1, _B = 1.2, 0.75
_DIMENSIONS = 2**32 - 2
_NOTHING = _DIMENSIONS - 1
"""A dimension of no term: the engine takes no empty vectors."""


class Statistics:
    """Of one field: how many passages there are, how long they are on average, and in how many each term stands."""

    def __init__(self, passages: int = 0, length: int = 0, counts: Mapping[int, int] | None = None) -> None:
        self.passages = passages
        self._length = length
        self._counts = Counter(counts or {})

    def add(self, terms: Sequence[str]) -> None:
        """Counts one passage more."""
        self.passages += 1
        self._length += len(terms)
        self._counts.update({dimension(term) for term in terms})

    @property
    def average(self) -> float:
        return max(self._length, 1) / max(self.passages, 1)

    def rarity(self, term: str) -> float:
        """The inverse document frequency of a term, > 0."""
        having = min(self._counts.get(dimension(term), 0), self.passages)
        return math.log1p((self.passages - having + 0.5) / (having + 0.5))

    def question(self, weights: Mapping[str, float]) -> Sparse:
        """The vector of a question with these terms and weights; terms that no passage has are left out."""
        return {
            place: weight * self.rarity(term)
            for term, weight in weights.items()
            if (place := dimension(term)) in self._counts
        }

    @classmethod
    def open(cls, file: Path) -> Statistics:
        with np.load(file) as held:
            counts = dict(zip(held["terms"].tolist(), held["counts"].tolist(), strict=True))
            return cls(int(held["passages"]), int(held["length"]), counts)

    def write(self, file: Path) -> None:
        arrays: dict[str, Any] = {
            "passages": self.passages,
            "length": self._length,
            "terms": np.fromiter(self._counts, dtype=np.uint32, count=len(self._counts)),
            "counts": np.fromiter(self._counts.values(), dtype=np.uint32, count=len(self._counts)),
        }
        np.savez(file, **arrays)


def passage(terms: Iterable[str], average: float) -> Sparse:
    """The vector of a passage with these terms, `average` being the length of passages in the collection."""
    counts = Counter(map(dimension, terms))
    damped = _K1 * (1 - _B + _B * sum(counts.values()) / average)
    return {term: count * (_K1 + 1) / (count + damped) for term, count in counts.items()} or {_NOTHING: 1.0}


def dimension(term: str) -> int:
    """Where a term stands in the vectors of its field: the same on every machine; two terms in millions may share a place."""
    return zlib.crc32(term.encode()) % (_DIMENSIONS - 1)
