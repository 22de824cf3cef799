"""Lexical search: ranking, filters, adding and removing."""

from pathlib import Path

import pytest

from index.errors import LibraryError
from index.lexical import LexicalIndex, Row, scaled

ROWS: list[Row] = [
    (1, "a", "到2027年，规模以上工业增加值达到2800亿元以上。"),
    (2, "a", "对建成的智能工厂，按设备投资额的10%给予最高300万元补助。"),
    (3, "b", "支持企业建设绿色工厂，每年创建节水型企业6家。"),
    (4, "b", "推动企业家培训，每年培训200名左右。"),
    (5, "c", "森林覆盖率达到20%。"),
]


@pytest.fixture
def index(tmp_path: Path) -> LexicalIndex:
    return LexicalIndex.create(tmp_path / "lexical", ROWS)


def ids(found: list[tuple[int, float]]) -> list[int]:
    return [number for number, _ in found]


def test_the_best_entry_comes_first_with_scores_between_0_and_1(index: LexicalIndex) -> None:
    found = index.search("智能工厂补助多少", 3)
    assert found[0][0] == 2
    assert all(0 <= score <= 1 for _, score in found)
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


def test_nothing_in_common_finds_nothing(index: LexicalIndex) -> None:
    assert index.search("甲骨文", 5) == []
    assert index.search("", 5) == []
    assert index.search("，。？", 5) == []


@pytest.mark.parametrize("text", ['工厂 AND "', "工厂) OR *:*", "+工厂 -绿色", "id:1", "工厂\\", "企业~2^3"])
def test_signs_of_query_languages_mean_nothing(index: LexicalIndex, text: str) -> None:
    assert ids(index.search(text, 9)) == ids(
        index.search("".join(c if c.isalnum() else " " for c in text), 9)
    )


def test_a_filter_keeps_to_the_documents(index: LexicalIndex) -> None:
    assert ids(index.search("工厂", 9, ["b"])) == [3]
    assert index.search("工厂", 9, []) == []
    assert index.search("工厂", 9, ["unknown"]) == []


def test_a_filter_of_many_documents_is_that_of_a_few(index: LexicalIndex) -> None:
    many = ["b", *(f"none-{number}" for number in range(200))]
    assert index.search("工厂企业", 9, many) == index.search("工厂企业", 9, ["b"]) != []


def test_other_wordings_find_more_but_rank_lower(index: LexicalIndex) -> None:
    assert 4 not in ids(index.search("老板", 9))
    assert ids(index.search("老板", 9, expansion=["企业家"]))[0] == 4
    assert ids(index.search("森林", 9, expansion=["企业家"]))[0] == 5


def test_added_entries_are_found_and_removed_ones_are_gone(index: LexicalIndex) -> None:
    index.add([(6, "d", "新建光伏电站装机容量")])
    assert ids(index.search("光伏装机", 5)) == [6]
    index.remove(["d", "a"])
    assert index.search("光伏装机", 5) == []
    assert len(index) == 3


def test_an_opened_index_answers_as_the_one_that_wrote_it(index: LexicalIndex, tmp_path: Path) -> None:
    again = LexicalIndex.open(tmp_path / "lexical")
    assert again.search("智能工厂", 5) == index.search("智能工厂", 5)


def test_equal_entries_are_ordered_by_id(tmp_path: Path) -> None:
    index = LexicalIndex.create(tmp_path / "same", [(number, "a", "绿色工厂") for number in (9, 3, 7)])
    assert ids(index.search("绿色工厂", 5)) == [3, 7, 9]


def test_a_missing_index_is_named(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="none"):
        LexicalIndex.open(tmp_path / "none")


def test_scaled() -> None:
    assert scaled({}) == {}
    assert scaled({1: 4.0, 2: 2.0, 3: 3.0}) == {1: 1.0, 2: 0.0, 3: 0.5}
    assert scaled({1: 2.0, 2: 2.0}) == {1: 1.0, 2: 1.0}


def test_rare_terms_weigh_more(index: LexicalIndex) -> None:
    assert index.rarity("words", "森林") > index.rarity("words", "企业") > 0
