"""Tables written out one cell a line whose column heads are no common words: told by their rhythm alone.

Below as many lines of heads as there are columns, each row has as many lines, and the same columns hold figures in all of them:
层次 ⏎ 购房补贴（万元） ⏎ 租房补贴（元/月） ⏎ A类 ⏎ 200 ⏎ 8000 ⏎ B类 ⏎ 120 ⏎ 5000 …
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.cleaning import heads, starts
from index.cleaning.linear import MAX_COLUMNS, Block
from index.cleaning.numbered import MIN_ROWS
from index.cleaning.piece import Piece
from index.cleaning.rows import Row

_FIGURE = re.compile(r"[\[（(［〔【]?[-—–－+≤≥<>＜＞约]*\d[\d.,]*(?:[～~—–\-至]\d[\d.,]*)?(?:[%％‰]|[万亿]?[\u4e00-\u9fff]{0,2}(?:/[\u4e00-\u9fff]{1,3})?)[\]）)］〕】]?|[-—–－/]+")
_UNIT = re.compile(r"[（(][^（()）]{1,12}[)）]$")
_STOPS = re.compile(r"[。；！？]|[：:，,]$")
MIN_COLUMNS = 2
MAX_CELL = 30
"""Characters of a cell."""


def find_tables(pieces: Sequence[Piece]) -> list[Block]:
    """The tables of a run of lines; of several lengths that a row might have the one that gives most lines to the table, then the shortest."""
    blocks: list[Block] = []
    at = 0
    while at < len(pieces):
        if not _cell(pieces[at]) or _figure(pieces[at]):
            at += 1
            continue
        found = max(((_end(pieces, at, width), -width) for width in range(MIN_COLUMNS, MAX_COLUMNS + 1)), default=(0, 0))
        end, width = found[0], -found[1]
        if end <= at:
            at += 1
            continue
        rows = [Row(tuple(((piece.text, piece.index),) for piece in pieces[first : first + width]), header=first == at) for first in range(at, end, width)]
        blocks.append(Block(at, end, tuple(rows), at))
        at = end
    return blocks


def _end(pieces: Sequence[Piece], at: int, width: int) -> int:
    """The position behind the last row of a table of `width` columns that begins at `at`; 0 if none does."""
    head = pieces[at : at + width]
    if len(head) < width or any(not _cell(piece) or _figure(piece) for piece in head) or not _heads(head):
        return 0
    first = pieces[at + width : at + 2 * width]
    if len(first) < width:
        return 0
    kinds = [_figure(piece) for piece in first]
    if kinds[0] or not any(kinds):
        return 0
    end = at + width
    while end + width <= len(pieces) and all(_cell(piece) and _figure(piece) == kind for piece, kind in zip(pieces[end : end + width], kinds, strict=True)):
        end += width
    return end if end - at >= (MIN_ROWS + 1) * width else 0


def _heads(head: Sequence[Piece]) -> bool:
    """Whether one of the lines names a unit in brackets (of two lines, the second) or is a word that heads columns."""
    return any(_UNIT.search(piece.text) or (heads.kind(piece.text) and len(head) > 2) for piece in (head if len(head) > 2 else head[1:]))


def _cell(piece: Piece) -> bool:
    text = piece.text
    return not piece.stated and "\t" not in text and len(text) <= MAX_CELL and not _STOPS.search(text) and not (starts.numbered(text) and not _figure(piece))


def _figure(piece: Piece) -> bool:
    return _FIGURE.fullmatch(piece.text) is not None
