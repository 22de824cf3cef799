"""The asker's figures carried on by a document's rates of change."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answer import ask
from assistant.records import Status


@pytest.mark.parametrize(
    ("question", "results"),
    [
        ("我们开发区现在亩均产值300万元、亩均税收8万元、亩均投资200万元，照2027年全区的提高幅度，分别要做到多少？", ["480", "12", "280"]),
        ("我厂在中卫，2020年单位增加值能耗2.5吨标煤/万元、用水30吨/万元，照中卫2023年相对2020年的降幅，要降到多少？", ["2.33", "28.2"]),
        ("我们园区亩均税收10万元、亩均产值250万元，与全区2027年增幅保持一致的话，各要达到多少？", ["15", "400"]),
        ("2015年万元工业增加值用水49吨，按“十三五”的下降要求，2020年是多少？", ["40.18"]),
    ],
)
def test_each_figure_is_worked_by_its_rate(shipped: Path, question: str, results: list[str]) -> None:
    answer = ask(question)
    assert answer.status == Status.ANSWERED
    assert [one.result for one in answer.computations] == list(map(Decimal, results))
    assert all("asker" in one.operands for one in answer.computations)


def test_what_has_no_rate_is_told_apart(shipped: Path) -> None:
    answer = ask("我们开发区亩均产值300万元、食堂饭费20元，照2027年全区的提高幅度，分别要做到多少？")
    assert answer.status == Status.PARTIAL and "480" in answer.answer and "没有查到" in answer.answer


def test_a_gap_is_not_a_rate(shipped: Path) -> None:
    assert "算式" not in ask("我市规上工业增加值现在1500亿元，离2027年目标还差多少").answer
