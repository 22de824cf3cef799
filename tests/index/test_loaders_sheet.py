"""Spreadsheets and delimited tables."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from index.errors import LoadError
from index.loaders import load_bytes
from index.records import Loaded


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "园区目标"
    for row in (
        ["某市工业园区目标表", None, None, None],
        ["园区", "产值", None, "开工"],
        [None, "2025年", "占比", None],
        ["甲园区", 120.5, 0.665, date(2024, 3, 1)],
        ["乙园区", 80, 0.1, None],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B2:C2")
    sheet.merge_cells("D2:D3")
    sheet["C4"].number_format = sheet["C5"].number_format = "0.0%"
    hidden = book.create_sheet("草稿")
    hidden.append(["不要", "看见"])
    hidden.sheet_state = "hidden"
    book.create_sheet("Sheet2")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _load(data: bytes, name: str) -> Loaded:
    return load_bytes(data, name)[0]


def test_sheet_becomes_a_table_with_caption_and_heads() -> None:
    lines = _load(_workbook(), "目标.xlsx").lines
    assert [(line.text, line.level, line.table) for line in lines[:2]] == [
        ("园区目标", 1, None),
        ("某市工业园区目标表", None, None),
    ]
    rows = lines[2:]
    assert [row.cells for row in rows] == [
        ("园区", "产值", "产值", "开工"),
        ("园区", "2025年", "占比", "开工"),
        ("甲园区", "120.5", "66.5%", "2024-03-01"),
        ("乙园区", "80", "10%", ""),
    ]
    assert [row.header for row in rows] == [True, True, False, False]
    assert not any("看见" in line.text for line in lines)


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_delimited_table(delimiter: str) -> None:
    rows = [["园区", "位置", "产业"], ["甲园区", "甲市", "化工、材料"], ["乙园区", "乙市", '"数字, 智能"']]
    data = "\n".join(delimiter.join(row) for row in rows).encode("gb18030")
    loaded = _load(data, "园区.csv")
    assert loaded.format == "csv"
    assert [line.cells[0] for line in loaded.lines] == ["园区", "甲园区", "乙园区"]
    assert loaded.lines[2].cells[2] == "数字, 智能"


def test_cells_with_line_breaks_stay_one_row() -> None:
    data = '园区,产业,说明,备注\n甲园区,"化工\n材料",一,\n乙园区,数字,二,\n'.encode()
    rows = _load(data, "a.csv").lines
    assert [row.text for row in rows] == [
        "园区\t产业\t说明\t备注",
        "甲园区\t化工材料\t一\t",
        "乙园区\t数字\t二\t",
    ]


def test_empty_and_damaged_workbooks() -> None:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    with pytest.raises(LoadError, match="空的"):
        _load(out.getvalue(), "空.xlsx")
    with pytest.raises(LoadError, match="损坏"):
        _load(_workbook()[:2000], "断.xlsx")
