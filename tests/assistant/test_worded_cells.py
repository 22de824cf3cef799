"""Indicator tables set with even blanks are read, and a goal that such a table puts in words is told in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import ask
from assistant.records import Status
from tests.assistant.texts import Texts

_PLAN = """云岭市国民经济和社会发展第十五个五年规划纲要

第三节  发展目标

专栏1  “十五五”经济社会发展主要指标
分类    序号    指标    属性    2025年    2030年目标值
经济强    1    全员劳动生产率（万元）    预期性    39    48
    2    制造业增加值占比（%）    预期性    23.7    基本稳定
    3    旅游业总收入（亿元）    预期性    2100    3300
环境美    4    森林覆盖率（%）    约束性    31.9    完成省定
目标
    5    空气质量优良天数比例（%）    约束性    87.4    88

第四节  主要任务

加快建设现代产业体系。
"""


@pytest.fixture
def plan(with_texts: Texts) -> Path:
    return with_texts({"云岭市十五五规划纲要": _PLAN})


@pytest.mark.parametrize(
    ("question", "has"),
    [
        ("云岭市2030年旅游业总收入目标是多少？", "3300亿元"),
        ("云岭市2025年全员劳动生产率是多少？", "39万元"),
        ("云岭市全员劳动生产率2030年比2025年要提高多少万元？", "48 − 39 = 9万元"),
        ("云岭市2030年森林覆盖率目标是多少？", "完成省定目标"),
        ("云岭市“十五五”制造业增加值占比目标是多少？", "基本稳定"),
    ],
)
def test_figures_and_words_of_a_table_with_even_blanks(plan: Path, question: str, has: str) -> None:
    answer = ask(question)
    assert answer.status == Status.ANSWERED and has in answer.answer.replace("**", ""), answer.answer


_TWO = """云岭市国民经济和社会发展第十五个五年规划纲要

第一章  发展基础
“十四五”时期，林木覆盖率达到31.9%，制造业增加值占比达到23.7%。

专栏1  “十五五”主要指标
序号    指标    属性    2030年目标值
1    全员劳动生产率（万元）    预期性    48
2    制造业增加值占比（%）    预期性    基本稳定
3    旅游业总收入（亿元）    预期性    3300
4    森林覆盖率（%）    约束性    完成省定目标
"""


@pytest.mark.parametrize(("question", "words"), [("云岭市2030年森林覆盖率目标是多少？", "完成省定目标"), ("云岭市“十五五”制造业增加值占比目标是多少？", "基本稳定")])
def test_a_goal_in_words_is_told_where_figures_of_another_year_are_known(with_texts: Texts, question: str, words: str) -> None:
    with_texts({"云岭市十五五规划纲要": _TWO})
    answer = ask(question)
    assert answer.status == Status.ANSWERED and f"没有具体数值，原文只说：“{words}”" in answer.answer, answer.answer


def test_an_indicator_that_the_table_has_not_is_still_refused(plan: Path) -> None:
    assert ask("云岭市2030年研发经费投入强度目标是多少？").status == Status.REFUSED
