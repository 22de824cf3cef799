"""The kind of benefit asked for, whom a rule leaves to the next one, and what is told of each of several children, over an invented document of a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.eligibility import facts
from assistant.eligibility.conditions.time_checks import lasting_check
from assistant.gather.of_support import benefits
from index.records import Condition

_RULES = """綦江区困难家庭扶助办法

綦江府办发〔2025〕3号
重庆市綦江区人民政府办公室
2025年3月5日

第一章 陪护救助
第一条 本区特困人员住院陪护救助标准不超过200元/人/日，其他申请人住院陪护救助标准不超过90元/人/日。

住院陪护救助应当于出院前向镇街提出申请。

第二章 子女入学
第二条 困难家庭的子女在读的，按照每个子女每月300元给予入学补贴。
年满3岁至小学入学前在园的子女，按本条第一款规定执行。

第三章 租房
第三条 困难家庭租住他人住房的，按每月400元给予租房补贴。
申请人的配偶在本区有自有住房的，不予发放。

第四章 修缮
第四条 申请人的配偶有工资的，修缮补贴减半发放。
第五条 申请人的配偶是残疾人的，优先办理修缮。
第六条 申请人的配偶不在本区的，应当补交证明，可以申请修缮。
本办法自2025年4月1日起施行，有效期5年。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"綦江区困难家庭扶助办法": _RULES})


@pytest.mark.parametrize(("question", "kinds"), [
    ("公积金最高能贷多少", {"loan"}), ("创业担保贷款额度是多少", {"loan"}), ("贷款贴息能补多少", {"interest"}), ("贷款装修的，给贴几个点", {"interest"}), ("房租能抵多少个税", {"deduction"}),
    ("租房补贴每月多少", set()),
])
def test_kind_of_benefit_asked_for(question: str, kinds: set[str]) -> None:
    assert benefits.asked(question) == kinds


@pytest.mark.parametrize(("quote", "given"), [
    ("发生的首套住房贷款利息支出，按照每月1000元的标准定额扣除", False), ("按贷款额的2%给予贴息", False),
    ("个人创业担保贷款额度最高30万元", True), ("给予最高500万元的信用贷款", True),
])
def test_what_gives_a_loan(quote: str, given: bool) -> None:
    assert benefits.gives(quote, {"loan"}) is given


@pytest.mark.parametrize("said", ["我不是特困", "我们不是特困人员", "也不属于特困户"])
def test_who_is_not_of_a_group_has_what_the_others_have(library: Path, said: str) -> None:
    answer = ask(f"住綦江，老公住院陪护10天，{said}，陪护救助最多能给多少？").answer
    assert "900元" in answer and "2000元" not in answer, answer


def test_what_is_told_of_each_of_several_is_not_given_for_all(library: Path) -> None:
    answer = ask("綦江困难家庭，我家两个孩子，老大上小学，老二刚两岁，子女入学补贴每月一共能补多少？").answer
    assert "**金额：** 每一份300元" in answer and "符合条件的才计" in answer and "年满3岁" in answer, answer


def test_a_word_peculiar_in_its_chapter_is_ruled_on(library: Path) -> None:
    answer = ask("我是綦江困难家庭，租住他人住房，老婆在綦江有房子，租房补贴能领吗？").answer
    assert "不予发放" in answer, answer


@pytest.mark.parametrize(("said", "may_not"), [("已经出院了", True), ("马上出院了", False), ("还没出院", False)])
def test_what_must_be_asked_for_before_something_has_happened(library: Path, said: str, may_not: bool) -> None:
    answer = ask(f"住綦江，我是特困人员，{said}，住院陪护救助还能申请吗？").answer
    assert ("不能" in answer and "出院前" in answer) is may_not, answer


@pytest.mark.parametrize("said", ["上上个月家里失火了", "家里失火已经过去两个月了", "两个月前家里失火"])
def test_a_time_gone_by_is_held_against_how_far_back_it_may_lie(said: str) -> None:
    condition = Condition("申请紧急救助的事由应发生在申请日前1个月内", "time")
    assert lasting_check(condition, facts([said])).verdict == "不符合"
