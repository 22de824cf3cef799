"""What is measured: the library's own search, and what LangChain users wire (rank_bm25 and a flat FAISS index, fused by rank).

Both get the same passages and the same embedding model; both are built into a folder and opened from it again.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from index import writer
from index.embed import Embedder, load_embedder
from index.library import Library
from index.records import Passage, Reading
from index.schema import search_text
from index.words import segment

Search = Callable[[str], list[int]]
"""A question in, numbers of passages out, best first."""

DEPTH = 20
_BLOCK = 8192
_RANK_CONSTANT = 60
"""LangChain's EnsembleRetriever: each list gives 1 / (rank + 60)."""


def build_ours(folder: Path, readings: Iterator[Reading]) -> None:
    """A library of the passages."""
    writer.replace_all(folder, readings)


def open_ours(folder: Path) -> Search:
    library = Library.open(folder)
    return lambda text: [hit.id for hit in library.search_passages(text, DEPTH)]


def build_plain(folder: Path, readings: Iterator[Reading]) -> None:
    """rank_bm25 over words and a flat FAISS index, saved as LangChain's vector store saves itself: an index and a pickle."""
    import faiss
    from langchain_core.documents import Document
    from rank_bm25 import BM25Okapi

    passages = [passage for reading in readings for passage in reading.passages]
    texts = [search_text(passage) for passage in passages]
    embedder = load_embedder()
    vectors = faiss.IndexFlatL2(embedder.dimension)
    for block in blocks(texts):
        vectors.add(embedder.encode(block))
    bm25 = BM25Okapi([segment(text) for text in texts])
    documents = [Document(page_content=one.text, metadata={"document": one.document}) for one in passages]
    folder.mkdir(parents=True)
    faiss.write_index(vectors, str(folder / "index.faiss"))
    (folder / "index.pkl").write_bytes(pickle.dumps((bm25, documents)))


def open_plain(folder: Path) -> Search:
    import faiss

    bm25, documents = pickle.loads((folder / "index.pkl").read_bytes())
    vectors = faiss.read_index(str(folder / "index.faiss"))
    embedder = load_embedder()

    def search(text: str) -> list[int]:
        lexical = bm25.get_top_n(segment(text), range(len(documents)), n=DEPTH)
        _, near = vectors.search(embedder.encode_query(text)[None, :], DEPTH)
        return fused((lexical, [int(number) for number in near[0]]))[:DEPTH]

    return search


def fused(lists: Sequence[Sequence[int]]) -> list[int]:
    """Reciprocal rank fusion of equal weights."""
    scores: dict[int, float] = {}
    for found in lists:
        for rank, number in enumerate(found, 1):
            scores[number] = scores.get(number, 0.0) + 1 / (rank + _RANK_CONSTANT)
    return sorted(scores, key=lambda number: (-scores[number], number))


def recall_of_exact(folder: Path, passages: Iterator[Passage], questions: Sequence[str], n: int = 10) -> float:
    """The mean share of the `n` truly nearest passages that the library's dense search finds.

    `passages` are those of the library in its order, so that the first has id 1.
    """
    import numpy as np

    from index.dense import DenseIndex

    embedder: Embedder = load_embedder()
    index = DenseIndex.open(Library.open(folder).path / "vectors", embedder)
    asked = embedder.encode(questions)
    best: np.ndarray[Any, Any] = np.zeros((len(questions), 0), dtype=np.float32)
    ids: np.ndarray[Any, Any] = np.zeros((len(questions), 0), dtype=np.int64)
    first = 1
    for block in blocks(search_text(passage) for passage in passages):
        scores = asked @ embedder.encode(block).T
        here = np.broadcast_to(np.arange(first, first + len(block)), scores.shape)
        best, ids = np.concatenate([best, scores], axis=1), np.concatenate([ids, here], axis=1)
        order = np.argsort(-best, axis=1)[:, :n]
        best, ids = np.take_along_axis(best, order, axis=1), np.take_along_axis(ids, order, axis=1)
        first += len(block)
    shares = [
        len({number for number, _ in index.search_vector(vector, n)} & set(map(int, exact))) / len(exact)
        for vector, exact in zip(asked, ids, strict=True)
    ]
    return float(np.mean(shares))


def blocks(texts: Iterable[str]) -> Iterator[list[str]]:
    left = iter(texts)
    while block := list(islice(left, _BLOCK)):
        yield block
