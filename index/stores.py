"""Where passages are searched: in the library's own folder, or in Milvus (WENCE_STORE=milvus); one interface for both."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Protocol

from index import settings
from index.dense import DenseIndex
from index.embed import Embedder
from index.errors import LibraryError
from index.lexical import LexicalIndex, Row
from index.retrieval import DenseSearch, LexicalSearch

Rows = Callable[[Collection[str] | None], Iterable[Row]]
"""The passages of these documents, of all for None; their ids are never used again for another passage."""


class Store(Protocol):
    """What a library needs of a place to search passages. `path` is the folder of a generation."""

    def update(self, path: Path, rows: Rows, fresh: Collection[str] | None, stale: Collection[str], total: int) -> None:
        """Bring a generation (a copy of the one in force, or a new one) in step: these documents in and those out, or all anew
        for `fresh` None. `total` is how many passages it then has. Readers of the generation in force notice nothing."""
        ...

    def publish(self, path: Path) -> None:
        """The generation is in force now: what only the one before needed may go."""
        ...

    def sweep(self, kept: Path | None) -> None:
        """Remove what belongs to other generations than the one in the folder `kept`."""
        ...

    def open(self, path: Path) -> tuple[LexicalSearch, DenseSearch]:
        """The searches over a generation. Raises LibraryError where it was made by another store or model."""
        ...


def store(home: Path, embedder: Embedder) -> Store:
    """The store that WENCE_STORE names, "" for the library's own folder. Raises LibraryError for an unknown name."""
    name = settings.store()
    if name == "milvus":
        from index.milvus.store import MilvusStore

        return MilvusStore(embedder, settings.milvus_uri(home), settings.milvus_token(), settings.milvus_collection())
    if name:
        raise LibraryError(f"WENCE_STORE={name}：没有这种存储。请写 milvus，或留空用自带的。")
    return LocalStore(embedder)


class LocalStore:
    """tantivy and FAISS in the folder of the generation."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def update(self, path: Path, rows: Rows, fresh: Collection[str] | None, stale: Collection[str], total: int) -> None:
        if fresh is None or not (path / "passages").is_dir():
            LexicalIndex.create(path / "passages", rows(None))
        else:
            lexical = LexicalIndex.open(path / "passages")
            lexical.remove(stale)
            lexical.add(rows(fresh))
        if fresh is None or model_of(path / "vectors") != self._embedder.fingerprint:
            DenseIndex.create(path / "vectors", bar(rows(None), total), self._embedder)
        else:
            dense = DenseIndex.open(path / "vectors", self._embedder)
            dense.remove(stale)
            dense.add(rows(fresh))

    def publish(self, path: Path) -> None:
        """Nothing: a generation has its own files."""

    def sweep(self, kept: Path | None) -> None:
        """Nothing: the files go with the folder."""

    def open(self, path: Path) -> tuple[LexicalSearch, DenseSearch]:
        return LexicalIndex.open(path / "passages"), DenseIndex.open(path / "vectors", self._embedder)


def model_of(folder: Path) -> str:
    """The fingerprint of the model that made the vectors of a store's folder, "" if there are none."""
    try:
        return str(json.loads((folder / "state.json").read_text(encoding="utf-8"))["model"])
    except FileNotFoundError:
        return ""


def bar(rows: Iterable[Row], total: int) -> Iterable[Row]:
    """`rows` with a progress bar on a terminal, once they take more than moments."""
    from tqdm import tqdm

    counted: Iterable[Row] = tqdm(rows, desc="向量", total=total, unit="段", delay=3, leave=False, disable=None)
    return counted
