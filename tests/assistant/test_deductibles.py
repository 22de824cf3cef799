"""What has to be paid before an insurance pays, told beside the share that it pays: it is left out of the cost and asks nothing of anybody."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.eligibility import decide, facts
from index.records import CleanText, Document, Metadata
from index.rules import extract

_LEVELS = "一级医疗机构起付标准300元，报销比例80%；二级医疗机构起付标准400元，报销比例75%；三级医疗机构起付标准700元，报销比例65%。"


def test_conditions_have_nothing_of_it() -> None:
    rules = extract(Document("d", Metadata(), CleanText(_LEVELS + "\n未办理转诊手续的起付标准1500元，报销比例40%。")), (), ())
    assert [(rule.subject, [one.text for one in rule.conditions]) for rule in rules] == [
        ("一级医疗机构", []), ("二级医疗机构", []), ("三级医疗机构", []), ("", ["未办理转诊手续"])]


@pytest.mark.parametrize(
    ("said", "place", "comes_to"),
    [("在二级医院住院，政策范围内花了8400元", 1, 6000), ("在三级医院住院花了2万元", 2, 12545), ("在一级医疗机构住院花了1300元", 0, 800)],
)
def test_it_is_left_out_of_the_cost(said: str, place: int, comes_to: int) -> None:
    rule = extract(Document("d", Metadata(), CleanText(_LEVELS)), (), ())[place]
    made = decide(rule, facts((f"{said}，能报多少？",), ()))
    assert made.verdict == "能"
    assert [one.value * (10000 if one.unit == "万元" else 1) for one in made.amounts] == [Decimal(comes_to)]


@pytest.mark.parametrize("text", ["在二级医疗机构住院的，起付标准为600元，政策范围内费用报销70%。", "二级医院起付线600元，按70%报销。"])
def test_ways_of_drafting(text: str) -> None:
    (rule,) = extract(Document("d", Metadata(), CleanText(text)), (), ())
    made = decide(rule, facts(("在二级医院住院，政策范围内花了8600元，能报多少？",), ()))
    assert [one.value for one in made.amounts] == [Decimal(5600)]
