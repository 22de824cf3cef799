"""Targets from tables whose columns are years: 指标 | 单位 | 2020年 | 2025年 | 年均增长.

In: a table record and its document's frame. Out: rows of (indicator, unit, figure, year, column words, span). Cells that hold
sentences are read as sentences elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from index.cell_figures import brackets_of, read_cell
from index.column_heads import (
    NOTHING,
    TOTAL,
    YEARLY_OR_SUM,
    role_of,
    unit_in_column,
    unit_of_table,
    year_columns,
)
from index.quantities import Quantity, quantities
from index.quantities.units import units_pattern
from index.records import Row, Status, Table
from index.targets.ellipsis import is_bare, is_measurable
from index.targets.timing import Frame

_NAME_COLUMN = re.compile(r"指标(?!属性|性质|类[型别]|单位|[值数])|名称|项目|内容|^目标$")
_PLACE_COLUMN = re.compile(r"县|区|州|盟|旗|乡|镇|街道|城市|市\b|^市|地市|市州|单位名称|区域")
_ROW_NUMBER = re.compile(r"^\d+(?:[.、．]\s*|\s+)")
_ABOUT_KINDS = re.compile(r"指标(?:为|共|有)|属于|以及|和约束性|和预期性")
_AMONG = re.compile(r"^其中[：:，]?\s*")
_FOOTNOTE = re.compile(r"(?<=[一-鿿])\d$")
_GLUED = re.compile(r"[-—–]|\d{1,2}(?=[一-鿿])")
_CUT_SHARE = re.compile(r"占[^比]{0,4}$")
_UNIT_COLUMN = re.compile(r"^(?:计量|指标)?单位$")
_SERIAL_COLUMN = re.compile(r"^(?:序号|编号|序)$")
_UNIT_IN_NAME = re.compile(r"[（(](?P<unit>(?:[^（）()]|[（(][^（）()]{1,4}[)）]){1,12})[)）]$")


_OF_PLACES = re.compile(r"各[县市区州盟旗乡镇街道地、（）()]+|[（(][^（）()]*[)）]|^附[表件]\s?\d*|^表\s?[\d-]*|^专栏\s?\d*|(?:19|20)\d\d(?:年)?(?:[-—–～至](?:19|20)\d\d)?年?|(?:任务|指标|计划|目标)?(?:分配|分解|分工|安排|计划|汇总|一览|明细)*表$")
_TASKS = re.compile(r"任务|计划|分[解配]")


@dataclass(frozen=True, slots=True)
class CellFigure:
    """A figure in a cell of an indicator table; `status` is what the column's head says it is, None where it says nothing;
    `yearly` tells that it is what one of the years of the table is to add."""

    indicator: str
    quantity: Quantity
    unit: str
    year: int | None
    column: str
    start: int
    end: int
    row: tuple[int, int]
    summed: bool = False
    moves: str = ""
    base: int | None = None
    status: Status | None = None
    yearly: bool = False


def name_column(table: Table, years: Collection[int]) -> int | None:
    """The column that names the indicators of a table with the year columns `years` (of several the one that tells most rows apart), None if none does."""
    if not years:
        return None
    named = [place for place, column in enumerate(table.columns) if _NAME_COLUMN.search(column) and place not in years]
    if named:
        return max(named, key=lambda place: (len({row.cells[place].text for row in table.rows if place < len(row.cells)}), -place))
    before = [place for place in range(min(years)) if not (_UNIT_COLUMN.match(table.columns[place]) or _SERIAL_COLUMN.match(table.columns[place]))]
    return before[-1] if before else None


def year_tables(table: Table, frame: Frame, text: str = "") -> Iterator[CellFigure]:
    """The figures of a table in which at least one column is headed by a year; `text` is that of its document, for the table's notes."""
    years = year_columns(table, frame)
    names = name_column(table, years)
    if names is None:
        return
    brackets = brackets_of(text, table.start, table.end)
    units = next((place for place, column in enumerate(table.columns) if _UNIT_COLUMN.match(column)), None)
    thing = _allotted(table) if _PLACE_COLUMN.search(table.columns[names]) and not _NAME_COLUMN.search(table.columns[names]) else ""
    glued = all(re.match(rf"{number}(?!\d)", row.cells[names].text.strip()) for number, row in enumerate(table.rows, 1) if names < len(row.cells))
    for number, row in enumerate(table.rows, 1):
        if names >= len(row.cells):
            continue
        name = _named(row.cells[names].text, number if glued else 0)
        unit = row.cells[units].text.strip(NOTHING) if units is not None and units < len(row.cells) else ""  # a dash says that there is none
        in_name = _UNIT_IN_NAME.search(name)
        if in_name and not thing:
            unit = unit or in_name["unit"]
            name = name[: in_name.start()]
        if thing or TOTAL.match(_cell_of_total(row)):
            name = thing if TOTAL.match(name) or TOTAL.match(_cell_of_total(row)) else f"{name}{thing}"
        if not unit and units is None:
            unit = unit_of_table(table, text)
        for place, year in years.items():
            if place >= len(row.cells):
                continue
            cell, head = row.cells[place], table.columns[place]
            if cell.start is None or cell.end is None or not name:
                continue
            found = read_cell(cell.text, unit_in_column(head, unit), name, brackets)
            if found is not None:
                yield CellFigure(
                    name,
                    found.quantity,
                    found.unit,
                    year,
                    _column(head, bracketed=found.summed),
                    cell.start,
                    cell.end,
                    (row.start, row.end),
                    found.summed,
                    found.moves,
                    found.base,
                    role_of(head) or None,
                    bool(thing) and len(set(years.values())) > 1 and _TASKS.search(table.title) is not None,
                )


