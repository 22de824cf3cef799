"""Dense search: vectors of short texts in a FAISS index, exact while small, inverted lists when large.

One entry is (id, document id, text), as in lexical search. Scores are cosines.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.embed import Embedder, Vectors
from index.errors import LibraryError
from index.lexical import Row

if TYPE_CHECKING:
    import faiss

Ids = np.ndarray[Any, np.dtype[np.int64]]
Runs = list[list[int]]
"""Ids as stretches [first, behind the last]: the passages of a document are numbered one after the other."""

_EXACT = 200_000
"""Up to so many vectors the search is exact."""
_SAMPLE_PER_LIST = 50
_SEARCHED = 1 / 8
"""The share of the inverted lists that a search looks into."""
_BLOCK = 8192
_TRAINING_THREADS = min(4, os.cpu_count() or 1)


class DenseIndex:
    """A folder with vectors.faiss, and state.json: the ids of each document and the model's fingerprint."""

    def __init__(self, folder: Path, embedder: Embedder, index: faiss.Index, documents: dict[str, Runs]) -> None:
        self._folder = folder
        self._embedder = embedder
        self._index = index
        self._documents = documents

    @classmethod
    def create(cls, folder: Path, rows: Iterable[Row], embedder: Embedder) -> DenseIndex:
        """A new index of `rows` in `folder`; an older one there is replaced. The rows are read once, block by block."""
        folder.mkdir(parents=True, exist_ok=True)
        documents: dict[str, Runs] = {}
        numbers: list[int] = []
        with tempfile.TemporaryFile(dir=folder) as spill:
            for block in _blocks(rows):
                spill.write(embedder.encode([text for _, _, text in block]).tobytes())
                numbers.extend(number for number, _, _ in block)
                _note(documents, block)
            spill.flush()
            shape = (len(numbers), embedder.dimension)
            vectors: Vectors = (
                np.memmap(spill, dtype=np.float32, mode="r", shape=shape) if numbers else np.zeros(shape, np.float32)
            )
            created = cls(folder, embedder, _filled(vectors, np.array(numbers, dtype=np.int64)), documents)
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

    def add(self, rows: Iterable[Row]) -> None:
        """Adds all rows and saves; an index that has outgrown exact search goes over to inverted lists."""
        self._writable()
        for block in _blocks(rows):
            vectors = self._embedder.encode([text for _, _, text in block])
            self._index.add_with_ids(vectors, np.array([number for number, _, _ in block], dtype=np.int64))
            _note(self._documents, block)
        if _is_exact(self._index) and len(self) > _EXACT:
            self._index = _filled(*_contents(self._index))
        self._save()

    def remove(self, documents: Collection[str]) -> None:
        """Removes all entries of these documents and saves."""
        import faiss

        gone = _numbers(self._documents.pop(document, []) for document in sorted(documents))
        if len(gone):
            self._writable()
            # Inverted lists with a table of places want the ids one by one; the flat index is read through once.
            self._index.remove_ids(
                faiss.IDSelectorBatch(gone) if _is_exact(self._index) else faiss.IDSelectorArray(gone)
            )
            self._save()

    def search(self, text: str, n: int, documents: Collection[str] | None = None) -> list[tuple[int, float]]:
        """The best `n` entries with their cosines, best first, ties by id; only of `documents`, if given."""
        return self.search_vector(self._embedder.encode_query(text), n, documents)

    def search_vector(
        self, vector: Vectors, n: int, documents: Collection[str] | None = None
    ) -> list[tuple[int, float]]:
        """As `search`, for a question's vector of length 1."""
        import faiss

        if n <= 0 or not len(self) or not vector.any():
            return []
        faiss.omp_set_num_threads(1)  # one question is answered soonest by one thread; others have questions too
        options: dict[str, Any] = {}
        if documents is not None:
            allowed = _numbers(self._documents.get(document, []) for document in documents)
            if not len(allowed):
                return []
            options["sel"] = _selector(allowed)
        parameters: Any = faiss.SearchParameters(**options)
        if isinstance(self._index, faiss.IndexIVF):
            parameters = faiss.SearchParametersIVF(nprobe=self._index.nprobe, **options)  # type: ignore[call-arg]
        scores, ids = self._index.search(vector[np.newaxis], min(n, len(self)), params=parameters)
        found = [(int(i), round(float(s), 6)) for i, s in zip(ids[0], scores[0], strict=True) if i >= 0]
        return sorted(found, key=lambda item: (-item[1], item[0]))

    def cosines(self, vector: Vectors, ids: Sequence[int]) -> dict[int, float]:
        """The cosines of these entries with a question's vector; every id is in the index."""
        if not ids:
            return {}
        stored = self._index.reconstruct_batch(np.array(ids, dtype=np.int64))
        return {number: round(float(score), 6) for number, score in zip(ids, stored @ vector, strict=True)}

    def _writable(self) -> None:
        """Swaps a memory-mapped index for one in memory that can be changed."""
        import faiss

        self._index = faiss.read_index(str(self._folder / "vectors.faiss"))

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


