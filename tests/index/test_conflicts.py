"""Conflicts between targets: what is graded how, and what is none."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from index.conflicts import conflicts
from index.contradictions import contradict
from index.indicators import link
from index.records import Target

BASE = Target(
    document="甲", quote="高新技术企业达到300家", indicator="高新技术企业", scope="全省", region="某省",
    value=Decimal(300), value_max=None, unit="家", bound="=", measure="level", year=2025, base_year=None,
    status="target", path=(), start=0, end=12, key="高新技术企业", sentence=(0, 13),
)  # fmt: skip


def row(document: str = "乙", start: int = 100, **fields: Any) -> Target:
    target = replace(BASE, document=document, start=start, end=start + 12, sentence=(start, start + 13), **fields)
    return replace(target, key=link(target.indicator))


def grades(*targets: Target) -> list[str]:
    return [conflict.grade for conflict in conflicts(targets)]


@pytest.mark.parametrize(
    ("other", "grade"),
    [
        (row(value=Decimal(250)), ["数值矛盾"]),
        (row(value=Decimal(250), indicator="国家级高新技术企业"), ["数值矛盾"]),
        (row(bound=">="), ["限定词不同"]),
        (row(value=Decimal(280), bound=">="), ["限定词不同"]),
        (row(value=Decimal(320), bound=">="), ["数值矛盾"]),
        (row(year=2027), ["时限不同"]),
        (row(), []),
        (row(value=Decimal(250), region="别省"), []),
        (row(value=Decimal(250), scope="某园区"), []),
        (row(value=Decimal(250), status="actual"), []),
        (row(value=Decimal(250), year=2027), []),
        (row(value=Decimal(250), measure="annual_flow"), []),
        (row(value=Decimal(250), confidence=0.3), []),
        (row(value=Decimal(250), unit="%"), []),
        (row(value=Decimal("0.03"), unit="万家"), []),
    ],
)
def test_pairs(other: Target, grade: list[str]) -> None:
    assert grades(BASE, other) == grade
    assert grades(other, BASE) == grade


def test_different_names_of_a_linked_indicator_differ_in_scope_of_definition() -> None:
    one = row(indicator="一般工业固体废物综合利用率", unit="%", value=Decimal(54))
    two = row("丙", indicator="工业固体废弃物综合利用率", unit="%", value=Decimal(80))
    (conflict,) = conflicts([one, two])
    assert conflict.grade == "口径不同"
    assert "一般" in conflict.what


def test_two_figures_of_one_sentence_are_a_list_not_a_conflict() -> None:
    assert grades(BASE, replace(BASE, value=Decimal(40), start=6)) == []


def test_two_places_of_one_document() -> None:
    assert grades(BASE, row("甲", value=Decimal(250))) == ["数值矛盾"]


def test_yearly_numbers_that_do_not_add_up() -> None:
    flow = row("甲", 0, indicator="智能工厂", value=Decimal(8), value_max=Decimal(10), bound="range", measure="annual_flow", year=None)
    early = row("甲", 50, indicator="智能工厂", value=Decimal(30), year=2020)
    late = row("甲", 90, indicator="智能工厂", value=Decimal(70), year=2022)
    (conflict,) = conflicts([flow, early, late])
    assert (conflict.grade, conflict.first, conflict.second) == ("数值矛盾", flow, late)
    assert "40" in conflict.what
    assert grades(flow, early, replace(late, value=Decimal(50))) == []


def test_nested_sizes() -> None:
    few = row("甲", 0, indicator="产值过50亿元的企业", value=Decimal(7))
    many = row("甲", 30, indicator="产值过100亿元的企业", value=Decimal(10))
    assert grades(few, many) == ["口径不同"]
    assert grades(replace(few, value=Decimal(20)), many) == []


def test_value_conflicts_come_first() -> None:
    found = grades(BASE, row("乙", bound=">="), row("丙", value=Decimal(100)))
    assert found == sorted(found, key=["数值矛盾", "口径不同", "限定词不同", "时限不同"].index)
    assert found[0] == "数值矛盾"


ROADS = ("三、重点行业", "4.玻璃。", "升级路线")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # One plan gives two sums in two chapters, or two floors: they contradict.
        ({"value": Decimal(3400), "unit": "亿元", "indicator": "工业技术改造投资"}, {"value": Decimal(3035), "unit": "亿元", "indicator": "技术改造投资"}, True),
        ({"value": Decimal(15), "unit": "%", "bound": ">="}, {"value": Decimal(10), "unit": "%", "bound": ">="}, True),
        ({"value": Decimal(300), "bound": ">="}, {"value": Decimal(250)}, True),
        # A whole and its parts.
        ({"value": Decimal(90), "indicator": "债券资金"}, {"value": Decimal(60), "indicator": "中央债券资金"}, False),
        ({"value": Decimal(90)}, {"value": Decimal(60), "sentence": (0, 13)}, False),
        # An increment and a total.
        ({"value": Decimal(40), "indicator": "高新技术企业新增"}, {"value": Decimal(400)}, False),
        # A value within what the other allows.
        ({"value": Decimal(1344), "status": "actual"}, {"value": Decimal(1300), "bound": ">=", "status": "actual"}, False),
        ({"value": Decimal(1344), "bound": ">=", "status": "actual"}, {"value": Decimal(1300), "bound": ">=", "status": "actual"}, False),
        ({"value": Decimal(102)}, {"value": Decimal(100), "bound": "~"}, False),
        ({"value": Decimal("1.4"), "unit": "万家"}, {"value": Decimal(14012)}, False),
        ({"value": Decimal("1.4"), "unit": "万家"}, {"value": Decimal(14912)}, True),
        # A sum over years or an average, and one year.
        ({"value": Decimal(690), "measure": "cumulative"}, {"value": Decimal(141)}, False),
        ({"value": Decimal(6), "unit": "%", "measure": "annual_growth", "indicator": "某产值年均增长"},
         {"value": Decimal(5), "unit": "%", "measure": "annual_growth", "indicator": "某产值增长"}, False),
        ({"value": Decimal(18), "unit": "%", "measure": "change", "base_year": 2020}, {"value": Decimal(5), "unit": "%", "measure": "change"}, False),
        # Other years, and none.
        ({"value": Decimal(90), "year": 2027}, {"value": Decimal(60)}, False),
        ({"value": Decimal(90), "year": None}, {"value": Decimal(60), "year": None}, False),
        ({"value": Decimal(8), "year": None, "measure": "annual_flow"}, {"value": Decimal(9), "year": None, "measure": "annual_flow"}, True),
        # Sections built alike about different things.
        ({"value": Decimal(90), "path": ROADS}, {"value": Decimal(60), "path": (ROADS[0], "5.陶瓷。", ROADS[2])}, False),
        ({"value": Decimal(90), "path": ROADS}, {"value": Decimal(60), "path": ("五、保障", "（一）资金")}, True),
    ],
)  # fmt: skip
def test_contradict(a: dict[str, Any], b: dict[str, Any], expected: bool) -> None:
    first, second = row("甲", 0, **a), row("甲", 100, **({} if "sentence" in b else b))
    if "sentence" in b:
        second = replace(second, **b)
    assert contradict(first, second) is expected
    assert contradict(second, first) is expected
