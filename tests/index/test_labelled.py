"""Grants told under labels: what is given takes whom it is for, what it asks for and for how long from the paragraphs beside it."""

from __future__ import annotations

import pytest

from index.records import CleanText, Document, Metadata
from index.rules import extract

_PLAIN = """一、场地租金补贴
补贴条件：
（1）初创企业租赁场地用于经营；
（2）申请前连续3个月有员工正常缴纳社会保险费。
补贴对象：符合条件的创业者。
补贴标准：每连续租满1年补贴6000元。
补贴期限：累计不超过3年。
二、创业资助
补贴条件：
（1）登记注册满6个月。
补贴对象：符合条件的创业者。
补贴标准：10000元。
"""
_NUMBERED = """1.高龄津贴
（1）支持对象：本市户籍老年人。
（2）申请条件：年满80周岁，未享受其他同类津贴。
（3）发放标准：每人每月100元。
（4）申请材料：身份证、户口簿。
2.护理补贴
（1）支持对象：本市户籍残疾人。
（2）申请条件：残疾等级为一级或二级。
（3）发放标准：每人每月120元。
"""
_BRACKETED = """首台套奖励
【申报对象】本市制造业企业
【申报条件】
1.产品列入国家目录；
2.年度销售额500万元以上。
【奖励标准】按销售额的5%给予奖励，最高100万元。
【办理流程】网上申报，每年5月31日前提交。
"""
_ONE_OF = """创业资助
申请条件：
（1）法定代表人符合以下条件之一：
①高等学校毕业5年内的毕业生；
②退役军人；
③登记失业人员。
（2）登记注册满6个月。
资助标准：10000元。
"""


def _told(text: str) -> list[tuple[str, str, list[str], str]]:
    return [(rule.quote, rule.subject, [one.text for one in rule.conditions], rule.period) for rule in extract(Document("d", Metadata(), CleanText(text)), (), ())]


def test_paragraphs_of_one_grant() -> None:
    rent, grant = _told(_PLAIN)
    assert rent[1:] == ("创业者", ["初创企业租赁场地用于经营", "申请前连续3个月有员工正常缴纳社会保险费"], "累计不超过3年")
    assert grant[2:] == (["登记注册满6个月"], "")


def test_numbered_labels() -> None:
    old, care = _told(_NUMBERED)
    assert "年满80周岁" in old[2] and "残疾等级为一级或二级" not in old[2]
    assert "残疾等级为一级或二级" in care[2] and "年满80周岁" not in care[2]


def test_labels_in_brackets() -> None:
    (rule,) = _told(_BRACKETED)
    assert {"产品列入国家目录", "年度销售额500万元以上"} <= set(rule[2])
    assert not any("网上申报" in one for one in rule[2])


def test_cases_of_which_one_is_enough_are_one_condition() -> None:
    (rule,) = extract(Document("d", Metadata(), CleanText(_ONE_OF)), (), ())
    assert [one.kind for one in rule.conditions if "退役军人" in one.text] == ["one_of"]
    assert "登记注册满6个月" in [one.text for one in rule.conditions]


@pytest.mark.parametrize("text", ["补贴标准：每人每月100元。", "工作要求：各单位要落实补贴对象、补贴标准。每人每月补贴100元。"])
def test_a_single_label_says_nothing_of_others(text: str) -> None:
    assert all(not rule.conditions for rule in extract(Document("d", Metadata(), CleanText(text)), (), ()))


def test_steps_of_years_listed_in_one_clause() -> None:
    first, later = extract(Document("d", Metadata(), CleanText("企业第一、二年办公场所租金全部补贴、第三、第四、五年办公场所租金补贴50%。")), (), ())
    assert (first.rate, later.rate) == (1, later.rate) and later.rate is not None and float(later.rate) == 0.5


def test_labels_of_the_next_grant_say_nothing_of_the_one_before() -> None:
    text = "住房安置政策\n补助标准：人均住房补助2万元。\n建设标准：每户不超过100平方米。\n教育资助政策\n享受对象：具有全日制学籍的贫困户子女。\n资助标准：每生每年1000元。\n"
    home, school = _told(text)
    assert not any("学籍" in one for one in home[2])
    assert any("学籍" in one for one in school[2])
