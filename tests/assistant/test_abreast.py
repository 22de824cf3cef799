"""Figures of several places or years side by side, over invented reports of two places."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Status

_REPORTS = {
    "福建省": {
        2025: "2024年，地区生产总值61000亿元，增长5.2%，高新技术企业1.2万家。\n\n二、2025年工作安排\n2025年主要预期目标是：地区生产总值增长5.5%左右，固定资产投资增长7%左右，社会消费品零售总额增长6%左右，"
              "高新技术企业总量超过1.3万家。",
        2026: "甲乙都市圈建设走深走实，经济总量超9万亿元。2025年，地区生产总值64050亿元，增长4.9%，国家高新技术企业1.18万家，新能源装机1.5亿千瓦。五年来，城镇新增就业260.5万人。\n\n二、2026年工作安排\n"
              "2026年主要预期目标是：地区生产总值增长5%左右，固定资产投资增长5.5%左右，社会消费品零售总额增长6.5%左右，新增新能源装机2000万千瓦。",
    },
    "甘肃省": {
        2025: "2024年，地区生产总值12000亿元，增长5.8%。\n\n二、2025年工作安排\n2025年主要预期目标是：地区生产总值增长5%以上，城镇新增就业50万人以上。",
        2026: "2025年，地区生产总值12960亿元，增长5.4%。\n\n二、2026年工作安排\n2026年主要预期目标是：地区生产总值增长4.5%左右。",
    },
}


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({
        f"{year}年{place}政府工作报告": f"{year}年{place}政府工作报告\n{year}年1月18日\n\n一、{year - 1}年工作回顾\n{text}\n"
        for place, reports in _REPORTS.items()
        for year, text in reports.items()
    })


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2026年GDP目标，福建跟甘肃谁定得高，差多少？", "福建省（5%左右[1]）高于甘肃省（4.5%左右[2]），高0.5个百分点"),
        ("2025年GDP增速福建和甘肃哪个快？", "福建省（4.9%[1]）低于甘肃省（5.4%[2]），低0.5个百分点"),
        ("福建2026年的目标比2025年是不是都下调了？投资、社零各调了多少", "下降（下调）的：固定资产投资增长"),
        ("福建2025年经济总量比上一年多出多少亿？名义上涨了百分之几？", "64050 − 61000 = 3050亿元"),
        ("2025年GDP增速目标，福建、甘肃两家谁没完成？差几个点", "没有完成的：福建省。"),
        ("福建高新技术企业2025年报告写1.2万家，怎么2026年报告反倒少了？", "比2024年高新技术企业1.2万家[1]少0.02万家"),
        ("福建新能源装机，按2026年报告说的现有的加上今年要新增的，一共能到多少？", "1.5 + 0.2 = 1.7亿千瓦"),
    ],
)
def test_figures_are_set_side_by_side(library: Path, question: str, told: str) -> None:
    assert told in ask(question).answer


def test_no_third_place_is_told(library: Path) -> None:
    assert {row.region for row in ask("2026年GDP目标，福建跟甘肃谁定得高，差多少？").targets} == {"福建省", "甘肃省"}


def test_a_place_without_an_outcome_is_named(library: Path) -> None:
    answer = ask("2025年GDP增速和城镇新增就业的目标，福建、甘肃谁没完成")
    assert answer.status in (Status.ANSWERED, Status.PARTIAL)
    assert "完成50万人" not in answer.answer


def test_what_was_done_in_five_years_is_none_of_one(library: Path) -> None:
    assert ask("福建2025年一年城镇新增就业实际多少万人？").status == Status.REFUSED
