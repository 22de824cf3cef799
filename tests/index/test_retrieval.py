"""Fused retrieval of passages, with the shipped model."""

from collections.abc import Sequence

import pytest

from index.dense import DenseIndex
from index.embed import load_embedder
from index.lexical import LexicalIndex
from index.rerank import Entry
from index.retrieval import Hit, Retriever, fold_duplicates, fuse

TEXTS = {
    1: ("a", "主要目标", "到2027年，规模以上工业增加值达到2800亿元以上。"),
    2: ("a", "扶持政策", "对建成的智能工厂，按设备投资额的10%给予最高300万元补助。"),
    3: ("b", "绿色发展", "支持企业建设绿色工厂，每年创建节水型企业6家。"),
    4: ("b", "人才保障", "实施企业家素质提升行动，每年对200名左右企业家进行培训。"),
    5: ("c", "扶持政策", "对建成的智能工厂，按设备投资额的10%给予最高300万元补助"),
    6: ("c", "扶持政策", "对建成的智能工厂，按设备投资额的20%给予最高500万元补助。"),
}


def entries(ids: Sequence[int]) -> dict[int, Entry]:
    return {number: Entry(TEXTS[number][1], TEXTS[number][2]) for number in ids if number in TEXTS}


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Retriever:
    folder = tmp_path_factory.mktemp("indexes")
    rows = [(number, document, f"{heading}\n{text}") for number, (document, heading, text) in TEXTS.items()]
    return Retriever(
        LexicalIndex.create(folder / "lexical", rows),
        DenseIndex.create(folder / "dense", rows, load_embedder()),
        entries,
    )


def test_everyday_words_find_official_ones(retriever: Retriever) -> None:
    assert retriever.search("每年培训多少个老板", 3)[0].id == 4


def test_near_duplicates_are_folded_but_not_other_figures(retriever: Retriever) -> None:
    hits = {hit.id: hit for hit in retriever.search("智能工厂补助", 9)}
    assert 6 in hits
    assert (2 in hits) != (5 in hits)
    assert {number for hit in hits.values() for number in hit.duplicates} == {2, 5} - hits.keys()


def test_a_filter_keeps_to_the_documents(retriever: Retriever) -> None:
    assert {hit.id for hit in retriever.search("智能工厂补助", 9, ["c"])} == {5, 6}
    assert retriever.search("智能工厂补助", 9, []) == []


def test_hits_are_ordered_and_repeatable(retriever: Retriever) -> None:
    hits = retriever.search("工厂", 9)
    assert [(-hit.score, hit.id) for hit in hits] == sorted((-hit.score, hit.id) for hit in hits)
    assert hits == retriever.search("工厂", 9)
    assert [hit.id for hit in retriever.search("工厂", 2)] == [hit.id for hit in hits[:2]]


def test_confidence_tells_what_is_there_from_what_is_not(retriever: Retriever) -> None:
    there = retriever.search("2027年规模以上工业增加值达到多少", 1)[0]
    absent = retriever.search("高铁通车里程", 1)
    assert there.confidence > 0.5
    assert all(hit.confidence < 0.3 for hit in absent)


def test_a_judge_orders_the_first_hits_anew(retriever: Retriever) -> None:
    def water_saving(question: str, passages: Sequence[str]) -> list[float]:
        return [0.9 if "节水型" in passage else 0.1 for passage in passages]

    with_judge = Retriever(retriever._lexical, retriever._dense, entries, water_saving)
    hits = with_judge.search("工厂", 9)
    assert (hits[0].id, hits[0].confidence) == (3, 0.9)
    assert {hit.id for hit in hits} == {hit.id for hit in retriever.search("工厂", 9)}


@pytest.mark.parametrize("text", ["", "？！", " \n"])
def test_an_empty_question_finds_nothing(retriever: Retriever, text: str) -> None:
    assert retriever.search(text) == []


def test_fuse_keeps_what_only_one_engine_found() -> None:
    fused = fuse({1: 1.0, 2: 0.4}, {2: 0.9, 3: 0.1, 4: 0.5})
    assert fused.keys() == {1, 2, 3, 4}
    assert max(fused, key=lambda number: fused[number]) == 1
    assert fuse({}, {}) == {}


def test_fold_duplicates_keeps_the_best_and_names_the_rest() -> None:
    texts = {
        1: Entry("", "甲乙丙丁戊己庚辛"),
        2: Entry("", "甲乙丙丁戊己庚辛。"),
        3: Entry("", "甲乙丙丁戊己庚辛1"),
    }
    hits = [Hit(number, 1.0, 1.0, 1.0, 0.5) for number in (2, 3, 1)]
    folded = fold_duplicates(hits, texts, 5)
    assert [(hit.id, hit.duplicates) for hit in folded] == [(2, (1,)), (3, ())]
