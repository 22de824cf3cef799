"""What the asker tells of himself is not what he asks of: a province's document that he names holds in his city, and his own deeds date no goal."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_CARE = """江西省养老服务提质三年行动方案（2024—2026年）
一、扩大养老服务供给
（一）建设普惠性养老机构。落实土地、规划和报批建设、财政补贴等系列支持政策，激发社会资本参与养老服务积极性，支持养老企业在南昌等地建设运营养老院，开展普惠养老机构签约工作。
二、提升专业化水平
（三）推进医养结合。支持养老机构内部设置医务室、护理站等，实行备案管理。
（四）到2026年，新建公交枢纽建筑屋顶光伏覆盖率超过50%，既有养老院建筑屋顶光伏覆盖率达到30%。
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"江西省养老服务提质三年行动方案": _CARE})


@pytest.mark.parametrize(("question", "told"), [
    ("南昌开养老院的，想在院里自己搞个医务室，江西那个方案说是要审批还是备案就行？", "实行备案管理"),
    ("2025年我们新盖了一幢公交枢纽，按江西那个方案，屋顶光伏覆盖率得超过百分之几？", "50%"),
])
def test_the_document_named_answers(library: Path, question: str, told: str) -> None:
    assert told in ask(question).answer
