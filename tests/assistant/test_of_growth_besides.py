"""A share of a figure with another one of what it has grown by, under one cap, by the year that the rule names; over an invented notice."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Status

_NOTICE = """清河市科学技术局关于组织申报2025年度研发后补助项目的通知

清河市科学技术局
2025年3月1日

为落实有关规定，现就组织申报2025年度研发后补助项目有关事项通知如下：
一、研发补助。2024年度享受研发费用税前加计扣除、经税务部门核定的研发费用在100万元以上的企业，按2024年度研发费用的3%给予补助；较2023年度有增长的，增长部分另按5%给予补助。单个企业最高60万元。
二、大棚建设。新建单体钢架大棚连片10亩以上的，每亩补助6000元；新建连栋温室大棚2000平方米以上的，每平方米补助40元。同一经营主体大棚建设补助最高30万元。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"清河市科学技术局关于组织申报2025年度研发后补助项目的通知": _NOTICE})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("清河市的企业，研发费用2024年是800万，2023年是600万，加计扣除享受了，能补多少？", ["24万元 + 10万元 = 34万元"]),
        ("清河市的企业，研发费用2024年是1500万，2023年是900万，加计扣除享受了，能补多少？", ["min(75万元, 60万元) = 60万元", "单个企业最高60万元"]),
        ("我们合作社在清河市新建连片80亩单体钢架大棚，能补多少？", ["超过300000元上限"]),
    ],
)
def test_what_it_comes_to(library: Path, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert all(one in answer.answer for one in told), answer.answer


def test_what_a_limit_is_joined_to_is_asked_for(library: Path) -> None:
    answer = ask("清河市的企业，2024年自己账上研发费用大概500万，能申报研发补助吗？")
    assert answer.status == Status.PARTIAL and "加计扣除" in answer.answer, answer.answer
    assert "现就组织" not in answer.answer, answer.answer


def test_what_others_say_of_a_rule_is_no_figure_of_ones_own(library: Path) -> None:
    answer = ask("我在清河市盖了8亩单体钢架大棚，连片的，人家说要10亩才补，能补多少？")
    assert "10亩，每一份" not in answer.answer, answer.answer
