"""What an insurance pays by a table of thresholds and shares, and whom a demand does not bind; over invented documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.eligibility.told.spoken import in_figures

_HEALTH = """云岭市医疗保障待遇标准

云岭市医疗保障局
2026年1月8日

一、住院待遇
医疗机构等级	起付标准（元）	居民医保支付比例	职工医保支付比例（在职）	职工医保支付比例（退休）
一级	100	80%	90%	94%
二级	400	70%	86%	90%
三级	1000	55%	80%	85%
1.年度内第二次及以后住院的，起付标准减半。
2.办理临时外出就医备案的，支付比例降低10个百分点；未办理备案的，支付比例降低25个百分点。

二、医疗救助
救助对象	年度起付标准	住院救助比例	年度救助限额
特困人员、孤儿	无	100%	不设限额
低保对象	无	75%	6万元
低保边缘家庭成员	2000元	65%	4万元
"""

_HOMES = """云岭市保障住房办法

云岭市人民政府
2026年3月5日

第一条 单身申请人应当年满30周岁；烈士遗属、重度残疾人和退役军人不受年龄限制。
第二条 外来务工人员申请保障的，应当在本市连续缴纳社会保险满24个月。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"云岭市医疗保障待遇标准": _HEALTH, "云岭市保障住房办法": _HOMES})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("云岭市居民医保，在二级医院住院，政策范围内花了8400元，能报多少？", "(8400元−400元)×70% = 5600元"),
        ("我爸退休了，职工医保，今年在云岭市三级医院第二次住院，政策范围内费用两万一，能报多少？", "(21000元−500元)×85% = 17425元"),
        ("云岭市居民医保，没备案去了外地三级医院住院，报销比例是多少？", "55%−25% = 30%"),
        ("云岭市低保边缘家庭，住院自付2万2，医疗救助能救助多少？", "(22000元−2000元)×65% = 13000元"),
        ("云岭市低保户，住院自付10万，医疗救助能救助多少？", "min(75000元, 60000元) = 60000元"),
    ],
)
def test_the_row_and_the_column_that_are_told(library: Path, question: str, told: str) -> None:
    answer = ask(question)
    assert answer.status == "answered" and told in answer.answer, answer.answer


def test_no_share_is_told_without_the_level_of_the_hospital(library: Path) -> None:
    answer = ask("云岭市居民医保，住院政策范围内花了8400元，能报多少？").answer
    assert "5600" not in answer and "支付：" not in answer, answer


@pytest.mark.parametrize(
    ("question", "told"),
    [("我退伍回云岭市，26岁，单身，想申请保障住房，年龄够不够？", "不受年龄限制"), ("我在云岭市，26岁，单身，想申请保障住房，年龄够不够？", "不符合")],
)
def test_whom_a_demand_does_not_bind(library: Path, question: str, told: str) -> None:
    answer = ask(question).answer
    assert told in answer, answer


def test_what_is_asked_of_another_kind_of_applicants_is_not_held_against_him(library: Path) -> None:
    answer = ask("我和老公都去年毕业，都在云岭市上班，签了三年合同，社保交了十个月，没买房，能申请保障住房吗？").answer
    assert "结论：不能" not in answer, answer


@pytest.mark.parametrize(("told", "figures"), [("自付3万2，", "自付3.2万，"), ("花了两千五，", "花了2500元，"), ("投了3万2千", "投了3.2万"), ("3万2千元", "3.2万元"), ("5千2块", "5200块")])
def test_figures_that_leave_out_their_last_place(told: str, figures: str) -> None:
    assert in_figures(told) == figures
