"""The points that a question sets side by side."""

from collections.abc import Collection
from decimal import Decimal

from assistant.gather.points import points
from assistant.records import Query
from index.library import Library
from index.records import Metadata, Target
from index.schema import Card

IDS = [f"d{number}" for number in range(40)]


class Many(Library):
    """Forty documents of one name; a row of one of the last fits every question."""

    def __init__(self) -> None:
        self.cards = {id: Card(id, Metadata(title="某规划"), "", "", "", False, 0, 0, 0, 0, 0, 0, 1.0, 0, "") for id in IDS}

    def search_targets(self, text: str, n: int = 50, documents: Collection[str] | None = None) -> list[Target]:
        row = Target("d33", "", "产值", "", "", Decimal(1), None, "亿元", "=", "level", 2020, None, "target", (), 0, 0)
        return [row] if documents is None or "d33" in documents else []


def query(documents: list[str]) -> Query:
    return Query("某规划的产值", "某规划的产值", ("产值",), documents=tuple(documents))


def test_of_very_many_documents_of_one_name_the_likeliest_are_looked_up() -> None:
    found = [point.document for point in points(query(IDS), Many())]
    assert len(found) == 16 and "d33" in found and found == sorted(found, key=IDS.index)


def test_a_few_documents_are_all_looked_up() -> None:
    assert [point.document for point in points(query(IDS[:9]), Many())] == IDS[:9]
