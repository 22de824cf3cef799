"""Arithmetic on figures: exact, in the right unit, shown as it is done."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import compute
from assistant.compute import Incomparable, Operand
from assistant.records import Computation

FIGURES = st.decimals(min_value=Decimal("0.01"), max_value=10**9, places=2)
examined = settings(derandomize=True, deadline=None)


def op(value: str, unit: str, source: int | str = 1) -> Operand:
    return Operand(Decimal(value), unit, source)


@pytest.mark.parametrize(
    ("made", "expression", "result", "unit"),
    [
        (compute.difference(op("2800", "亿元"), op("1500", "亿元")), "2800 − 1500 = 1300亿元", "1300", "亿元"),
        (compute.difference(op("66", "%"), op("48.78", "%")), "66 − 48.78 = 17.22个百分点", "17.22", "个百分点"),
        (compute.difference(op("5", "%"), op("5.5", "%")), "5 − 5.5 = -0.5个百分点", "-0.5", "个百分点"),
        (compute.difference(op("1.2", "亿元"), op("3000", "万元")), "1.2 − 0.3 = 0.9亿元", "0.9", "亿元"),
        (compute.multiple(op("60", "家"), op("20", "家")), "60 ÷ 20 = 3倍", "3", "倍"),
        (compute.multiple(op("10", "家"), op("3", "家")), "10 ÷ 3 ≈ 3.33倍", "3.33", "倍"),
        (compute.share(op("1", "亿元"), op("4", "亿元")), "1 ÷ 4 × 100% = 25%", "25", "%"),
        (compute.growth(op("150", "亿元"), op("100", "亿元")), "(150 ÷ 100 − 1) × 100% = 50%", "50", "%"),
        (compute.annual_rate(op("121", "亿元"), op("100", "亿元"), 2), "(121 ÷ 100)^(1/2) − 1 = 10%", "10", "%"),
        (compute.difference(op("1.2", "万亿元"), op("6200", "亿元")), "12000 − 6200 = 5800亿元", "5800", "亿元"),
        (compute.before(op("48.78", ""), op("15", "个百分点"), True), "48.78 − 15 = 33.78", "33.78", ""),
        (compute.before(op("60", "%"), op("26", "个百分点"), False), "60 + 26 = 86%", "86", "%"),
        (compute.before(op("20", "亿元"), op("25", "%"), True), "20 ÷ (1 + 25%) = 16亿元", "16", "亿元"),
        (compute.before(op("28", "亿元"), op("1.8", "倍"), True), "28 ÷ (1 + 1.8) = 10亿元", "10", "亿元"),
        (compute.after(op("50", "吨"), op("14", "%"), False), "50 × (1 − 14%) = 43吨", "43", "吨"),
        (compute.portion(op("2000", "家"), op("5", "%")), "2000 × 5% = 100家", "100", "家"),
        (compute.converted(op("32", "万亩"), "公顷"), "32万亩 ≈ 21333.33公顷", "21333.33", "公顷"),
        (compute.converted(op("7", "亿斤"), "万吨"), "7亿斤 = 35万吨", "35", "万吨"),
        (compute.pace(op("70", "%"), op("58", "%"), 4), "(70 − 58) ÷ 4 = 3个百分点/年", "3", "个百分点"),
        (compute.forward(op("100", "亿元"), op("10", "%"), 2), "100 × (1 + 10%)^2 = 121亿元", "121", "亿元"),
        (compute.backward(op("121", "亿元"), op("10", "%"), 2), "121 ÷ (1 + 10%)^2 = 100亿元", "100", "亿元"),
        (compute.times(op("200", "名"), 5), "200 × 5 = 1000名", "1000", "名"),
        (compute.total([op("3", "亿元"), op("5000", "万元", 2)]), "3 + 0.5 = 3.5亿元", "3.5", "亿元"),
    ],
)
def test_workings(made: Computation, expression: str, result: str, unit: str) -> None:
    assert (made.expression, made.result, made.unit) == (expression, Decimal(result), unit)


@pytest.mark.parametrize(
    "work",
    [
        lambda: compute.difference(op("1", "亿元"), op("1", "%")),
        lambda: compute.difference(op("1", "万吨"), op("1", "亿元")),
        lambda: compute.multiple(op("1", "家"), op("0", "家")),
        lambda: compute.share(op("1", "家"), op("0", "家")),
        lambda: compute.growth(op("1", "家"), op("0", "家")),
        lambda: compute.annual_rate(op("1", "家"), op("2", "家"), 0),
        lambda: compute.annual_rate(op("-1", "家"), op("2", "家"), 3),
        lambda: compute.pace(op("1", "家"), op("2", "家"), 0),
        lambda: compute.total([op("1", "家")]),
    ],
)
def test_what_cannot_be_worked_out_says_why(work: Callable[[], Computation]) -> None:
    with pytest.raises(Incomparable, match=r"[\u4e00-\u9fff]"):
        work()


@examined
@given(FIGURES, FIGURES)
def test_a_difference_turns_its_sign_when_turned_round(one: Decimal, two: Decimal) -> None:
    first, second = Operand(one, "亿元", 1), Operand(two, "亿元", 2)
    assert compute.difference(first, second).result == -compute.difference(second, first).result


@examined
@given(FIGURES)
def test_wan_and_yi_come_back(value: Decimal) -> None:
    in_wan = compute.convert(Operand(value, "亿元", 1), "万元")
    assert in_wan == value * 10000
    assert compute.convert(Operand(in_wan, "万元", 1), "亿元") == value
    assert compute.difference(Operand(value, "亿元", 1), Operand(in_wan, "万元", 2)).result == 0


@examined
@given(FIGURES, st.decimals(Decimal("0.5"), 2, places=2), st.integers(1, 30))
def test_growth_carries_the_first_figure_to_the_last(first: Decimal, ratio: Decimal, years: int) -> None:
    last = first * ratio
    rate = compute.annual_rate(Operand(last, "亿元", 1), Operand(first, "亿元", 2), years)
    again = compute.forward(Operand(first, "亿元", 2), Operand(rate.result, "%", 1), years).result
    assert abs(again - last) <= last * Decimal("0.005") * years + Decimal("0.01")


@examined
@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4))
def test_figures_are_written_plainly_and_exactly(value: Decimal) -> None:
    text = compute.plain(value)
    assert Decimal(text) == value and "E" not in text and not (("." in text) and text.endswith(("0", ".")))
