"""Tab-separated tables in plain text, whose cells may go on over several lines → rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.cleaning.piece import Piece

_LABEL_WIDTH = 12
"""A line of at most so many half-ems without sentence punctuation may be a piece of a narrow cell."""
_PUNCTUATED = re.compile(r"[。；，：,;:]$|[。；]")
_NUMBERED_ONE = re.compile(r"^(?:1[.、．]|（1）|①)")


@dataclass(frozen=True, slots=True)
class Row:
    """`cells`: for each cell its pieces of text with their line indices."""

    cells: tuple[tuple[tuple[str, int], ...], ...]
    header: bool = False


def find_tables(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """(first, end) positions of runs of lines that form a tab-separated table: no empty line inside, tabs in several lines."""
    start = 0
    while start < len(pieces):
        if "\t" not in pieces[start].text:
            start += 1
            continue
        end = last = start
        while end < len(pieces) and (
            end == start or not pieces[end].after_blank or ("\t" in pieces[end].text and end - last < 2)
        ):
            if "\t" in pieces[end].text:
                last = end
            elif pieces[end].indent >= 4 and pieces[end].indent != pieces[start].indent:
                break
            end += 1
        first = start
        while (
            first > 0
            and _label(pieces[first - 1])
            and not pieces[first].after_blank
            and start - first < 3
            and pieces[first - 1].indent == 0
        ):
            first -= 1
        yield first, end
        start = end


def _label(piece: Piece) -> bool:
    return 0 < piece.width <= _LABEL_WIDTH and not _PUNCTUATED.search(piece.text)


def read_table(pieces: Sequence[Piece]) -> list[Row]:
    """The rows of one table. The number of columns is that of the first row; the first row counts as its header."""
    columns = max(_first_count(pieces), 1)
    rows: list[list[list[tuple[str, int]]]] = []
    current: list[list[tuple[str, int]]] = [[]]
    for position, piece in enumerate(pieces):
        parts = piece.text.split("\t")
        if len(current) > columns and len(parts) > 1:
            tail = current[columns]
            head = _split_tail(tail, rows, current)
            current[columns] = tail[: len(tail) - head]
            rows.append(current)
            current = [tail[len(tail) - head :]]
        elif len(current) > columns and position and piece.after_blank and not current[columns][-1:]:
            pass
        current[-1].append((parts[0], piece.index))
        for part in parts[1:]:
            current.append([(part, piece.index)])
    rows.append(current)
    return [
        Row(tuple(tuple((text, line) for text, line in cell if text) for cell in row), header=number == 0)
        for number, row in enumerate(rows)
        if any(text for cell in row for text, _ in cell)
    ]


def _first_count(pieces: Sequence[Piece]) -> int:
    return next(piece.text.count("\t") for piece in pieces if "\t" in piece.text)


def _split_tail(
    tail: Sequence[tuple[str, int]], rows: Sequence[object], current: Sequence[Sequence[tuple[str, int]]]
) -> int:
    """How many lines at the end of a row's last cell are the beginning of the next row's first cell."""
    free = len(tail) - 1
    if free <= 0:
        return 0
    if not rows:
        return free - min(free, max(len(current[0]) - 1, 0))
    count = 0
    for text, _ in reversed(tail[1:]):
        if _NUMBERED_ONE.match(text) and not _NUMBERED_ONE.match(tail[0][0]):
            return count + 1
        if _PUNCTUATED.search(text) or len(text) * 2 > _LABEL_WIDTH:
            break
        count += 1
    return min(count, free)
