"""The rows of a document's tables with the same columns, as one group: which column names them, and what such things are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.canonical import canonical
from index.library import Library, per_library
from index.records import Row, Table
from index.synonyms import expand

LONG_NAME = 24
"""A name of a row is no longer, in signs."""
HEAD_TAIL = re.compile(r"(?:名称|名录|情况|及.*|与.*|和.*)$")
"""What a column head says behind the name of the things."""
_COMMON = 0.2
"""A way to end is one of the things named if more than this share of the names end so."""


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of a document's tables with the same columns: `name` is the column that names rows, `kinds` are what such things
    are called (园区, 开发区), `about` is what title and region of the document and the columns say.
    """

    rows: tuple[tuple[Table, Row], ...]
    columns: tuple[str, ...]
    name: int
    kinds: frozenset[str]
    title: str
    about: str


@per_library(512)
def groups_of(library: Library, id: str) -> tuple[Group, ...]:
    found: dict[tuple[str, ...], list[tuple[Table, Row]]] = {}
    for table in library.tables(id):
        if len(table.columns) > 1 and table.rows:
            found.setdefault(table.columns, []).extend((table, row) for row in table.rows)
    card = library.cards[id]
    groups = []
    for columns, rows in found.items():
        name = _naming(rows, len(columns))
        title = canonical(f"{card.title}\n{card.meta.region}")
        groups.append(Group(tuple(rows), columns, name, _kinds(rows, name), title, f"{title}{canonical(''.join(columns))}"))
    return tuple(groups)


def cell(row: Row, column: int) -> str:
    """The text in a column of a row, "" where the row is shorter."""
    return row.cells[column].text if column < len(row.cells) else ""


def _naming(rows: Sequence[tuple[Table, Row]], columns: int) -> int:
    """The first column whose cells are short and tell most rows apart."""
    for column in range(columns):
        cells = [cell(row, column) for _, row in rows]
        filled = [cell for cell in cells if cell and not cell.isdigit()]
        if len(filled) * 2 > len(cells) and len(set(filled)) * 10 >= len(filled) * 8 and sum(map(len, filled)) <= LONG_NAME * len(filled):
            return column
    return 0


def _kinds(rows: Sequence[tuple[Table, Row]], column: int) -> frozenset[str]:
    """How the names of rows end, where several end alike: 开发区, 园区; and equal words for it."""
    counts: dict[str, int] = {}
    for _, row in rows:
        name = cell(row, column)
        for length in (2, 3, 4):
            if len(name) > length:
                counts[name[-length:]] = counts.get(name[-length:], 0) + 1
    ends = {end for end, count in counts.items() if count > max(1, len(rows) * _COMMON)}
    head = HEAD_TAIL.sub("", rows[0][0].columns[column])
    ends |= {head} if len(head) > 1 else set()
    return frozenset(ends | {other for end in ends for other in expand(end)})
