"""The engines that are compared on a set: each list alone, their sums, the whole retriever, and plain LangChain retrieval."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from eval.baselines import CHUNK, OVERLAP
from eval.public_sets.readers import RetrievalSet
from index.dense import DenseIndex
from index.embed import Embedder
from index.lexical import LexicalIndex
from index.retrieval import Retriever, fuse

DEPTH = 20
_FUSED_DEPTH = 100
_CHUNKS = 5
"""Chunks taken for a passage wanted, as one passage may have several."""

Search = Callable[[str], list[str]]
"""A question in, ids of passages out, best first."""


def retriever(held: RetrievalSet, folder: Path, embedder: Embedder) -> tuple[LexicalIndex, DenseIndex, Retriever]:
    """Indexes of the set's passages in `folder`; a passage's number is its place in the set."""
    entries = list(held.corpus.values())
    rows = [(n, str(n), f"{entry.heading}\n{entry.text}".strip()) for n, entry in enumerate(entries)]
    lexical = LexicalIndex.create(folder / "lexical", rows)
    dense = DenseIndex.create(folder / "dense", rows, embedder)
    return lexical, dense, Retriever(lexical, dense, lambda numbers: {n: entries[n] for n in numbers})


def engines(held: RetrievalSet, folder: Path, embedder: Embedder) -> dict[str, Search]:
    """Each engine by its name (`eval.public.*`)."""
    ids = list(held.corpus)
    lexical, dense, whole = retriever(held, folder, embedder)

    def named(numbers: Iterable[int]) -> list[str]:
        return [ids[number] for number in numbers]

    def field(name: str) -> Search:
        return lambda text: named(ranked(lexical.bm25(name, text, DEPTH)))

    def fused(text: str) -> list[str]:
        found = fuse(dict(lexical.search(text, _FUSED_DEPTH)), dict(dense.search(text, _FUSED_DEPTH)))
        return named(ranked(found)[:DEPTH])

    def both(text: str) -> list[str]:
        return named(number for hit in whole.search(text, DEPTH) for number in (hit.id, *hit.duplicates))

    return {
        "bigrams": field("bigrams"),
        "words": field("words"),
        "sum": lambda text: named(number for number, _ in lexical.search(text, DEPTH)),
        "dense": lambda text: named(number for number, _ in dense.search(text, DEPTH)),
        "langchain": plain(held, folder, embedder),
        "fused": fused,
        "wence": both,
    }


def plain(held: RetrievalSet, folder: Path, embedder: Embedder) -> Search:
    """What LangChain users wire: recursive splitter, flat FAISS over the same embedding; a passage by its best chunk."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
    chunks = [
        (id, piece)
        for id, entry in held.corpus.items()
        for piece in splitter.split_text(f"{entry.heading}\n{entry.text}".strip())
    ]
    index = DenseIndex.create(folder / "chunks", [(n, "", piece) for n, (_, piece) in enumerate(chunks)], embedder)
    return lambda text: list(dict.fromkeys(chunks[n][0] for n, _ in index.search(text, _CHUNKS * DEPTH)))[:DEPTH]


def ranked(scores: dict[int, float]) -> list[int]:
    """The numbers by their scores, best first, ties by number."""
    return sorted(scores, key=lambda number: (-scores[number], number))
