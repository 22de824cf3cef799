"""Reports of several years: which report and which year a question means, and whether goals were reached."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Reason, Status
from assistant.understand.normal import normal
from index.build import add
from index.reading import read_file

_REPORTS = {
    2024: "2023年，地区生产总值增长5%。\n\n二、2024年工作安排\n2024年主要预期目标是：地区生产总值增长5.5%左右，城镇新增就业45万人以上，城镇调查失业率5.5%以内。",
    2025: "2024年，地区生产总值增长5.1%，固定资产投资增长6.5%，城镇新增就业52万人。\n\n二、2025年工作安排\n2025年主要预期目标是：地区生产总值增长6%左右，固定资产投资增长7%左右，城镇新增就业50万人以上，城镇调查失业率5.5%以内。",
    2026: "2025年，地区生产总值增长4.7%，城镇新增就业50万人，城镇调查失业率5.6%。五年来，认定渔业合作社、家庭渔场分别从120家、48家增加到205家、96家。“十四五”以来，地区生产总值年均增长5.7%。\n\n"
          "二、2026年工作安排\n2026年主要预期目标是：地区生产总值增长5%左右，城镇新增就业55万人以上。",
}


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({
        f"{year}年云南省政府工作报告": f"{year}年云南省政府工作报告\n{year}年1月18日\n\n一、{year - 1}年工作回顾\n{text}\n"
        for year, text in _REPORTS.items()
    })


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("云南2025年地区生产总值增速达标没有？", "完成4.7%[1]，未达到目标6%左右[2]，相差1.3个百分点"),
        ("2024年云南省政府工作报告定的城镇新增就业目标完成了没有？", "达到目标45万人以上"),
        ("云南2025年城镇新增就业的目标实现了吗", "与目标50万人以上"),
        ("云南2025年城镇调查失业率的目标达到没有", "未达到目标5.5%以内"),
    ],
)
def test_what_was_done_is_held_against_the_goal(library: Path, question: str, told: str) -> None:
    assert told in ask(question).answer


def test_a_goal_without_an_outcome_is_not_said_to_be_reached(library: Path) -> None:
    answer = ask("云南2026年城镇新增就业的目标完成了没有？")
    assert (answer.status, answer.status_reason) == (Status.REFUSED, Reason.NOT_RECORDED)


def test_what_was_reached_before_is_no_goal_of_a_report(library: Path) -> None:
    answer = ask("2026年云南省政府工作报告定的城镇调查失业率目标是多少？")
    assert (answer.status, answer.status_reason) == (Status.REFUSED, Reason.NOT_PLANNED)
    assert "目标：**5.5%" in ask("2025年云南省政府工作报告定的城镇调查失业率目标是多少？").answer


def test_how_far_a_thing_has_grown_is_told_by_no_goal(library: Path) -> None:
    assert "4.7%" in (grown := ask("云南2025年地区生产总值增长了多少").answer) and "6%" not in grown
    assert not ask("云南2025年地区生产总值增长了百分之几").computations
    answer = ask("云南2025年固定资产投资增长了多少")
    assert (answer.status, answer.status_reason, answer.computations) == (Status.REFUSED, Reason.NOT_RECORDED, ())
    assert "7%左右" in answer.answer


def test_what_is_called_new_is_no_change(library: Path) -> None:
    answer = ask("云南2026年城镇新增就业要多少人")
    assert "55万人以上" in answer.answer and not answer.computations


@pytest.mark.parametrize("question", ["今年国务院定的GDP目标", "国务院2026年定的地区生产总值增长目标是多少"])
def test_goals_of_the_state_are_not_those_of_places(library: Path, tmp_path: Path, question: str) -> None:
    report = tmp_path / "2020年国务院政府工作报告.txt"
    report.write_text("2020年国务院政府工作报告\n2020年5月22日\n\n一、2020年工作安排\n2020年主要预期目标是：国内生产总值增长6%左右。\n", encoding="utf-8")
    add([report], library, progress=False)
    answer = ask(question)
    assert answer.status == Status.REFUSED and "云南" not in answer.answer


def test_an_average_of_years_is_no_outcome_of_one(library: Path) -> None:
    assert "5.7%[" not in ask("云南2025年地区生产总值增速达标没有？").answer.split("- ")[0]


def test_each_report_compared_is_asked_for_its_own_year(library: Path) -> None:
    answer = ask("2025年云南省政府工作报告的城镇新增就业目标比2024年报告的多多少？2025年这个数写的是多少")
    assert "50 − 45" in answer.answer


def test_the_goal_of_the_next_year_is_that_of_the_next_report(library: Path) -> None:
    answer = ask("2025年云南省政府工作报告定的城镇新增就业目标后来完成了吗？2026年的目标又定了多少？")
    assert "与目标50万人以上" in answer.answer and "55万人以上" in answer.answer


@pytest.mark.parametrize(("question", "year"), [("2025年初定的目标", "2025年定的目标"), ("2025年年初提出的", "2025年提出的"), ("比2025年初增长", "比2025年初增长")])
def test_what_was_set_early_in_a_year_is_meant_for_it(question: str, year: str) -> None:
    assert normal(question) == year


def test_a_section_about_this_year_that_begins_with_the_past_one(tmp_path: Path) -> None:
    file = tmp_path / "2026年云南省政府工作报告.txt"
    file.write_text("2026年云南省政府工作报告\n2026年1月18日\n\n一、2026年的工作\n过去一年，我们的各项工作取得了很大成绩。\n地区生产总值增长4.3%，城镇新增就业52万人。\n"
                    "今年经济社会发展的主要预期目标是：\n地区生产总值增长5%左右。\n", encoding="utf-8")
    rows = [(str(row.value), row.year, row.status) for row in read_file(file)[0].targets]
    assert rows == [("4.3", 2025, "actual"), ("52", 2025, "actual"), ("5", 2026, "target")]


def test_how_many_there_are_is_not_held_against_what_was_added(copy: Path, tmp_path: Path) -> None:
    files = []
    for year, text in ((2025, "经营主体新增105万户，达到920万户。"), (2026, "经营主体从689万户增至951万户。")):
        files.append(tmp_path / f"{year}年云南省政府工作报告.txt")
        files[-1].write_text(f"{year}年云南省政府工作报告\n{year}年1月18日\n\n一、{year - 1}年工作回顾\n{year - 1}年，{text}\n", encoding="utf-8")
    add(files, copy, progress=False)
    assert "951 − 920 = 31万户" in ask("云南2025年报告和2026年报告里经营主体各有多少万户，多了多少？").answer


@pytest.mark.parametrize("question", ["2026年云南省政府工作报告讲五年来渔业合作社和家庭渔场都多了不少，各净增多少家？", "2026年云南省政府工作报告，五年来渔业合作社、家庭渔场分别增加了多少家？"])
def test_both_rises_of_one_sentence_are_worked_out(library: Path, question: str) -> None:
    assert sorted(one.expression for one in ask(question).computations) == ["205 − 120 = 85家", "96 − 48 = 48家"]
