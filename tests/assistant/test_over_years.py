"""Goals of many years, asked for as one row: each year from its own report, of one place, none left out unsaid."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_GOALS = {2011: 9, 2012: 9, 2013: 8, 2014: 8, 2015: 8, 2016: 7, 2017: 7, 2018: 7, 2019: 7, 2020: 6, 2021: 6, 2022: 6, 2023: 5, 2024: 5}
_WHOLE_PLAN = 2016
_LINE = re.compile(r"- (\d{4})年，地区生产总值增长：\*\*([\d.]+)%[^\n]*，目标）")


@pytest.fixture
def library(with_texts: Texts) -> Path:
    texts = {}
    for place, years in (("云南省", _GOALS), ("四川省", {2023: 6, 2024: 7})):
        for year, goal in years.items():
            plan = f"“十三五”期间，城镇新增就业200万人以上。\n{year}年，城镇新增就业45万人。\n" if year == _WHOLE_PLAN else ""
            texts[f"{year}年{place}政府工作报告"] = (
                f"{year}年{place}政府工作报告\n{year}年1月18日\n\n一、{year - 1}年工作回顾\n{year - 1}年，地区生产总值增长{goal}.3%。\n\n"
                f"二、{year}年工作安排\n{plan}{year}年主要预期目标是：地区生产总值增长{goal}%左右。\n")
    return with_texts(texts)


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("云南2015年到2022年地区生产总值增长目标一年一年列一下", range(2015, 2023)),
        ("云南2012年—2016年地区生产总值增长目标逐年列出", range(2012, 2017)),
        ("2011年到2024年云南地区生产总值增长目标都是多少", range(2011, 2025)),
        ("历年地区生产总值增长目标是怎么变的", range(2011, 2025)),
    ],
)
def test_each_year_of_a_span_has_its_goal(library: Path, question: str, years: range) -> None:
    told = [(int(year), goal) for year, goal in _LINE.findall(ask(question).answer)]
    assert told == [(year, f"{_GOALS[year]}") for year in years]


def test_the_place_of_most_years_is_told_and_the_others_named(library: Path) -> None:
    assert "另有四川省的数值" in ask("历年地区生产总值增长目标是怎么变的").answer
    assert "另有" not in ask("云南历年地区生产总值增长目标是怎么变的").answer


def test_the_years_of_a_plan_in_numbers_mean_its_last(library: Path) -> None:
    assert [year for year, _ in _LINE.findall(ask("云南2016—2020年地区生产总值增长目标是多少").answer)] in ([], ["2020"])


def test_a_sum_over_years_is_called_one(library: Path) -> None:
    answer = ask("云南2020年城镇新增就业目标和2016年城镇新增就业目标各是多少").answer
    assert "200万人以上**" in answer and "累计目标" in answer
