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
    assert terms.corrected("新形材料") == "新型材料" and terms.corrected("战略性新形产业") == "战略性新兴产业"


def test_signs_with_several_readings_and_those_that_look_alike() -> None:
    names = ["企业新增数", "石灰炉改造"] * 2
    terms = TermStatistics.count(names, names)
    assert terms.corrected("企业新曾数") == "企业新增数"
    assert terms.corrected("石灰卢改造") == "石灰炉改造"


def test_a_word_of_the_dictionary_yields_only_to_a_name_that_goes_on_beyond_it() -> None:
    names = ["绿色工厂", "工厂"]
    slips = Slips(Counter({"绿色": 1, "色工": 1, "工厂": 2, "绿色工": 1, "色工厂": 1}), Counter(names), 4, sounds("绿色工厂场"))
    assert slips.corrected("绿色工场") == "绿色工厂"
    assert slips.corrected("在工场里") == "在工场里"


def test_signs_kept_are_not_changed(library: Library) -> None:
    assert library.terms.corrected("工业曾加值", keep=[(2, 4)]) == "工业曾加值"
