"""Limits, exceptions and shares as a document prints them, held against what an asker says of himself."""

from __future__ import annotations

import pytest

from assistant.eligibility import facts
from assistant.eligibility.conditions.bearers import of_office
from assistant.eligibility.conditions.classified_counts import counted
from assistant.eligibility.conditions.exceptions import excepted, ruled_out
from assistant.eligibility.conditions.printed import limited, stepped_share
from assistant.eligibility.conditions.shares import of_whole_told, part_of_whole
from assistant.eligibility.conditions.time_limits import time_limits
from assistant.eligibility.told.elapsed import elapsed
from assistant.eligibility.told.said import not_awarded
from assistant.gather.in_words.ranks import ranks


@pytest.mark.parametrize(
    ("sentence", "said", "verdicts"),
    [
        ("且年满30周岁的单身申请人可独立申请", "我29周岁", ["不符合"]),
        ("毕业未满5年的毕业生", "我毕业一年了", ["符合"]),
        ("未满18周岁的学员", "孩子20岁", ["不符合"]),
        ("年满16周岁的孤儿", "孩子今年17岁", ["符合"]),
        ("年满60周岁的老人", "我妈还没满60岁", ["不符合"]),
        ("申请的事由应发生在申请日前1个月内", "八个月前家里失火", ["不符合"]),
        ("申请的事由应发生在申请日前1个月内", "一个半月前家里失火", ["不符合"]),
        ("申请的事由应发生在申请日前1个月内", "20天前家里失火", ["符合"]),
        ("研发费用占销售收入的比例不低于4%", "研发费用占收入3.6%", ["不符合"]),
        ("最近一年销售收入在5,000万元至2亿元（含）", "最近一年销售收入1.2亿元", ["符合"]),
        ("最近一年销售收入在5,000万元至2亿元（含）", "最近一年销售收入3亿元", ["不符合"]),
        ("2015年营业收入不低于2000万元", "2017年营业收入1500万元", []),
        ("受理纸质申请材料截止时间为7月24日下午5点", "纸质件7月25号上午送过去", ["不符合"]),
        ("受理纸质申请材料截止时间为7月24日下午5点", "纸质材料7月24日送过去", ["符合"]),
        ("提交网上申报材料的截止时间为6月2日", "纸质材料6月5号送过去", []),
        ("2016年申报材料截止时间为6月2日", "2017年申报材料6月5号送过去", []),
        ("本科不超过26周岁，硕士研究生不超过30周岁", "我读研，今年27岁", ["符合"]),
        ("本科不超过26周岁，硕士研究生不超过30周岁", "我本科，今年27岁", ["不符合"]),
        ("本科不超过26周岁，硕士研究生不超过30周岁", "我今年27岁", ["需补充", "需补充"]),
        ("本科不超过26周岁，硕士研究生不超过30周岁", "我今年31岁", ["不符合", "不符合"]),
        ("本科须满25周岁，不超过30周岁", "我今年31岁", ["符合", "不符合"]),
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


_STEPPED = (
    "近三个会计年度的研究开发费用总额占同期销售收入总额的比例符合如下要求：\n1.最近一年销售收入小于5,000万元（含）的企业，比例不低于5%；\n"
    "2.最近一年销售收入在5,000万元至2亿元（含）的企业，比例不低于4%；\n3.最近一年销售收入在2亿元以上的企业，比例不低于3%。")


@pytest.mark.parametrize(
    ("said", "verdict", "told"),
    [
        ("去年销售收入9000万元，近三年销售收入合计2.4亿元，研发费合计900万元", "不符合", "还差60万元"),
        ("上年销售1.2亿元，近三年销售一共3亿元，三年研发费1100万元", "不符合", "1200万元，还差100万元"),
        ("最近一年销售收入4000万元，近三年销售收入总共1亿元，三年研发费用一共600万元", "符合", "= 6%"),
        ("上年营收3亿元，三年营收合计8亿元，三年研发投入2000万元", "不符合", "3%"),
    ],
)
def test_a_share_of_several_years_goes_by_the_step_of_the_last_one(said: str, verdict: str, told: str) -> None:
    made = stepped_share(_STEPPED, facts([said]))
    assert made is not None and made[0].verdict == verdict and told in made[0].reason


@pytest.mark.parametrize("said", ["近三年销售收入合计2.4亿元，研发费合计900万元", "去年销售收入9000万元，去年研发费用300万元"])
def test_a_share_of_several_years_is_not_worked_out_from_less(said: str) -> None:
    assert stepped_share(_STEPPED, facts([said])) is None


def test_the_part_alone_asks_for_the_whole() -> None:
    made = of_whole_told("科技人员占企业当年职工总数的比例不低于10%", facts(["我们有45个科技人员"]))
    assert made is not None and made[0].verdict == "需补充" and "450" in made[0].reason
    assert of_whole_told("科技人员占企业当年职工总数的比例不低于10%", facts(["职工300人，其中科技人员45人"])) is None


def test_what_was_not_listed_fails_the_grade_listed() -> None:
    said = "设备花了260万，没列进市级、省级重点"
    assert not_awarded("列入省级以上技改重点项目", said) == "没列进市级、省级重点"
    assert not_awarded("列入省级以上技改重点项目", "我们列进了省级重点") == ""


def test_same_year_is_the_year_told_before() -> None:
    assert "2024年8月又拿到2件" in facts(["2024年3月拿到3件，同年8月又拿到2件"]).text


def test_a_part_supported_before_is_taken_out() -> None:
    told = facts(["买机器人花了450万元，其中150万元那批已经补过"]).figures
    assert [(str(one.value), one.derived) for one in told] == [("300", "450万元−150万元")]
    assert [str(one.value) for one in facts(["买机器人花了450万元，其中150万元买的是二手"]).figures] == ["150"]


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("执照换完已经四十天了", 40, 40),
        ("三个多月前摔伤的", 91, 119),
        ("停摆快五个月了", 120, 149),
        ("11月1日开的会，12月20日才去登记", 49, 49),
        ("2017年3月拿到证书，拖到当年十一月才去", 215, 274),
        ("去年三月（2017年3月）拿到证书，拖到当年十一月才去", 215, 274),
        ("歇业三年零两个月了", 1155, 1155),
    ],
)
def test_how_long_ago_it_was(said: str, low: int, high: int) -> None:
    told = elapsed(said)
    assert told is not None
    assert (told.low, told.high) == (low, high)


