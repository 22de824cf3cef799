"""Counts told that a sum leaves out are named: people, pieces and times by which a rule pays, and times over which the asker wants the sum."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.eligibility import decide, facts
from assistant.eligibility.told.kin import born, people
from assistant.eligibility.uncounted import uncounted
from index.records import CleanText, Document, Metadata
from index.rules import extract


def _left_out(rule: str, asked: str) -> tuple[str, ...]:
    (found,) = extract(Document("d", Metadata(), CleanText(rule)), (), ())
    own = facts((asked,))
    return uncounted([decide(found, own)], (), own)


@pytest.mark.parametrize(("rule", "asked", "named"), [
    ("对首次参评的工坊，按设备费用的40%给予补贴，最高10万元。", "我们工坊首次参评，每年设备费用20万元，三年一共能拿多少", "三年"),
    ("对新建高级雪道奖励100万元。", "我们新建了高级雪道2条，奖励多少", "雪道2条"),
    ("对护林员按每人每月300元给予补贴。", "我和老婆在山上住，我是护林员，每个月补贴多少", "我和老婆"),
])
def test_what_could_multiply_is_named(rule: str, asked: str, named: str) -> None:
    assert any(f"“{named}”没有算进" in line for line in _left_out(rule, asked))


@pytest.mark.parametrize(("rule", "asked"), [
    ("对成立满三年的工坊，给予一次性奖励5万元。", "我们工坊成立四年了，奖励多少"),
    ("对护林员按每人每月300元给予补贴。", "我们8个护林员，补贴每月一共多少"),
    ("对获评星级的农家乐，给予一次性奖励2万元。", "我们农家乐有12间房、5个员工，获评了星级，奖励多少"),
    ("对护林员按每人每月300元给予补贴，补贴期限最长12个月。", "我是护林员，干了10个月，补贴一共多少"),
])
def test_what_only_describes_is_not(rule: str, asked: str) -> None:
    assert _left_out(rule, asked) == ()


@pytest.mark.parametrize(("said", "count", "each"), [
    ("我家老两口都登记了", 2, True),
    ("我们爷孙仨都在名单上", 3, True),
    ("一家四口都搬来了", 4, True),
    ("爸妈都七十了", 2, True),
    ("我们一家三口住老房子", 3, False),
])
def test_people_counted_in_a_word(said: str, count: int, each: bool) -> None:
    assert [(one.count, one.each) for one in people(said)] == [(Decimal(count), each)]


@pytest.mark.parametrize("said", ["家里五口人，其中奶奶88岁", "我和老张", "夫妻店开张"])
def test_one_of_a_household_is_alone(said: str) -> None:
    assert not any(one.each for one in people(said))


def test_children_born_at_once() -> None:
    children = born("上个月生了一对双胞胎")
    assert children is not None and children.count == 2


def test_several_that_each_meet_it_are_named() -> None:
    rule = "对获评星级的农家乐，给予一次性奖励2万元。"
    assert any("“2个农家乐”没有算进" in line for line in _left_out(rule, "我们2个农家乐都获评星级，奖励多少"))
