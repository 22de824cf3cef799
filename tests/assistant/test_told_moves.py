"""How much a thing rose or fell is taken from the sentence that tells it, and figures that no word tells apart are all told: over invented reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from index.reading import read_file

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
_FIRST = """2023年鹿鸣市政府工作报告
鹿鸣市人民政府
2023年2月10日

各位代表：现在，我代表市人民政府向大会报告工作，请予审议。
一、过去一年工作回顾
城镇新增就业40万人。建成社区食堂80个。河湖清理一百余处，群众办事少跑腿，市容市貌有了新变化。
二、今年工作安排
城镇新增就业38万人。抓好河湖清理，让群众办事少跑腿，市容市貌年年有新变化。
"""
_SECOND = """2024年鹿鸣市政府工作报告
鹿鸣市人民政府
2024年2月10日

各位代表：现在，我代表市人民政府向大会报告工作，请予审议。
一、过去一年工作回顾
城镇新增就业43万人。建成社区食堂60个。新建绿道137公里、累计达到2136公里。城乡低保标准分别提高3.1%和7.7%。
二、今年工作安排
再减少困难户1000户以上。建成35个示范区、900个和美乡村。
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


@pytest.mark.parametrize(("question", "says", "never"), [
    ("鹿鸣市2023年城乡低保标准提高了多少？", ["3.1%", "7.7%"], []),
    ("鹿鸣市2023年累计绿道是多少？", ["2136公里"], []),
    ("鹿鸣市2023年城镇新增就业比2022年多多少？", ["3万人"], ["2万人"]),
    ("鹿鸣市2023年社区食堂比2022年减少了百分之几？", ["25%"], []),
])
def test_roles_and_names_are_kept_apart(with_texts: Texts, question: str, says: list[str], never: list[str]) -> None:
    with_texts({"2023年鹿鸣市政府工作报告": _FIRST, "2024年鹿鸣市政府工作报告": _SECOND})
    answer = ask(question).answer
    assert [one for one in says if one not in answer] == [] and [one for one in never if one in answer] == [], answer


def test_what_is_made_fewer_is_a_change(tmp_path: Path) -> None:
    file = tmp_path / "2024年鹿鸣市政府工作报告.txt"
    file.write_text(_SECOND, encoding="utf-8")
    rows = {(row.indicator, row.measure, int(row.value)) for row in read_file(file)[0].targets}
    assert {("困难户", "change", 1000), ("和美乡村", "level", 900), ("城市低保标准", "change", 3), ("农村低保标准", "change", 7)} <= rows
