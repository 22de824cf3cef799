"""What a document plainly lays down is not refused because of words that name no thing, or because a rule of another document is nearer; what none lays down still is,
by a name that a person would say."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.eligibility import facts
from assistant.gather.noun_phrases import is_general, names_nothing, noun_phrases, phrase_with, well_formed
from assistant.records import Status

_REDUCED = """检测收费减缴办法

第一条 检测申请人可以请求减缴下列检测收费：
（一）受理费；
（二）复检费；
（三）证书年费（自发证当年起三年内的年费）。
第二条 检测申请人符合下列条件之一的，可以请求减缴上述收费：
（一）上年度应纳税所得额低于50万元的企业；
（二）事业单位、社会团体。
第三条 检测申请人为企业或者事业单位的，减缴本办法第一条规定收费的60%。
第四条 减缴受理费的请求应当与检测申请同时提出，减缴其他收费的请求应当在缴费期限届满日一个月之前提出。
"""
_GRANTED = """潼南区检测资助申报通知

潼南区市场监督管理局现受理检测资助申报。
一、资助标准
潼南区企业的产品检测申请进入复检后，每件资助2000元；取得检测证书的，每件再资助5000元。
二、申报时间
2025年5月1日至5月31日。
"""
_LAND = """綦江区招商引资优惠办法

第一条 工业用地出让最低价标准：96元/平方米。
第二条 社会资本建设三层以上标准厂房，竣工验收备案的，按建筑面积每平方米50元给予建设主体补助。
第三条 对外省籍首次来綦江就业、身份证号非42开头的人员，签订1年以上劳动合同并缴纳社会保险的，按1000元/人给予一次性就业补助。
本办法自2025年3月1日施行，有效期3年。
"""
_BARN = """南川区肉牛养殖补助方案

一、补助内容
（一）牛舍改造补助。养殖场、合作社扩建牛舍的，按圈舍面积每平方米补助80元，单个养殖场最高30万元。
（二）新生犊牛补助。母牛产犊并佩戴耳标的，每头犊牛补助400元。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"检测收费减缴办法": _REDUCED, "潼南区检测资助申报通知": _GRANTED, "綦江区招商引资优惠办法": _LAND, "南川区肉牛养殖补助方案": _BARN})


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("公司单独申请检测，受理费加复检费一共2000元，去年应纳税所得额30万，减缴批下来我们实际交多少？", "800元"),
        ("我们疾控中心是事业单位，自己申请检测，还能不能减缴？减多少？", "60%"),
        ("申请检测的时候忘了提减缴，现在想减复检费，最晚得在什么时候之前提？", "一个月之前"),
        ("綦江区盖标准厂房的，一平给补几块钱？", "每平方米50元"),
        ("綦江那边工业用地最低多少钱一平？", "96元/平方米"),
        ("綦江区工业用地每平方米最低多少元？", "96元/平方米"),
        ("我们合作社（南川区）把老牛舍扩建了一下，圈舍面积1000平米，能补多少钱？", "80000元"),
        ("南川区一头犊子给补多少？", "400元"),
        ("綦江区招商引资优惠办法从哪天开始执行，管到什么时候？", "2025年3月1日施行"),
    ],
)
def test_what_a_document_lays_down_is_told(library: Path, question: str, words: str) -> None:
    answer = ask(question)
    assert answer.status != Status.REFUSED and words in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("綦江区的老人配助听器，一台给补几百？", "配助听器的补贴”"),
        ("南川区养蜂的，一箱蜂补几个钱？", "“养蜂的补贴”"),
        ("綦江区招个博士过去，县里头给多少安家费呀？", "“安家费”"),
        ("綦江区老楼加装电梯，一部给补多少万？", "“老楼加装电梯的补贴”"),
    ],
)
def test_what_none_lays_down_is_refused_by_its_name(library: Path, question: str, name: str) -> None:
    answer = ask(question)
    assert answer.status == Status.REFUSED and name in answer.answer.split("\n")[0], answer.answer


def test_a_relief_of_which_its_document_does_not_speak_is_refused(library: Path) -> None:
    assert ask("我们养老院的水费，能减免多少？").status == Status.REFUSED


def test_where_somebody_worked_before_is_no_place_asked_about(library: Path) -> None:
    answer = ask("身份证42开头，这些年一直在广东打工。今年回綦江进了家厂，签了两年合同社保也上了，那个1000块的一次性就业补助能领不？").answer
    assert "1000元" in answer and "没有广东省的内容" not in answer, answer


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("冷库的电费一度补几毛", ["冷库的电费"]),
        ("老楼加装电梯，一部给补多少", ["老楼加装电梯"]),
        ("新评上4A级景区的奖励多少", ["4A级景区的奖励"]),
        ("街道同意按3个月给临时救助", ["街道", "临时救助"]),
        ("把老牛棚扩建了一下", ["老牛棚扩建"]),
    ],
)
def test_names_in_a_clause(text: str, names: list[str]) -> None:
    assert [one.text for one in noun_phrases(text)] == names


@pytest.mark.parametrize("said", ["建充电站，一千瓦给补多少？", "换节能电机，一吨标煤能补几块钱？", "修路一公里给奖多少？"])
def test_how_much_for_each_is_asked_is_no_figure_of_the_asker(said: str) -> None:
    assert not facts((said,), ()).figures


def test_a_rank_is_no_thing_of_clauses_built_alike(with_texts: Texts) -> None:
    report = """2026年潼南区政府工作报告

一、“十四五”时期工作回顾
综合实力稳步提升。生产总值660亿元，财政总收入70亿元，国家高新技术企业120家，科技型中小企业260家，国家级农业产业化龙头企业12家，国家级绿色工厂8家，粮食产量65万吨。
二、2026年主要目标
主要预期目标是：经济增长5%，固定资产投资增长5%，城镇调查失业率5.5%，城镇新增就业5万人，粮食产量66万吨。
三、2026年重点工作
健全企业梯度培育体系，国家高新技术企业达到150家、科技型中小企业达到320家。
"""
    with_texts({"2026年潼南区政府工作报告": report})
    answer = ask("潼南区2026年政府工作报告里，国家高新技术企业和科技型中小企业分别要达到多少家？")
    assert answer.status == Status.ANSWERED and "150家" in answer.answer and "320家" in answer.answer, answer.answer


def test_what_names_nothing() -> None:
    assert all(names_nothing(word) for word in ("一下", "最长", "几块钱", "多少"))
    assert all(is_general(word) for word in ("条件", "申报材料", "补助标准"))
    assert well_formed("电费", "冷库的电费一度补几毛") and not well_formed("春节放", "春节放几天")
    assert phrase_with("自行车", "电动自行车以旧换新补多少") == "电动自行车以旧换新" and not phrase_with("一下", "扩建了一下")
