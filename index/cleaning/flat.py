"""Tables that an extractor wrote out line by line: a row a line, its cells set apart by blanks, below lines of column heads.

A cell that was wrapped stands partly on the lines above and below its row, whose own line is the middle one; a row has as many
lines above it as below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.cleaning import heads
from index.cleaning.align import align
from index.cleaning.heads import Kind
from index.cleaning.linear import Block
from index.cleaning.numbered import MIN_ROWS
from index.cleaning.piece import Piece
from index.cleaning.rows import Parts, Row
from index.cleaning.width import normalise

MAX_HEAD_LINES = 5
MAX_BETWEEN = 5
"""Lines between two rows, at most."""
MAX_LINE = 120
"""Characters of a line of a table."""
_SENTENCE = re.compile(r"[。；]")
_GROUP = re.compile(r"(?:目标|规划|指标)值?$|[“”]")
_SERIAL = ("序", "号")


@dataclass(frozen=True, slots=True)
class _Head:
    """Column heads in the lines `first…end`: for each column its words, their pieces and what it holds."""

    first: int
    end: int
    names: tuple[str, ...]
    cells: tuple[Parts, ...]
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """The line of a row at `at`: what stands in each column, and the lines above and below that belong to it."""

    at: int
    cells: tuple[Parts, ...]
    above: int = 0
    below: int = 0


def find_tables(pieces: Sequence[Piece]) -> list[Block]:
    """The tables of a run of lines that hold no tabs."""
    blocks: list[Block] = []
    at = 0
    while at < len(pieces):
        head = _head(pieces, at)
        lines = _rows(pieces, head) if head is not None else []
        if head is None or len(lines) < MIN_ROWS:
            at += 1
            continue
        made = list(_blocks(pieces, head, lines))
        blocks += made
        at = made[-1].end
    return blocks


def _tokens(piece: Piece) -> list[str]:
    return [] if piece.stated or "\t" in piece.text or len(piece.text) > MAX_LINE else [normalise(one) for one in piece.raw.split()]


def _head(pieces: Sequence[Piece], at: int) -> _Head | None:
    """The column heads that begin in line `at`, in one line or up to the line before row 1."""
    piece = pieces[at]
    if piece.stated or len(piece.raw) > MAX_LINE or "\t" in piece.text:
        return None
    whole = heads.split(piece.raw)
    if whole:
        kinds = tuple(heads.kind(word) or "free" for word in whole)
        return _Head(at, at + 1, whole, tuple(((word, pieces[at].index),) for word in whole), kinds) if _telling(kinds) else None
    if not piece.text.startswith("序"):
        return None
    end = next((end for end in range(at + 1, min(at + MAX_HEAD_LINES + 2, len(pieces))) if _tokens(pieces[end])[:1] == ["1"]), None)
    return _scattered(pieces, at, end) if end is not None else None


def _telling(kinds: Sequence[Kind]) -> bool:
    return any(kind not in ("free", "remark", "serial") for kind in kinds)


def _scattered(pieces: Sequence[Piece], first: int, end: int) -> _Head | None:
    """Heads printed over several lines: the serial number's, those of the line with most of them, then those of figures,
    which a group's head (“十四五”目标) may span."""
    serial: list[tuple[str, int]] = []
    group: list[tuple[str, int]] = []
    main: list[tuple[str, int]] = []
    figures: list[tuple[str, int]] = []
    last = first
    for at in range(first, end):
        known: list[tuple[str, int]] = []
        for word in _joined(_tokens(pieces[at])):
            if word in _SERIAL or heads.kind(word) == "serial":
                serial.append((word, pieces[at].index))
            elif heads.kind(word) is not None:
                known.append((word, pieces[at].index))
            elif _GROUP.search(word):
                group.append((word, pieces[at].index))
            else:
                known = []
                break
        else:
            last = at + 1
            if all(heads.kind(word) == "figure" for word, _ in known):
                figures += known
            else:
                main += known
            continue
        break
    if not serial or len(main) < 2 or not figures or len(group) > 1 or "".join(word for word, _ in serial) != "序号":
        return None
    spanned = "".join(word for word, _ in group)
    names = ["序号", *(word for word, _ in main), *(f"{spanned}{word}" for word, _ in figures)]
    cells: list[Parts] = [tuple(serial), *((one,) for one in main), *((one,) for one in figures)]
    cells[1 + len(main)] = (*group, *cells[1 + len(main)])
    kinds = tuple(heads.kind(word) or "free" for word, _ in [*main, *figures])
    return _Head(first, last, tuple(names), tuple(cells), ("serial", *kinds))


