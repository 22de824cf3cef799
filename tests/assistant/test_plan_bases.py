"""A plan, the plan before it and a yearly report: from which figure a goal goes on, what was built newly beside what there is, outcomes that no
document tells; over invented documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Reason, Status

_FIRST = """永州市“十三五”交通运输发展规划

规划期为2016—2020年，基期为2015年。

专栏1 主要指标

| 指标 | 单位 | 2015年 | 2020年 | 属性 |
| --- | --- | --- | --- | --- |
| 公路通车里程 | 公里 | 8000 | 9500 | 预期性 |
| 快递业务量 | 万件 | 600 | 1800 | 预期性 |
| 路网连通系数 | — | 1 | 1.2 | 预期性 |
"""
_SECOND = """永州市“十四五”交通运输发展规划

基期为2020年，规划期为2021—2025年。

一、发展基础

交通发展的突出矛盾仍未解决：一是建设资金缺口大，二是农村公路养护跟不上。

二、主要目标

专栏1 主要指标

| 指标 | 单位 | 2020年 | 2025年 | 属性 |
| --- | --- | --- | --- | --- |
| 公路通车里程 | 公里 | 9000 | 10800 | 预期性 |
| 快递业务量 | 万件 | 1500 | 4500 | 预期性 |
| 路网连通系数 | — | 1.15 | 1.3 | 预期性 |
| 充电站 | 座 | 210 | 500 | 预期性 |
| 人均预期寿命 | 岁 | 76 | 78 | 预期性 |
"""
_REPORT = """2024年永州市政府工作报告
2024年1月8日

一、2023年工作回顾

公路通车里程达到9900公里。新建充电站60座，累计达到410座；新建农村客运站12个，累计建成86个。

二、2024年重点工作

（一）畅通路网。新建充电站50座，新建农村客运站9个。
"""
_REPORT_BEFORE = """2023年永州市政府工作报告
2023年1月8日

一、2022年工作回顾

公路通车里程达到9600公里。新建充电站75座，累计达到350座；新建农村客运站16个，累计建成74个。

二、2023年重点工作

新建充电站55座。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({text.split("\n", 1)[0]: text for text in (_FIRST, _SECOND, _REPORT, _REPORT_BEFORE)})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("永州市2025年快递业务量目标是2020年的几倍？", "4500 ÷ 1500 = 3倍"),
        ("永州市快递业务量2025年目标相当于2020年的多少倍？五年年均要增长多少？", "(4500 ÷ 1500)^(1/5)"),
        ("按十四五规划，永州公路通车里程从2020年到2025年年均增长多少？", "(10800 ÷ 9000)^(1/5)"),
    ],
)
def test_a_goal_goes_on_from_what_its_own_plan_tells_was_reached(library: Path, question: str, told: str) -> None:
    answer = ask(question).answer
    assert told in answer and "1800" not in answer and "9500" not in answer, answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2023年永州新建了多少座充电站，总共有多少座了？", ["60座", "410座"]),
        ("永州2023年农村客运站新建几个，累计多少个？", ["12个", "86个"]),
    ],
)
def test_what_was_built_newly_is_told_beside_how_much_there_is(library: Path, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert [one for one in told if one not in answer.answer] == [] and not answer.computations, answer.answer


def test_an_outcome_of_which_only_the_goal_is_told_is_refused(library: Path) -> None:
    answer = ask("2025年底永州人均预期寿命实际达到了多少岁？")
    assert (answer.status, answer.status_reason) == (Status.REFUSED, Reason.NOT_RECORDED) and "78岁" in answer.answer
    assert "78岁" in ask("永州2025年人均预期寿命要到多少岁？").answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("如果2024年新建充电站的计划按时完成，永州累计能到多少座？离十四五规划2025年的目标还差多少？", ["410 + 50 = 460座", "500 − 460 = 40座"]),
        ("永州市政府工作报告说2024年新建农村客运站9个，照这么算年底一共会有多少个？", ["86 + 9 = 95个"]),
    ],
)
def test_what_is_planned_to_come_is_added_to_what_there_is(library: Path, question: str, told: list[str]) -> None:
    answer = ask(question).answer
    assert [one for one in told if one not in answer] == [], answer


def test_contradictions_of_a_time_are_no_figures_that_contradict(library: Path) -> None:
    answer = ask("永州“十四五”规划里说交通发展有哪些突出矛盾？").answer
    assert "建设资金缺口大" in answer and "不算前后不一致" not in answer, answer


def test_a_dash_for_a_unit_is_none(library: Path) -> None:
    answer = ask("永州“十三五”规划定的2020年路网连通系数是多少，后来实际做到多少，达标没有？").answer
    assert "1.2 − 1.15 = 0.05" in answer and "—" not in answer, answer


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        ([], "永州市公路通车里程2020年比2015年增长百分之几？比当初定的2020年目标少多少？", ["(9000 ÷ 8000 − 1) × 100% = 12.5%", "9500 − 9000 = 500公里"]),
        ([], "永州市“十三五”公路通车里程的实际完成数和规划数比，差多少？", ["9500 − 9000 = 500公里"]),
        ([], "永州市快递业务量，2025年规划目标是2020年的几倍？", ["4500 ÷ 1500 = 3倍"]),
        (["永州2020年快递业务量是多少？", "2025年的目标呢？"], "从20年到25年要涨百分之几？", ["(4500 ÷ 1500 − 1) × 100% = 200%"]),
    ],
)
def test_growth_and_what_is_lacking_to_a_goal(library: Path, history: list[str], question: str, told: list[str]) -> None:
    answer = ask(question, history).answer
    assert [one for one in told if one not in answer] == [], answer
