"""The words of a question that the library has, apart from those it has never seen (“散乱污”小厂子 → 散乱污)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.gather.of_figures.metrics import is_measure
from index.library import Library
from index.words import bigrams

_RARE = 3.0
"""One pair of signs of a word must be so rare (weight), or the word tells nothing."""
_SHORTEST = 2


def known(topic: Sequence[str], library: Library) -> tuple[str, ...]:
    """The stretches of the topic all of whose pairs of signs the library has, those that tell something or what is measured; none twice.

    Nothing where only what is measured would be left."""
    found = (piece for run in topic for piece in _pieces(run, library))
    kept = tuple(dict.fromkeys(piece for piece in found if len(piece) >= _SHORTEST and (is_measure(piece) or _tells(piece, library))))
    return kept if not all(map(is_measure, kept)) else ()


def _pieces(run: str, library: Library) -> Iterator[str]:
    start = 0
    for place, (one, other) in enumerate(pairwise(run), 1):
        if not library.terms.known(one + other):
            yield run[start:place]
            start = place
    yield run[start:]


def _tells(piece: str, library: Library) -> bool:
    return any(library.terms.weight(gram) >= _RARE for gram in bigrams(piece))
