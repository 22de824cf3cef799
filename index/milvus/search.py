"""Searches over a collection in Milvus, as the retriever needs them; filters by document are applied by the server."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from index.embed import Embedder, Vectors
from index.lexical import DEPTH, FIELDS, summed, weights
from index.milvus.collection import of_documents
from index.milvus.sparse import Sparse, Statistics

if TYPE_CHECKING:
    from pymilvus import MilvusClient


class MilvusLexical:
    """BM25 over bigrams and over words, summed as `index.lexical` does it."""

    def __init__(self, client: MilvusClient, collection: str, statistics: Mapping[str, Statistics]) -> None:
        self._client = client
        self._collection = collection
        self._statistics = statistics

    def search(
        self, text: str, n: int, documents: Collection[str] | None = None, expansion: Iterable[str] = ()
    ) -> list[tuple[int, float]]:
        """The best `n` passages with their scores (0…1), best first, ties by id."""
        if n <= 0:
            return []
        others = tuple(expansion)
        fields = (self._bm25(field, text, max(DEPTH, 2 * n), documents, others) for field in FIELDS)
        return summed(fields, n)

    def rarity(self, field: str, term: str) -> float:
        return self._statistics[field].rarity(term)

    def _bm25(
        self, field: str, text: str, n: int, documents: Collection[str] | None, others: Sequence[str]
    ) -> dict[int, float]:
        terms = FIELDS[field]
        question = self._statistics[field].question(weights(terms(text), map(terms, others)))
        return dict(found(self._client, self._collection, field, question, n, documents)) if question else {}


class MilvusDense:
    """Cosines with the vectors of the collection."""

    def __init__(self, client: MilvusClient, collection: str, embedder: Embedder) -> None:
        self._client = client
        self._collection = collection
        self._embedder = embedder

    @property
    def embedder(self) -> Embedder:
        return self._embedder

    def search_vector(
        self, vector: Vectors, n: int, documents: Collection[str] | None = None
    ) -> list[tuple[int, float]]:
        """The best `n` passages with their cosines, best first, ties by id."""
        if n <= 0 or not vector.any():
            return []
        hits = found(self._client, self._collection, "dense", vector.tolist(), n, documents)
        return sorted(((number, round(score, 6)) for number, score in hits), key=lambda hit: (-hit[1], hit[0]))

    def cosines(self, vector: Vectors, ids: Sequence[int]) -> dict[int, float]:
        """The cosines of these passages; of those that are there still."""
        if not ids:
            return {}
        rows = self._client.get(self._collection, ids=list(ids), output_fields=["id", "dense"])
        return {int(row["id"]): round(float(np.dot(row["dense"], vector)), 6) for row in rows}


def found(
    client: MilvusClient,
    collection: str,
    field: str,
    question: Sparse | list[float],
    n: int,
    documents: Collection[str] | None,
) -> list[tuple[int, float]]:
    """The best `n` passages by a field's inner product with the question, of these documents only, if given."""
    if documents is not None and not documents:
        return []
    hits: Sequence[Any] = client.search(
        collection,
        data=[question],
        anns_field=field,
        limit=n,
        filter=of_documents(documents) if documents is not None else "",
        output_fields=["id"],
        search_params={"metric_type": "IP"},
    )[0]
    return [(int(hit["id"]), float(hit["distance"])) for hit in hits]
