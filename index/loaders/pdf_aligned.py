"""Tables of a PDF page that have no ruled lines: three or more columns kept apart by white space alone.

Only what is plain to see is taken: rows that nearly all have every cell, columns between which nothing is printed. A table in
which that does not hold (cells centred beside several lines) stays lines of text, for a cell in the wrong row is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.loaders.grid import GridCell
from index.loaders.pdf_page import Box
from index.loaders.pdf_tables import PageTable

MIN_COLUMNS, MIN_ROWS = 3, 3
CORRIDOR = 0.7
"""White space of so many ems between two columns, free in every row."""
MIN_FULL = 0.7
"""Share of the rows that have a cell in every column."""
MEAN_CELL = 22
"""Characters of the mean cell, at most."""
PITCH = 3.2
"""Rows of one table are not farther apart than this, in heights of a line."""
_LEADER = re.compile(r"[.…·．]{3,}")
_SENTENCE = re.compile(r"[。；]|，.*，")


def aligned_tables(rows: Sequence[Sequence[Box]]) -> list[PageTable]:
    """The tables among the printed `rows` of a page, top to bottom, each row as pieces set off by wide gaps."""
    found: list[PageTable] = []
    at = 0
    while at < len(rows):
        run = _run(rows, at)
        table = _table(rows[at : at + run]) if run >= MIN_ROWS else None
        if table is None:
            at += 1
            continue
        found.append(table)
        at += run
    return found


def _run(rows: Sequence[Sequence[Box]], first: int) -> int:
    """How many rows from `first` on share the white space between at least three columns."""
    if len(rows[first]) < MIN_COLUMNS:
        return 0
    columns = [(box.x0, box.x1) for box in rows[first]]
    end = first + 1
    while end < len(rows) and _near(rows[end - 1], rows[end]):
        merged = _columns([*columns, *((box.x0, box.x1) for box in rows[end])], _size(rows[end]))
        if len(merged) < max(MIN_COLUMNS, len(columns)) or _prose(rows[end]):
            break
        columns, end = merged, end + 1
    return end - first


def _columns(spans: Sequence[tuple[float, float]], size: float) -> list[tuple[float, float]]:
    """The stretches that `spans` cover, those nearer than a corridor joined."""
    out: list[tuple[float, float]] = []
    for x0, x1 in sorted(spans):
        if out and x0 - out[-1][1] < CORRIDOR * size:
            out[-1] = out[-1][0], max(out[-1][1], x1)
        else:
            out.append((x0, x1))
    return out


def _size(row: Sequence[Box]) -> float:
    return max(box.size for box in row)


def _near(above: Sequence[Box], below: Sequence[Box]) -> bool:
    return (
        0
        < min(box.top for box in below) - min(box.top for box in above)
        < PITCH * max(_size(above), _size(below))
    )


def _prose(row: Sequence[Box]) -> bool:
    return any(_LEADER.search(box.text) or _SENTENCE.search(box.text) for box in row)


def _table(rows: Sequence[Sequence[Box]]) -> PageTable | None:
    """The table of a run of rows, None if too many of them lack a cell."""
    boxes = [box for row in rows for box in row]
    columns = _columns([(box.x0, box.x1) for box in boxes], max(map(_size, rows)))
    made: list[list[str]] = []
    full = 0
    for row in rows:
        cells = [""] * len(columns)
        for box in row:
            place = next(at for at, (x0, x1) in enumerate(columns) if x0 <= box.x0 <= x1)
            cells[place] += ("\n" if cells[place] else "") + box.text
        full += all(cells)
        if made and not cells[0] and sum(map(bool, cells)) * 2 <= len(columns):
            made[-1] = [
                above + ("\n" if above and here else "") + here
                for above, here in zip(made[-1], cells, strict=True)
            ]
            full += 1
            continue
        made.append(cells)
    printed = [text for cells in made for text in cells if text]
    if (
        len(columns) < MIN_COLUMNS
        or len(made) < MIN_ROWS
        or full < MIN_FULL * len(rows)
        or sum(map(len, printed)) > MEAN_CELL * len(printed)
        or any(_prose(row) for row in rows)
        or not all(made[0])
    ):
        return None
    return PageTable(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
        tuple(tuple(GridCell(text) for text in cells) for cells in made),
    )
