"""Tab-separated tables in plain text, whose cells may go on over several lines → rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.cleaning import starts
from index.cleaning.piece import Piece

_LABEL_WIDTH = 12
"""A line of at most so many half-ems without sentence punctuation may be a piece of a narrow cell."""
_PUNCTUATED = re.compile(r"[。；，：,;:]$|[。；]")
_HEAD_PIECE = re.compile(r"[\u4e00-\u9fff]+$")
MAX_HEAD_PIECE = 4
"""Characters of the lines into which a narrow column's head is broken."""
_PART = re.compile(r"第[一二三四五六七八九十百零〇\d]{1,5}[编章节条](?![的至和、，])|(?:专栏|附件|附表|表)\s?[\d一二三四五六七八九十]")
"""The beginning of a part of the document, or of another table."""
_ROWS = 3
"""So many lines, the head's among them, tell that the rows of a table are a line each."""
MAX_WRAPPED = 2
"""Lines of a wrapped cell, or of a group's heading, that stand between two rows."""
MAX_CELL_LINE = 60
"""Characters of the line of a wrapped cell."""
MAX_HEADING = 20
"""Characters of the heading of a group of rows: so many may stand below a cell that does not go on."""
_CLOSED = re.compile(r"\t[-—–－/\d.,%％]+$|[。；]$")
"""The end of a row whose last cell is a figure or a whole sentence: it goes on in no further line."""
_NUMBERED_ONE = re.compile(r"^(?:1[.、．]|（1）|①)")


Parts = tuple[tuple[str, int], ...]
"""The pieces of text of a cell with their line indices."""


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` as printed; `words`: the text of each cell, those that span several rows filled in, () if none does."""

    cells: tuple[Parts, ...]
    header: bool = False
    words: tuple[str, ...] = ()


def find_tables(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """(first, end) positions of runs of lines that form a tab-separated table: no empty line inside, tabs in several lines."""
    start = 0
    while start < len(pieces):
        if "\t" not in pieces[start].text or pieces[start].stated:
            start += 1
            continue
        end = start + 1
        while end < len(pieces) and _inside(pieces, start, end) and not _over(pieces, start, end):
            end += 1
        first = start
        while first > 0 and start - first < 3 and _head_piece(pieces[first - 1], pieces[first]):
            first -= 1
        yield first, end
        start = end


def _inside(pieces: Sequence[Piece], start: int, at: int) -> bool:
    """Whether line `at` may belong to the table that began at `start`."""
    here = pieces[at]
    if here.stated:
        return False
    if "\t" in here.text:
        return not here.after_blank or "\t" in pieces[at - 1].text
    return not here.after_blank and not (here.indent >= 4 and here.indent != pieces[start].indent)


def _over(pieces: Sequence[Piece], start: int, at: int) -> bool:
    """Whether the table that began at `start` has ended before line `at`, though no empty line stands between: a line without tabs below rows
    that are a line each is none of theirs, but for the rest of a wrapped cell or the heading of a group of rows, below which the rows go on."""
    here = pieces[at].text
    if "\t" in here:
        return False
    if _PART.match(here):
        return True
    tabs = [piece.text.count("\t") for piece in pieces[start:at] if "\t" in piece.text]
    counts = set(tabs)
    if len(counts) > 1 or len(tabs) < _ROWS or 2 * len(tabs) < at - start:
        return False
    ahead = next((place for place in range(at + 1, min(at + MAX_WRAPPED + 1, len(pieces))) if "\t" in pieces[place].text), None)
    if ahead is None or pieces[ahead].text.count("\t") not in counts:
        return True
    between = pieces[at:ahead]
    closed = starts.numbered(here) or _CLOSED.search(pieces[at - 1].text) is not None
    return any(piece.after_blank or piece.stated or _PART.match(piece.text) for piece in between) or len(here) > (MAX_HEADING if closed else MAX_CELL_LINE)


def _head_piece(piece: Piece, below: Piece) -> bool:
    """Whether a line above the first tabs is the upper part of the first column's head (细分 / 领域)."""
    first = below.text.partition("\t")[0]
    return (
        not below.after_blank
        and not piece.stated
        and piece.indent == 0
        and 0 < len(piece.text) <= MAX_HEAD_PIECE >= len(first)
        and not starts.numbered(piece.text + "　")
        and _HEAD_PIECE.match(piece.text) is not None
    )


def read_table(pieces: Sequence[Piece]) -> list[Row]:
    """The rows of one table. The number of columns is that of the first row; the first row counts as its header."""
    columns = max(_first_count(pieces), 1)
    rows: list[list[list[tuple[str, int]]]] = []
    current: list[list[tuple[str, int]]] = [[]]
    for piece in pieces:
        parts = piece.text.split("\t")
        if len(current) > columns and len(parts) > 1:
            tail = current[columns]
            head = _split_tail(tail, rows, current)
            current[columns] = tail[: len(tail) - head]
            rows.append(current)
            current = [tail[len(tail) - head :]]
        current[-1].append((parts[0], piece.index))
        for part in parts[1:]:
            current.append([(part, piece.index)])
    rows.append(current)
    made: list[tuple[tuple[tuple[str, int], ...], ...]] = [
        tuple(tuple((text, line) for text, line in cell if text) for cell in row) for row in rows
    ]
    made = [row for row in made if any(row)]
    heads: list[str] = [_words(cell) for cell in made[0]] if made else []
    return [Row(row, header=number == 0 or _is_head(row, heads)) for number, row in enumerate(made)]


def _words(cell: Sequence[tuple[str, int]]) -> str:
    return "".join(text for text, _ in cell)


def _is_head(row: Sequence[Sequence[tuple[str, int]]], head: Sequence[str]) -> bool:
    """Whether a row repeats the column heads, as at the top of the next page."""
    words = [_words(cell) for cell in row]
    same = sum(one == other for one, other in zip(words, head, strict=False))
    return len(words) == len(head) >= 2 and bool(head[0]) and words[0] == head[0] and 2 * same > len(head)


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
