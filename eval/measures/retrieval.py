"""Measures of a ranking as TREC defines them: recall@k, reciprocal rank, nDCG@k (linear gain, log2 discount)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2

from eval.measures.spans import Gold, covered
from eval.outcomes import Place


def recall(ranking: Sequence[str], relevance: Mapping[str, int], k: int) -> float:
    """The share of all relevant items (relevance > 0) among the first `k`; 0 where none is relevant."""
    relevant = {item for item, grade in relevance.items() if grade > 0}
    return len(relevant & set(ranking[:k])) / len(relevant) if relevant else 0.0


def reciprocal_rank(ranking: Sequence[str], relevance: Mapping[str, int], k: int) -> float:
    """1 / the rank of the first relevant item among the first `k`; 0 where there is none."""
    return next((1 / rank for rank, item in enumerate(ranking[:k], 1) if relevance.get(item, 0) > 0), 0.0)


def ndcg(ranking: Sequence[str], relevance: Mapping[str, int], k: int) -> float:
    """The discounted gain of the first `k` over that of the best ranking there could be; 0 where none is relevant."""
    best = _discounted(sorted((grade for grade in relevance.values() if grade > 0), reverse=True)[:k])
    return _discounted([max(0, relevance.get(item, 0)) for item in ranking[:k]]) / best if best else 0.0


def judged(gold: Sequence[Gold], places: Sequence[Place]) -> tuple[list[str], dict[str, int]]:
    """A ranking of places and the relevance of its items.

    A place is as relevant as it covers gold quotes that no place before it covers; a quote that none covers is a relevant
    item that was not found. So systems that cut documents in other pieces are measured alike.
    """
    ranking = [str(rank) for rank in range(len(places))]
    left = list(gold)
    relevance = {}
    for item, place in zip(ranking, places, strict=True):
        new = [quote for quote in left if covered(quote, [place])]
        left = [quote for quote in left if quote not in new]
        relevance[item] = len(new)
    relevance.update({f"missed {number}": 1 for number in range(len(left))})
    return ranking, relevance


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, 1))
