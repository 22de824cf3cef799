"""Dense search: vectors of short texts in a FAISS index, exact while small, inverted lists when large.

One entry is (id, document id, text), as in lexical search. Scores are cosines.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.embed import Embedder, Progress, Vectors
from index.errors import LibraryError
from index.lexical import Row

if TYPE_CHECKING:
    import faiss

_EXACT = 200_000
"""Up to so many vectors the search is exact."""
_SAMPLE_PER_LIST = 50
_BLOCK = 8192
_THREADS = min(4, os.cpu_count() or 1)


class DenseIndex:
    """A folder with vectors.faiss, the documents of the ids, and the model's fingerprint."""

    def __init__(
        self, folder: Path, embedder: Embedder, index: faiss.Index, documents: dict[str, list[int]]
    ) -> None:
        self._folder = folder
        self._embedder = embedder
        self._index = index
        self._documents = documents

    @classmethod
    def create(
        cls, folder: Path, rows: Iterable[Row], embedder: Embedder, progress: Progress | None = None
    ) -> DenseIndex:
        """A new index of `rows` in `folder`; an older one there is replaced. `progress` is told of rows done."""
        folder.mkdir(parents=True, exist_ok=True)
        entries = list(rows)
        documents = _by_document(entries)
        ids = np.array([number for number, _, _ in entries], dtype=np.int64)
        vectors = np.zeros((len(entries), embedder.dimension), dtype=np.float32)
        for start in range(0, len(entries), _BLOCK):
            block = entries[start : start + _BLOCK]
            vectors[start : start + len(block)] = embedder.encode([text for _, _, text in block])
            if progress:
                progress(start + len(block), len(entries))
        index = _empty(embedder.dimension, vectors)
        if len(ids):
            index.add_with_ids(vectors, ids)
        created = cls(folder, embedder, index, documents)
        created._save()
        return created

    @classmethod
    def open(cls, folder: Path, embedder: Embedder) -> DenseIndex:
        """The index in `folder`, memory-mapped. Raises LibraryError where it is missing or made by another model."""
        import faiss

        try:
            state = json.loads((folder / "state.json").read_text(encoding="utf-8"))
            if state["model"] != embedder.fingerprint:
                raise LibraryError(f"{folder}：向量由另一个模型生成。请运行 python -m index build 重新生成。")
            index = faiss.read_index(str(folder / "vectors.faiss"), faiss.IO_FLAG_MMAP_IFC)
        except (OSError, RuntimeError, ValueError, KeyError) as error:
            raise LibraryError(
                f"{folder}：向量索引打不开（{error}）。请运行 python -m index build 重建。"
            ) from error
        return cls(folder, embedder, index, state["documents"])

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def embedder(self) -> Embedder:
        return self._embedder

    def add(self, rows: Iterable[Row], progress: Progress | None = None) -> None:
        """Adds all rows and saves."""
        entries = list(rows)
        if not entries:
            return
        self._writable()
        for done, block in enumerate(_blocks(entries, _BLOCK), start=1):
            vectors = self._embedder.encode([text for _, _, text in block])
            self._index.add_with_ids(vectors, np.array([number for number, _, _ in block], dtype=np.int64))
            if progress:
                progress(min(done * _BLOCK, len(entries)), len(entries))
        for document, ids in _by_document(entries).items():
            self._documents.setdefault(document, []).extend(ids)
        self._save()

    def remove(self, documents: Collection[str]) -> None:
        """Removes all entries of these documents and saves."""
        gone = [number for document in sorted(documents) for number in self._documents.pop(document, [])]
        if gone:
            self._writable()
            self._index.remove_ids(_selector(gone))
            self._save()

    def search(self, text: str, n: int, documents: Collection[str] | None = None) -> list[tuple[int, float]]:
        """The best `n` entries with their cosines, best first, ties by id; only of `documents`, if given."""
        return self.search_vector(self._embedder.encode_query(text), n, documents)

    def search_vector(
        self,
        vector: Vectors,
        n: int,
        documents: Collection[str] | None = None,
        ids: Collection[int] | None = None,
    ) -> list[tuple[int, float]]:
        """As `search`, for a question's vector of length 1; only of `ids`, if given."""
        import faiss

        if n <= 0 or not len(self) or not vector.any():
            return []
        faiss.omp_set_num_threads(_THREADS if len(self) > _EXACT else 1)
        options: dict[str, Any] = {}
        if documents is not None or ids is not None:
            allowed = [number for document in documents or () for number in self._documents.get(document, [])]
            allowed.extend(ids or ())
            if not allowed:
                return []
            options["sel"] = _selector(allowed)
        if isinstance(self._index, faiss.IndexIVF):
            parameters: Any = faiss.SearchParametersIVF(nprobe=self._index.nprobe, **options)  # type: ignore[call-arg]
        else:
            parameters = faiss.SearchParameters(**options)
        scores, ids = self._index.search(vector[np.newaxis], min(n, len(self)), params=parameters)
        found = [(int(i), round(float(s), 6)) for i, s in zip(ids[0], scores[0], strict=True) if i >= 0]
        return sorted(found, key=lambda item: (-item[1], item[0]))

    def _writable(self) -> None:
        """Swaps a memory-mapped index for one in memory that can be changed."""
        import faiss

        file = self._folder / "vectors.faiss"
        self._index = faiss.read_index(str(file))

    def _save(self) -> None:
        import faiss

        state = {"model": self._embedder.fingerprint, "documents": self._documents}
        for name, write in (
            ("vectors.faiss", lambda file: faiss.write_index(self._index, str(file))),
            (
                "state.json",
                lambda file: file.write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8"),
            ),
        ):
            part = self._folder / f"{name}.tmp"
            write(part)
            part.replace(self._folder / name)


def _empty(dimension: int, vectors: Vectors) -> faiss.Index:
    """An index fit for `vectors`, which train it where it needs that."""
    import faiss

    if len(vectors) <= _EXACT:
        return faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
    lists = int(4 * np.sqrt(len(vectors)))
    quantizer = faiss.IndexFlatIP(dimension)
    index = faiss.IndexIVFScalarQuantizer(
        quantizer, dimension, lists, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
    )
    quantizer.this.disown()  # type: ignore[attr-defined]
    index.own_fields = True
    index.cp.niter = 10
    index.nprobe = max(16, lists // 8)
    sample = np.random.default_rng(0).permutation(len(vectors))[: lists * _SAMPLE_PER_LIST]
    faiss.omp_set_num_threads(_THREADS)
    index.train(vectors[np.sort(sample)])
    return index


def _selector(ids: Collection[int]) -> faiss.IDSelector:
    import faiss

    return faiss.IDSelectorBatch(np.fromiter(ids, dtype=np.int64, count=len(ids)))


def _by_document(rows: Iterable[Row]) -> dict[str, list[int]]:
    grouped: dict[str, list[int]] = {}
    for number, document, _ in rows:
        grouped.setdefault(document, []).append(number)
    return grouped


def _blocks(rows: list[Row], size: int) -> Iterator[list[Row]]:
    left = iter(rows)
    while block := list(islice(left, size)):
        yield block
