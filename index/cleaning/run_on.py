"""Indicator tables that were written out in one line, head and rows one behind the other: cut into a line for the head and one for each row.

    指标 2020年 2025年 属性 1.城镇化率（%） 62.4 70 预期性 2.森林覆盖率（%） 23.1 24.5 约束性 …
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.cleaning import heads
from index.cleaning.piece import Piece
from index.cleaning.width import normalise, width

_PROPERTY = re.compile(r"(?<=\s)(?:预期|约束|引领|指导)性(?=\s|$)")
_ROW = re.compile(r"(?:^|(?<=\s))(?P<number>\d{1,3})(?:[.．、]\s?|\s)(?=[\u4e00-\u9fff“])")
_OPENS = re.compile(r"序号|指标(?:名称)?")
"""The first head of such a table; a caption may end in a word for indicators too."""
_LEAST = 3
"""Fewer rows are prose."""
_HEADS = 3


def split(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines, those that hold a whole table cut into its lines; each keeps the number of the line of the source."""
    return [part for piece in pieces for part in _parts(piece)]


def _parts(piece: Piece) -> list[Piece]:
    text = piece.raw
    starts = _starts(text) if not piece.stated and "\t" not in text and len(_PROPERTY.findall(text)) >= _LEAST else []
    if len(starts) < _LEAST:
        return [piece]
    edges = [0, *_head(text[: starts[0]]), *starts, len(text)]
    cut = [text[first:end].strip() for first, end in pairwise(edges)]
    return [replace(piece, raw=one, text=normalise(one), width=width(one), after_blank=piece.after_blank and at == 0) for at, one in enumerate(cut) if one]


def _starts(text: str) -> list[int]:
    """Where the rows 1, 2, 3 … begin."""
    found: list[int] = []
    for match in _ROW.finditer(text):
        if int(match["number"]) == len(found) + 1:
            found.append(match.start())
    return found


def _head(before: str) -> list[int]:
    """Where the heads of the columns begin behind a caption in the same line; [] where they are all of it, or none stand there."""
    words = list(re.finditer(r"\S+", before))
    first = next((at for at in range(len(words) - _HEADS + 1) if all(heads.kind(word.group()) for word in words[at:])), 0)
    again = next((at for at in range(first + 1, len(words)) if _OPENS.fullmatch(words[at].group())), 0)
    first = again if first and again and "指标" in words[first].group() else first  # 专栏1 主要指标 | 指标 2020年 …
    return [words[first].start()] if first else []
