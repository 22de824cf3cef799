"""Tables that were written out cell after cell, one cell a line: their rows are found by the rhythm of their columns.

Three rhythms are known, all below a line (or lines) of column heads: serial numbers that count up, organs that end each row,
and rows of one length whose figures, times or organs stand in step.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.cleaning import heads, starts
from index.cleaning.fit import fit, holds, organs
from index.cleaning.heads import Kind
from index.cleaning.in_making import Cell, Fitted, Head, Join, Placed, cell, placed
from index.cleaning.numbered import GROUP, MIN_ROWS, SERIAL, by_serial
from index.cleaning.piece import Piece
from index.cleaning.rows import Parts, Row
from index.cleaning.width import normalise

MAX_COLUMNS = 12
MAX_LABEL = 30
"""Characters of a cell of words in a table that only the length of its rows tells."""
_END = re.compile(r"附件|附表|专栏|第[一二三四五六七八九十百]+[章节条]")
_HEADED = re.compile(r"[^。，；：！？,;:]{1,15}$")
_THING = re.compile(r"[^，。；：]{3,}[^，。；：到至自从在于比较]")
"""Words that may fill a cell before one that begins with a year."""
_SINCE = re.compile(r"[\s\u3000]+(?=(?:[到至]|截至)?[\s\u3000]*(?:19|20)\d{2}[\s\u3000]*年)")


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of the lines `first…end` of a run; blocks of one `table` stand in it one after the other, headings between them."""

    first: int
    end: int
    rows: tuple[Row, ...]
    table: int


def find_tables(pieces: Sequence[Piece], join: Join) -> list[Block]:
    """The tables of a run of lines that hold no tabs."""
    blocks: list[Block] = []
    groups: list[Placed] | None = None
    at = 0
    while at < len(pieces):
        head = _head(pieces, at)
        if head is None:
            at += 1
            continue
        rows: list[Fitted] = []
        if head.kinds[0] == "serial":
            rows = by_serial(pieces, head, join)
        elif heads_known(head):
            lines = [(place, [pieces[place]]) for place in range(head.end, len(pieces))]
            if groups is None:
                groups = placed(join(pieces))
            below = [group for group in groups if group[0] >= head.end]
            rows = _by_length(lines, head) or _by_organs(below, head) or _by_length(below, head)
        if len(rows) < MIN_ROWS:
            at = head.first + 1
            continue
        blocks += _blocks(pieces, head, rows)
        at = blocks[-1].end
    return blocks


def heads_known(head: Head) -> bool:
    """Whether all column heads are words that head columns, and tell some columns from others."""
    return all(heads.kind(name) for name in head.names) and any(
        kind not in ("free", "remark") for kind in head.kinds
    )


def _head(pieces: Sequence[Piece], at: int) -> Head | None:
    """The column heads that begin in line `at`: several on one line, or one a line."""
    piece = pieces[at]
    if piece.stated or "\t" in piece.text or len(piece.text) > heads.MAX_HEAD:
        return None
    words = heads.split(piece.raw)
    if words:
        return Head(at, at + 1, words, tuple(((word, piece.index),) for word in words), (piece.text,))
    first = heads.kind(piece.text)
    if first is None:
        return None
    end = at + 1
    while end < len(pieces) and end - at < MAX_COLUMNS and not pieces[end].stated:
        text = pieces[end].text
        if first == "serial" and SERIAL.match(text):
            break
        if "\t" in text or not (_HEADED.match(text) if first == "serial" else heads.kind(text)):
            break
        end += 1
    if end - at < 3:
        return None
    lines = tuple(one.text for one in pieces[at:end])
    return Head(at, end, lines, tuple(((one.text, one.index),) for one in pieces[at:end]), lines)


def _by_organs(below: Sequence[Placed], head: Head) -> list[Fitted]:
    """Rows that end with the organs that are responsible."""
    kinds = head.kinds
    if "organ" not in kinds or kinds[-1] not in ("organ", "time", "figure", "remark"):
        return []
    rows: list[Fitted] = []
    at = 0
    while at < len(below):
        stop = _row_end(below, at, kinds)
        if stop is None:
            break
        begin = at + (below[at][1][0].text == head.lines[0] == "".join(piece.text for piece in below[at][1]))
        cells = [cell(group, first) for first, group in below[begin:stop]]
        while (
            len(cells) > 1
            and GROUP.match(cells[0].text)
            and (len(cells) > len(kinds) or starts.numbered(cells[1].text))
        ):
            cells.pop(0)
            begin += 1
        fitted = _fitted(cells, [group for _, group in below[begin:stop]], kinds)
        if fitted is None:
            break
        cells, counts = fitted
        rows.append((below[begin][0], cells[-1].last, cells, counts))
        at = stop
    return rows


