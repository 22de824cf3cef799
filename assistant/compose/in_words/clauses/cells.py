"""A stretch of a table's row as it is shown: its name, and each cell behind the name of its column."""

from __future__ import annotations

import re

from assistant.compose.in_words.clauses.spans import Span
from index.library import Library
from index.records import Row, Table
from prompts import say

_NAME = 24
"""The first cell is the row's name if it has no more signs."""
_NUMBERED = re.compile(r"\s*\d")
_EDGES = " \t\n。；;"


def shown(span: Span, library: Library) -> str:
    """The text of a span: of a table's row by its cells, else as it is printed."""
    passage, start, end = span
    text = library.text(passage.document)
    table, row = _row(span, library) if passage.kind == "row" else (None, None)
    if table is None or row is None:
        return text[start:end].strip()
    name = ""
    cells: list[str] = []
    for place, cell in enumerate(row.cells):
        if cell.start is None or cell.end is None or cell.end <= cell.start or place >= len(table.columns):
            continue
        own = text[cell.start : cell.end]
        if place == 0 and not _NUMBERED.match(own) and cell.end - cell.start <= _NAME and passage.start <= cell.start:
            name = own.strip(_EDGES)
        elif cell.start < end and start < cell.end and (told := text[max(start, cell.start) : min(end, cell.end)].strip(_EDGES)):
            cells.append(say("clauses.cell", column=table.columns[place], text=told))
    if not cells:
        return text[start:end].strip()
    said = say("clauses.cells").join(cells)
    return say("clauses.row", name=name, cells=said) if name else said


def _row(span: Span, library: Library) -> tuple[Table | None, Row | None]:
    """The row of a table that a span lies in."""
    return next(((table, row) for table in library.tables(span[0].document) for row in table.rows if row.start <= span[1] and span[2] <= row.end), (None, None))
