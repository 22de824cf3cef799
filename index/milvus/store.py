"""The store in Milvus: which collection a generation of the library searches, and how it comes into force.

A rebuild fills a collection of its own and moves the alias to it once the generation is in force. A change puts new passages into
the collection in force beside the old ones and removes the old ones after; numbers are never used twice, and the library leaves out
hits whose numbers it does not know, so that readers of either generation get right passages meanwhile. `milvus/` in the generation's
folder holds the statistics of BM25 and state.json: collection, model, the last number, and documents whose old passages are to go.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.embed import Embedder
from index.errors import LibraryError
from index.lexical import FIELDS, Row
from index.milvus import collection as held
from index.milvus.search import MilvusDense, MilvusLexical
from index.milvus.sparse import Statistics, passage
from index.stores import Rows, bar

if TYPE_CHECKING:
    from pymilvus import MilvusClient

    from index.retrieval import DenseSearch, LexicalSearch

_FOLDER = "milvus"
_BLOCK = 2048


@dataclass(frozen=True, slots=True)
class State:
    """What a generation searches. `average` is the length of passages by field that their vectors are made with; `last` the number
    of its last passage; `gone` the documents whose passages up to `until` are to be removed."""

    collection: str
    model: str
    average: dict[str, float]
    last: int
    gone: tuple[str, ...] = ()
    until: int = 0


class MilvusStore:
    """Passages in Milvus, under an alias; see the module."""

    def __init__(self, embedder: Embedder, uri: str, token: str, alias: str) -> None:
        self._embedder = embedder
        self._uri, self._token = uri, token
        self._alias = alias

    @cached_property
    def _client(self) -> MilvusClient:
        return held.connect(self._uri, self._token)

    def update(self, path: Path, rows: Rows, fresh: Collection[str] | None, stale: Collection[str], total: int) -> None:
        state = _read(path)
        if fresh is None or state is None or state.model != self._embedder.fingerprint:
            self._create(path, rows, total)
            return
        self._settle(state)
        statistics = _open_statistics(path)
        last = self._fill(state.collection, rows(fresh), statistics, state.average, count=True)
        _write_statistics(path, statistics)
        _write(path, replace(state, last=max(state.last, last), gone=tuple(stale), until=state.last))

    def publish(self, path: Path) -> None:
        state = _read(path)
        if state is not None:
            self._settle(state, unfinished=False)
            held.put_in_force(self._client, state.collection, self._alias)

    def sweep(self, kept: Path | None) -> None:
        state = _read(kept) if kept else None
        held.sweep(self._client, self._alias, [state.collection] if state else [])

    def open(self, path: Path) -> tuple[LexicalSearch, DenseSearch]:
        state = _read(path)
        if state is None or state.model != self._embedder.fingerprint:
            raise LibraryError(f"{path}：这个文件库不是用现在的 Milvus 设置和向量模型建的。请运行 python -m index build 重建。")
        if not self._client.has_collection(state.collection):
            raise LibraryError(f"Milvus 里没有集合 {state.collection}。请检查 WENCE_MILVUS_URI，或运行 python -m index build 重建。")
        self._client.load_collection(state.collection)
        return (
            MilvusLexical(self._client, state.collection, _open_statistics(path)),
            MilvusDense(self._client, state.collection, self._embedder),
        )

    def _create(self, path: Path, rows: Rows, total: int) -> None:
        """A collection of the generation's own: passages are counted first, then made into vectors."""
        statistics = {field: Statistics() for field in FIELDS}
        for _, _, text in rows(None):
            for field, terms in FIELDS.items():
                statistics[field].add(terms(text))
        average = {field: one.average for field, one in statistics.items()}
        name = f"{self._alias}_{path.name.replace('-', '_')}"
        held.make(self._client, name, self._embedder.dimension)
        last = self._fill(name, bar(rows(None), total), statistics, average, count=False)
        (path / _FOLDER).mkdir(exist_ok=True)
        _write_statistics(path, statistics)
        _write(path, State(name, self._embedder.fingerprint, average, last))

    def _fill(
        self, name: str, rows: Iterable[Row], statistics: dict[str, Statistics], average: dict[str, float], *, count: bool
    ) -> int:
        """Puts the rows in (and counts them); the number of the last."""
        last = 0

        def entries() -> Iterator[dict[str, Any]]:
            nonlocal last
            left = iter(rows)
            while block := list(islice(left, _BLOCK)):
                vectors = self._embedder.encode([text for _, _, text in block])
                for (number, document, text), vector in zip(block, vectors, strict=True):
                    entry: dict[str, Any] = {"id": number, "document": document, "dense": vector.tolist()}
                    for field, terms in FIELDS.items():
                        own = terms(text)
                        entry[field] = passage(own, average[field])
                        if count:
                            statistics[field].add(own)
                    last = max(last, number)
                    yield entry

        found = entries()
        first = next(found, None)
        if first is not None:
            held.fill(self._client, name, chain((first,), found))
        return last

    def _settle(self, state: State, *, unfinished: bool = True) -> None:
        """Removes passages that are gone, and those of a writer that was stopped before its generation came into force."""
        held.drop_rows(self._client, state.collection, state.gone, state.until)
        if unfinished:
            held.drop_after(self._client, state.collection, state.last)


def _read(path: Path) -> State | None:
    try:
        tree = json.loads((path / _FOLDER / "state.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return State(**{**tree, "gone": tuple(tree["gone"])})


def _write(path: Path, state: State) -> None:
    (path / _FOLDER / "state.json").write_text(json.dumps(asdict(state), ensure_ascii=False), encoding="utf-8")


def _open_statistics(path: Path) -> dict[str, Statistics]:
    return {field: Statistics.open(path / _FOLDER / f"{field}.npz") for field in FIELDS}


def _write_statistics(path: Path, statistics: dict[str, Statistics]) -> None:
    for field, one in statistics.items():
        one.write(path / _FOLDER / f"{field}.npz")
