"""What of an asker's words is a figure of his own: one piece of several kinds, no time that only tells how often he asks for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.eligibility import facts
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.staff import without_staff


@pytest.mark.parametrize(("text", "pieces"), [
    ("家里一条钢壳船两条木船，都转产了", [(1, "钢壳船"), (2, "木船")]),
    ("一辆油车、三辆电动车都报废了", [(1, "油车"), (3, "电动车")]),
    ("一辆补多少", []),
])
def test_pieces_of_several_kinds(text: str, pieces: list[tuple[int, str]]) -> None:
    assert [(one.value, one.thing) for one in facts((text,), ()).figures] == [(Decimal(count), thing) for count, thing in pieces]


@pytest.mark.parametrize(("text", "months"), [
    ("服务资助一个月有多少", []), ("一个月能领多少", []), ("交了8个月社保，能补多少", [8]), ("开了14个月", [14]),
])
def test_how_often_a_sum_is_asked_for_is_no_time_that_lasted(text: str, months: list[int]) -> None:
    assert [one.months for one in durations(text)] == months


@pytest.mark.parametrize(("text", "told"), [("我46了，还能申请吗", (46, "岁")), ("积分算下来138，能报吗", (138, "分")), ("我妈今年83，独居", (83, "岁"))])
def test_numbers_told_without_their_unit(text: str, told: tuple[int, str]) -> None:
    assert told in {(one.value, one.unit) for one in facts((text,), ()).figures}


def test_what_is_given_each_month_already_is_no_claim() -> None:
    own = facts(("我家每个月领800元的租赁补贴，审核说不符合了",), ())
    assert [one.value for one in own.figures] == [800] and not own.claimed


@pytest.mark.parametrize(("text", "measured"), [
    ("去年交税240万。我们办了场花会，门票摊位加一块180万。", [("税收", 240), ("", 180)]),
    ("去年营业收入4000万。今年5000万。", [("营业收入", 4000), ("营业收入", 5000)]),
    ("员工86人，买了6台烘干机，每台36万。", [("人数", 86), ("台", 6), ("", 36)]),
])
def test_what_is_told_in_one_sentence_measures_nothing_of_the_next(text: str, measured: list[tuple[str, int]]) -> None:
    assert [(one.measure, one.value) for one in facts((text,), ()).figures] == measured


@pytest.mark.parametrize(("text", "words", "counted"), [
    ("员工86人，收了13个学徒。", "学徒每人补贴500元", [13]),
    ("员工86人，接待了两批。", "游客每人奖励5元", []),
    ("员工86人，全都参加了培训。", "培训职工每人补贴200元", [86]),
])
def test_all_who_work_for_the_asker_are_none_of_those_paid_for(text: str, words: str, counted: list[int]) -> None:
    figures = without_staff(facts((text,), ()), words).figures
    assert [one.value for one in figures if one.noun == "人" or one.unit == "人"] == counted


@pytest.mark.parametrize(("text", "grew"), [("今年新增了300万流动资金贷款", False), ("研发费用比去年增加了300万", True)])
def test_a_new_thing_is_no_growth(text: str, grew: bool) -> None:
    assert [one.growth for one in facts((text,), ()).figures] == [grew]
