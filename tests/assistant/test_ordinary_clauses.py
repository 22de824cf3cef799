"""May one, by an ordinary clause: a limit, exclusion, exception or alternative that is no main condition of the grant, told in the asker's words; what the clause does not
settle is not told as settled."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.compose.of_demands.asked_of import of_measure
from assistant.eligibility import facts
from assistant.eligibility.conditions.case_told import asking, case_told
from assistant.eligibility.conditions.printed import clause_held
from assistant.eligibility.conditions.residence import told_here
from assistant.eligibility.conditions.time_limits import time_limits
from assistant.eligibility.conditions.ways import behind, by_kind
from assistant.gather.of_support.either_or import choices
from index.records import Condition

_TALENT = """丰都县集聚人才若干措施

一、骨干人才奖励
对年度工资薪金40万元以上（高校、科研院所年度工资薪金25万元以上）的骨干人才，按照其个人经济贡献的50%给予奖励。
二、住房保障
对未享受购房补贴、租房补贴的人才，可安排入住人才驿馆，租期最长5年。高校毕业生来县求职的，可免费入住青年客栈，每年累计不超过7天。
三、租房补贴
对新就业的本科以上毕业生，每月给予600元租房补贴。机关事业单位引进的人才不计入引才奖励人数。
"""
_FLATS = """关于受理忠县青年公寓申请的公告

一、申请对象
（一）园区企业职工。所在企业需在忠县依法注册，且满足以下条件之一：
（1）纳入规模以上统计的软件、工业企业；
（2）经认定的省级以上专精特新企业；
（3）设有省级以上重点实验室、工程研究中心等各类研发平台的企业；
（4）省级以上科技企业孵化器。
（二）返乡创业青年。申请人为返乡创办企业的法定代表人，并符合以下条件：
（1）企业在忠县创业园内经营；
（2）企业正常经营满1年。
二、房源情况
（一）江景苑52套，位于滨江路，申请入住人年龄应在18周岁以上，40周岁以下。具有副高级以上职称或技师以上职业资格的，或者荣获市级以上劳动模范称号的，不受年龄限制。
公寓内不得饲养宠物。
"""
_INDUSTRY = """垫江县促进工业经济增长若干措施

一、上规入统
1.对一季度新投产并纳入统计的规模以上工业企业，给予每家10万元一次性奖励；对新增纳入省成长型企业培育库的企业，给予每家6万元奖励。本条政策不重叠享受。
二、研发创新
2.对首次研制的首台（套）装备，按单价的20%给予最高200万元奖励。已批量销售、成熟商业化的装备不予奖励。
3.列入限制类、淘汰类目录的企业不享受用电补助。对规模以上工业企业用电量同比增长部分，每千瓦时补助0.03元。
三、支持时间
2024年1月1日至2024年12月31日期间实际发生的费用，以发票开具日期为准。
四、展会
4.企业参加境外展会的，按展位费的60%给予补助。同一展会最多支持2个展位。
"""
_MEALS = """巫山县老年食堂管理办法

第一条 在本县居住的60周岁以上户籍老年人，可以到老年食堂就餐，每人每餐补贴2元。
非本县户籍老年人按成本价就餐，不享受就餐补贴。
第二条 民宿奖励。对新评定的乙级旅游民宿，给予10万元奖励。客房数超过14间的住宿设施不按民宿奖励。
第三条 承办全国性体育赛事的，给予不超过50万元补助。赛事由政府全额出资举办的除外。
第四条 申请材料于每年11月1日至11月30日提交。未在巫山注册的旅行社，在巫山设立分社的，可以申请第二条奖励。
第五条 经营主体的银行贷款按年利率2%给予贴息。用于偿还旧债、购买商品房的贷款不予贴息。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"集聚人才若干措施": _TALENT, "青年公寓申请公告": _FLATS, "工业经济增长措施": _INDUSTRY, "老年食堂管理办法": _MEALS})


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("我已经在领丰都县的租房补贴了，还想住人才驿馆行不行？", "对未享受购房补贴、租房补贴的人才"),
        ("来丰都求职住青年客栈，今年已经住了5天，还能再免费住3天吗？", "每年累计不超过7天"),
        ("人力资源公司给丰都县一家事业单位引进了人才，这个能算引才奖励人数吗？", "机关事业单位引进的人才不计入"),
        ("我们公司在忠县注册，没纳入规上，没有评专精特新，也没有省级研发平台，也不是孵化器，职工能申请青年公寓吗？", "满足以下条件之一"),
        ("忠县青年公寓，住进去以后想养一只猫，可以吗？", "不得饲养宠物"),
        ("垫江企业，一季度新投产成了规上，又新进了省成长型企业培育库，10万和6万能不能都拿？", "不重叠享受"),
        ("垫江县，我们的首台套已经批量卖了三年，很成熟了，还能拿奖励吗？", "已批量销售、成熟商业化的装备不予奖励"),
        ("垫江县，我们是限制类目录里的企业，用电补助能享受吗？", "限制类、淘汰类目录的企业不享受"),
        ("垫江企业，展位费发票是2025年1月6日开的，能报补助吗？", "2024年1月1日至2024年12月31日"),
        ("我们在一个境外展会租了4个展位，垫江能给4个都补吗？", "最多支持2个展位"),
        ("我妈是湖南户口，跟我住巫山县，66岁，去老年食堂吃饭能享受就餐补贴吗？", "非本县户籍老年人"),
        ("巫山县，我家民宿20间客房，新评了乙级，能拿10万吗？", "客房数超过14间"),
        ("巫山县，申请材料12月5日才交行不行？", "11月30日"),
        ("巫山县，贷款是拿来还旧账的，能贴息吗？", "用于偿还旧债"),
    ],
)
def test_an_ordinary_clause_keeps_out(library: Path, question: str, quoted: str) -> None:
    answer = ask(question)
    assert "不能" in answer.answer.split("\n")[0] + answer.answer.split("\n")[-1] or "不符合" in answer.answer, answer.answer
    assert answer.status == "answered", answer.answer
    assert any(quoted in one.quote for one in answer.citations), answer.answer


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("45岁，有副高级职称，忠县江景苑能申请吗？", "不受年龄限制"),
        ("我们旅行社没在巫山注册，但在巫山设了分社，能申请奖励吗？", "设立分社"),
    ],
)
def test_an_exception_lets_in(library: Path, question: str, quoted: str) -> None:
    answer = ask(question)
    assert "不能" not in answer.answer.split("\n")[0], answer.answer
    assert any(quoted in one.quote for one in answer.citations), answer.answer


