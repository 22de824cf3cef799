"""The library as a LangChain retriever."""

from collections.abc import Collection

import pytest

from index.langchain_retriever import PolicyRetriever
from index.library import Library
from index.records import CleanText, Document, Metadata, Passage
from index.retrieval import Hit

TEXT = "一、总体要求\n到2027年，工业总产值达到6000亿元以上。"


class OneDocument(Library):
    """A library of one document and one passage, which every search finds."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int, Collection[str] | None]] = []

    def search_passages(self, text: str, n: int = 20, documents: Collection[str] | None = None) -> list[Hit]:
        self.asked.append((text, n, documents))
        return [Hit(5, 2.5, 1.0, 0.5, 0.75)][:n]

    def passages(self, ids: Collection[int]) -> dict[int, Passage]:
        return {id: Passage("plan", 0, 1, ("一、总体要求",), 7, len(TEXT), TEXT[7:], page=3) for id in ids}

    def document(self, id: str) -> Document:
        return Document(id, Metadata(title="某规划", number="某政发〔2023〕1号"), CleanText(TEXT))


def test_passages_come_with_their_place_and_score() -> None:
    found = PolicyRetriever(library=OneDocument()).invoke("工业总产值目标")
    assert [document.page_content for document in found] == [TEXT[7:]]
    assert found[0].id == "plan#0"
    assert found[0].metadata == {
        "document": "plan",
        "title": "某规划",
        "number": "某政发〔2023〕1号",
        "path": ["一、总体要求"],
        "start": 7,
        "end": len(TEXT),
        "page": 3,
        "score": 2.5,
        "confidence": 0.75,
    }


@pytest.mark.parametrize("documents", [None, ("plan",)])
def test_number_and_filter_reach_the_search(documents: tuple[str, ...] | None) -> None:
    library = OneDocument()
    PolicyRetriever(library=library, k=4, documents=documents).invoke("目标")
    assert library.asked == [("目标", 4, documents)]
