"""Days, place and papers of applying that are asked behind what the asker has done; and loans of which no document speaks; over an invented plan of a county."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask
from assistant.records import Status

_PLAN = """云坪县设施农业扶持实施方案

云坪县农业农村局
2025年2月18日

一、扶持内容
（一）大棚建设。新建钢架大棚连片10亩以上的，每亩补助6000元。
（二）认证奖励。新获得有机产品认证证书的，奖励5万元。
（三）就学补助。获得国家助学贷款的农户子女，给予一次性补助1500元。
二、申报程序
（一）申报。建设类补助在竣工后30日内向所在乡镇农业农村办公室申报；认证奖励于11月30日前直接向县农业农村局产业股申报。
（二）材料。各类均需提交申报表、身份证或营业执照复印件；建设类另附竣工图和购置发票。
"""


@pytest.fixture
def plan(with_texts: Texts) -> Path:
    return with_texts({"云坪县设施农业扶持实施方案": _PLAN})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("大棚建好了，云坪县这边要在几天之内申报？材料交到哪里？", ["竣工后30日内", "乡镇农业农村办公室"]),
        ("报云坪县的大棚建设补助，全套材料要哪些？", ["申报表", "竣工图"]),
    ],
)
def test_what_is_to_be_known(plan: Path, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert answer.status == Status.ANSWERED and all(one in answer.answer for one in told), answer.answer


@pytest.mark.parametrize("question", ["在云坪县创业，创业担保贷款个人最高能贷多少万？", "云坪县的生源地助学贷款一年能贷多少？"])
def test_a_loan_of_which_nothing_is_told_is_refused(plan: Path, question: str) -> None:
    assert ask(question).status == Status.REFUSED
