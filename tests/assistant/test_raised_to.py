"""Where a rise by so many per cent that a report plans leads from what it tells there is; over an invented report."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_REPORT = """政府工作报告
——2026年1月22日在松陵县第十七届人民代表大会第六次会议上
松陵县人民政府县长 周维

一、2025年工作回顾
过去一年，全县地区生产总值完成150亿元，增长6%。城乡低保标准提高到每人每月800元。
二、2026年工作安排
地区生产总值增长6.5%左右。城乡低保标准再提高4%。
"""


@pytest.fixture
def report(with_texts: Texts) -> Path:
    return with_texts({"松陵县政府工作报告": _REPORT})


@pytest.mark.parametrize("question", ["松陵县的低保标准现在每人每月是多少？按2026年政府工作报告说的再提高4%，会到多少？", "松陵县低保标准2026年再提高以后会到多少？"])
def test_what_it_comes_to(report: Path, question: str) -> None:
    answer = ask(question)
    assert "800 × (1 + 4%) = 832元" in answer.answer, answer.answer
