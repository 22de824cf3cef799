"""Figures and times in policy text: golden pairs (tests/golden/quantities.txt, times.txt) and invariants."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.quantities import (
    chinese_number,
    five_year_plan,
    in_base_units,
    numeral,
    quantities,
    split_scale,
    times,
    unit_family,
)

GOLDEN = Path(__file__).parents[1] / "golden"
PIECES = ["达到", "以上", "增长", "12", "3.5", "%", "亿元", "家", "—", "至", "到2027年", "“十四五”", "、", "，", "万", "企业", "（", "）", "比", "分别", "三分之一", "千家"]


def pairs(name: str) -> list[tuple[str, str]]:
    found = []
    for line in (GOLDEN / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, expected = line.partition("⇒")
            found.append((text.strip(), expected.strip()))
    return found


@pytest.mark.parametrize(("text", "expected"), pairs("quantities.txt"))
def test_quantities_golden(text: str, expected: str) -> None:
    found = [
        f"{item.value.normalize():f}|{item.value_max if item.value_max is not None else '-'}|{item.unit}|{item.bound}"
        for item in quantities(text)
    ]
    assert "；".join(found) == expected


@pytest.mark.parametrize(("text", "expected"), pairs("times.txt"))
def test_times_golden(text: str, expected: str) -> None:
    found = [f"{item.year}|{item.role}|{item.first or '-'}" for item in times(text, 2026)]
    assert "；".join(found) == expected


def test_relative_times_need_a_year_to_speak_in() -> None:
    assert not list(times("去年增长5%，五年来翻了一番"))


@pytest.mark.parametrize(
    ("text", "value"),
    [("一百二十", 120), ("二〇二五", 2025), ("千", 1000), ("两万三千", 23000), ("十五", 15), ("三亿", 3 * 10**8)],
)
def test_chinese_numerals(text: str, value: int) -> None:
    assert chinese_number(text) == value


@pytest.mark.parametrize("text", ["", "年", "一年", "abc"])
def test_words_are_no_numerals(text: str) -> None:
    assert chinese_number(text) is None
    assert numeral(text) is None


@pytest.mark.parametrize(("ordinal", "years"), [("一", (1953, 1957)), ("十", (2001, 2005)), ("十三", (2016, 2020)), ("十五", (2026, 2030))])
def test_five_year_plans(ordinal: str, years: tuple[int, int]) -> None:
    assert five_year_plan(ordinal) == years


@pytest.mark.parametrize(
    ("unit", "family"),
    [("亿元", "money"), ("万吨标准煤", "mass"), ("家(个)", "count"), ("名", "people"), ("个百分点", "point"), ("%", "share"), ("万千瓦", "power"), ("件/万人", "rate"), ("", ""), ("奇怪", "")],
)
def test_unit_families(unit: str, family: str) -> None:
    assert unit_family(unit) == family


def test_scales() -> None:
    assert split_scale("万亿元") == (Decimal(10) ** 12, "元")
    assert split_scale("千瓦时") == (Decimal(1), "千瓦时")
    assert in_base_units(Decimal("0.294"), "亿元") == in_base_units(Decimal(2940), "万元")


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@settings(deadline=None, derandomize=True)
def test_spans_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for item in quantities(text):
        assert end <= item.digits < item.tail <= len(text)
        assert item.start <= item.digits and item.tail <= item.end <= len(text)
        assert item.value_max is None or item.value_max > item.value
        assert (item.bound == "range") == (item.value_max is not None)
        end = item.tail


@given(st.integers(1, 99999), st.sampled_from(["家", "亿元", "%", "万吨", "个百分点"]))
@settings(deadline=None, derandomize=True)
def test_a_printed_figure_is_read_back(value: int, unit: str) -> None:
    (item,) = quantities(f"达到{value}{unit}以上。")
    assert (item.value, item.unit, item.bound) == (Decimal(value), unit, ">=")
