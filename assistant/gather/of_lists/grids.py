"""Tables of figures as grids: what each row gives in each column, as `grid_asked` asks for them: 分配表 with 浦东新区 11—14.5, 合计 38—50.

A grid has a column that names its rows, columns of figures with what they are about (a year, 基期 or 目标, a unit) and perhaps a row with their totals.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from index.cell_figures import brackets_of, read_cell
from index.column_heads import NOTHING, TOTAL, role_of, unit_in_column, unit_of_table, year_columns
from index.library import Library, per_library
from index.records import Bound, Cell, Row, Table
from index.schema import Card

_SERIAL = re.compile(r"^(?:序号|编号|序)$")
_UNIT = re.compile(r"[（(]([^（）()]|[（(][^（）()]{1,4}[)）]){1,12}[)）]$")
_NAMES = re.compile(r"指标(?!属性|性质|类[型别]|单位)|名称|项目|县|区|市|州|行业|企业|单位|镇|乡|街道|领域|类别|品种|内容")
_PLACES = re.compile(r"县|[^城]区|市|州|盟|旗|乡|镇|街道|地区|单位|部门|企业")
_SHARED = re.compile(r"分配|分解|分工|任务|各[县市区州镇乡街行企部单地]")
_INDICATOR = re.compile(r"指标(?!属性|性质|类[型别]|单位)|名称")
_UNIT_HEAD = re.compile(r"^(?:计量|指标)?单位$")
_NUMBERED = re.compile(r"^\d+[.、．]\s*")
_MOST_FIGURES = 0.5
"""A column of figures has them in more than this share of its rows that are not empty."""
_LEAST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """What stands in a cell: the ends of a range, or twice the same figure; `summed` that it is a sum over a plan's years."""

    low: Decimal
    high: Decimal
    unit: str
    bound: Bound
    summed: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: its head without unit, the year that it names and whether that is where the plan starts or what it aims at ("" where nothing says)."""

    place: int
    head: str
    year: int | None
    role: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its name without unit, its figures by the place of their column, and whether it is the total of the others."""

    name: str
    row: Row
    figures: dict[int, Figure]
    total: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with figures; `texts` are the places of its columns of words, but for the one that names the rows."""

    table: Table
    naming: int
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    texts: tuple[int, ...]

    @property
    def shares_out(self) -> bool:
        """Whether the table shares something out among the places, bodies or branches in its rows, and does not list indicators."""
        head = self.table.columns[self.naming]
        return "指标" not in head + self.table.title and (_PLACES.search(head) is not None or _SHARED.search(self.table.title) is not None)

    @property
    def parts(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if not line.total)

    @property
    def total(self) -> Line | None:
        return next((line for line in self.lines if line.total), None)


@per_library(512)
def grids_of(library: Library, id: str) -> tuple[Grid, ...]:
    """The grids among the tables of a document."""
    return tuple(grid for table in library.tables(id) if (grid := _grid(table, library)) is not None)


@dataclass(frozen=True, slots=True)
class Plan:
    """The year in which a document speaks, the one its plan starts from (the year before it begins, where it names none) and the last of it."""

    now: int | None
    base: int | None
    last: int | None


def plan_of(card: Card) -> Plan:
    """The years of the plan that a document is."""
    meta = card.meta
    first, last = meta.period or (None, None)
    now = re.match(r"\d{4}", meta.published or meta.effective or "")
    before = first - 1 if first is not None and re.search(r"规划|纲要", card.title) else None
    return Plan(int(now[0]) if now else None, meta.base_year or before, last)


def _grid(table: Table, library: Library) -> Grid | None:
    if len(table.rows) < _LEAST_ROWS or len(table.columns) < 2 or not table.start < table.end:
        return None
    text, frame = library.text(table.document), plan_of(library.cards[table.document])
    years = year_columns(table, frame)
    brackets = brackets_of(text, table.start, table.end)
    general = unit_of_table(table, text)
    units = next((place for place, head in enumerate(table.columns) if _UNIT_HEAD.match(head)), None)
    naming = naming_column(table)
    if naming is None:
        return None
    read: dict[tuple[int, int], Figure] = {}
    for at, row in enumerate(table.rows):
        if naming >= len(row.cells):
            continue
        of_row = _UNIT.search(row.cells[naming].text)
        unit = (row.cells[units].text.strip(NOTHING) if units is not None and units < len(row.cells) else "") or (of_row.group()[1:-1] if of_row else "") or general
        for place, cell in enumerate(row.cells):
            if place in (naming, units) or place >= len(table.columns) or _SERIAL.match(table.columns[place]):
                continue
            found = read_cell(cell.text, unit_in_column(table.columns[place], unit), row.cells[naming].text, brackets)
            if found is not None and not found.moves and _is_figure(cell):
                one = found.quantity
                read[at, place] = Figure(one.value, one.value if one.value_max is None else one.value_max, found.unit, one.bound, found.summed)
    filled = Counter(place for row in table.rows for place, cell in enumerate(row.cells) if cell.text.strip(NOTHING))
    had = Counter(place for _, place in read)
    figures = [place for place in sorted(had) if had[place] > _MOST_FIGURES * filled[place]]
    if not figures:
        return None
    columns = tuple(_column(table, place, years.get(place), frame) for place in figures)
    lines = tuple(
        Line(name_of(row, naming), row, {place: read[at, place] for place in figures if (at, place) in read}, any(TOTAL.match(cell.text.strip()) for cell in row.cells[: naming + 1]))
        for at, row in enumerate(table.rows) if naming < len(row.cells)
    )
    texts = tuple(place for place, head in enumerate(table.columns) if place not in (*figures, naming, units) and not _SERIAL.match(head))
    return Grid(table, naming, columns, lines, texts)


def _is_figure(cell: Cell) -> bool:
    """Whether a cell holds a figure and little else; a sentence with figures is no figure."""
    return cell.start is not None and len(cell.text) <= 24 and "。" not in cell.text


def _column(table: Table, place: int, year: int | None, frame: Plan) -> Column:
    head = table.columns[place]
    role = role_of(head)
    if not role and year is not None and frame.base is not None:
        role = "actual" if year <= frame.base else "target" if year == frame.last else ""
    return Column(place, _UNIT.sub("", head), year, role)


def name_of(row: Row, naming: int) -> str:
    """What a row is called in the column that names the rows, without number and unit."""
    text = "".join(row.cells[naming].text.split())
    return _UNIT.sub("", _NUMBERED.sub("", text)) or text


def naming_column(table: Table) -> int | None:
    """The column that names the rows: of short words, no two alike; one whose head says so first."""
    found: list[tuple[bool, bool, float, int]] = []
    for place, head in enumerate(table.columns):
        words = [row.cells[place].text.strip() for row in table.rows if place < len(row.cells)]
        words = [word for word in words if word and not TOTAL.match(word)]
        if not words or _SERIAL.match(head) or _UNIT_HEAD.match(head) or sum(bool(re.match(r"[\d><≥≤\[〔【（(—–\-/.]", word)) for word in words) * 2 > len(words):
            continue
        apart = len(set(words)) / len(words)
        if apart < 0.8 or sum(map(len, words)) > 30 * len(words):
            continue
        found.append((_INDICATOR.search(head) is not None, _NAMES.search(head) is not None, apart, -place))
    return -max(found)[3] if found else None
