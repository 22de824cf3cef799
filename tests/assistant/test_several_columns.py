"""A question for several columns of a row of a table is answered with all of them, and none is said to be lacking; so much a year is worked out."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts import Texts

from assistant.answer import ask

_PLAN = """云岭市交通光伏推广方案（2026—2030年）

附表1 各区交通光伏任务分配表

| 序号 | 区域 | 新增装机容量（MW） | 新增示范工程 | 新增典型场景 |
| --- | --- | --- | --- | --- |
| 1 | 东山区 | 11-14.5 | 4 | 5 |
| 2 | 西湖区 | 4.2-5.5 | 3 | 2 |
"""


@pytest.fixture
def library(with_texts: Texts) -> Path:
    return with_texts({"云岭市交通光伏推广方案": _PLAN})


def test_all_the_columns_asked_for(library: Path) -> None:
    answer = ask("云岭市任务分配表里，西湖区要新增多少装机容量，新增示范工程和典型场景各几个？").answer
    assert all(one in answer for one in ("4.2-5.5", "新增示范工程：3", "新增典型场景：2")), answer
    assert "没有查到" not in answer