def test_what_is_not_so_keeps_nobody_out(library: Path) -> None:
    assert "不能" not in ask("垫江县，我们首次研制的首台套装备还没成熟商业化，没批量卖，能拿奖励吗？").answer


def test_a_limit_of_another_kind_is_not_held_against_the_asker(library: Path) -> None:
    answer = ask("我是丰都县的高校老师，年度工资薪金28万，听说企业要40万，我能拿骨干人才奖励吗？").answer
    assert "不能享受" not in answer and "28万元，达到条件" in answer


def test_what_may_be_left_out_is_not_told_as_given(library: Path) -> None:
    answer = ask("巫山县，承办全国性体育赛事，钱全是政府出的，还能拿50万补助吗？").answer
    assert "结论：能享受" not in answer and "政府全额出资举办的除外" in answer


@pytest.mark.parametrize(
    ("case", "said", "side"),
    [
        ("未享受购房补贴、租房补贴的人才", "我已经在领租房补贴了", "out"),
        ("未享受购房补贴、租房补贴的人才", "我从没享受过租房补贴和购房补贴", "in"),
        ("未享受购房补贴、租房补贴的人才", "没领过购房补贴，能住吗", "open"),
        ("非本市户籍老年人", "我妈是外地户口", "in"),
        ("非本市户籍老年人", "我妈是本地户口", "out"),
        ("本市户籍老年人", "我妈不是本地户口", "out"),
        ("纳入规模以上统计的软件业、工业企业", "还没上规", "out"),
        ("设有省级以上重点实验室、工程中心等各类研发机构", "我们没有研发机构", "out"),
    ],
)
def test_denied_together(case: str, said: str, side: str) -> None:
    assert case_told(case, said).side == side


def test_a_wish_before_the_word_that_asks() -> None:
    assert asking("还想住人才公寓行不行？") == ("还想住人才公寓",)
    assert asking("想养一只猫，可以吗？") == ("想养一只猫",)


@pytest.mark.parametrize(
    ("text", "region", "read"),
    [("我妈是湖南户口", "荆门市", "我妈是外地户口"), ("荆门的农村户口", "荆门市", "本地的农村户口"), ("湖北户口", "荆门市", "湖北户口"), ("广州户口", "南沙区", "广州户口")],
)
def test_where_one_is_registered(text: str, region: str, read: str) -> None:
    assert told_here(text, region) == read


def test_a_limit_for_each_kind() -> None:
    limit = Condition("注册资本500万元以上（科技型企业200万元以上）", "money", "注册资本", minimum=None, unit="万元")
    found = by_kind(limit, "我们是科技型企业")
    assert found is not None and found[0].text == "注册资本200万元以上" and found[0].minimum == 200
    week = Condition("每周免费开放不少于10小时", "time", minimum=Decimal(10), unit="小时")
    quote = "每周免费开放不少于10小时的，每年给予3万元补贴（学校场馆每周不少于6小时）"
    for_schools = behind(week, quote, "我们是学校场馆")
    assert for_schools is not None and for_schools[0].minimum == 6 and behind(week, quote, "我们是民营体育馆") is None
    assert by_kind(Condition("销售额1000万元以上（含1000万元）", "money", unit="万元"), "我们公司") is None


