"""A document that the library does not have: what is to be done with it is told by the documents that name it."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_PLAN = """云岭市公园品质提升实施方案
一、工作目标
到2028年，建成城市公园300座。
二、重点任务
（一）健全制度。加快推动修订《云岭市公园管理条例》，研究完善游园秩序标准。（责任单位：市园林局、市司法局）
（二）贯彻《云岭市绿道建设导则》，新建绿道200公里。（责任单位：市园林局、市交通运输局）
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"云岭市公园品质提升实施方案": _PLAN})


@pytest.mark.parametrize(("question", "told"), [
    ("推动修订《云岭市公园管理条例》这项任务，责任单位是哪几家？", ["市园林局、市司法局"]),
    ("谁来推进《云岭市公园管理条例》的修订？", ["市园林局、市司法局"]),
    ("贯彻《云岭市绿道建设导则》，责任落在哪几家？", ["市园林局、市交通运输局"]),
])
def test_what_is_done_with_it(library: Path, question: str, told: list[str]) -> None:
    answer = ask(question).answer
    assert all(one in answer for one in told), answer
