"""Figures of one measure for every industry, where the question counts none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.answer import ask


def listed(text: str) -> list[str]:
    return re.findall(r"^- ([^：]+)：", text, re.M)


@pytest.mark.parametrize(
    ("question", "first", "count"),
    [
        ("2027年各产业的产值目标分别是多少", "新材料产业", 6),
        ("2027年产值目标从高到低给我排一下各产业", "新材料产业", 6),
        ("2027年各产业产值目标从低到高排一下", "清洁能源产业", 6),
        ("中卫2023年各产业产值目标", "规模以上清洁能源产业", 4),
    ],
)
def test_all_of_one_year_and_document(shipped: Path, question: str, first: str, count: int) -> None:
    names = listed(ask(question).answer)
    assert (names[0], len(names)) == (first, count)


@pytest.mark.parametrize(
    ("question", "told"),
    [("2027年哪个产业的产值目标最低", "最低的是清洁能源产业"), ("哪个行业2020年增加值目标最大", "最高的是煤炭行业，300亿元")],
)
def test_the_highest_and_lowest_of_them(shipped: Path, question: str, told: str) -> None:
    assert told in ask(question).answer


def test_totals_and_groups_are_no_industries(shipped: Path) -> None:
    names = listed(ask("十三五各产业的总产值目标分别是多少").answer)
    assert "葡萄酒加工业" in names and not [name for name in names if re.match(r"规模|[五六]大|工业$", name)]


def test_one_industry_is_no_question_for_all(shipped: Path) -> None:
    assert listed(ask("新材料产业2027年产值目标是多少").answer) == []
