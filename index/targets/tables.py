"""Targets from tables whose columns are years: 指标 | 单位 | 2020年 | 2025年 | 年均增长.

In: a table record and its document's frame. Out: rows of (indicator, unit, figure, year, column words, span). Cells that hold
sentences are read as sentences elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from index.quantities import Quantity, quantities, times
from index.quantities.units import units_pattern
from index.records import Bound, Table
from index.targets.ellipsis import is_bare, is_measurable
from index.targets.timing import Frame

_NAME_COLUMN = re.compile(r"指标|名称|项目|内容|目标")
_ROW_NUMBER = re.compile(r"^\d+[.、．]?\s*")
_ABOUT_KINDS = re.compile(r"指标(?:为|共|有)|属于|以及|和约束性|和预期性")
_AMONG = re.compile(r"^其中[：:，]?\s*")
_FOOTNOTE = re.compile(r"(?<=[一-鿿])\d$")
_GLUED = re.compile(r"[-—–]|\d{1,2}(?=[一-鿿])")
_CUT_SHARE = re.compile(r"占[^比]{0,4}$")
_SIGN = re.compile(r"[><≥≤＞＜〈〉]")
_UNIT_COLUMN = re.compile(r"^(?:计量)?单位$")
_UNIT_IN_NAME = re.compile(r"[（(](?P<unit>[^（）()]{1,12})[)）]$")
_GROWS = r"(?:同比|年均|预计)?(?:增长|下降|回落|上涨)(?=[^到至为])"
_HELD = r"(?:力争|确保|争取)?(?:稳定在|保持在|控制在|维持在|达到|超过|突破|不低于|不少于|不高于|不超过)"
_MOVES = re.compile(_GROWS)
_CELL = re.compile(rf"^(?P<sum>\[)?(?:累计)?(?P<move>{_GROWS})?(?:{_HELD})?(?P<pre>[><≥≤〉〈＞＜约达到]*)?\s*[-—]?\d[\d.,]*")
_YEARLY_OR_SUM = re.compile(r"(?P<yearly>[^\[\]]*)\[(?P<sum>[^\[\]]+)\]$")
"""The head of a column that holds yearly figures and, in brackets, sums (年均[累计])."""


@dataclass(frozen=True, slots=True)
class CellFigure:
    """A figure in a cell of an indicator table."""

    indicator: str
    quantity: Quantity
    unit: str
    year: int | None
    column: str
    start: int
    end: int
    row: tuple[int, int]


def year_columns(table: Table, frame: Frame) -> dict[int, int]:
    """The columns that are headed by a year, with it; those of yearly figures and sums beside them hold for the last of these."""
    years: dict[int, int] = {}
    for place, column in enumerate(table.columns):
        named = [item for item in times(column, frame.now) if item.role != "base"]
        if named:
            years[place] = named[-1].year
    if years:
        last = max(years.values())
        years.update({place: last for place, column in enumerate(table.columns) if place not in years and _YEARLY_OR_SUM.search(column)})
    return years


def name_column(table: Table, years: Collection[int]) -> int | None:
    """The column that names the indicators of a table with the year columns `years`, None if none does."""
    if not years:
        return None
    named = (place for place, column in enumerate(table.columns) if _NAME_COLUMN.search(column) and place not in years)
    return next(named, min(years) - 1 if min(years) else None)


def year_tables(table: Table, frame: Frame) -> Iterator[CellFigure]:
    """The figures of a table in which at least one column is headed by a year."""
    years = year_columns(table, frame)
    names = name_column(table, years)
    if names is None:
        return
    units = next((place for place, column in enumerate(table.columns) if _UNIT_COLUMN.match(column)), None)
    for row in table.rows:
        if names >= len(row.cells):
            continue
        name = _part(_FOOTNOTE.sub("", _ROW_NUMBER.sub("", row.cells[names].text.strip())))
        unit = row.cells[units].text.strip(" \n\t—–-/") if units is not None and units < len(row.cells) else ""  # a dash says that there is none
        in_name = _UNIT_IN_NAME.search(name)
        if in_name:
            unit = unit or in_name["unit"]
            name = name[: in_name.start()]
        for place, year in years.items():
            if place >= len(row.cells):
                continue
            cell = row.cells[place]
            figure = _CELL.match(cell.text)
            if cell.start is None or cell.end is None or figure is None or not name:
                continue
            found = quantities(cell.text)
            if found:
                yield CellFigure(
                    name,
                    found[0],
                    found[0].unit or unit,
                    year,
                    _column(table.columns[place], bracketed=figure["sum"] is not None),
                    cell.start,
                    cell.end,
                    (row.start, row.end),
                )


def _part(name: str) -> str:
    """The name of a row that is part of the one above (其中：高速公路通车里程), without that word where it says by itself what is measured."""
    own = _AMONG.sub("", name)
    return own if is_measurable(own) and not is_bare(own) else name


def grows_by(words: str) -> str:
    """The word of growth that opens a cell (增长6%以上), "" if it tells how much there is."""
    found = _MOVES.match(words)
    return found.group() if found else ""


def _column(head: str, *, bracketed: bool) -> str:
    """The part of a column's head that holds for a figure, in brackets or not."""
    parts = _YEARLY_OR_SUM.match(head)
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


def printed_bound(words: str, bound: Bound) -> Bound:
    """The bound that a sign printed before a cell's figure gives (>45, <5.5), else the bound read from words."""
    sign = _SIGN.search(words)
    if not sign:
        return bound
    return ">=" if sign.group() in ">≥＞〉" else "<="
