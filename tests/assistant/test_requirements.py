"""Each condition of a list held against what the asker says of himself."""

from __future__ import annotations

import pytest

from assistant.compose.of_demands.requirements import _ASKS
from assistant.eligibility import facts
from assistant.eligibility.conditions.items import item_held
from assistant.eligibility.conditions.printed import held
from assistant.gather.of_support.requirement_lists import requirement_lists

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
    (one,) = requirement_lists(_LIST)
    assert [_LIST[slice(*item)] for item in one.items] == ["年龄在45周岁以下", "缴纳社会保险满4年", "持有有效居住证"]
    assert _LIST[one.start : one.lead].strip().endswith("条件：")


def test_a_list_of_which_one_suffices_is_told_apart() -> None:
    (one,) = requirement_lists(_LIST.replace("同时符合以下条件", "符合以下条件之一"))
    assert one.any


def test_a_heading_opens_a_list_which_ends_at_a_wider_mark() -> None:
    (one,) = requirement_lists("（一）入驻条件\n1.在本市注册；\n2.员工10人以上。\n（二）申报材料\n1.申请表；\n2.承诺书。\n")
    assert len(one.items) == 2


def test_what_the_opening_demands_besides() -> None:
    text = "申请人需在本区缴纳社保1年以上，并符合以下条件之一：\n（1）任职2年以上。（2）持股3年以上。\n"
    (one,) = requirement_lists(text)
    assert [text[slice(*span)] for span in one.besides] == ["申请人需在本区缴纳社保1年以上"]
    assert one.any


@pytest.mark.parametrize(
    ("item", "said", "verdict"),
    [
        ("依法经营，诚实守信。信用等级不能为D级", "一直守法经营，信用评级是C级", "符合"),
        ("依法经营，诚实守信。信用等级不能为D级", "一直守法经营，信用评级是D级", "不符合"),
        ("企业为重点排污单位的，其排放检测不得超标", "我们不是重点排污单位", "符合"),
        ("属于上年度营业收入500万元以上的企业，或者属于园区引进企业", "去年营业收入800万", "符合"),
        ("营业收入不低于2000万元、增长不低于10%、利润总额为正数", "营业收入2600万，比上年涨15%，有利润", "符合"),
        ("营业收入原则上不低于2000万元", "营业收入1800万", "需补充"),
        ("近5年内未受过刑事处罚", "我没犯过事", "符合"),
        ("申请家庭在本市无自有产权住房", "我名下有自有产权住房", "不符合"),
        ("从事客运的，注册资本不低于6亿元；从事货运的，注册资本不低于4亿元", "我们从事货运，注册资本5亿元", "符合"),
        ("从事客运的，注册资本不低于人民币6亿元，从事货运的，注册资本不低于人民币4亿元", "我们注册资本3.5亿", "不符合"),
        ("引进时年龄不超过45周岁，甲类人才年龄不限", "我是甲类人才，今年47岁", "符合"),
        ("引进时年龄不超过45周岁，甲类人才年龄不限", "我是乙类人才，今年47岁", "不符合"),
        ("上年度营业收入500万元以上的省级专精特新企业", "去年营业收入800万", "需补充"),
        ("近2年内未被列入失信名单", "去年被列入了失信名单", "不符合"),
        ("未享受过购买安居房等购房优惠政策", "没享受过购房优惠", "符合"),
        ("具有优质的产品，须是检测中心检验合格的产品", "我们信用一直良好", "需补充"),
        ("承诺10年内注册地不迁离本市", "我们公司注册在本地", "需补充"),
        ("低保家庭、边缘家庭等2类人员中失能的", "我妈是低保家庭，失能了", "符合"),
        ("时间要求：\n方向1：产品的销售时间应在2024年4月1日至10月31日；\n方向2：设备的购置时间应在2024年1月1日至10月31日", "2024年3月购置的设备", "符合"),
        ("应属于下列人员之一：\n1.退役军人；\n2.高校毕业生", "我是退役军人", "符合"),
    ],
)
def test_an_item_of_a_list(item: str, said: str, verdict: str) -> None:
    assert item_held(item, facts([said])).check.verdict == verdict


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
    (one,) = requirement_lists(f"企业须同时满足以下条件：\n（一）注册成立一年以上；\n（二）{_STEPS}。\n（三）未发生事故。\n第三条其他。")
    assert len(one.items) == 3


@pytest.mark.parametrize("said", ["能报不？", "我够格吗？", "报得上不？", "能不能办？", "有戏没有？"])
def test_whether_one_may_is_asked_in_everyday_words(said: str) -> None:
    assert _ASKS.search(f"我46岁，{said}")


_OF_YEARS = """企业近三年的研发费用总额占同期销售收入总额的比例符合如下要求：
1.最近一年销售收入小于3000万元的企业，比例不低于6%；
2.最近一年销售收入在3000万元以上的企业，比例不低于4%。
其中，在中国境内发生的研发费用占全部研发费用总额的比例不低于60%"""


@pytest.mark.parametrize(("told", "verdict", "said"), [
    (["去年销售收入5000万，近三年销售收入合计1.2亿，研发合计540万，全花在国内"], "符合", "540 ÷ 12000 × 100% = 4.5%"),
    (["去年销售收入5000万，近三年销售收入合计1.2亿，研发合计540万"], "需补充", "540 ÷ 12000 × 100% = 4.5%"),
    (["最近一年销售收入2800万，有什么门槛？", "近三年一共卖了1.2个亿，研发一共花了540万，这条够不够线？"], "不符合", "还差180万元"),
])
def test_a_share_of_several_years_by_the_step_of_the_last(told: list[str], verdict: str, said: str) -> None:
    check = item_held(_OF_YEARS, facts(told)).check
    assert (check.verdict, said in check.reason) == (verdict, True)


@pytest.mark.parametrize(("condition", "told", "verdict"), [
    ("企业创新能力评价应达到相应要求", "我们创新能力评价达标", "符合"),
    ("企业创新能力评价应达到相应要求", "我们创新能力评价没达标", "需补充"),
    ("技术属于《重点支持的新兴技术领域》规定的范围", "技术在重点支持的新兴领域里", "符合"),
    ("技术属于《重点支持的新兴技术领域》规定的范围", "技术不在重点支持的新兴领域里", "需补充"),
    ("科技人员占职工总数的比例不低于10%", "300个人里有36个搞科技", "符合"),
    ("通过自主研发、受让、并购等方式，获得知识产权的所有权", "知识产权是自己的", "符合"),
])
def test_conditions_told_in_short(condition: str, told: str, verdict: str) -> None:
    assert item_held(condition, facts([told])).check.verdict == verdict
