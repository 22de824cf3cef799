"""Headings without their numbers, and the clause under the heading that a question names."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import ask
from assistant.gather.of_lists.headings import bare_heading
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


_CHAINS = """乙市工业方案
重点延伸3大产业链：铝镁产业链：深加工率提高到60%。焦化产业链：综合利用率提高到90%。光伏产业链：支持组件等项目建设。
"""


def test_things_counted_and_told_one_by_one_behind_their_names(copy: Path, tmp_path: Path) -> None:
    file = tmp_path / "chains.txt"
    file.write_text(_CHAINS, encoding="utf-8")
    add([file], copy, progress=False)
    said = ask("乙市要重点延伸三大产业链，是哪三条？").answer
    assert all(name in said for name in ("铝镁产业链", "焦化产业链", "光伏产业链")) and "深加工率" not in said


def test_who_is_responsible_for_one_row_of_a_named_table(shipped: Path) -> None:
    said = ask("四大改造路线图（附件1）里推动“僵尸企业”市场出清，是哪几个部门负责").answer
    assert "国资委" in said and "水务局" not in said