def _row_end(below: Sequence[Placed], at: int, kinds: Sequence[Kind]) -> int | None:
    """The position after the row that begins at `at`, None if no row does."""
    limit = min(len(below), at + 2 * len(kinds))
    texts = ["".join(piece.text for piece in group) for _, group in below[at:limit]]
    named = next((place for place, text in enumerate(texts) if place and organs(text)), None)
    if named is None or any(_END.match(text) or len(text) > 400 for text in texts[:named]):
        return None
    after = named + 1
    where = max(place for place, kind in enumerate(kinds) if kind == "organ")
    for _ in range(sum(kind == "organ" for kind in kinds) - 1):
        after += after < len(texts) and organs(texts[after])
    for kind in kinds[where + 1 :]:
        after += kind != "remark" and after < len(texts) and holds(kind, texts[after])
    return at + after


def _fitted(
    cells: list[Cell], groups: Sequence[Sequence[Piece]], kinds: Sequence[Kind]
) -> tuple[list[Cell], tuple[int, ...]] | None:
    """The cells and how many of them each column takes; a cell that ran into the time beside it is cut there."""
    found = fit([cell.text for cell in cells], kinds)
    if "time" in kinds and (found is None or not found[0][kinds.index("time")] or len(cells) < len(kinds)):
        for place, (cell, group) in enumerate(zip(cells, groups, strict=True)):
            cut = _cut(cell, group)
            if cut is None:
                continue
            again = [*cells[:place], *cut, *cells[place + 1 :]]
            other = fit([one.text for one in again], kinds)
            if other is not None and (found is None or other[1] <= found[1]):
                return again, other[0]
    return (cells, found[0]) if found is not None else None


def _cut(cell: Cell, group: Sequence[Piece]) -> tuple[Cell, Cell] | None:
    """The two cells of a cell in whose first line a blank stands before a year (推动某事 2025年，…)."""
    line = group[0]
    blank = _SINCE.search(line.raw.strip())
    if blank is None:
        return None
    raw = line.raw.strip()
    left, right = normalise(raw[: blank.start()]), normalise(raw[blank.end() :])
    if left + right != line.text or not _THING.fullmatch(left):
        return None
    return (
        Cell(left, ((left, line.index),), cell.last),
        Cell(right + cell.text[len(line.text) :], ((right, line.index), *cell.parts[1:]), cell.last),
    )


def _by_length(below: Sequence[Placed], head: Head) -> list[Fitted]:
    """Rows of one length, in which the columns of figures, times, organs and units stand in step."""
    kinds = head.kinds
    rows: list[Fitted] = []
    for at in range(0, len(below) - len(kinds) + 1, len(kinds)):
        cells = [cell(group, first) for first, group in below[at : at + len(kinds)]]
        if not all(_fits(kind, cell.text, kinds) for kind, cell in zip(kinds, cells, strict=True)):
            break
        rows.append((below[at][0], cells[-1].last, cells, (1,) * len(kinds)))
    return rows if len(rows) >= MIN_ROWS else []


def _fits(kind: Kind, text: str, kinds: Sequence[Kind]) -> bool:
    """Whether a cell may stand in a column of that kind; in one of figures also words (与经济增长同步) where others of the row tell its rhythm."""
    if kind in ("free", "remark"):
        return _label(text)
    return holds(kind, text) or (kind == "figure" and {"unit", "property"} <= set(kinds) and _label(text) and not holds("property", text) and not holds("unit", text))


def _label(text: str) -> bool:
    return len(text) <= MAX_LABEL and "。" not in text and not _END.match(text)


def _blocks(pieces: Sequence[Piece], head: Head, rows: Sequence[Fitted]) -> list[Block]:
    """The blocks of a table; what stands between two rows (a heading that groups them) stands between two blocks."""
    made: list[Block] = []
    first, end = head.first, head.end
    current = [Row(head.cells, header=True)]
    above: tuple[str, ...] = ()
    for begin, stop, cells, counts in rows:
        if [piece.text for piece in pieces[end:begin]] == list(head.lines):
            current.append(_again(pieces[end:begin], head))
        elif begin != end:
            made.append(Block(first, end, tuple(current), head.first))
            first, current, above = begin, [], ()
        row = _row(cells, counts, above)
        above = row.words
        current.append(row)
        end = stop
    return [*made, Block(first, end, tuple(current), head.first)]


def _again(lines: Sequence[Piece], head: Head) -> Row:
    """The column heads that the top of a page repeats."""
    if len(lines) == len(head.names):
        return Row(tuple(((line.text, line.index),) for line in lines), header=True)
    return Row(tuple(((name, lines[0].index),) for name in head.names), header=True)


def _row(cells: Sequence[Cell], counts: Sequence[int], above: Sequence[str]) -> Row:
    """A row; its leading columns that have no cell take the words of the row above."""
    made: list[Parts] = []
    words: list[str] = []
    rest = iter(cells)
    for place, count in enumerate(counts):
        taken = [next(rest) for _ in range(count)]
        made.append(tuple(part for cell in taken for part in cell.parts))
        spanned = above and not any(counts[: place + 1])
        words.append(above[place] if spanned else "".join(cell.text for cell in taken))
    return Row(tuple(made), words=tuple(words))
