"""Tables in plain text whose cells are all set apart by the same number of blanks, so that twice as many stand round an empty cell:

    序号    指标    属性    2025年    2030年
    1    城镇化率（%）    预期性        75
    2    耕地保有量（万公顷）    约束性    完成省
    下达指标    完成省下达指标

Cells may go on in the next line, heads may be of two rows, and the first columns may name groups of rows or parts of an indicator.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.cleaning import starts
from index.cleaning.linear import Block
from index.cleaning.piece import Piece
from index.cleaning.rows import Parts, Row
from index.cleaning.width import normalise

_GAP = re.compile(r" {3,}")
_SENTENCE = re.compile(r"[。；！？]")
_SERIAL = re.compile(r"\d{1,3}[.、．]?")
_LEAST_ROWS, _LEAST_CELLS, _LONGEST_CELL, _LONGEST_REST = 4, 3, 60, 30
"""A table has so many rows of so many cells; longer cells, and longer lines that go on with one, are prose."""
_LONGEST_LAST = 12
"""So long is the rest of the last cell of all, before an empty line."""
_BETWEEN = 2
"""So many lines of wrapped cells stand between two rows."""

Cell = tuple[str, int]
Line = list[list[Cell]]


def find_tables(pieces: Sequence[Piece]) -> list[Block]:
    """Runs of lines whose cells stand one fixed number of blanks apart, with a column that counts the rows 1, 2, 3 …"""
    blocks: list[Block] = []
    at = 0
    while at < len(pieces):
        width = _gap(pieces[at])
        end = _end(pieces, at, width) if width else at
        found = _rows(pieces[at:end], width) if end - at >= _LEAST_ROWS else []
        if found:
            blocks.append(Block(at, end, tuple(found), at))
        at = max(end, at + 1) if found else at + 1
    return blocks


def _gap(piece: Piece) -> int:
    """The number of blanks between the cells of a line of three cells and more, 0 where it is none."""
    gaps = [len(gap) for gap in _GAP.findall(piece.raw.strip())]
    least = min(gaps, default=0)
    fits = len(gaps) >= _LEAST_CELLS - 1 and all(gap % least == 0 for gap in gaps) and not (piece.stated or "\t" in piece.raw or _SENTENCE.search(piece.text))
    return least if fits and all(len(cell) <= _LONGEST_CELL for cell in _GAP.split(piece.raw.strip())) else 0


def _end(pieces: Sequence[Piece], first: int, width: int) -> int:
    """Where the table that begins at `first` ends: behind the last line with cells, and the wrapped rest of its last cell is its own."""
    end = first + 1
    for at in range(first + 1, len(pieces)):
        if pieces[at].after_blank or pieces[at].stated or at - end > _BETWEEN:
            break
        gaps = [len(gap) for gap in _GAP.findall(pieces[at].raw.rstrip())]
        if gaps and all(gap % width == 0 for gap in gaps):
            end = at + 1
        elif gaps or len(pieces[at].text) > _LONGEST_REST or _SENTENCE.search(pieces[at].text):
            break
    rest = end < len(pieces) and not (pieces[end].after_blank or pieces[end].stated) and len(pieces[end].text) <= _LONGEST_LAST and not starts.numbered(pieces[end].text)
    return end + 1 if rest and (end + 1 == len(pieces) or pieces[end + 1].after_blank) else end


def _rows(pieces: Sequence[Piece], width: int) -> list[Row]:
    """The rows of a table, its head first; [] where its rows are not counted."""
    cells = [[[(normalise(cell), piece.index)] for cell in piece.raw.rstrip("\n").split(" " * width)] for piece in pieces]
    columns = _columns(cells)
    lines = _joined(cells, columns) if columns else []
    serial = next((at for at, line in enumerate(lines) if _serial(line) == 1), 0)
    body = lines[serial:]
    counted = [number for line in body if (number := _serial(line)) is not None]
    if not serial or len(counted) < _LEAST_ROWS - 1 or counted != list(range(1, len(counted) + 1)):
        return []
    names = [_text(cell) for line in body for cell in line]
    wide = _widest(body, columns)
    head = _head(lines[:serial], columns)
    if head is None or not any(re.search(r"\d", name) for name in names):
        return []
    made, above = [head], ""
    for line in body:
        surplus = len(line) - columns
        own, rest = [_text(cell) for cell in line[wide : wide + max(surplus, 0) + 1]], line[wide + max(surplus, 0) + 1 :]
        above = own[0] or above if surplus > 0 else ""
        name = "".join([above, *own[1:]]) if surplus > 0 else own[0]
        parts = (*line[:wide], [cell for one in line[wide : wide + max(surplus, 0) + 1] for cell in one], *rest)
        words = [*(_text(cell) for cell in line[:wide]), name, *(_text(cell) for cell in rest)]
        made.append(Row(tuple(map(_parts, parts)), words=tuple(words + [""] * (columns - len(words)))))
    return made


def _columns(cells: Sequence[Line]) -> int:
    """How many columns most whole rows have: those that begin with a number, empty cells before it counted."""
    counts = Counter(len(line) for line in cells if _serial(line) is not None)
    most = max(counts.values(), default=0)
    return max((count for count, times in counts.items() if 2 * times >= most), default=0) if most >= _LEAST_ROWS - 1 else 0


def _serial(line: Line) -> int | None:
    """The number of a row, which stands in its first column or behind the name of its group."""
    texts = [_text(cell) for cell in line[:2]]
    number = next((text for text in texts if _SERIAL.fullmatch(text)), "") if len(line) >= _LEAST_CELLS else ""
    return int(number.rstrip(".、．")) if number else None


def _joined(cells: Sequence[Line], columns: int) -> list[Line]:
    """The rows with the lines in which their cells go on: a line begins a row where it carries the next number or an empty first cell, or
    where the row before has all its cells."""
    rows: list[Line] = []
    last = 0
    for line in cells:
        number = _serial(line)
        opens = number == last + 1 or (len(line) > 1 and not _text(line[0])) or (len(line) > 1 and bool(rows) and len(rows[-1]) >= columns)
        if opens or not rows:
            rows.append([list(cell) for cell in line])
            last = number if number == last + 1 else last
        else:
            rows[-1][-1] += line[0]
            rows[-1] += [list(cell) for cell in line[1:]]
    return rows


def _widest(body: Sequence[Line], columns: int) -> int:
    """The column of the longest words: what the rows are about."""
    sizes = [sum(len(_text(line[at])) for line in body if len(line) == columns) for at in range(columns)]
    return sizes.index(max(sizes))


def _head(lines: Sequence[Line], columns: int) -> Row | None:
    """The head of a table from one row or from two, the second of which names the parts of one column of the first; None where they do not fit."""
    if not lines or len(lines) > 2:
        return None
    upper, lower = lines[0], lines[1] if len(lines) > 1 else []
    if not lower:
        whole = [*upper, *([] for _ in range(columns - len(upper)))]
        return Row(tuple(map(_parts, whole)), header=True, words=tuple(map(_text, whole))) if len(whole) == columns else None
    lower = [*lower, *([] for _ in range(columns - len(lower)))]
    named = [at for at, cell in enumerate(lower) if _text(cell)]
    first, last = (named[0], named[-1]) if named else (0, -1)
    upper = [*upper[: first + 1], *upper[last + 1 :]] if len(upper) == columns and not any(map(_text, upper[first + 1 : last + 1])) else upper
    if len(lower) != columns or len(upper) - 1 + last - first + 1 != columns or first >= len(upper):
        return None
    cells = [*upper[:first], *([*(upper[first] if at == first else []), *lower[at]] for at in range(first, last + 1)), *upper[first + 1 :]]
    group = _text(upper[first])
    words = [*map(_text, upper[:first]), *(name if group in (name := _text(lower[at])) else group + name for at in range(first, last + 1)), *map(_text, upper[first + 1 :])]
    return Row(tuple(map(_parts, cells)), header=True, words=tuple(words))


def _text(cell: Sequence[Cell]) -> str:
    return "".join(text for text, _ in cell)


def _parts(cell: Sequence[Cell]) -> Parts:
    return tuple((text, line) for text, line in cell if text)
