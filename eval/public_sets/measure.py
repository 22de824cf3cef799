"""Sets measured with every engine, question by question, with intervals; the results as table rows and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from eval.measures.retrieval import ndcg, recall, reciprocal_rank
from eval.public_sets.engines import engines
from eval.public_sets.readers import RetrievalSet
from eval.statistics import Estimate, estimate
from index.embed import Embedder
from prompts import say

Results = dict[str, dict[str, Estimate]]
"""Engine → measure → estimate."""
MEASURES = ("recall@1", "recall@5", "recall@10", "mrr", "ndcg@10")
"""What is measured of each engine; the last two look at the first ten."""


def measure(
    held: RetrievalSet, embedder: Embedder, limit: int | None = None, progress: Callable[[], object] = lambda: None
) -> Results:
    """All engines on the set (on its first `limit` queries); `progress` is called after every query of every engine."""
    queries = list(held.queries)[:limit]
    results: Results = {}
    with TemporaryDirectory() as folder:
        for name, search in engines(held, Path(folder), embedder).items():
            tallies: dict[str, list[tuple[float, float]]] = {}
            for id in queries:
                for found, value in _values(search(held.queries[id]), held.qrels[id]).items():
                    tallies.setdefault(found, []).append((value, 1.0))
                progress()
            results[name] = {found: made for found, values in tallies.items() if (made := estimate(values))}
    return results


def results_rows(held: RetrievalSet, results: Results) -> list[list[str]]:
    """The results as table rows, a head first."""
    queries = next(iter(results.values()))["mrr"].n
    rows = [[say("eval.public.title", name=held.name, queries=queries, passages=len(held.corpus)), *_measures(results)]]
    for name, found in results.items():
        cells = [
            say("eval.interval", **{part: f"{getattr(one, part):.3f}" for part in ("value", "low", "high")})
            for one in found.values()
        ]
        rows.append([say(f"eval.public.{name}"), *cells])
    return rows


def mean_rows(all_results: Sequence[Results]) -> list[list[str]]:
    """The mean of each measure over the sets, a head first."""
    rows = [[say("eval.public.mean", sets=len(all_results)), *_measures(all_results[0])]]
    for name in all_results[0]:
        cells = [
            f"{sum(results[name][found].value for results in all_results) / len(all_results):.3f}"
            for found in all_results[0][name]
        ]
        rows.append([say(f"eval.public.{name}"), *cells])
    return rows


def as_json(held: RetrievalSet, results: Results) -> dict[str, Any]:
    """The results as they are stored."""
    engines = {name: {key: one.as_json() for key, one in found.items()} for name, found in results.items()}
    return {"set": held.name, "passages": len(held.corpus), "engines": engines}


def _measures(results: Results) -> list[str]:
    return [say(f"eval.measure.{name}") for name in next(iter(results.values()))]


def _values(ranking: Sequence[str], relevance: Mapping[str, int]) -> dict[str, float]:
    found = (*(recall(ranking, relevance, k) for k in (1, 5, 10)), reciprocal_rank(ranking, relevance, 10), ndcg(ranking, relevance, 10))
    return dict(zip(MEASURES, found, strict=True))
