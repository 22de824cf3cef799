"""A public set measured with the project's own search: BM25 alone, vectors alone, and both fused and re-ranked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.measures.retrieval import ndcg, recall, reciprocal_rank
from eval.public_sets.readers import RetrievalSet
from eval.statistics import Estimate, estimate
from index import settings
from index.dense import DenseIndex
from index.embed import load_embedder
from index.lexical import LexicalIndex
from index.rerank import Entry
from index.retrieval import Retriever
from prompts import say

DEPTH = 20
Search = Callable[[str], list[str]]
Results = dict[str, dict[str, Estimate]]
"""Engine → measure → estimate; engines are those of `eval.system`."""


def measure(held: RetrievalSet, limit: int | None = None, progress: Callable[[], object] = lambda: None) -> Results:
    """All engines on the set (on its first `limit` queries); `progress` is called after every query of every engine."""
    queries = list(held.queries)[:limit]
    results: Results = {}
    with TemporaryDirectory() as folder:
        for name, search in _engines(held, Path(folder)).items():
            tallies: dict[str, list[tuple[float, float]]] = {}
            for id in queries:
                ranking, relevance = search(held.queries[id]), held.qrels[id]
                for found, value in _values(ranking, relevance).items():
                    tallies.setdefault(found, []).append((value, 1.0))
                progress()
            results[name] = {found: made for found, values in tallies.items() if (made := estimate(values))}
    return results


def results_rows(held: RetrievalSet, results: Results) -> list[list[str]]:
    """The results as table rows, a head first."""
    measures = list(next(iter(results.values())))
    head = [say("eval.public.title", name=held.name, queries=next(iter(results["wence"].values())).n, passages=len(held.corpus))]
    rows = [head + [say(f"eval.measure.{name}") for name in measures]]
    for name, found in results.items():
        cells = [
            say("eval.interval", **{part: f"{getattr(found[m], part):.3f}" for part in ("value", "low", "high")}) for m in measures
        ]
        rows.append([say(f"eval.public.{name}"), *cells])
    return rows


def _values(ranking: Sequence[str], relevance: Mapping[str, int]) -> dict[str, float]:
    return {
        "recall@5": recall(ranking, relevance, 5),
        "recall@10": recall(ranking, relevance, 10),
        "mrr": reciprocal_rank(ranking, relevance, 10),
        "ndcg@10": ndcg(ranking, relevance, 10),
    }


def _engines(held: RetrievalSet, folder: Path) -> dict[str, Search]:
    ids = list(held.corpus)
    rows = [(number, id, held.corpus[id]) for number, id in enumerate(ids)]
    lexical = LexicalIndex.create(folder / "lexical", rows)
    embedder = load_embedder(settings.embedding_model(), settings.home() / "embeddings.sqlite")
    dense = DenseIndex.create(folder / "dense", rows, embedder)
    retriever = Retriever(lexical, dense, lambda numbers: {number: Entry("", held.corpus[ids[number]]) for number in numbers})

    def both(text: str) -> list[str]:
        return [ids[number] for hit in retriever.search(text, DEPTH) for number in (hit.id, *hit.duplicates)]

    return {
        "wence": both,
        "bm25": lambda text: [ids[number] for number, _ in lexical.search(text, DEPTH)],
        "dense": lambda text: [ids[number] for number, _ in dense.search(text, DEPTH)],
    }
