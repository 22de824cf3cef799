"""By which year something comes to a figure that the question gives: "哪一年绿色园区要到10个"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.compose.of_figures import figures as in_figures
from assistant.gather.of_figures.figures import figures
from assistant.gather.of_figures.items import Cell, Figures, Item
from assistant.records import AskerFigure, Draft, Query
from index.library import Library
from index.quantities import in_base_units, unit_family
from index.records import Target

_WHEN = re.compile(r"(?:[到在]|要?到了?|是)?(?:哪一?年|几几年|什么时候|啥时候|何时|几时|哪个年份)")
_RATIOS = frozenset({"%", "个百分点", "百分点"})


def compose(query: Query, library: Library) -> Draft | None:
    """The rows of what is asked that have the figure given, with their years; None where no year is asked for, other than one figure is
    given, or no row has it."""
    if not asks(query):
        return None
    found = figures(replace(query, asker=(), kinds=query.kinds | {"figure"}), library, nearest=False)
    items = tuple(item for one in found.items[:1] if (item := _having(one, query.asker[0])) is not None)
    return in_figures.compose(replace(query, asker=()), Figures(items, found.explained), library) if items else None


def asks(query: Query) -> bool:
    """Whether a year is asked for by one figure that the question gives."""
    return _WHEN.search(query.text) is not None and len(query.asker) == 1 and not query.years and not query.operations


def _having(item: Item, figure: AskerFigure) -> Item | None:
    """The item with those rows alone that have a year and the figure."""
    cells = tuple(Cell(cell.point, rows) for cell in item.cells if (rows := tuple(row for row in cell.rows if row.year and _same(row, figure))))
    return replace(item, cells=cells) if cells else None


def _same(row: Target, figure: AskerFigure) -> bool:
    """Whether a row has a figure, in whatever unit of one kind."""
    if (figure.unit in _RATIOS) != (row.unit in _RATIOS) or row.measure not in ("level", "cumulative"):
        return False
    mine, its = (in_base_units(Decimal(one.value), one.unit) for one in (row, figure))
    alike = mine[1] == its[1] or unit_family(row.unit) == unit_family(figure.unit) == "count"
    return alike and (mine[0] == its[0] or (row.value_max is not None and row.value <= figure.value <= row.value_max))
