"""Telegraphic notes and formal orders put as questions; questions that are neither stay as they are."""

from __future__ import annotations

import pytest

from assistant.understand.formal import asked
from assistant.understand.normal import normal
from assistant.understand.notes import written_out


@pytest.mark.parametrize(("typed", "meant"), [
    ("节水企业 22目标=?家 达标否", "节水企业，2022年目标是多少家，达标吗"),
    ("孵化器 国家级?万 省级?万", "孵化器，国家级多少万，省级多少万"),
    ("用水量 21/23年 =?吨 Δ=?吨", "用水量，2021年、2023年，是多少吨，相差多少吨"),
    ("税收现8/亩", "税收现8/亩"),
    ("亩均税收现8万/亩 →？万", "亩均税收现8万/亩，是多少万"),
    ("运营费3年：300/500/700万 合计补？", "运营费3年：300万、500万、700万，合计补多少？"),
    ("货运量：区20/清河25", "货运量：全区2020年、清河2025年"),
    ("研发占比≥? 设备数≥?台", "研发占比至少多少，设备数至少多少台"),
    ("规模+占装机比重 2027", "规模、占装机比重，2027"),
    ("300亿+企业 几家", "300亿以上企业，几家"),
    ("产值 老规划 vs 新规划 ×?倍", "产值，老规划，vs，新规划，是几倍"),
])
def test_notes(typed: str, meant: str) -> None:
    assert written_out(typed) == meant


@pytest.mark.parametrize("text", [
    "补贴多少？万一没批下来怎么办？", "请问每吨补多少元/吨", "我们公司25人，去年买了15台设备，能补多少？", "增长15，还是20？", "是否达标？", "能否申报？"])
def test_other_questions_stay(text: str) -> None:
    assert written_out(text) == text


@pytest.mark.parametrize(("typed", "meant"), [
    ("请以甲方案所列2022年平台数量目标为基数，测算达到2027年目标的倍数。", "从甲方案所列2022年平台数量目标到2027年目标，是几倍。"),
    ("请以2015年实际投资为基数，核算2020年投资目标较之增加多少亿元，且为其几倍。", "2020年投资目标比2015年实际投资增加多少亿元，是几倍。"),
    ("以全省2022年孵化器目标为基准，测算清河市2023年相应目标所占的百分比", "清河市2023年孵化器目标，分别相当于全省2022年孵化器目标的百分之多少"),
    ("请比对甲方案与乙方案，二者关于2022年园区数量的要求是否一致，并列明具体数额。", "甲方案与乙方案关于2022年园区数量的要求是否一致。"),
    ("请告知至2027年数字经济占比目标，以及全省上云企业的数量目标。", "至2027年数字经济占比目标是多少，全省上云企业的数量目标是多少"),
    ("绿色工厂的支持标准为多少", "绿色工厂的支持标准为多少"),
])
def test_formal_orders(typed: str, meant: str) -> None:
    assert asked(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), [
    ("按第１３个五年工业规划要做什么？", "按十三五工业规划要做什么？"),
    ("那最新的“５年计划”呢", "那最新的“五年计划”呢"),
    ("牵头的两家单位？", "牵头的是哪两家单位？"),
    ("两份文件一至吗", "两份文件一致吗"),
    ("比去年多了多小？", "比去年多了多少？"),
])
def test_normal(typed: str, meant: str) -> None:
    assert normal(typed) == meant
