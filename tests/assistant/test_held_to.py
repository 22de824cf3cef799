"""The asker's figures held to what a clause demands of one thing for another: shares, ratios, so many for each so many, so much a head; over invented documents."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.standards.bind import bound
from assistant.standards.demands import demands
from assistant.standards.told import told

_HOMES = """云溪市养老机构运营管理办法
第一章 人员
第一条 养老机构护理员与入住自理老年人的比例应当不低于1∶10，与入住失能老年人的比例应当不低于1∶4。
第二条 取得职业技能等级证书的护理员占护理员总数的比例不低于60%。
第三条 养老机构每20张床位至少配备1名持证医生或者护士，不足20张的按20张计算。
第四条 劳务派遣护理员人数不得超过护理员总人数的30%。
第二章 设施和收费
第五条 护理型床位占总床位数的比例应当达到65%以上。
第六条 公共活动用房面积不得低于总建筑面积的8%。
第七条 养老机构床位总数不得少于30张。
第八条 养老机构收取的一次性押金不得超过入住老年人月服务费的6倍。
"""
_CRECHES = """石湾县托育和学前服务管理细则
第一条 托育机构保育人员与婴幼儿的比例应当符合下列标准：乳儿班不低于1∶3，托小班不低于1∶5，托大班不低于1∶7。
第二条 托育机构人均户外活动面积不低于3平方米。
第三条 幼儿园每50名幼儿配备1名厨房工作人员，不足50名的按50名计算。
第四条 学校食堂建筑面积按学生人数核定，生均面积不低于1.3平方米。
第五条 项目专职安全员按建筑面积配备：每5万平方米至少配备3名专职安全生产管理人员，不足5万平方米的按5万平方米计算。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"云溪市养老机构运营管理办法": _HOMES, "石湾县托育和学前服务管理细则": _CRECHES})


@pytest.mark.parametrize(("question", "verdict", "told_"), [
    ("我们养老院在云溪，住着56位失能老人，护理员有12名，比例够吗，还差几个？", "不够", ["56位÷4 = 14名", "14名 − 12名 = 2名"]),
    ("云溪养老院80名自理老人，最少要几个护理员？", "至少要", ["80名÷10 = 8个"]),
    ("云溪养老院护理员一共25人，其中有证的14人，占比达标了没有？差几个？", "不够", ["14人 ÷ 25人 × 100% = 56%", "15人 − 14人 = 1人"]),
    ("云溪的养老院有90张床，按规定至少要配几个医生或护士？", "至少要", ["= 5名"]),
    ("云溪养老机构护理员40人里13个是劳务派遣的，超没超？最多能有几个？", "超过了", ["40人×30% = 12人", "13人 − 12人 = 1人"]),
    ("我们云溪的养老院总共120张床，护理型的84张，占比多少，够不够？", "结论：够", ["84张 ÷ 120张 × 100% = 70%"]),
    ("云溪养老院总建筑面积5000平方米，公共活动用房360平方米，达不达标？", "不够", ["400平方米 − 360平方米 = 40平方米"]),
    ("云溪养老院只有26张床，够数吗，差几张？", "不够", ["30张 − 26张 = 4张"]),
    ("云溪养老院月服务费3200元，收了2万押金，超标没有？最多能收多少？", "超过了", ["3200元×6 = 19200元"]),
    ("石湾托育园托小班有32个娃、6个保育员，比例够不够，还差几个？", "不够", ["7个 − 6个 = 1个"]),
    ("石湾托育机构招了45个孩子，户外活动场地120平方米，人均够不够？", "不够", ["45×3平方米 = 135平方米"]),
    ("石湾的学校1500个学生，食堂1800平方米，生均面积够吗？", "不够", ["1800平方米 ÷ 1500个 = 1.2平方米"]),
    ("石湾建筑面积12万平方米的项目，专职安全员至少配几个？", "至少要", ["= 9名"]),
])
def test_figures_held_to_what_is_demanded(library: Path, question: str, verdict: str, told_: list[str]) -> None:
    answer = ask(question)
    assert verdict in answer.answer
    assert all(working in answer.answer for working in told_), answer.answer


@pytest.mark.parametrize(("sentence", "read"), [
    ("保育人员与婴幼儿的比例应当符合下列标准：乳儿班不低于1∶3，托小班不低于1∶5", ["保育人员|婴幼儿|1/3|乳儿班", "保育人员|婴幼儿|1/5|托小班"]),
    ("护理员与自理老人的比例不低于1:10，与失能老人的比例不低于1:4", ["护理员|自理老人|1/10|", "护理员|失能老人|1/4|"]),
    ("每班配备2名专任教师和1名保育员", ["专任教师||2/1|", "保育员||1/1|"]),
    ("每名护理员照护老年人不超过4人", ["老年人|护理员|4/1|"]),
    ("纳入清单的智能场景数量比例不少于40%", ["纳入清单的智能场景||40/100|"]),
    ("第七条 充电车位数不得少于规划停车位总数的20%", ["充电车位数|规划停车位总数|20/100|"]),
    ("生产总值增长达到6%", []),
    ("按贷款利率的50%给予贴息", []),
])
def test_what_a_sentence_demands(sentence: str, read: list[str]) -> None:
    assert [f"{one.part}|{one.whole}|{one.parts}/{one.wholes}|{one.case}" for one in demands(sentence)] == read


def test_people_are_no_share_of_money() -> None:
    (demand,) = demands("科技人员占职工总数的比例不低于10%")
    assert bound(demand, told("三年一共卖了1.2亿，研发花了540万"), "够不够") is None
    (part, whole) = told("公司300个人里有36个搞科技的")[::-1]
    match = bound(demand, (whole, part), "")
    assert match is not None and match.part is not None and match.part.value == Decimal(36)


@pytest.mark.parametrize("question", [
    "云溪养老院有120张床，护理员12名，够不够？",
    "云溪养老院去年收了60位老人，今年收了72位，超没超？",
    "云溪养老院护理员25人，其中大专以上的16人，占比达标吗？",
    "云溪养老院自理老人40位、失能老人24位，护理员8名，够不够？",
    "石湾幼儿园260个孩子，3个保安，够不够？",
])
def test_figures_of_which_nothing_is_demanded_get_no_verdict(library: Path, question: str) -> None:
    assert "结论：" not in ask(question).answer


def test_floor_space_of_what_is_set_up() -> None:
    (demand,) = [one for one in demands("每个街道应当单独设置至少1个街道综合服务中心（惠民中心），每处建筑面积原则上不少于900平方米") if one.form == "plain"]
    match = bound(demand, told("街道惠民中心建了850平方米"), "够不够")
    assert match is not None and match.part is not None and match.part.value == Decimal(850)
