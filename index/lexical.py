"""Lexical search: BM25 over character bigrams and BM25 over words, each scaled to 0…1 within the question, summed.

One entry is (id, document id, text). The engine is tantivy, fed with our own terms; questions are built from terms and
never parsed, so no sign in a question has a meaning of its own.
"""

from __future__ import annotations

import math
import shutil
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import LibraryError
from index.words import bigrams, words

if TYPE_CHECKING:
    import tantivy

Row = tuple[int, str, str]
"""(id, document id, text); ids are unique and never reused for another text while they stand."""

DEPTH = 100
"""At least so many candidates are taken from each field before the scores are summed."""
_MEMORY = 64_000_000
_QUESTIONS = 256
"""So many questions are kept as queries: one is often asked of several documents, one after the other."""
_FEW = 100
"""Up to so many documents are looked up one by one; of more a set is made, which costs more but does not grow with them."""
FIELDS = {"bigrams": bigrams, "words": words}


class LexicalIndex:
    """A folder with a tantivy index. One process writes at a time; any number may read."""

    def __init__(self, index: tantivy.Index) -> None:
        self._index = index
        self._schema = index.schema
        self._asked = lru_cache(maxsize=_QUESTIONS)(self._asking)

    @classmethod
    def create(cls, folder: Path, rows: Iterable[Row] = ()) -> LexicalIndex:
        """A new index of `rows` in `folder`; what was in the folder is deleted."""
        import tantivy

        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("id", fast=True)
        builder.add_text_field("document", tokenizer_name="raw", index_option="basic")
        for field in FIELDS:
            builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
        created = cls(tantivy.Index(builder.build(), path=str(folder)))
        created.add(rows)
        return created

    @classmethod
    def open(cls, folder: Path) -> LexicalIndex:
        """The index in `folder`. Raises LibraryError where there is none."""
        import tantivy

        try:
            return cls(tantivy.Index.open(str(folder)))
        except ValueError as error:
            raise LibraryError(
                f"{folder}：检索索引打不开（{error}）。请运行 python -m index build 重建。"
            ) from error

    def __len__(self) -> int:
        return int(self._index.searcher().num_docs)

    def add(self, rows: Iterable[Row]) -> None:
        """Adds all rows in one commit; they are found from then on."""
        import tantivy

        writer = self._index.writer(heap_size=_MEMORY, num_threads=1)
        for number, document, text in rows:
            entry = tantivy.Document()
            entry.add_integer("id", number)
            entry.add_text("document", document)
            for field, terms in FIELDS.items():
                entry.add_text(field, " ".join(terms(text)))
            writer.add_document(entry)
        self._commit(writer)

    def remove(self, documents: Collection[str]) -> None:
        """Removes all entries of these documents in one commit."""
        writer = self._index.writer(heap_size=_MEMORY, num_threads=1)
        for document in documents:
            writer.delete_documents_by_term("document", document)
        self._commit(writer)

    def _commit(self, writer: tantivy.IndexWriter) -> None:
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def search(
        self,
        text: str,
        n: int,
        documents: Collection[str] | None = None,
        expansion: Iterable[str] = (),
    ) -> list[tuple[int, float]]:
        """The best `n` entries with their scores (0…1), best first, ties by id; only of `documents`, if given.

        `expansion` are further wordings of what is asked; their terms count less.
        """
        if n <= 0:
            return []
        depth, others = max(DEPTH, 2 * n), tuple(expansion)
        return summed((self.bm25(field, text, depth, documents, others) for field in FIELDS), n)

    def bm25(
        self,
        field: str,
        text: str,
        n: int,
        documents: Collection[str] | None = None,
        expansion: Iterable[str] = (),
    ) -> dict[int, float]:
        """The best `n` entries by one field, "bigrams" or "words", with their BM25 scores; else as `search`."""
        if documents is not None and not documents:
            return {}
        searcher = self._index.searcher()
        query = self._within(self._asked(field, text, tuple(expansion)), documents)
        found = searcher.search(query, limit=n, count=False).hits
        ids = searcher.fast_field_values("id", [address for _, address in found])
        return {int(id_ or 0): score for id_, (score, _) in zip(ids, found, strict=True)}

    def rarity(self, field: str, term: str) -> float:
        """How rare a term of field "bigrams" or "words" is: BM25's inverse document frequency, > 0."""
        searcher = self._index.searcher()
        total, having = searcher.num_docs, searcher.doc_freq(field, term)
        return math.log1p(max(0.0, total - having + 0.5) / (having + 0.5))

    def _asking(self, field: str, text: str, others: tuple[str, ...]) -> tantivy.Query:
        """The query for the terms of a question and of other wordings."""
        import tantivy

        query, terms = tantivy.Query, FIELDS[field]
        clauses = []
        for term, weight in weights(terms(text), map(terms, others)).items():
            clause = query.term_query(self._schema, field, term, index_option="freq")
            clauses.append((tantivy.Occur.Should, clause if weight == 1 else query.boost_query(clause, weight)))
        return query.boolean_query(clauses)

    def _within(self, asked: tantivy.Query, documents: Collection[str] | None) -> tantivy.Query:
        """The query, for entries of these documents alone, if any are given."""
        import tantivy

        if documents is None:
            return asked
        query, should, must = tantivy.Query, tantivy.Occur.Should, tantivy.Occur.Must
        if len(documents) > _FEW:
            allowed = query.term_set_query(self._schema, "document", sorted(documents))
        else:
            allowed = query.boolean_query([(should, query.term_query(self._schema, "document", id, index_option="basic")) for id in sorted(documents)])
        return query.boolean_query([(must, asked), (must, query.const_score_query(allowed, 0.0))])


def summed(fields: Iterable[Mapping[int, float]], n: int) -> list[tuple[int, float]]:
    """The best `n` entries by the mean of their scores in all fields, each scaled; best first, ties by id."""
    totals: dict[int, float] = {}
    for scores in fields:
        for number, score in scaled(scores).items():
            totals[number] = totals.get(number, 0.0) + score / len(FIELDS)
    best = sorted([(-round(score, 6), number) for number, score in totals.items()])[:n]
    return [(number, -score) for score, number in best]


def weights(asked: Iterable[str], others: Iterable[Iterable[str]]) -> dict[str, float]:
    """Terms and weights of a query: 1 for what was asked, 0.3 for other wordings."""
    weights = dict.fromkeys(asked, 1.0)
    for other in others:
        for term in other:
            weights.setdefault(term, 0.3)
    return weights


def scaled(scores: Mapping[int, float]) -> dict[int, float]:
    """Scores scaled so that the best is 1 and the worst 0; all 1 where they are equal."""
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    if high <= low:
        return dict.fromkeys(scores, 1.0)
    return {number: (score - low) / (high - low) for number, score in scores.items()}

