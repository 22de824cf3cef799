"""Spreadsheets (XLSX, CSV) → tables: one a sheet, its name as heading. Formulas come as their stored values; macros are ignored."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from index.errors import LoadError
from index.loaders.grid import MAX_COLUMNS, MAX_ROWS, GridCell, table_lines
from index.loaders.package import open_zip
from index.loaders.text import decode
from index.records import Line, Loaded

MAX_CELLS = 400_000


def load_xlsx(data: bytes, name: str) -> Loaded:
    """All visible sheets; raises `LoadError` if the workbook is damaged or empty."""
    open_zip(data, name).close()
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
            lines = list(_sheets(book))
            book.close()
    except LoadError:
        raise
    except Exception as error:  # openpyxl reports damage by a dozen kinds of error
        raise LoadError(f"《{name}》已损坏，不是完整的 xlsx。请重新下载或从原程序另存。") from error
    if not any(line.table is not None for line in lines):
        raise LoadError(f"《{name}》的工作表都是空的。请检查文件是否保存完整。")
    return Loaded(name, "xlsx", tuple(lines), False)


def _sheets(book: Any) -> Iterator[Line]:
    number = 0
    left = MAX_CELLS
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        rows = list(_rows(sheet, left))
        left -= sum(map(len, rows))
        if not rows:
            continue
        if not sheet.title.lower().startswith("sheet"):
            yield Line(sheet.title, level=1)
        yield from table_lines(rows, number)
        number += 1
        if left <= 0:
            break


def _rows(sheet: Any, left: int) -> Iterator[list[GridCell]]:
    """The used rows of a sheet, with merged cells as spans and empty columns at the right left out."""
    spans = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    covered = {
        (row, column)
        for area in spans.values()
        for row in range(area.min_row, min(area.max_row, area.min_row + MAX_ROWS) + 1)
        for column in range(area.min_col, min(area.max_col, area.min_col + MAX_COLUMNS) + 1)
    } - set(spans)
    last_column = min(sheet.max_column, MAX_COLUMNS)
    last_row = min(sheet.max_row, MAX_ROWS, max(left, 1) // last_column + 1)
    used = [
        (number, row)
        for number, row in enumerate(sheet.iter_rows(max_row=last_row, max_col=last_column), 1)
        if any(cell.value is not None for cell in row)
        or any((number, column) in covered for column in range(1, 3))
    ]
    columns = max((cell.column for _, row in used for cell in row if cell.value is not None), default=0)
    for number, row in used:
        cells: list[GridCell] = []
        for cell in row[:columns]:
            if (number, cell.column) in covered:
                continue
            area = spans.get((number, cell.column))
            depth = area.max_row - area.min_row + 1 if area else 1
            width = min(area.max_col, columns) - area.min_col + 1 if area else 1
            cells.append(GridCell(_shown(cell.value, cell.number_format), depth, max(1, width)))
        left -= len(cells)
        if left < 0:
            return
        yield cells


def _shown(value: Any, form: str) -> str:
    """A cell's value as the sheet shows it, as far as that matters: dates ISO, percentages with their sign."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return (
            value.date().isoformat()
            if value.time() == datetime.min.time()
            else value.isoformat(" ", "minutes")
        )
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        figure = Decimal(repr(value))
        if "%" in form:
            return f"{_plain(round(figure * 100, _places(form)))}%"
        return _plain(round(figure, _places(form)) if "0.0" in form else round(figure, 10))
    return str(value).strip()


def _places(form: str) -> int:
    fraction = form.partition(".")[2]
    return len(fraction) - len(fraction.lstrip("0"))


def _plain(figure: Decimal) -> str:
    text = format(figure, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def load_csv(data: bytes, name: str) -> Loaded:
    """A delimited table; comma, tab, semicolon or vertical bar."""
    text, faults = decode(data, name)
    rows = list(_csv_rows(text, name))
    lines = table_lines(rows, 0)
    if not lines:
        raise LoadError(f"《{name}》里没有内容。请检查文件是否保存完整。")
    return Loaded(name, "csv", tuple(lines), False, faults=faults)


def _csv_rows(text: str, name: str) -> Iterator[Sequence[GridCell]]:
    head = text[:4096]
    delimiter = max(",\t;|", key=lambda sign: head.count(sign))
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text.replace("\x00", "")), delimiter=delimiter)):
            if number >= MAX_ROWS:
                break
            if any(cell.strip() for cell in row):
                yield [GridCell(cell.strip()) for cell in row[:MAX_COLUMNS]]
    except csv.Error as error:
        raise LoadError(
            f"《{name}》不是完整的 CSV：{error}。请用 Excel 打开后另存为 xlsx 再加入。"
        ) from error
