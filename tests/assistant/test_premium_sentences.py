"""What the insured pays of a premium where a sentence, no table, tells it, and for whom it is paid; over an invented scheme of a county."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_SCHEME = """丰禾县政策性农业保险实施方案

丰禾县农业农村局
2025年2月10日

一、险种和保费
（一）水稻完全成本保险。每亩保险金额1200元，保险费每亩48元，其中中央财政补贴45%，省级财政补贴25%，县级财政补贴10%，农户自缴20%。
（二）育肥猪养殖保险，每头保费56元，财政补贴80%，其余由养殖户承担。
（三）脱贫户应缴纳的保费由县财政全额承担。
"""


@pytest.fixture
def scheme(with_texts: Texts) -> Path:
    return with_texts({"丰禾县政策性农业保险实施方案": _SCHEME})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("丰禾县一般农户，不是脱贫户，30亩水稻上完全成本保险，自己交多少保费", ["30亩×48元×20% = 288元", "不再减"]),
        ("丰禾县养了50头育肥猪，投保自己掏多少", ["50头×56元×（1−80%） = 560元", "如果是“脱贫户”"]),
        ("丰禾县脱贫户，20亩水稻保险自己交多少", ["192元×0% = 0元"]),
    ],
)
def test_what_it_comes_to(scheme: Path, question: str, told: list[str]) -> None:
    answer = ask(question)
    assert all(one in answer.answer for one in told), answer.answer
