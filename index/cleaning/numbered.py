"""Rows of a table written out cell after cell that begin with serial numbers: 1, 2, 3 … on lines of their own, and the 合计 below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.cleaning import starts
from index.cleaning.fit import fit, organs
from index.cleaning.heads import Kind
from index.cleaning.in_making import Cell, Fitted, Head, Join, cell, placed
from index.cleaning.piece import Piece

MIN_ROWS = 3
MAX_LINES = 60
"""Lines of the longest row."""
"""Lines of the longest row."""
SERIAL = re.compile(r"(\d{1,3})[.．、]?$")
_TOTAL = re.compile(r"合计|总计|汇总|全[市省县区州]")
_FIGURE = re.compile(r"[><≥≤约]?\d[\d.,]*(?:[-—–~～]{1,2}\d[\d.,]*)?[%％]?|[-—–/]")
GROUP = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])")


def by_serial(pieces: Sequence[Piece], head: Head, join: Join) -> list[Fitted]:
    """Rows that begin with 1, 2, 3 … on lines of their own."""
    places = _serials(pieces, head)
    if len(places) < MIN_ROWS or places[0] > head.end + 1:
        return []
    width = len(head.names)
    rows: list[Fitted] = []
    for place, stop in zip(places, [*places[1:], len(pieces)], strict=True):
        cells = _serial_cells(pieces, place, stop, join, head)
        fitted = fit([cell.text for cell in cells], head.kinds)
        if fitted is None and len(cells) > width:
            cells = _organ_joined(cells, head.kinds)
            fitted = fit([cell.text for cell in cells], head.kinds)
        last = fitted is None and stop > place + width and len(rows) >= MIN_ROWS - 1
        if last:  # the next number stands in another table
            cells = [cell(pieces[at : at + 1], at) for at in range(place, place + width)]
            fitted = fit([cell.text for cell in cells], head.kinds)
        if fitted is None:
            break
        rows.append((place, cells[-1].last, cells, fitted[0]))
        if last:
            break
    full = sum(len(cells) == width for _, _, cells, _ in rows)
    return [*rows, *_total(pieces, rows)] if full * 2 >= len(rows) else []


def _organ_joined(cells: list[Cell], kinds: Sequence[Kind]) -> list[Cell]:
    """The cells of a row with the lines of its last cell put together, where that names organs (中国铁路上海局 ⏎ 集团有限公司)."""
    kept, rest = cells[: len(kinds) - 1], cells[len(kinds) - 1 :]
    joined = "".join(cell.text for cell in rest)
    if kinds[-1] != "organ" or not rest or not organs(joined):
        return cells
    return [*kept, Cell(joined, tuple(part for cell in rest for part in cell.parts), rest[-1].last)]


def _total(pieces: Sequence[Piece], rows: Sequence[Fitted]) -> list[Fitted]:
    """The row of totals below numbered rows: 合计 and a figure for each column in which all of them have one."""
    if len(rows) < MIN_ROWS or any(count != 1 for row in rows for count in row[3]):
        return []
    at = rows[-1][1]
    if at >= len(pieces) or not _TOTAL.fullmatch(pieces[at].text):
        return []
    width = len(rows[0][3])
    figured = [place for place in range(2, width) if all(_FIGURE.fullmatch(row[2][place].text) for row in rows)]
    below = pieces[at + 1 : at + 1 + len(figured)]
    if not figured or len(below) < len(figured) or not all(_FIGURE.fullmatch(piece.text) for piece in below):
        return []
    if at + 1 + len(figured) < len(pieces) and _FIGURE.fullmatch(pieces[at + 1 + len(figured)].text):
        return []
    cells = [cell([piece], at + offset) for offset, piece in enumerate((pieces[at], *below))]
    counts = tuple(int(place == 0 or place in figured) for place in range(width))
    return [(at, cells[-1].last, cells, counts)]


def _serials(pieces: Sequence[Piece], head: Head) -> list[int]:
    """Where rows with the numbers 1, 2, 3 … begin: a row's length below the one before if the number stands there (figures in the cells between may
    be the same), else the first line with the number."""
    places: list[int] = []
    at = head.end
    while at < len(pieces) and at - (places[-1] if places else head.end - 1) <= MAX_LINES:
        number = str(len(places) + 1)
        step = places[-1] + len(head.names) if places else at
        if at <= step < len(pieces) and _is_serial(pieces[step], number) and not any(starts.numbered(piece.text) for piece in pieces[at:step]):
            at = step
        if _is_serial(pieces[at], number) and not (places and _before_figure(pieces, at) and not _before_figure(pieces, places[0])):
            places.append(at)
        at += 1
    return places


def _before_figure(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a figure follows: where a name follows the first number, one with a figure behind it is a figure itself."""
    return at + 1 < len(pieces) and _FIGURE.fullmatch(pieces[at + 1].text) is not None


def _is_serial(piece: Piece, number: str) -> bool:
    found = SERIAL.match(piece.text)
    return found is not None and found[1] == number and not piece.stated


def _serial_cells(pieces: Sequence[Piece], place: int, stop: int, join: Join, head: Head) -> list[Cell]:
    """The cells of the row at `place`; the last row (up to the last line) ends where it is full."""
    width = len(head.names)
    if stop == len(pieces):
        stop = min(stop, place + width)
    elif [piece.text for piece in pieces[stop - head.end + head.first : stop]] == list(head.lines):
        stop -= head.end - head.first
    first = cell(pieces[place : place + 1], place)
    inner = pieces[place + 1 : stop]
    groups = [[piece] for piece in inner]
    if len(groups) > width - 1:
        groups = join(inner)
    if len(groups) > width - 1 and GROUP.match(groups[-1][0].text):
        groups.pop()
    return [first, *(cell(group, place + 1 + at) for at, group in placed(groups))]
