"""What social insurance and relief pay, told by its name and the measure it is paid by: the figure is given, the name asks for nothing."""

from __future__ import annotations

import pytest

from index.records import CleanText, Document, Metadata
from index.rules import extract


@pytest.mark.parametrize(
    ("text", "gives", "base"),
    [
        ("失业保险金标准为每月2100元。", 2100, ""),
        ("城乡居民基础养老金标准为每人每月215元。", 215, ""),
        ("失业保险金按照本市最低工资标准的百分之九十按月计发。", 0.9, "本市最低工资标准"),
        ("丧葬补助金按照本市上年度在岗职工月平均工资的三倍计发。", 3, "本市上年度在岗职工月平均工资"),
        ("丧葬补助金为6个月的统筹地区上年度职工月平均工资。", 6, "统筹地区上年度职工月平均工资"),
        ("一级伤残的，一次性伤残补助金为27个月的本人工资。", 27, "本人工资"),
        ("一次性工亡补助金标准为上一年度全国城镇居民人均可支配收入的20倍。", 20, "上一年度全国城镇居民人均可支配收入"),
        ("生活护理费按照统筹地区上年度职工月平均工资的50%支付。", 0.5, "统筹地区上年度职工月平均工资"),
        ("求职补贴标准为每月失业保险金的20%。", 0.2, "每月失业保险金"),
        ("住院伙食补助费为每天50元。", 50, ""),
    ],
)
def test_paid_by_name(text: str, gives: float, base: str) -> None:
    (rule,) = extract(Document("d", Metadata(), CleanText(text)), (), ())
    assert float(rule.rate if rule.rate is not None else rule.amount or 0) == gives
    assert rule.base == base
    assert {one.text for one in rule.conditions} <= {"一级伤残"}


@pytest.mark.parametrize("text", ["最低工资标准为每月2500元。", "月工资按2500元计算。", "失业保险费按工资的1%缴纳。"])
def test_what_is_no_grant(text: str) -> None:
    assert not extract(Document("d", Metadata(), CleanText(text)), (), ())


def test_persons_before_the_grant_are_those_it_is_for() -> None:
    (rule,) = extract(Document("d", Metadata(), CleanText("困难职工补助标准为每人500元。")), (), ())
    assert "困难职工" in (rule.subject, *(one.text for one in rule.conditions))


@pytest.mark.parametrize(("text", "per"), [("贫困人口人均住房补助2万元。", "人"), ("签订协议的，人均奖励1.5万元。", "人"), ("脱贫户户均补助3000元。", "户")])
def test_an_average_is_for_each(text: str, per: str) -> None:
    (rule,) = extract(Document("d", Metadata(), CleanText(text)), (), ())
    assert rule.per == per
