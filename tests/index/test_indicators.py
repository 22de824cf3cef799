"""The catalogue of indicators: sound data, linking of printed names, warnings where names differ in what they cover."""

from __future__ import annotations

from collections import defaultdict

import pytest

from index.indicators import (
    catalogue,
    difference,
    indicator,
    industry_group,
    industry_groups,
    link,
    normalise,
)
from index.quantities import unit_family
from index.quantities.units import families


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("规上工业增加值年均增速", "规模以上工业增加值"),
        ("全区高新技术企业", "高新技术企业"),
        ("国家高新技术企业", "高新技术企业"),
        ("每年新增上规企业", "新增规模以上工业企业"),
        ("万元GDP能耗", "单位地区生产总值能耗"),
        ("单位国内生产总值能耗", "单位地区生产总值能耗"),
        ("PM2.5浓度", "细颗粒物平均浓度"),
        ("全社会研发投入强度", "研发经费投入强度"),
        ("规模以上工业企业R&D投入强度", "规模以上工业企业研发投入强度"),
        ("工业固废综合利用率", "工业固体废物综合利用率"),
        ("一般工业固体废弃物综合利用率", "工业固体废物综合利用率"),
        ("数字化研发设计工具使用率", "数字化研发设计工具普及率"),
        ("规模以上工业企业数字化研发设计工具使用率", "数字化研发设计工具普及率"),
        ("规模以上工业企业中关键工序数控化率", "关键工序数控化率"),
        ("规模以上工业企业R&D经费支持占工业增加值的比重", "规模以上工业企业研发投入强度"),
        ("高技术制造业增加值占规模以上工业增加值比例", "高技术制造业增加值占规模以上工业增加值比重"),
        ("经济增长", "地区生产总值"),
        ("国民经济年均增长", "地区生产总值"),
        ("“专精特新”中小企业", "专精特新中小企业"),
        ("国家和自治区级绿色工厂", "绿色工厂"),
        ("数字经济占GDP的比重", "数字经济占地区生产总值比重"),
        ("森林覆盖率", "森林覆盖率"),
    ],
)
def test_link(name: str, key: str) -> None:
    assert link(name) == key
    assert indicator(key) is not None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("规模以上工业企业研发投入强度", "全社会研发投入强度"),
        ("制造业占工业增加值比重", "制造业占GDP比重"),
        ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
        ("新增高新技术企业", "高新技术企业"),
        ("第二产业增加值占地区生产总值比重", "第三产业增加值占地区生产总值比重"),
        ("规模以上工业能源消费总量", "能源消费总量"),
        ("规模以上工业企业研发经费支出", "全社会研发经费支出"),
        ("每千人口执业（助理）医师数", "每万人口执业（助理）医师数"),
        ("科技进步贡献率", "农业科技进步贡献率"),
    ],
)
def test_what_must_not_be_mixed_up(one: str, two: str) -> None:
    assert link(one) != link(two)


def test_a_name_that_is_not_in_the_catalogue_keeps_itself() -> None:
    assert link("每年滚动实施的重点技术改造项目") == "重点技术改造项目"
    assert indicator("重点技术改造项目") is None


def test_linking_the_key_gives_the_key() -> None:
    assert all(link(entry.name) == entry.name for entry in catalogue())


def test_no_name_stands_for_two_entries() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in catalogue():
        for name in (entry.name, *entry.also, *(variant for variant, _ in entry.variants)):
            owners[normalise(name)].add(entry.name)
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def test_the_catalogue_is_sound() -> None:
    known = {*families().values(), ""}
    assert len(catalogue()) >= 150
    for entry in catalogue():
        assert entry.unit and set(entry.unit) <= known, entry.name
        assert all(note for _, note in entry.variants), entry.name
        assert all(link(other) != entry.name for other in entry.distinct), entry.name


@pytest.mark.parametrize(
    ("one", "two", "word"),
    [
        ("一般工业固体废物综合利用率", "工业固体废弃物综合利用率", "一般"),
        ("数字化研发设计工具使用率", "数字化研发设计工具普及率", "使用率"),
        ("电子信息产业产值", "数字信息产业产值", "算力"),
        ("城镇登记失业率", "城镇调查失业率", "登记"),
    ],
)
def test_differences_are_told(one: str, two: str, word: str) -> None:
    assert word in difference(one, two) == difference(one, two)
    assert difference(one, one) == ""


def test_the_same_thing_said_otherwise_is_no_difference() -> None:
    assert difference("规上工业增加值", "规模以上工业增加值") == ""


def test_renamed_industries() -> None:
    assert industry_group("电子信息产业总规模") == industry_group("数字信息产业产值") is not None
    assert industry_group("森林覆盖率") is None
    assert all(len(group.names) > 1 and group.note for group in industry_groups())


def test_families_of_the_catalogue_fit_printed_units() -> None:
    entry = indicator("规模以上工业增加值")
    assert entry is not None and unit_family("亿元") in entry.unit and entry.better == "higher"


def test_a_misprint_does_not_hide_what_differs() -> None:
    misprinted = "规模以上工业企业R&D经费支持占工业增加值的比重"
    assert "分母为工业增加值" in difference(misprinted, "规模以上工业企业研发投入强度")
    assert difference(misprinted, "规模以上工业企业R&D经费支出占工业增加值的比重") == ""
    assert "使用率" in difference("规模以上工业企业数字化研发设计工具使用率", "数字化研发设计工具普及率")
