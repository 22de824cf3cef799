"""BM25 as sparse vectors: their inner product is the score; statistics survive the disk."""

import math
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.milvus.sparse import Statistics, dimension, passage

TEXTS = st.lists(st.lists(st.sampled_from("甲乙丙丁戊"), max_size=8), min_size=1, max_size=6)


def bm25(terms: list[str], asked: list[str], texts: list[list[str]]) -> float:
    """The textbook's formula."""
    average = sum(map(len, texts)) / len(texts)
    total = 0.0
    for term in set(asked):
        having = sum(term in text for text in texts)
        rarity = math.log(1 + (len(texts) - having + 0.5) / (having + 0.5))
        count = terms.count(term)
        total += rarity * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * len(terms) / (average or 1.0))) if count else 0.0
    return total


@settings(derandomize=True, deadline=None)
@given(TEXTS, st.lists(st.sampled_from("甲乙丙丁戊己"), max_size=4))
def test_the_inner_product_is_bm25(texts: list[list[str]], asked: list[str]) -> None:
    statistics = Statistics()
    for text in texts:
        statistics.add(text)
    question = statistics.question(dict.fromkeys(asked, 1.0))
    for text in texts:
        vector = passage(text, statistics.average)
        assert vector and all(value > 0 for value in vector.values())
        score = sum(value * vector.get(place, 0.0) for place, value in question.items())
        assert score == pytest.approx(bm25(text, asked, texts))


def test_statistics_survive_the_disk(tmp_path: Path) -> None:
    statistics = Statistics()
    for text in (["甲", "乙", "甲"], ["乙"]):
        statistics.add(text)
    statistics.write(tmp_path / "one.npz")
    again = Statistics.open(tmp_path / "one.npz")
    assert (again.passages, again.average) == (2, 2.0)
    assert [again.rarity(term) for term in "甲乙丙"] == [statistics.rarity(term) for term in "甲乙丙"]
    assert again.question({"甲": 1.0, "丙": 1.0}) == {dimension("甲"): pytest.approx(math.log(1 + 1.5 / 1.5))}
