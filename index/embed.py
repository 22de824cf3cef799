"""Texts to vectors: the shipped static model, or any sentence-transformers model by name or path.

All vectors are float32 rows of length 1, so that an inner product is a cosine. A text without a known token is a zero row.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from index.errors import LibraryError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Vectors = np.ndarray[Any, np.dtype[np.float32]]

SHIPPED = Path(__file__).with_name("model")
_BATCH = 1024


class Embedder(Protocol):
    """What dense search needs of a model. Equal `fingerprint` means equal vectors for equal texts."""

    @property
    def fingerprint(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, one row a text."""
        ...

    def encode_query(self, text: str) -> Vectors:
        """The vector of one question, shape (dimension,)."""
        ...


def load_embedder(model: str = "", cache: Path | None = None) -> Embedder:
    """The model called `model`: "" the shipped one, else a local path or a name on the hub.

    A folder with a static model is read without torch. Other models are cached by content hash in the file `cache`.
    Raises LibraryError where the model cannot be had.
    """
    folder = Path(model) if model else SHIPPED
    if (folder / "tokenizer.json").exists() and not (folder / "1_Pooling").exists():
        return StaticEmbedder(folder)
    other = TransformerEmbedder(model)
    return CachedEmbedder(other, cache) if cache else other


class StaticEmbedder:
    """A sentence-transformers StaticEmbedding model: the mean of its tokens' vectors, scaled to length 1."""

    def __init__(self, folder: Path) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        weights = folder / "model.safetensors"
        try:
            self._table = load_file(str(weights))["embedding.weight"]
            self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:
            raise LibraryError(f"{folder}：向量模型读不出（{error}）。请检查模型目录是否完整。") from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        digest = hashlib.sha256(weights.read_bytes())
        digest.update((folder / "tokenizer.json").read_bytes())
        self._fingerprint = f"static-{digest.hexdigest()[:16]}"

    @property
    def fingerprint(self) -> str:
        return self._fingerprint

    @property
    def dimension(self) -> int:
        return int(self._table.shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = list(texts[start : start + _BATCH])
            tokens = [one.ids for one in self._tokenizer.encode_batch_fast(batch, add_special_tokens=False)]
            known = [place for place, ids in enumerate(tokens) if ids]
            if known:
                borders = np.cumsum([0, *(len(tokens[place]) for place in known[:-1])])
                table = self._table[[token for place in known for token in tokens[place]]].astype(np.float32)
                # The sum points where the mean points, and only the direction is kept.
                rows[[start + place for place in known]] = np.add.reduceat(table, borders, axis=0)
        return unit(rows)

    def encode_query(self, text: str) -> Vectors:
        vector: Vectors = self.encode([text])[0]
        return vector


class TransformerEmbedder:
    """Any model that sentence-transformers can load, with the prompt it states for questions."""

    def __init__(self, name: str) -> None:
        try:
            from sentence_transformers import SentenceTransformer

            self._model = SentenceTransformer(name)
        except Exception as error:
            raise LibraryError(
                f"向量模型 {name} 载入不了（{error}）。请把它下载到本机后改填目录，或留空用自带的模型。"
            ) from error
        self._name = name
        files = sorted(Path(name).rglob("*")) if Path(name).is_dir() else []
        sizes = "".join(f"{file.name}{file.stat().st_size}" for file in files if file.is_file())
        self._fingerprint = f"st-{hashlib.sha256(f'{name}{sizes}'.encode()).hexdigest()[:16]}"

    @property
    def fingerprint(self) -> str:
        return self._fingerprint

    @property
    def dimension(self) -> int:
        return int(self._model.get_sentence_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str]) -> Vectors:
        return unit(
            np.asarray(self._model.encode_document(list(texts), convert_to_numpy=True), dtype=np.float32)
        )

    def encode_query(self, text: str) -> Vectors:
        found = np.asarray(self._model.encode_query([text], convert_to_numpy=True), dtype=np.float32)
        vector: Vectors = unit(found)[0]
        return vector


class CachedEmbedder:
    """`model` with its passage vectors kept in a SQLite file under model and content hash."""

    def __init__(self, model: Embedder, file: Path) -> None:
        self._model = model
        self._file = file
        file.parent.mkdir(parents=True, exist_ok=True)
        with self._connect() as store:
            store.execute("CREATE TABLE IF NOT EXISTS vectors (hash BLOB PRIMARY KEY, vector BLOB NOT NULL)")

    @property
    def fingerprint(self) -> str:
        return self._model.fingerprint

    @property
    def dimension(self) -> int:
        return self._model.dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        hashes = [hashlib.sha256(f"{self.fingerprint}\0{text}".encode()).digest() for text in texts]
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        missing: list[int] = []
        store = self._connect()
        try:
            for place, key in enumerate(hashes):
                found = store.execute("SELECT vector FROM vectors WHERE hash = ?", (key,)).fetchone()
                if found:
                    rows[place] = np.frombuffer(found[0], dtype=np.float32)
                else:
                    missing.append(place)
            if missing:
                rows[missing] = self._model.encode([texts[place] for place in missing])
                store.executemany(
                    "INSERT OR REPLACE INTO vectors VALUES (?, ?)",
                    [(hashes[place], rows[place].tobytes()) for place in missing],
                )
                store.commit()
        finally:
            store.close()
        return rows

    def encode_query(self, text: str) -> Vectors:
        return self._model.encode_query(text)

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._file, timeout=60)


def unit(rows: Vectors) -> Vectors:
    """`rows` scaled to length 1; zero rows stay zero."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Vectors = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return scaled