def _filled(vectors: Vectors, ids: Ids) -> faiss.Index:
    """An index of these vectors, of the kind that fits their number."""
    import faiss

    index: faiss.Index = _lists(vectors) if len(ids) > _EXACT else faiss.IndexIDMap2(faiss.IndexFlatIP(vectors.shape[1]))
    for start in range(0, len(ids), _BLOCK):
        index.add_with_ids(np.ascontiguousarray(vectors[start : start + _BLOCK]), ids[start : start + _BLOCK])
    return index


def _lists(vectors: Vectors) -> faiss.IndexIVFScalarQuantizer:
    """Empty inverted lists of half-precision vectors, trained on a sample, with a table of where each id stands."""
    import faiss

    lists = int(4 * np.sqrt(len(vectors)))
    quantizer = faiss.IndexFlatIP(vectors.shape[1])
    index = faiss.IndexIVFScalarQuantizer(
        quantizer, vectors.shape[1], lists, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
    )
    quantizer.this.disown()  # type: ignore[attr-defined]
    index.own_fields = True
    index.cp.niter = 10
    index.nprobe = max(16, int(lists * _SEARCHED))
    sample = np.random.default_rng(0).permutation(len(vectors))[: lists * _SAMPLE_PER_LIST]
    faiss.omp_set_num_threads(_TRAINING_THREADS)
    index.train(vectors[np.sort(sample)])
    index.set_direct_map_type(faiss.DirectMap.Hashtable)  # type: ignore[attr-defined]
    return index


def _is_exact(index: faiss.Index) -> bool:
    import faiss

    return not isinstance(index, faiss.IndexIVF)


def _contents(exact: Any) -> tuple[Vectors, Ids]:
    """All vectors of an exact index and their ids."""
    import faiss

    return exact.index.reconstruct_n(0, exact.ntotal), faiss.vector_to_array(exact.id_map)


def _selector(ids: Ids) -> faiss.IDSelector:
    """Tells in one step whether an id is among these: a bit for each number up to the largest."""
    import faiss

    bits = np.zeros(int(ids.max()) + 1, dtype=bool)
    bits[ids] = True
    return faiss.IDSelectorBitmap(np.packbits(bits, bitorder="little"))  # type: ignore[call-arg, arg-type]


def _numbers(documents: Iterable[Runs]) -> Ids:
    """The ids of all these documents."""
    stretches = [np.arange(first, behind) for runs in documents for first, behind in runs]
    return np.concatenate(stretches).astype(np.int64) if stretches else np.zeros(0, dtype=np.int64)


def _note(documents: dict[str, Runs], rows: Iterable[Row]) -> None:
    """Adds the ids of the rows to the runs of their documents."""
    for number, document, _ in rows:
        runs = documents.setdefault(document, [])
        if runs and runs[-1][1] == number:
            runs[-1][1] += 1
        else:
            runs.append([number, number + 1])


def _blocks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while block := list(islice(left, _BLOCK)):
        yield block