def test_not_of_a_size_is_not_of_it() -> None:
    assert facts(["我们还没上规，没纳入规上统计"], []).sizes == ()
    assert facts(["我们是规上企业"], []).sizes == ("规模以上",)


def test_a_question_is_no_ruling() -> None:
    text = "问1：甲类补贴和乙类补贴能不能同时享受？\n答：两项补贴不得同时享受。"
    found = choices(text)
    assert [text[one.start : one.end] for one in found] == ["答：两项补贴不得同时享受"] and len(found[0].things) > 1


@pytest.mark.parametrize(
    ("condition", "said", "verdict"),
    [
        ("企业近两年内未被列入海关失信企业名单", "去年被海关列入失信企业名单", "不符合"),
        ("未被列入经营异常名录", "公司今年被列入了经营异常名录", "不符合"),
        ("未被列入经营异常名录", "我们没有被列入经营异常名录", "符合"),
        ("本市户籍", "孩子是外地户口", "不符合"),
        ("未在本区注册的旅行社", "我们旅行社没在本区注册", "符合"),
    ],
)
def test_a_condition_that_something_is_not_so(condition: str, said: str, verdict: str) -> None:
    assert clause_held(condition, facts([said], [])).verdict == verdict


def test_who_is_so_long_over_is_left_out() -> None:
    (limit,) = time_limits("停运超过60天的，不予运营奖补")
    assert limit.kind == "most"
    (limit,) = time_limits("正常经营满60天的，给予运营奖补")
    assert limit.kind == "least"


_PLAN = """石柱县民营经济三年行动方案

一、推动创新发展
对新认定的工业和信息化类的国家级、省级制造业创新中心、企业技术中心给予奖励。
二、支持技改提升
对民营工业企业技改项目固定资产投资100万元以上的，给予投资金额10%、最高不超过100万元的奖励。
三、鼓励上规入库
20.对第一季度新投产纳统的规上工业企业给予每家10万元一次性奖励。
对新增纳入省新产业年报库的企业每家给予5万元奖励。本条政策不重叠享受。
"""


def test_who_is_of_one_kind_of_two_joined_before_a_name_is_not_meant(with_texts: Texts) -> None:
    with_texts({"石柱县民营经济三年行动方案": _PLAN})
    answer = ask("石柱县一家民营工业企业技改，固定资产投资80万元，能不能拿10%的奖励？").answer
    assert "不能享受" in answer and "固定资产投资100万元以上" in answer


def test_what_all_of_an_article_gives_is_not_had_twice(with_texts: Texts) -> None:
    with_texts({"石柱县民营经济三年行动方案": _PLAN})
    answer = ask("石柱县企业，一季度新投产纳统成了规上工业企业，同年又新进了省新产业年报库，两笔能不能都拿，拿15万？")
    assert "不能两样都享受" in answer.answer
    assert {"10万元", "5万元"} <= {sum_ for one in answer.citations for sum_ in ("10万元", "5万元") if sum_ in one.quote}


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [("38了，年龄上行不行？", "申请入住人年龄应在18周岁以上，35周岁以下", True), ("学历够不够？", "申请人年龄应在35周岁以下", False), ("能申请吗？", "年龄应在35周岁以下", False)],
)
def test_the_measure_that_is_asked_about(asked: str, text: str, found: bool) -> None:
    assert of_measure(asked, text) is found


_CARE = """彭水县家政服务扶持办法

第一条 企业组织家政服务员参加岗前培训不少于80课时的，按每人800元给予补贴。线上培训课时不计入。
第二条 家政服务员应持有健康证明，年龄在55周岁以下。从事月嫂、养老护理满5年的，年龄可放宽至60周岁。
第三条 2024年3月1日至2025年2月28日期间签订的用工合同，给予每份100元补贴，以合同签订日期为准。
"""


@pytest.mark.parametrize(
    ("question", "quoted", "may"),
    [
        ("彭水县，我58岁，做月嫂8年了，年龄上行不行？", "年龄可放宽至60周岁", True),
        ("彭水县，我58岁，做月嫂2年了，年龄上行不行？", "年龄在55周岁以下", False),
        ("彭水县，我58岁，做保洁8年了，年龄上行不行？", "年龄在55周岁以下", False),
        ("彭水县，组织岗前培训只有60课时，能拿培训补贴吗？", "不少于80课时", False),
    ],
)
def test_eased_for_those_only_who_are_named(with_texts: Texts, question: str, quoted: str, may: bool) -> None:
    with_texts({"彭水县家政服务扶持办法": _CARE})
    answer = ask(question)
    assert ("不能" not in answer.answer.split("\n")[0]) is may, answer.answer
    assert any(quoted in one.quote for one in answer.citations) and "线上培训课时不计入" not in answer.answer.split("\n")[0], answer.answer


def test_what_was_done_on_a_day_is_no_slip(with_texts: Texts) -> None:
    with_texts({"彭水县家政服务扶持办法": _CARE})
    assert "“签”按" not in ask("彭水县，用工合同是2025年4月2日签的，能给补贴吗？").answer
