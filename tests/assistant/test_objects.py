"""A rule answers a question for support only where it has a sign of what is wanted paid; circumstances count neither way. Over an invented document."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.eligibility import facts
from assistant.eligibility.conditions.printed import limited
from assistant.gather.of_support.objects import borne_out, objects, shortens
from assistant.records import Status
from index.library import Library

_RULES = """綦江区小微企业租房和用能扶持办法

綦江府办发〔2025〕37号
重庆市綦江区人民政府办公室
2025年3月5日

第一条 小微企业在本区租用经营用房的，按实际租金的30%给予补贴，每户每年最高3万元。
第二条 小微企业购置烘干设备的，按设备购置价的20%给予补贴，每户最高10万元。
第三条 山货转运补贴。车队年转运山货200吨以上的，按每吨40元给予补贴，每户最高3万元。
第四条 个体工商户转型升级为企业并正常经营满8个月的，一次性奖励2万元。
第五条 申请人应当财务制度健全，按规定报送材料。
本办法自2025年4月1日起施行，有效期5年。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"綦江区小微企业租房和用能扶持办法": _RULES})


@pytest.mark.parametrize(("question", "named"), [
    ("想买辆三轮车8000块，扶持办法能报多少", ("三轮车",)),
    ("老人走了，丧葬费有没有一份", ("丧葬费",)),
    ("最近在重新装修，补多少", ("装修",)),
    ("我们是綦江的小微企业，能补多少", ()),
    ("林下种药材连片60亩，按亩补的钱能拿到吗", ()),
    ("回来开了家书店，请了一个帮工。那个创业补贴我可以领吗", ()),
    ("开了辆代步车，福利办法里给补油钱吗", ("油钱",)),
    ("楼顶装了热水器，一台补多少", ("热水器",)),
    ("配了三颗牙花了九千，能报多少", ("牙",)),
    ("村里养殖细则打井给补吗", ("打井",)),
    ("村里的澡堂，一个更衣柜一年补多少钱", ("更衣柜",)),
    ("旅馆雇一个救生员，一次性给多少补贴", ("救生员",)),
    ("那买冰柜、货架这些东西的钱给报几成", ("冰柜",)),
    ("每个月该发多少钱", ()),
    ("一家企业最多奖多少", ()),
    ("住院照料一天能报销多少钱", ("住院照料",)),
    ("停掉的那份会补发给我吗", ()),
    ("这一期忘了，下次还能补报吗", ()),
    ("设备投了八百万，最多能补多少", ()),
    ("去年重新评成四级，还能再拿多少", ()),
    ("船旧了，綦江对新造货船给多少补贴", ("新造货船",)),
    ("我们合作社维修烘干房给多少补助", ("维修烘干房",)),
    ("新种了两百亩油桐，每亩给多少补助", ("油桐",)),
    ("补缴的两个月能当连续缴费算吗", ()),
    ("烘干房挂了绿牌，哪些规费不用交", ("规费",)),
    ("去年装修花了三万，能报多少", ("装修",)),
])
def test_what_is_wanted_paid(question: str, named: tuple[str, ...]) -> None:
    assert objects(question) == named


@pytest.mark.parametrize(("thing", "quote", "borne"), [
    ("电费", "按用电量每千瓦时补贴0.1元", True), ("丧葬费", "给予养老服务补贴", False), ("失业金", "缴纳失业保险费满1个月的", False), ("烘干设备", "购置烘干设备的", True),
    ("实习生", "接收实习人员的单位", True), ("更衣柜", "新建烘干房的", False),
])
def test_sign_of_a_thing(shipped: Path, thing: str, quote: str, borne: bool) -> None:
    assert borne_out(thing, quote, Library.open(shipped)) is borne


@pytest.mark.parametrize("question", [
    "我们是綦江的小微企业，员工食堂一年花了20万，租房和用能扶持办法给补贴吗",
    "綦江的小微企业，想买辆三轮车8000块，扶持办法能报多少",
    "綦江小微企业，门面重新装修花了5万，补贴多少",
])
def test_another_object_is_refused_with_the_nearest_rule(library: Path, question: str) -> None:
    answer = ask(question)
    assert answer.status == Status.REFUSED


def test_the_object_that_the_rule_grants_is_answered(library: Path) -> None:
    assert "2万元" in ask("我们是綦江的小微企业，想买套烘干设备10万元，能补多少").answer


@pytest.mark.parametrize("question", ["那店里一个保险柜一年补多少？", "那买冰柜、货架这些东西的钱给报几成？"])
def test_what_a_follow_up_asks_for_is_not_answered_with_the_rule_before(library: Path, question: str) -> None:
    before = "我在綦江是个体户，今年转成公司了，正常经营9个月，转企奖励能拿多少？"
    answer = ask(question, [before])
    assert answer.status == Status.REFUSED and "2万元" not in answer.answer.split("\n")[0], answer.answer


def test_a_follow_up_with_a_thing_of_its_own_is_answered_by_its_own_rule(library: Path) -> None:
    before = "我在綦江是个体户，今年转成公司了，正常经营9个月，转企奖励能拿多少？"
    assert "20%" in ask("那转了企业以后买一套烘干设备补多少？", [before]).answer


def test_each_limit_of_a_row_is_held_against_the_asker() -> None:
    checks = limited("2\t烘干增量\t2025年销售额300万元以上且同比增长9%以上\t每增加1元奖励0.02元", "", facts(["我们2025年销售额350万元，比上年涨了7%"]))
    assert [check.verdict for check in checks if "9%" in check.text] == ["不符合"]


@pytest.mark.parametrize(("word", "text", "short"), [
    ("转企", "个体工商户转型升级为企业", True), ("技改", "实施技术改造", True), ("标煤", "每吨标准煤", True), ("换窗", "居民住宅门窗更换", True), ("换锅", "旧锅炉置换补贴", False), ("学车", "学习班乘车优惠", False), ("轮椅", "车轮和桌椅的采购", False),
])
def test_a_word_short_for_those_of_a_text(word: str, text: str, short: bool) -> None:
    assert shortens(word, text) is short


@pytest.mark.parametrize(("question", "tells"), [
    ("綦江这边跑山货的，去年往外拉了300吨，拉一吨给几块，一共多少？", "12000元"),
    ("我在綦江是个体户，今年转成公司了，正常经营9个月，转企奖励能拿多少？", "2万元"),
    ("綦江的小微企业，一年房租6万，自己租的经营用房，财务制度健全，租金补贴能拿多少？", "1.8万元"),
])
def test_a_clause_that_says_it_in_other_words_answers(library: Path, question: str, tells: str) -> None:
    answer = ask(question)
    assert answer.status != Status.REFUSED and tells in answer.answer, answer.answer