def _named(words: str, number: int) -> str:
    """The name of a row without its number: that is set off, or glued on in all rows, when `number` is given (5级以上堤防 is a name)."""
    bare = words.strip()
    own = _ROW_NUMBER.sub("", bare)
    if own == bare and number:
        own = bare.removeprefix(str(number))
    return _part(_FOOTNOTE.sub("", own))


def _cell_of_total(row: Row) -> str:
    return next((cell.text.strip() for cell in row.cells if cell.text.strip()), "")


def _allotted(table: Table) -> str:
    """What a table allots to the places in its rows, by its caption: 老旧小区改造 of 各县（区）老旧小区改造任务分配表."""
    words = table.title
    for _ in range(4):
        words = _OF_PLACES.sub("", words.strip())
    return words


def _part(name: str) -> str:
    """The name of a row that is part of the one above (其中：高速公路通车里程), without that word where it says by itself what is measured."""
    own = _AMONG.sub("", name)
    return own if is_measurable(own) and not is_bare(own) else name


def _column(head: str, *, bracketed: bool) -> str:
    """The part of a column's head that holds for a figure, in brackets or not."""
    parts = YEARLY_OR_SUM.match(head)
    return head if parts is None else parts["sum" if bracketed else "yearly"]


_KIND = re.compile(r"预期性|约束性")
_FLAT_UNIT = rf"%|‰|(?:万亿|亿|万|千)?(?:{units_pattern()})(?:/(?:万|亿|千)?(?:{units_pattern()}))?"
_VALUE = r"[><≥≤＞＜]?\s?\d[\d.]*\s?(?:左右|以上|以下|以内)?"
_FLAT = re.compile(
    rf"(?P<name>(?!预期性|约束性)[^\d%<>\[\]，。；\s\-—–](?:(?!预期性|约束性)[^%<>\[\]，。；\s]){{2,40}}?)\s?(?P<unit>{_FLAT_UNIT})?\s?(?:预期性|约束性)\s?"
    rf"(?P<none>[-—–]\s?)?(?:(?P<value>{_VALUE})|\[(?P<sum>[^\[\]\d]*{_VALUE})\])"
)

_WRAPPED = re.compile(
    rf"\d{{1,2}}\s?(?P<unit>{_FLAT_UNIT})\s?(?:预期性|约束性)\s?(?P<none>[-—–]\s?)?(?P<value>{_VALUE})\s?[-—–]?\s?"
    r"(?P<tail>[^\d\s%\[\]，。；]{3,30})(?=\d|\s|$)"
)
_HEAD = re.compile(r"[^\d%<>\[\]，。；\s\-—–]{4,30}\n?$")
_SPLIT_UNIT = re.compile(_FLAT_UNIT)


def flat_indicator(line: str) -> bool:
    """Whether a line is (part of) a row of an indicator table that was flattened: 18 生活垃圾回收利用率 % 约束性 >45."""
    return (
        len(line) <= 160
        and bool(_KIND.search(line))
        and "。" not in line
        and not _ABOUT_KINDS.search(line)
    )


def flat_rows(text: str, start: int, end: int, frame: Frame) -> Iterator[CellFigure]:
    """The figures of a flattened row: the plan's last year, or, after a dash or in brackets, the yearly or summed column.

    A name that was wrapped stands before and after its row (数字经济增加值占全市 | 8 % 预期性 >60 - | 生产总值比重), a wrapped unit in
    the lines above and below.
    """
    read: list[int] = []
    for found in _FLAT.finditer(text, start, end):
        name = _FOOTNOTE.sub("", _GLUED.split(found["name"])[-1])
        if len(name) < 3 or _CUT_SHARE.search(name):
            continue
        read.append(found.end())
        unit = found["unit"] or _wrapped_unit(text, start, end)
        column = "累计" if found["sum"] else "年均" if found["none"] else str(frame.last or "")
        yield from _flat_cell(name, found["value"] or found["sum"], unit, column, found.span(), (start, end), frame)
    for found in _WRAPPED.finditer(text, start, end):
        head = _HEAD.search(text, text.rfind("\n", 0, max(start - 1, 0)) + 1, found.start())
        if head and not any(found.start() < place < found.end() for place in read):
            name = head.group().rstrip("\n") + found["tail"]
            column = "年均" if found["none"] else str(frame.last or "")
            yield from _flat_cell(name, found["value"], found["unit"], column, found.span(), (start, end), frame)


def _flat_cell(
    name: str, words: str, unit: str, column: str, span: tuple[int, int], row: tuple[int, int], frame: Frame
) -> Iterator[CellFigure]:
    quantity = next(iter(quantities(words)), None)
    if quantity is not None and (quantity.unit or unit):
        yield CellFigure(name, quantity, quantity.unit or unit, frame.last, column, *span, row)


def _wrapped_unit(text: str, start: int, end: int) -> str:
    """The unit that is split into the lines above and below a row (万元/ … 人), "" if they do not make one."""
    above = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : start].strip()
    below = text[end + 1 : end + 12].split("\n", 1)[0].strip()
    return above + below if above and below and _SPLIT_UNIT.fullmatch(above + below) else ""
