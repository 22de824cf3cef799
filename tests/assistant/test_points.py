"""The points that a question sets side by side, and the documents it means where very many bear one name."""

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from assistant.gather.of_documents.likeliest import as_in, likeliest
from assistant.gather.of_figures.points import points
from assistant.records import Point, Query
from index.library import Library
from index.records import Metadata, Passage, Target
from index.retrieval import Hit
from index.schema import Card

IDS = [f"d{number}" for number in range(40)]


class Many(Library):
    """Forty documents of one name; a row of one of the last fits every question, and a passage of another."""

    def __init__(self) -> None:
        self.cards = {id: Card(id, Metadata(title="某规划"), "", "", "", False, 0, 0, 0, 0, 0, 0, 1.0, 0, "") for id in IDS}

    def homes(self, text: str, n: int = 50, documents: Collection[str] | None = None) -> list[str]:
        return [row.document for row in self.search_targets(text, n, documents)]

    def search_targets(self, text: str, n: int = 50, documents: Collection[str] | None = None) -> list[Target]:
        row = Target("d33", "", "产值", "", "", Decimal(1), None, "亿元", "=", "level", 2020, None, "target", (), 0, 0)
        return [row] if documents is None or "d33" in documents else []

    def search_passages(self, text: str, n: int = 20, documents: Collection[str] | None = None) -> list[Hit]:
        return [Hit(7, 1.0, 1.0, 1.0, 1.0)]

    def passages(self, ids: Collection[int]) -> dict[int, Passage]:
        return {id: Passage(f"d{id}", 0, 0, (), 0, 0, "") for id in ids}


def query(documents: list[str]) -> Query:
    return Query("某规划的产值", "某规划的产值", ("产值",), documents=tuple(documents))


def test_of_very_many_documents_of_one_name_the_likeliest_are_looked_into() -> None:
    asked = replace(query(IDS), points=tuple(Point(document=id, year=2020) for id in IDS))
    found = likeliest(asked, Many())
    assert len(found.documents) == 4 and {"d33", "d7"} <= set(found.documents)
    assert [point.document for point in found.points] == list(found.documents) == sorted(found.documents, key=IDS.index)
    assert len(found.assumed) == 1
    assert likeliest(replace(query([]), soft_documents=tuple(IDS)), Many()).soft_documents == found.documents


def test_a_few_documents_are_all_looked_into() -> None:
    few = query(IDS[:9])
    assert likeliest(few, Many()) is few
    assert [point.document for point in points(few, Many())] == IDS[:9]


def test_a_piece_of_a_question_is_asked_of_the_documents_of_the_whole() -> None:
    whole = likeliest(query(IDS), Many())
    piece = as_in(whole, query(IDS))
    assert piece.documents == whole.documents
    assert {point.document for point in piece.points} <= set(whole.documents)
    assert as_in(whole, query(IDS[:2])).documents == tuple(IDS[:2])
