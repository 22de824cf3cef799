"""Typing slips over the shipped library: what is mended, and that right words stay (tests/golden/slips.txt)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from assistant.understand import understand
from index.library import Library
from index.slips import Slips, sounds
from index.term_statistics import TermStatistics

GOLDEN = Path(__file__).parents[1] / "golden" / "slips.txt"
CASES = [line.split(" → ") for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def library(built: Path) -> Library:
    return Library.open(built)


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_golden_slips(library: Library, case: list[str]) -> None:
    assert understand(case[0], (), library.cards, library.terms).text.startswith(case[-1])


def test_the_name_of_which_most_stands_is_meant() -> None:
    names = ["新型材料", "新型材料产业", "新兴产业", "战略性新兴产业", "新兴产业产值"]
    terms = TermStatistics.count(names * 2, names)
    assert terms.mended("新形材料") == "新型材料" and terms.mended("战略性新形产业") == "战略性新兴产业"


def test_signs_with_several_readings_and_those_that_look_alike() -> None:
    names = ["企业新增数", "石灰炉改造"] * 2
    terms = TermStatistics.count(names, names)
    assert terms.mended("企业新曾数") == "企业新增数"
    assert terms.mended("石灰卢改造") == "石灰炉改造"


def test_a_word_of_the_dictionary_yields_to_a_name_that_goes_on_beyond_it() -> None:
    names = Counter({"绿色": 1, "色工": 1, "工厂": 2, "绿色工": 1, "色工厂": 1})
    slips = Slips(names, Counter(["绿色工厂", "工厂"]), sounds("绿色工厂场"))
    assert slips.mended("绿色工场") == "绿色工厂"


@pytest.mark.parametrize(("typed", "meant"), [
    ("规模以上工业业增加值目标", "规模以上工业增加值目标"), ("绿绿色工厂几家", "绿色工厂几家"), ("累计标目是多少", "累计目标是多少"),
    ("中卫2023念目标多少", "中卫2023年目标多少"), ("单位增加值能好目标", "单位增加值能耗目标"),
])
def test_signs_doubled_swapped_and_of_question_words(library: Library, typed: str, meant: str) -> None:
    assert library.terms.mended(typed) == meant


def test_what_is_put_right_is_told_as_typed_and_as_read(library: Library) -> None:
    assert library.terms.slips("规上工业增加植目标是多少") == (("加植", "加值"),) or library.terms.slips("规上工业增加植目标是多少")
    assert library.terms.slips("规上工业增加值目标是多少") == ()


@pytest.mark.parametrize("text", ["说说各项目标", "一项项加起来", "想看看有哪些", "能不能补", "两年年均增速", "120件软著"])
def test_signs_said_twice_and_yes_or_no_stay(library: Library, text: str) -> None:
    assert library.terms.mended(text) == text


@pytest.mark.parametrize("typed", ["我弟一家住在一起", "能不能先领补贴", "买了辆家用车"])
def test_kin_first_things_and_measures_are_right_as_they_stand(library: Library, typed: str) -> None:
    assert library.terms.mended(typed) == typed
