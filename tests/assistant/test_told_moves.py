"""How much a thing rose or fell is taken from the sentence that tells it, and figures that no word tells apart are all told: over invented reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_OLD = """2023年鹿鸣市政府工作报告
鹿鸣市人民政府
2023年2月10日

各位代表：现在，我代表市人民政府向大会报告工作，请予审议。
一、今年工作安排
今年安排水利投入620亿元。再减少困难户1000户以上。
"""
_NEW = """2024年鹿鸣市政府工作报告
鹿鸣市人民政府
2024年2月10日

各位代表：现在，我代表市人民政府向大会报告工作，请予审议。
一、过去一年工作回顾
地区生产总值达到1864亿元，增长5.8%。空气优良率达到88.5%、提高0.8个百分点。困难户减少1386户。
二、今年工作安排
今年安排水利投入734亿元，比上年增加88亿元。续建16个普通国道项目382公里。
"""
_MARKETS = """雁回县市场概况

一、市场
甲乙市场经营面积1300平方米，年交易额为1000万元。
丙丁市场经营面积900平方米，年交易额为500万元。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({text.splitlines()[0]: text for text in (_OLD, _NEW, _MARKETS)})


@pytest.mark.parametrize(("question", "says", "never"), [
    ("鹿鸣市2023年地区生产总值涨了多少？", ["5.8%"], []),
    ("鹿鸣市2023年空气优良率提高了多少？", ["0.8个百分点"], []),
    ("鹿鸣市2023年空气优良率变化了多少？", ["0.8个百分点"], []),
    ("鹿鸣市2024年水利投入比2023年增加多少？", ["增加88亿元"], ["114"]),
    ("鹿鸣市2023年困难户减少了多少？", ["减少1386户"], ["持平"]),
    ("鹿鸣市2024年普通国道项目目标是多少？", ["16个", "382公里"], []),
    ("雁回县年交易额是多少？", ["1000万元", "500万元"], []),
])
def test_what_the_source_says_is_told(library: Path, question: str, says: list[str], never: list[str]) -> None:
    answer = ask(question).answer
    assert [one for one in says if one not in answer] == [] and [one for one in never if one in answer] == [], answer
