"""Limits, exceptions and shares as a document prints them, held against what an asker says of himself."""

from __future__ import annotations

import pytest

from assistant.eligibility import facts
from assistant.eligibility.exceptions import excepted, ruled_out
from assistant.eligibility.printed import limited
from assistant.eligibility.shares import part_of_whole


@pytest.mark.parametrize(
    ("sentence", "said", "verdicts"),
    [
        ("且年满30周岁的单身申请人可独立申请", "我29周岁", ["不符合"]),
        ("年满16周岁的孤儿", "孩子今年17岁", ["符合"]),
        ("年满60周岁的老人", "我妈还没满60岁", ["需补充"]),
        ("申请的事由应发生在申请日前1个月内", "八个月前家里失火", ["不符合"]),
        ("研发费用占销售收入的比例不低于4%", "研发费用占收入3.6%", ["不符合"]),
        ("最近一年销售收入在5,000万元至2亿元（含）", "最近一年销售收入1.2亿元", ["符合"]),
        ("最近一年销售收入在5,000万元至2亿元（含）", "最近一年销售收入3亿元", ["不符合"]),
        ("2015年营业收入不低于2000万元", "2017年营业收入1500万元", []),
        ("受理纸质申请材料截止时间为7月24日下午5点", "纸质件7月25号上午送过去", ["不符合"]),
        ("受理纸质申请材料截止时间为7月24日下午5点", "纸质材料7月24日送过去", ["符合"]),
        ("提交网上申报材料的截止时间为6月2日", "纸质材料6月5号送过去", []),
        ("2016年申报材料截止时间为6月2日", "2017年申报材料6月5号送过去", []),
    ],
)
def test_limits(sentence: str, said: str, verdicts: list[str]) -> None:
    assert [check.verdict for check in limited(sentence, "", facts([said]))] == verdicts


@pytest.mark.parametrize(
    ("quote", "said", "left_out"),
    [
        ("在省内（不含甲州）注册的企业", "我们注册在甲州", True),
        ("在省内（不含甲州）注册的企业", "我们注册在乙州", False),
        ("到基层就业（入编机关事业单位的除外）", "我已经入编了", True),
        ("到基层就业（入编机关事业单位的除外）", "我在企业上班", False),
        ("购置设备（不含税）的10%", "不含税投了250万", False),
        ("法定代表人或个体户经营者除外", "我开了个体户", False),
    ],
)
def test_exceptions(quote: str, said: str, left_out: bool) -> None:
    assert bool(excepted(quote, facts([said]))) == left_out


def test_a_brand_from_abroad_rules_out_a_home_brand() -> None:
    assert ruled_out("应用自主品牌工业机器人", facts(["我们买的是日本品牌的机器人"]))
    assert not ruled_out("应用自主品牌工业机器人", facts(["我们的产品出口到日本"]))


def test_share_of_two_counts() -> None:
    found = part_of_whole("科技人员占企业当年职工总数的比例不低于10%", facts(["公司职工180人，科技人员17个"]))
    assert found is not None
    check, steps = found
    assert check.verdict == "不符合"
    assert [step.expression for step in steps] == ["17 ÷ 180 × 100% ≈ 9.44%", "180人×10% = 18人", "18人−17个 = 1人"]
    assert part_of_whole("科技人员占企业当年职工总数的比例不低于10%", facts(["公司职工180人"])) is None
