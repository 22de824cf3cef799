"""Figures of reports of two places and years kept apart: what came newly and what there is, another place's report of the same year, a notice for one year only."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Status

_TEXTS = {
    "2025年云南省政府工作报告": "2025年云南省政府工作报告\n2025年1月18日\n\n一、2024年工作回顾\n国家级专精特新“小巨人”企业新增71家、累计达215家，居西部前列。\n",
    "2026年云南省政府工作报告": "2026年云南省政府工作报告\n2026年1月18日\n\n一、2025年工作回顾\n国家级专精特新“小巨人”企业增至302家。高速公路里程，由2020年的8000公里增加到2025年的13000公里。\n\n"
                        "二、2026年工作安排\n2026年主要预期目标是：规上工业增加值增长6.5%左右。\n",
    "2025年贵州省政府工作报告": "2025年贵州省政府工作报告\n2025年1月20日\n\n一、2024年工作回顾\n规上工业增加值增长6.6%，服务业增加值增长6.3%。\n",
    "云南省人民政府办公厅关于2019年泼水节放假安排的通知": "云南省人民政府办公厅关于2019年泼水节放假安排的通知\n云政办发明电〔2018〕15号\n2018年12月4日\n\n一、泼水节：4月13日至15日放假调休，共3天。4月20日（星期六）上班。\n",
}


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts(_TEXTS)


def test_what_came_newly_is_not_what_there_was(library: Path) -> None:
    answer = ask("云南国家级专精特新“小巨人”企业，按2025、2026两份省政府工作报告的累计数，一年多了多少家，增长百分之几？").answer
    assert "302 − 215 = 87家" in answer and "40.47%" in answer and "71家" not in answer


def test_a_thing_named_before_the_clause_that_tells_its_course(library: Path) -> None:
    assert "高速公路里程" in (answer := ask("云南2025年高速公路里程多少公里？").answer) and "13000公里" in answer


def test_another_place_is_asked_for_the_same_year(library: Path) -> None:
    answer = ask("那贵州呢？", ["2026年云南省政府工作报告定的规上工业增加值增长目标是多少？"])
    assert answer.status == Status.REFUSED and "6.5%" not in answer.answer


def test_an_arrangement_for_one_year_is_none_for_the_next(library: Path) -> None:
    assert "4月13日至15日" in ask("2019年云南泼水节放几天假？").answer
    for question, history in (("2020年云南泼水节放几天？", []), ("那2020年泼水节放几天？", ["云南省的通知里2019年泼水节放几天假？"])):
        assert ask(question, history).status == Status.REFUSED, question
