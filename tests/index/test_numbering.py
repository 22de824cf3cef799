"""Printed numbers at the start of a line."""

from __future__ import annotations

import pytest

from index.numbering import number_value, read_number


@pytest.mark.parametrize(
    ("line", "style", "value", "marker", "rest"),
    [
        ("一、总体要求", "cn", 1, "一、", "总体要求"),
        ("（十二）保障", "cn_paren", 12, "（十二）", "保障"),
        ("3.创新", "digit_dot", 3, "3.", "创新"),
        ("10、创新", "digit_comma", 10, "10、", "创新"),
        ("（1）培育", "digit_paren", 1, "（1）", "培育"),
        ("2）培育", "digit_close", 2, "2）", "培育"),
        ("③补助", "circled", 3, "③", "补助"),
        ("第二十一条本办法", "article", 21, "第二十一条", "本办法"),
        ("第二十六条第一类对象", "article", 26, "第二十六条", "第一类对象"),
        ("第一章　总则", "chapter", 1, "第一章", "总则"),
        ("专栏2 工程", "box", 2, "专栏2", "工程"),
        ("附件 3", "attachment", 3, "附件3", ""),
        ("——工业稳健。", "dash", None, "——", "工业稳健。"),
        ("1.2.3分级", "decimal3", 3, "1.2.3", "分级"),
        (".现代纺织", "digit_dot", None, ".", "现代纺织"),
    ],
)
def test_styles(line: str, style: str, value: int | None, marker: str, rest: str) -> None:
    found = read_number(line)
    assert found is not None
    assert (found.style, found.value, found.marker, line[found.end :]) == (style, value, marker, rest)


@pytest.mark.parametrize(
    "line",
    [
        "1.5万吨",
        "2023.12.1公布",
        "一、二、三产业融合",
        "第三条所称企业",
        "第一章程",
        "附件所列企业",
        "2025年",
        "专栏作家",
        "（2021-2023年）",
        "",
        "5G基站",
    ],
)
def test_no_numbers(line: str) -> None:
    assert read_number(line) is None


def test_an_item_glued_to_a_figure_is_told_by_the_item_before() -> None:
    found = read_number("3.10种有色金属", after=2)
    assert found is not None
    assert (found.style, found.value, found.marker) == ("digit_dot", 3, "3.")


@pytest.mark.parametrize(
    ("signs", "value"),
    [
        ("十", 10),
        ("二十", 20),
        ("一百零三", 103),
        ("二〇二三", 2023),
        ("12", 12),
        ("3-1", 3),
        ("㉑", 21),
        ("b", 2),
        ("", None),
        ("？", None),
    ],
)
def test_values(signs: str, value: int | None) -> None:
    assert number_value(signs) == value


@pytest.mark.parametrize(("line", "style"), [("10、24小时社区", "digit_comma"), ("10.24小时社区", "digit_dot")])
def test_items_that_begin_with_a_figure(line: str, style: str) -> None:
    found = read_number(line, after=9)
    assert found is not None
    assert (found.style, found.value, line[found.end :]) == (style, 10, "24小时社区")


def test_a_reference_to_a_paragraph_is_no_article() -> None:
    assert read_number("第二十六条第一款规定") is None
