"""Each condition of a list held against what the asker says of himself."""

from __future__ import annotations

import pytest

from assistant.compose.requirements import _ASKS, _lists
from assistant.eligibility import facts
from assistant.eligibility.printed import held

_ASKER = "我今年46岁，交满6年社保，居住证有效，总积分160"
_LIST = "第六条申请人应同时符合以下条件：\n（一）年龄在45周岁以下；\n（二）缴纳社会保险满4年；\n（三）持有有效居住证。\n第七条其他。"


@pytest.mark.parametrize(
    ("condition", "verdict"),
    [
        ("年龄在45周岁以下", "不符合"),
        ("年龄在50周岁以下", "符合"),
        ("缴纳社会保险满4年", "符合"),
        ("缴纳社会保险满8年", "不符合"),
        ("持有有效《居住证》", "符合"),
        ("总积分满150分", "符合"),
        ("总积分满200分", "不符合"),
        ("家庭收入符合标准。成员均年满60周岁的，标准可适当放宽", "需补充"),
        ("近5年内未受过刑事处罚", "需补充"),
        ("年龄在50周岁以下，缴纳社会保险满4年，近3年无不良记录", "需补充"),
        ("年龄在45周岁以下，或者具有高级职称", "需补充"),
        ("原则上年龄在45周岁以下", "需补充"),
    ],
)
def test_one_condition(condition: str, verdict: str) -> None:
    assert held(condition, facts([_ASKER])).verdict == verdict


def test_a_list_is_read_with_its_items() -> None:
    (one,) = _lists("d", _LIST)
    assert [_LIST[slice(*item)] for item in one.items] == ["年龄在45周岁以下", "缴纳社会保险满4年", "持有有效居住证"]
    assert _LIST[one.start : one.lead].strip().endswith("条件：")


def test_a_list_of_which_one_suffices_is_none() -> None:
    assert not list(_lists("d", _LIST.replace("同时符合以下条件", "符合以下条件之一")))


_STEPS = """研究开发费用总额占同期销售收入总额的比例符合如下要求：
1.最近一年销售收入小于5,000万元（含）的企业，比例不低于5%；
2.最近一年销售收入在5,000万元至2亿元（含）的企业，比例不低于4%；
3.最近一年销售收入在2亿元以上的企业，比例不低于3%"""


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("去年销售收入8000万，研发费占比3.5%", "不符合"),
        ("去年销售收入8000万，研发费用占销售收入4.2%", "符合"),
        ("去年营收3亿，研发投入占比3.2%", "符合"),
        ("去年销售收入3000万，研发费占比4.5%", "不符合"),
        ("研发费占比3.5%", "需补充"),
    ],
)
def test_a_condition_in_steps_is_decided_by_the_step_that_is_his(said: str, verdict: str) -> None:
    assert held(_STEPS, facts([said])).verdict == verdict


def test_an_item_has_the_steps_below_it() -> None:
    (one,) = _lists("d", f"企业须同时满足以下条件：\n（一）注册成立一年以上；\n（二）{_STEPS}。\n（三）未发生事故。\n第三条其他。")
    assert len(one.items) == 3


@pytest.mark.parametrize("said", ["能报不？", "我够格吗？", "报得上不？", "能不能办？", "有戏没有？"])
def test_whether_one_may_is_asked_in_everyday_words(said: str) -> None:
    assert _ASKS.search(f"我46岁，{said}")
