"""Baselines: what plain retrieval gets on the same cases. Each gives its best piece of text as the answer and never refuses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from eval.cases import Case
from eval.outcomes import Place
from eval.systems import DEPTH, System
from index import settings
from index.dense import DenseIndex
from index.embed import load_embedder
from index.lexical import LexicalIndex
from index.library import Library

CHUNK = 500
OVERLAP = 50
"""Characters of a chunk and of what two neighbours share, as usual for plain RAG."""


class LangChain:
    """Plain LangChain RAG: recursive splitter, FAISS over our embedding, the best chunk as the answer."""

    def __init__(self) -> None:
        import faiss
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        self.library = Library.open(settings.home())
        splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP, add_start_index=True)
        self._chunks: list[Place] = []
        texts: list[str] = []
        for id in self.library.cards:
            for piece in splitter.create_documents([self.library.text(id)]):
                start = int(piece.metadata["start_index"])
                self._chunks.append(Place(id, start, start + len(piece.page_content)))
                texts.append(piece.page_content)
        self._embedder = load_embedder(settings.embedding_model(), settings.home() / "embeddings.sqlite")
        self._index = faiss.IndexFlatIP(self._embedder.dimension)
        self._index.add(self._embedder.encode(texts))

    def answer(self, case: Case) -> dict[str, Any]:
        return extract(self.library, case, self.retrieve(asked(case)))

    def retrieve(self, text: str) -> list[Place]:
        _, found = self._index.search(self._embedder.encode_query(text)[None, :], DEPTH)
        return [self._chunks[number] for number in found[0] if number >= 0]


class Lexical:
    """BM25 alone over our passages, the best passage as the answer."""

    def __init__(self) -> None:
        self._library = Library.open(settings.home())
        self._index = LexicalIndex.open(self._library.path / "passages")

    def answer(self, case: Case) -> dict[str, Any]:
        return extract(self._library, case, self.retrieve(asked(case)))

    def retrieve(self, text: str) -> list[Place]:
        return places(self._library, [id for id, _ in self._index.search(text, DEPTH)])


class Dense:
    """Embedding search alone over our passages, the best passage as the answer."""

    def __init__(self) -> None:
        self._library = Library.open(settings.home())
        embedder = load_embedder(settings.embedding_model(), settings.home() / "embeddings.sqlite")
        self._index = DenseIndex.open(self._library.path / "vectors", embedder)

    def answer(self, case: Case) -> dict[str, Any]:
        return extract(self._library, case, self.retrieve(asked(case)))

    def retrieve(self, text: str) -> list[Place]:
        return places(self._library, [id for id, _ in self._index.search(text, DEPTH)])


MAKERS: dict[str, Callable[[], System]] = {"langchain": LangChain, "bm25": Lexical, "dense": Dense}


def asked(case: Case) -> str:
    """What a search without understanding is given: the questions before and the question."""
    return " ".join((*case.history, case.question))


def places(library: Library, ids: Sequence[int]) -> list[Place]:
    """The places of passages, in the order of their ids."""
    found = library.passages(ids)
    return [Place(found[id].document, found[id].start, found[id].end) for id in ids]


def extract(library: Library, case: Case, found: Sequence[Place]) -> dict[str, Any]:
    """An Answer JSON that quotes the first place found."""
    answer = {"id": case.id, "question": case.question, "status": "refused", "answer": "", "citations": []}
    if not found:
        return answer
    quote = citation(library, found[0], 1)
    return {**answer, "status": "answered", "answer": f"{quote['quote']}[1]", "citations": [quote]}


def citation(library: Library, place: Place, n: int) -> dict[str, Any]:
    """The text at a place as the citation number `n`."""
    document = library.document(place.document)
    return {"n": n, "document": place.document, "title": document.title, "number": document.meta.number,
            "quote": document.text[place.start : place.end], "start": place.start, "end": place.end}  # fmt: skip