def _joined(tokens: Sequence[str]) -> Iterator[str]:
    """The words of a line of heads; those printed with a blank inside (指 标) put together."""
    at = 0
    while at < len(tokens):
        pair = "".join(tokens[at : at + 2])
        if len(tokens[at]) == 1 and len(pair) == 2 and heads.kind(pair) is not None and tokens[at] not in _SERIAL:
            yield pair
            at += 2
        else:
            yield tokens[at]
            at += 1


def _rows(pieces: Sequence[Piece], head: _Head) -> list[_Line]:
    """The lines of the rows, with how many lines above and below belong to each."""
    lines: list[_Line] = []
    at = free = head.end
    while at < len(pieces) and at - free <= MAX_BETWEEN:
        tokens = _tokens(pieces[at])
        if not tokens or _SENTENCE.search(pieces[at].text):
            break
        serial = head.kinds[0] == "serial"
        if serial and tokens[0].rstrip(".、") != str(len(lines) + 1):
            at += 1
            continue
        found = align(tokens, head.kinds)
        if found is None:
            break
        below = min(lines[-1].above, at - free) if lines else 0
        if lines:
            lines[-1] = replace(lines[-1], below=below)
        if not serial and at > free:
            break
        cells = tuple(tuple((token, pieces[at].index) for token in tokens[slice(*span)]) for span in found)
        lines.append(_Line(at, cells, above=at - free - below))
        at = free = at + 1
    if lines and lines[-1].above <= len(pieces) - lines[-1].at - 1:
        lines[-1] = replace(lines[-1], below=lines[-1].above)
    return lines


def _blocks(pieces: Sequence[Piece], head: _Head, lines: Sequence[_Line]) -> Iterator[Block]:
    """The blocks of a table; lines about a row whose cells cannot be told stand between two blocks."""
    first, end = head.first, head.end
    current = [Row(head.cells, header=True, words=head.names)]
    for line in lines:
        wrapped = _wrapped(pieces, head, line)
        begin = line.at - line.above if wrapped is not None else line.at
        if begin != end:
            if current:
                yield Block(first, end, tuple(current), head.first)
            first, current = begin, []
        cells = wrapped if wrapped is not None else line.cells
        current.append(Row(cells, words=tuple("".join(text for text, _ in cell) for cell in cells)))
        end = line.at + 1 + (line.below if wrapped is not None else 0)
    yield Block(first, end, tuple(current), head.first)


def _wrapped(pieces: Sequence[Piece], head: _Head, line: _Line) -> tuple[Parts, ...] | None:
    """The row with the words of its wrapped cells; None if it cannot be told to which cells the lines about it belong.

    All words count as of the row's first line: they do not stand in the order in which they are read.
    """
    if not line.above and not line.below:
        return line.cells
    if line.above != 1 or line.below != 1:
        return None
    above, below = _tokens(pieces[line.at - 1]), _tokens(pieces[line.at + 1])
    missing = [place for place, cell in enumerate(line.cells) if not cell]
    if len(above) != len(below) or len(above) > max(len(missing), 1):
        return None
    if not missing:
        missing = [place for place, kind in enumerate(head.kinds) if kind == "free"][:1]
    if len(above) < len(missing):
        missing = [place for place in missing if head.kinds[place] in ("free", "unit")]
    if len(above) != len(missing):
        return None
    index = pieces[line.at - 1].index
    cells = [tuple((text, index) for text, _ in cell) for cell in line.cells]
    for place, before, after in zip(missing, above, below, strict=True):
        cells[place] = ((before, index), *cells[place], (after, index))
    return tuple(cells)
