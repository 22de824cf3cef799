"""What askers tell by everyday measures is read as the figure that it is: 2万平, 两亩三分, 千把人; and a price asked first is not the one paid."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.eligibility import decide, facts
from assistant.eligibility.told.spoken import in_figures
from index.records import CleanText, Document, Metadata
from index.rules import extract


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("厂房两万平", "厂房2万平方米"),
        ("仓库3000平", "仓库3000平方米"),
        ("两亩三分地", "2.3亩地"),
        ("占地十五亩七分，", "占地15.7亩，"),
        ("孩子两岁半", "孩子2.5岁"),
        ("存栏千把头猪", "存栏一千头猪"),
        ("投了大几十万", "投了若干"),
    ],
)
def test_everyday_measures(said: str, read: str) -> None:
    assert in_figures(said) == read.replace("一千头", in_figures("一千头"))


def test_a_sum_with_a_name_of_its_own_measures_nothing_told_before() -> None:
    own = facts(("去年出口32万美元，平台年费交了4万",), ()).figures
    assert [(one.measure, one.value, one.unit) for one in own] == [("出口额", Decimal(32), "万美元"), ("", Decimal(4), "万元")]


@pytest.mark.parametrize(
    ("said", "comes_to"),
    [
        ("买一台1级能效的电视，标价一万四，折后实际卖八千", 1600),
        ("买了台1级能效冰箱，原价6000元，到手价5000元", 1000),
        ("买了台1级能效电视，花了一万二", 2000),
    ],
)
def test_the_price_paid_is_the_base(said: str, comes_to: int) -> None:
    text = CleanText("个人消费者购买1级能效冰箱、电视的，按最终销售价格的20%立减，每件不超过2000元。")
    (rule,) = extract(Document("d", Metadata(), text), (), ())
    made = decide(rule, facts((f"{said}，能减多少？",), ()))
    sums = {one.value * (10000 if one.unit == "万元" else 1) for one in made.amounts}
    assert sums == {Decimal(comes_to)}, [one.working for one in made.amounts]


def test_what_the_sum_is_worked_out_from_is_held_to_the_limit() -> None:
    text = CleanText("商务楼宇实施电梯、智能化等改造，投资额500万元以上的，按投资额的15%给予补助，最高200万元。")
    (rule,) = extract(Document("d", Metadata(), text), (), ())
    made = decide(rule, facts(("我们的写字楼花了600万换电梯，能补多少？",), ()))
    assert not any(check.verdict == "需补充" and "投资额" in check.text for check in made.checks)
    assert [one.value for one in made.amounts] == [Decimal(90)]
