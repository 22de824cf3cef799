"""Tables in plain text whose cells are set apart by wide blanks, a row a line: "铁路营业里程  公里  441  516"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.cleaning.linear import Block
from index.cleaning.piece import Piece
from index.cleaning.rows import Parts, Row
from index.cleaning.width import normalise

_WIDE = re.compile(r"[ \u00a0\u3000]{2,}")
_FIGURE = re.compile(r"[\[（(]?[-—–－+≤≥<>＜＞约]*\d[\d.,，]*(?:[～~—–\-至]\d[\d.,]*)?[%％‰]?[\]）)]?(?:以上|以下|以内|左右)?|[-—–－/]+")
_SENTENCE = re.compile(r"[。；！？]")
MIN_LINES = 3
"""The head and two rows, where a row has three cells; rows of two cells need one more, and a column of figures."""
MAX_CELL = 40
"""Characters of a cell."""


def find_tables(pieces: Sequence[Piece]) -> list[Block]:
    """Runs of lines with as many cells each, of which a column holds figures below a head that is none, or the first counts 1, 2, 3 …"""
    blocks: list[Block] = []
    at = 0
    while at < len(pieces):
        cells = _cells(pieces[at])
        end = at + 1
        while len(cells) > 1 and end < len(pieces) and not pieces[end].after_blank and len(_cells(pieces[end])) == len(cells):
            end += 1
        table = [_cells(piece) for piece in pieces[at:end]]
        if _is_table(table):
            rows = tuple(Row(_parts(row, piece), header=place == 0) for place, (row, piece) in enumerate(zip(table, pieces[at:end], strict=True)))
            blocks.append(Block(at, end, rows, at))
            at = end
        else:
            at += 1
    return blocks


def _cells(piece: Piece) -> tuple[str, ...]:
    if piece.stated or "\t" in piece.text or _SENTENCE.search(piece.text):
        return ()
    cells = tuple(normalise(part) for part in _WIDE.split(piece.raw.strip()) if part.strip())
    return cells if all(len(cell) <= MAX_CELL for cell in cells) else ()


def _is_table(table: Sequence[tuple[str, ...]]) -> bool:
    if len(table) < MIN_LINES + (len(table[0]) == 2):
        return False
    head, *rows = table
    figures = [all(_FIGURE.fullmatch(row[column]) for row in rows) for column in range(len(head))]
    counted = [row[0].rstrip(".、") for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    return (any(figures[1:]) or counted) and not any(_FIGURE.fullmatch(cell) for cell in head)


def _parts(row: Sequence[str], piece: Piece) -> tuple[Parts, ...]:
    return tuple(((cell, piece.index),) for cell in row)
