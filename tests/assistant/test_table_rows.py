"""Rows of a table that a question names: by number, by group, by organ, all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import answer
from assistant.gather.of_lists.tables import table_part
from assistant.records import Status
from assistant.understand import understand
from index.library import Library


@pytest.fixture(scope="module")
def library(built: Path) -> Library:
    return Library.open(built)


@pytest.mark.parametrize(
    ("question", "has"),
    [
        ("中卫四大改造附件1里第3个项目的责任单位是谁？", ("第3项：推动“僵尸企业”市场出清", "市发展改革委、工业和信息化局、国资委")),
        ("中卫路线图第12项任务的时间表是什么", ("第12项：培育绿色工厂", "国家和自治区级绿色工厂达到8家")),
        ("列出中卫四大改造附件1的全部项目", ("共27项", "培育引进一批可复制可推广的工业APP")),
        ("中卫四大改造方案附件1里有哪些绿色改造任务？", ("共7项", "建设绿色园区")),
        ("中卫路线图里市科技局负责哪些任务？", ("科技局）共8项", "大力培育各类创新载体")),
    ],
)
def test_rows_answer(question: str, has: tuple[str, ...], library: Library) -> None:
    draft = answer(question, (), library)
    assert draft.status == Status.ANSWERED
    assert [words for words in has if words not in draft.text.replace("**", "")] == []
    for one in draft.citations:
        assert library.document(one.document).text[one.start : one.end] == one.quote


@pytest.mark.parametrize(
    "question",
    ["中卫路线图里培育绿色工厂由谁负责？", "中卫四大改造附件2第3个项目的责任单位", "中卫路线图第40项任务是什么", "中卫有哪些重点产业"],
)
def test_other_questions_are_none_of_a_tables(question: str, library: Library) -> None:
    assert table_part(understand(question, (), library.cards, library.terms), library) is None
