"""The one heading of the first level is the title of a Markdown document, whatever word it ends on."""

from __future__ import annotations

import pytest

from index.cleaning.clean import clean
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


def test_an_item_of_a_list_goes_on_with_none_before_it() -> None:
    text = "# 一本通\n\n送交地点（各不相同）：\n\n- 甲政策：产业科，人民路66号301室，电话8920301\n- 乙政策：装备科，爱心路12号208室，电话8920208\n- 丙政策：创新科，人民路66号305室，电话8920305\n- 丁政策：规划科，人民路66号306室，电话8920306\n"
    text = clean(load_markdown(text.encode(), "d.md")).text
    assert "电话8920301\n乙政策" in text and "电话8920208\n丙政策" in text, text
