"""Retrieval alone on question sets with known passages: a table of measures for each engine.

    python -m eval.retrieval_sets FOLDER [SET…] [--json FILE]

FOLDER holds one folder a set: `corpus.jsonl` {"id", "title"?, "text"}, `queries.jsonl` {"id", "query"}, `qrels.tsv`
(query id, passage id, 1). The sets are measuring material and no part of the project.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.jsonl import read_rows
from eval.measures.retrieval import ndcg, recall, reciprocal_rank
from eval.statistics import Estimate, estimate
from index.dense import DenseIndex
from index.embed import Embedder, load_embedder
from index.lexical import LexicalIndex
from index.rerank import Entry
from index.retrieval import Retriever, fuse

DEPTH = 10
_CHUNK, _OVERLAP = 500, 50
_FUSED_DEPTH = 100

MEASURES: dict[str, Callable[[Sequence[str], dict[str, int]], float]] = {
    "Recall@1": lambda ranking, relevance: recall(ranking, relevance, 1),
    "Recall@5": lambda ranking, relevance: recall(ranking, relevance, 5),
    "Recall@10": lambda ranking, relevance: recall(ranking, relevance, 10),
    "MRR@10": lambda ranking, relevance: reciprocal_rank(ranking, relevance, 10),
    "nDCG@10": lambda ranking, relevance: ndcg(ranking, relevance, 10),
}
Engine = Callable[[str], list[int]]


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Passages (id, title, text) and questions with their relevant passages (passage id → grade)."""

    name: str
    ids: tuple[str, ...]
    entries: tuple[Entry, ...]
    questions: tuple[tuple[str, dict[str, int]], ...]


def read_set(folder: Path) -> RetrievalSet:
    """The set in `folder`; questions without a relevant passage are left out."""
    relevant: dict[str, dict[str, int]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        query, passage, grade = line.split("\t")
        relevant.setdefault(query, {})[passage] = int(grade)
    passages = read_rows(folder / "corpus.jsonl")
    return RetrievalSet(
        folder.name,
        tuple(row["id"] for row in passages),
        tuple(Entry(row.get("title", "").replace("_", " "), row["text"]) for row in passages),
        tuple(
            (row["query"], relevant[row["id"]])
            for row in read_rows(folder / "queries.jsonl")
            if row["id"] in relevant
        ),
    )


def retriever(
    data: RetrievalSet, folder: Path, embedder: Embedder
) -> tuple[LexicalIndex, DenseIndex, Retriever]:
    """Indexes of the set's passages in `folder`; a passage's id is its place in the set."""
    rows = [(n, str(n), f"{entry.heading}\n{entry.text}".strip()) for n, entry in enumerate(data.entries)]
    lexical = LexicalIndex.create(folder / "lexical", rows)
    dense = DenseIndex.create(folder / "dense", rows, embedder)
    return lexical, dense, Retriever(lexical, dense, lambda ids: {n: data.entries[n] for n in ids})


def engines(data: RetrievalSet, folder: Path, embedder: Embedder) -> dict[str, Engine]:
    """Each engine by its name: a question in, places of passages out, best first."""
    lexical, dense, whole = retriever(data, folder, embedder)

    def field(name: str) -> Engine:
        return lambda text: ranked(lexical.bm25(name, text, _FUSED_DEPTH))

    def fused(text: str) -> list[int]:
        return ranked(fuse(dict(lexical.search(text, _FUSED_DEPTH)), dict(dense.search(text, _FUSED_DEPTH))))

    return {
        "bigram BM25": field("bigrams"),
        "word BM25": field("words"),
        "sum": lambda text: [number for number, _ in lexical.search(text, DEPTH)],
        "dense": lambda text: [number for number, _ in dense.search(text, DEPTH)],
        "LangChain": plain_rag(data, folder, embedder),
        "fused": fused,
        "re-ranked": lambda text: [hit.id for hit in whole.search(text, DEPTH)],
    }


def plain_rag(data: RetrievalSet, folder: Path, embedder: Embedder) -> Engine:
    """What LangChain users wire: recursive splitter, flat FAISS over the same embedding; a passage by its best chunk."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=_CHUNK, chunk_overlap=_OVERLAP)
    chunks = [
        (number, piece)
        for number, entry in enumerate(data.entries)
        for piece in splitter.split_text(f"{entry.heading}\n{entry.text}".strip())
    ]
    index = DenseIndex.create(
        folder / "chunks", [(n, "", piece) for n, (_, piece) in enumerate(chunks)], embedder
    )
    return lambda text: list(dict.fromkeys(chunks[n][0] for n, _ in index.search(text, 5 * DEPTH)))


def ranked(scores: dict[int, float]) -> list[int]:
    return sorted(scores, key=lambda number: (-scores[number], number))


def measure(data: RetrievalSet, engine: Engine) -> dict[str, list[float]]:
    """The values of each measure, question by question."""
    values: dict[str, list[float]] = {name: [] for name in MEASURES}
    for text, relevance in data.questions:
        ranking = [data.ids[number] for number in engine(text)[:DEPTH]]
        for name, function in MEASURES.items():
            values[name].append(function(ranking, relevance))
    return values


def evaluate(
    sets: Sequence[RetrievalSet], embedder: Embedder
) -> Iterator[tuple[str, str, dict[str, Estimate]]]:
    """(set, engine, measure → estimate) for each set and engine."""
    for data in sets:
        with tempfile.TemporaryDirectory() as folder:
            for name, engine in engines(data, Path(folder), embedder).items():
                values = measure(data, engine)
                yield data.name, name, {key: interval(value) for key, value in values.items()}


def interval(values: Sequence[float]) -> Estimate:
    found = estimate([(value, 1.0) for value in values])
    assert found is not None
    return found


def table(results: Sequence[tuple[str, str, dict[str, Estimate]]]) -> str:
    """A Markdown table of the results, and the mean over the sets for each engine."""
    lines = [f"| set | engine | {' | '.join(MEASURES)} |", "|---" * (len(MEASURES) + 2) + "|"]
    for name, engine, found in results:
        cells = [f"{value.value:.3f} ({value.low:.3f}–{value.high:.3f})" for value in found.values()]
        lines.append(f"| {name} | {engine} | {' | '.join(cells)} |")
    for engine in dict.fromkeys(engine for _, engine, _ in results):
        rows = [found for _, other, found in results if other == engine]
        means = [sum(row[key].value for row in rows) / len(rows) for key in MEASURES]
        lines.append(f"| mean | {engine} | {' | '.join(f'{value:.3f}' for value in means)} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="在问题—段落集上测检索")
    parser.add_argument("folder", type=Path, help="每个数据集一个子目录")
    parser.add_argument("sets", nargs="*", help="只测这些数据集")
    parser.add_argument("--model", default="", help="向量模型：名称或目录，缺省为自带的模型")
    parser.add_argument("--json", type=Path, help="结果另存为 JSON")
    options = parser.parse_args(arguments)
    folders = sorted(path.parent for path in options.folder.glob("*/qrels.tsv"))
    sets = [read_set(path) for path in folders if not options.sets or path.name in options.sets]
    results = list(evaluate(sets, load_embedder(options.model)))
    if options.json:
        rows = [
            {"set": name, "engine": engine, **{key: value.as_json() for key, value in found.items()}}
            for name, engine, found in results
        ]
        options.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    sys.stdout.write(table(results) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
