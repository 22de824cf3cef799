"""Table cells with spans → `Line`s: one a row, merged cells filled in, header rows marked. Shared by all loaders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.records import Line

MAX_COLUMNS = 120
MAX_ROWS = 20_000
_FIGURE = re.compile(r"^[\d.,%％/\-—～~ ]+$")
_SENTENCE = re.compile(r"[。；;]")
MAX_HEAD = 30
"""A column head has no more characters than this."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell as the source prints it; `head` says that the source itself calls it a column head."""

    text: str
    rows: int = 1
    columns: int = 1
    head: bool = False


def one_line(text: str) -> str:
    """A cell's text on one line: its line breaks out, tabs made blanks; a blank only where Latin words would run together."""
    parts = [part for part in (re.sub(r"[\t ]+", " ", line).strip() for line in text.splitlines()) if part]
    out = ""
    for part in parts:
        if out and out[-1].isascii() and part[0].isascii() and out[-1].isalnum() and part[0].isalnum():
            out += " "
        out += part
    return out


def table_lines(rows: Sequence[Sequence[GridCell]], number: int, page: int | None = None) -> list[Line]:
    """The rows of table `number` as lines. `text` has as many tab-separated places as `cells`; a merged cell is printed once.

    A table of one column is no table: its cells come as plain lines. A first row that is one cell across all columns is
    the table's caption and comes as a plain line too.
    """
    filled, printed, heads = _fill(rows)
    if not filled:
        return []
    if max(map(len, filled)) == 1:
        return [Line(row[0], page=page) for row in printed if row[0]]
    lines: list[Line] = []
    first = 0
    while first < len(filled) - 1 and len(set(filled[first])) == 1 and len(filled[first]) > 1:
        if filled[first][0]:
            lines.append(Line(filled[first][0], page=page))
        first += 1
    head_end = first + _head_rows(filled[first:], rows[first:], heads[first:])
    for at in range(first, len(filled)):
        if any(printed[at]):
            text = "\t".join(printed[at])
            lines.append(Line(text, page, table=number, header=at < head_end, cells=tuple(filled[at])))
    return lines


def _fill(rows: Sequence[Sequence[GridCell]]) -> tuple[list[list[str]], list[list[str]], list[bool]]:
    """Per row: the words of every column with merged ones repeated, the words as printed, and whether all are heads."""
    filled: list[list[str]] = []
    printed: list[list[str]] = []
    heads: list[bool] = []
    hanging: dict[int, tuple[int, str]] = {}
    for row in rows[:MAX_ROWS]:
        full: list[str] = []
        shown: list[str] = []

        def hang(full: list[str] = full, shown: list[str] = shown) -> None:
            while len(full) in hanging and len(full) < MAX_COLUMNS:
                left, text = hanging.pop(len(full))
                if left > 1:
                    hanging[len(full)] = (left - 1, text)
                full.append(text)
                shown.append("")

        for cell in row:
            hang()
            text = one_line(cell.text)
            for offset in range(max(1, min(cell.columns, MAX_COLUMNS - len(full)))):
                if cell.rows > 1:
                    hanging[len(full)] = (min(cell.rows, MAX_ROWS) - 1, text)
                full.append(text)
                shown.append(text if offset == 0 else "")
        hang()
        filled.append(full)
        printed.append(shown)
        heads.append(bool(row) and all(cell.head for cell in row))
    columns = max(map(len, filled), default=0)
    for full, shown in zip(filled, printed, strict=True):
        full += [""] * (columns - len(full))
        shown += [""] * (columns - len(shown))
    return filled, printed, heads


def _head_rows(
    filled: Sequence[Sequence[str]], rows: Sequence[Sequence[GridCell]], heads: Sequence[bool]
) -> int:
    """How many rows at the top are column heads: those the source calls so, else the first row and what its spans cover."""
    stated = 0
    while stated < len(heads) - 1 and heads[stated]:
        stated += 1
    if stated:
        return stated
    if len(filled) < 2 or not all(_may_be_head(text) for text in filled[0]) or not any(filled[0]):
        return 0
    depth = max((cell.rows for cell in rows[0]), default=1)
    if depth >= len(filled) or any(not _may_be_head(text) for row in filled[:depth] for text in row):
        depth = 1
    return depth


def _may_be_head(text: str) -> bool:
    return len(text) <= MAX_HEAD and not _SENTENCE.search(text) and not _FIGURE.match(text)
