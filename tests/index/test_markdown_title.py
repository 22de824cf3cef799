"""The one heading of the first level is the title of a Markdown document, whatever word it ends on."""

from __future__ import annotations

import pytest

from index.loaders.markdown import load_markdown


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# 高校毕业生创业补贴，请查收\n\n发布日期：2025-04-08\n\n1、一次性创业资助\n", "高校毕业生创业补贴，请查收"),
        ("# 一、总体要求\n\n正文。\n\n# 二、主要任务\n\n正文。\n", ""),
        ("某某县人民政府文件\n\n# 扶持办法\n\n正文。\n", ""),
    ],
)
def test_title(text: str, title: str) -> None:
    assert load_markdown(text.encode(), "d.md").title == title


def test_a_sign_before_a_figure_is_no_quotation() -> None:
    lines = [line.text for line in load_markdown("# 某规划\n\n>92\n\n> 引用的话\n".encode(), "d.md").lines]
    assert ">92" in lines and "引用的话" in lines
