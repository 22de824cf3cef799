"""Headings without their numbers, and the clause under the heading that a question names."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import ask
from assistant.gather.headings import bare_heading
from index.build import add

_RULES = """甲市个人扣除办法
第一章 总则
第一条 本办法所称扣除，是指子女教育、继续教育、大病医疗扣除，扣除办法由市税务局解释。
第二章 子女教育
第二条 子女接受教育的支出，由父母双方各按一半申报。
第三章 大病医疗
第三条 医药费用支出由本人或者配偶申报，当年有效。
"""


@pytest.mark.parametrize(
    ("heading", "bare"),
    [("第四章 大病医疗", "大病医疗"), ("（三）主要目标", "主要目标"), ("1.创建绿色工厂", "创建绿色工厂"), ("保障措施", "保障措施")],
)
def test_a_heading_without_its_number(heading: str, bare: str) -> None:
    assert bare_heading(heading) == bare


def test_the_clause_under_the_heading_named_comes_before_one_that_lists_all_names(copy: Path, tmp_path: Path) -> None:
    file = tmp_path / "rules.txt"
    file.write_text(_RULES, encoding="utf-8")
    add([file], copy, progress=False)
    assert "医药费用支出由本人或者配偶申报" in ask("甲市大病医疗怎么扣除").answer