@pytest.mark.parametrize("said", ["近三年销售加起来1亿", "签了两年合同", "2026年9月", "租25年", "每年领一次", "毕业三年了，社保交了六个月"])
def test_what_tells_no_one_time_since_is_none(said: str) -> None:
    assert elapsed(said) is None


@pytest.mark.parametrize(
    ("sentence", "opening", "kinds"),
    [
        ("应当自变更之日起30日内申请变更登记", "", ["within"]),
        ("该申请人在1年内不得再次申请", "", ["bar"]),
        ("最近3年无重大违法记录", "", ["bar"]),
        ("执行期满未逾5年", "有下列情形之一的，不得担任负责人：", ["bar"]),
        ("歇业的期限最长不得超过3年", "", ["most"]),
        ("轮候时间超过5年的", "", ["least"]),
        ("3年内给予每年5万元补贴", "", []),
        ("近3年销售收入的2%", "", []),
    ],
)
def test_times_that_a_sentence_sets(sentence: str, opening: str, kinds: list[str]) -> None:
    assert [one.kind for one in time_limits(sentence, opening)] == kinds


@pytest.mark.parametrize(
    ("sentence", "of"),
    [
        ("登记机关应当在3个工作日内予以登记", True),
        ("第十条市商务局应当自受理之日起6个月内作出决定", True),
        ("各市科技部门在平台上审核的截止时间为9月1日", True),
        ("申请人应当自变更之日起30日内向登记机关申请", False),
        ("经市商务局认定的企业应当在30日内申报", False),
        ("儿童福利机构应当每日值班", False),
    ],
)
def test_whom_a_sentence_binds(sentence: str, of: bool) -> None:
    assert of_office(sentence) is of


@pytest.mark.parametrize(("text", "named"), [("享受护理2级待遇", {"2"}), ("享受2～3级待遇", {"2", "3"}), ("三级残疾", {"3"}), ("二级以上", set()), ("第2级、5A级", set())])
def test_ranks_by_number(text: str, named: set[str]) -> None:
    assert ranks(text) == named


@pytest.mark.parametrize(("said", "verdict"), [("我们买了两轴的机械手", "不符合"), ("我们买了五轴的机械手", "符合"), ("我们买了机械手", None)])
def test_numbers_with_a_sign_of_their_own(said: str, verdict: str | None) -> None:
    check = counted("具有三轴及三轴以上的操作机", facts([said]))
    assert (check.verdict if check is not None else None) == verdict
