"""Tables of a PDF that white space alone sets out: found where plain, left as lines of text where not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_writer import Text, write_pdf

from index.loaders import load_bytes
from index.records import Line

X = (90, 230, 320, 420)
PROSE = "某市主要指标如下，各县区要认真落实目标任务，确保按期完成。"


def _lines(rows: Sequence[Sequence[str]], step: int = 24) -> tuple[Line, ...]:
    placed = [
        Text(x, 110 + step * at, word)
        for at, row in enumerate(rows)
        for x, word in zip(X, row, strict=False)
        if word
    ]
    below = 130 + step * len(rows)
    (loaded,) = load_bytes(write_pdf([[Text(90, 80, PROSE), *placed, Text(90, below, PROSE)]]), "表.pdf")
    return loaded.lines


def test_columns_kept_apart_by_white_space_are_a_table() -> None:
    lines = _lines(
        [
            ("指标名称", "单位", "2025年", "2027年"),
            ("生产总值", "亿元", "1250", "1800"),
            ("森林覆盖率", "%", "15.8", "18"),
        ]
    )
    assert [line.text for line in lines] == [
        PROSE,
        "指标名称\t单位\t2025年\t2027年",
        "生产总值\t亿元\t1250\t1800",
        "森林覆盖率\t%\t15.8\t18",
        PROSE,
    ]
    assert [line.header for line in lines] == [False, True, False, False, False]


def test_a_cell_that_goes_on_below_stays_in_its_row() -> None:
    lines = _lines(
        [
            ("序号", "任务", "单位", "时限"),
            ("1", "建设园区", "市甲局", "2025年"),
            ("2", "建设平台", "市乙局", "2026年"),
            ("", "和中心", "", ""),
            ("3", "培育企业", "市丙局", "2027年"),
        ]
    )
    assert [line.text for line in lines if line.table is not None][2] == "2\t建设平台和中心\t市乙局\t2026年"


@pytest.mark.parametrize(
    "rows",
    [
        [("甲", "乙", "丙"), ("丁", "戊", "己")],
        [("联系人：张某", "电话"), ("李某", "电话"), ("王某", "电话"), ("赵某", "电话")],
        [("甲", "乙", "丙", ""), ("", "", "子", "丑"), ("寅", "", "", "卯"), ("辰", "", "巳", "")],
        [("第一，加强领导。", "第二", "第三"), ("落实责任。", "甲", "乙"), ("完成任务。", "丙", "丁")],
        [("一、总则", "......", "1"), ("二、任务", "......", "3"), ("三、保障", "......", "9")],
    ],
)
def test_other_white_space_makes_no_table(rows: Sequence[Sequence[str]]) -> None:
    assert all(line.table is None for line in _lines(rows))
