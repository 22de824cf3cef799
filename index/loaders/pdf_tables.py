"""Ruled tables of a PDF page: ruled lines and characters → grids of cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from index.loaders.grid import GridCell
from index.loaders.pdf_page import Box, Rule, text_lines

MIN_RULES = 4
MAX_RULES = 3000
SNAP = 3.0
"""Ruled lines nearer than this are one, in points."""


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on a page: its place and its rows."""

    x0: float
    top: float
    x1: float
    bottom: float
    rows: tuple[tuple[GridCell, ...], ...]

    def holds(self, box: Box) -> bool:
        """Whether the middle of the character stands inside the table."""
        return self.x0 <= (box.x0 + box.x1) / 2 <= self.x1 and self.top <= box.middle <= self.bottom


def find_tables(rules: Sequence[Rule], boxes: Sequence[Box]) -> list[PageTable]:
    """The ruled tables of a page, top to bottom. A frame about running text (one column) is no table."""
    if not MIN_RULES <= len(rules) <= MAX_RULES:
        return []
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    edges = merge_edges([_edge(rule) for rule in rules], SNAP, SNAP, SNAP, SNAP)
    cells = intersections_to_cells(edges_to_intersections(edges, SNAP, SNAP))
    found = [_table(group, boxes) for group in cells_to_tables(cells)]
    return sorted((table for table in found if table is not None), key=lambda table: table.top)


def _edge(rule: Rule) -> dict[str, object]:
    return {
        "x0": rule.x0,
        "x1": rule.x1,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": rule.x1 - rule.x0,
        "height": rule.bottom - rule.top,
        "orientation": "h" if rule.x1 - rule.x0 >= rule.bottom - rule.top else "v",
        "object_type": "line",
    }


def _table(cells: Sequence[tuple[float, float, float, float]], boxes: Sequence[Box]) -> PageTable | None:
    lefts, tops = _ticks([cell[0] for cell in cells]), _ticks([cell[1] for cell in cells])
    if len(lefts) < 2 or len(cells) < 3:
        return None
    x0, top = min(cell[0] for cell in cells), min(cell[1] for cell in cells)
    x1, bottom = max(cell[2] for cell in cells), max(cell[3] for cell in cells)
    inside = [box for box in boxes if x0 <= (box.x0 + box.x1) / 2 <= x1 and top <= box.middle <= bottom]
    rows: list[list[tuple[int, GridCell]]] = [[] for _ in tops]
    for cell in cells:
        own = [
            box
            for box in inside
            if cell[0] <= (box.x0 + box.x1) / 2 < cell[2] and cell[1] <= box.middle < cell[3]
        ]
        text = "\n".join(line.text for line in text_lines(own))
        column, row = _at(lefts, cell[0]), _at(tops, cell[1])
        columns = max(1, _at(lefts, cell[2] - SNAP) + (1 if cell[2] - SNAP > lefts[-1] else 0) - column)
        depth = max(1, _at(tops, cell[3] - SNAP) + (1 if cell[3] - SNAP > tops[-1] else 0) - row)
        rows[row].append((column, GridCell(text, depth, columns)))
    if not any(cell.text.strip() for row in rows for _, cell in row):
        return None
    ordered = tuple(tuple(cell for _, cell in sorted(row, key=lambda item: item[0])) for row in rows)
    return PageTable(x0, top, x1, bottom, ordered)


def _ticks(values: Sequence[float]) -> list[float]:
    """Distinct positions, those within `SNAP` of each other taken as one."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > SNAP:
            out.append(value)
    return out


def _at(ticks: Sequence[float], value: float) -> int:
    """Index of the first tick at or after `value`, the last one at most."""
    return min(bisect_left(ticks, value - SNAP), len(ticks) - 1)
