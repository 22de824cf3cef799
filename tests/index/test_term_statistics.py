"""Weights of words, and typing slips mended only where the library knows nothing of what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.term_statistics import TermStatistics

TEXTS = ["全县规模以上工业增加值达到70亿元。", "支持企业建设智能工厂。", "支持企业建设绿色工厂。"]
NAMES = ["规模以上工业增加值", "智能工厂", "绿色工厂"]


@pytest.fixture(scope="module")
def terms() -> TermStatistics:
    return TermStatistics.count(TEXTS, NAMES)


def test_rare_words_weigh_more(terms: TermStatistics) -> None:
    assert terms.weight("智能") > terms.weight("工厂") >= 0.2
    assert terms.weight("民宿") > terms.weight("智能")


def test_known_and_in_names(terms: TermStatistics) -> None:
    assert terms.known("支持") and not terms.in_names("支持")
    assert terms.in_names("增加值") and terms.in_names("工厂")
    assert not terms.known("民宿")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("规模以上工业赠加值", "规模以上工业增加值"), ("智能工场", "智能工厂"), ("绿色工厂", "绿色工厂"), ("民宿收入", "民宿收入"), ("", "")],
)
def test_typing_slips(terms: TermStatistics, typed: str, meant: str) -> None:
    assert terms.mended(typed) == meant


@pytest.mark.parametrize("real", ["铝厂", "隔壁厂投了", "家按公式算出来", "当季地膜", "制造厂", "职工参保人员", "领住房租金"])
def test_real_words_are_no_slips(real: str) -> None:
    names = ["铝产业", "产投集团", "子公司", "示范基地", "制造产业", "工厂保障", "租赁住房"]
    terms = TermStatistics.count(names, names)
    assert terms.mended(real) == real


@pytest.mark.parametrize(("typed", "meant"), [("数字经纪", "数字经济"), ("两化融和", "两化融合"), ("产业连条", "产业链条"), ("国家高薪技术", "国家高新技术")])
def test_a_real_word_is_a_slip_where_a_name_has_the_other_with_its_neighbour(typed: str, meant: str) -> None:
    names = ["数字经济", "两化融合", "产业链条", "国家高新技术企业"]
    assert TermStatistics.count(names, names).mended(typed) == meant


def test_places_and_numbers_are_left_alone(terms: TermStatistics) -> None:
    assert terms.mended("宁夏二〇二〇年") == "宁夏二〇二〇年"


def test_written_and_read_again(terms: TermStatistics, tmp_path: Path) -> None:
    terms.write(tmp_path)
    again = TermStatistics.open(tmp_path)
    assert [again.weight(gram) for gram in ("智能", "工厂", "民宿")] == [terms.weight(gram) for gram in ("智能", "工厂", "民宿")]
    assert again.mended("规模以上工业赠加值") == terms.mended("规模以上工业赠加值")


@settings(derandomize=True, deadline=None, max_examples=50)
@given(st.text(max_size=40))
def test_what_is_put_right_is_what_is_told(text: str) -> None:
    terms = TermStatistics.count(TEXTS, NAMES)
    mended, slips = terms.mended(text), terms.slips(text)
    assert (mended == text) == (not slips)
    assert len(mended) - len(text) == sum(len(read) - len(typed) for typed, read in slips)


def test_a_library_without_passages() -> None:
    empty = TermStatistics.count([], [])
    assert empty.weight("工厂") > 0 and empty.mended("智能工场") == "智能工场"


@pytest.mark.parametrize(("typed", "meant"), [
    ("签头单位是谁", "牵头单位是谁"), ("合计数对得上吗", "合计数对得上吗"), ("规模以上工业增加值", "规模以上工业增加值"),
    ("能直接说倒退吗", "能直接说倒退吗"),
])
def test_words_of_questions_are_put_right_whatever_the_library_has(terms: TermStatistics, typed: str, meant: str) -> None:
    assert terms.mended(typed) == meant
