"""Page numbers that an extractor printed onto the first line of each page (“15三、…”, “10012.3提高…”)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from index.cleaning.piece import Piece
from index.cleaning.width import normalise, width

_NUMBER = re.compile(r"\s*(\d{1,6})(?=[^\s\d.．、,，)）年月日%％])|\s*(\d{2,5})(?=\.\d)")
"""Digits with a word right behind them, or digits before a point: a page number may stand before a section's number there."""
MIN_CHAIN = 10
"""So many numbers that count up one by one make page numbers."""
MAX_GAP = 90
"""Lines from one page number to the next, at most; as a median, at least `MIN_GAP`."""
MIN_GAP = 8
REGULAR = 3
"""The candidates looked back on for one number."""


class _Candidate(NamedTuple):
    """A line (by its place in the text) that may begin with page number `number`."""

    at: int
    number: int


def page_numbers(pieces: Sequence[Piece]) -> dict[int, str]:
    """`Piece.index` → the page number printed onto that line, for texts without pages of their own; else nothing."""
    if any(piece.page is not None for piece in pieces):
        return {}
    found = [_Candidate(at, number) for at, piece in enumerate(pieces) for number in _readings(piece)]
    if len(found) < MIN_CHAIN:
        return {}
    chain = _chain(found, None)
    gaps = [after.at - before.at for before, after in pairwise(chain)]
    if len(chain) < MIN_CHAIN or median(gaps) < MIN_GAP:
        return {}
    return {pieces[one.at].index: str(one.number) for one in _chain(found, median(gaps))}


def _readings(piece: Piece) -> list[int]:
    """The page numbers that the line may begin with; what stays is a word or a section's number."""
    digits = _NUMBER.match(piece.raw)
    if digits is None or piece.stated:
        return []
    if digits[1] and len(digits[1]) <= 3:
        return [int(digits[1])] if digits[1][0] != "0" else []
    run = digits[2] or ""
    return [int(run[:size]) for size in (1, 2, 3) if 0 < len(run) - size <= 2 and run[0] != "0" != run[size]]


def _chain(found: Sequence[_Candidate], gap: float | None) -> list[_Candidate]:
    """The longest run of candidates that count up (one number may be missing), the most regular about `gap` if it is known."""
    places: dict[int, list[int]] = {}
    score: list[float] = []
    before: list[int] = []
    for place, here in enumerate(found):
        best, link = 1.0, -1
        for step in (1, 2):
            for other in places.get(here.number - step, [])[-REGULAR:]:
                distance = here.at - found[other].at
                if not 0 < distance <= MAX_GAP * step:
                    continue
                value = score[other] + 1.0
                if gap is not None:
                    value -= 0.5 * min(1.0, abs(distance - gap * step) / (gap * step))
                if value > best:
                    best, link = value, other
        score.append(best)
        before.append(link)
        places.setdefault(here.number, []).append(place)
    at = max(range(len(found)), key=score.__getitem__)
    chain = []
    while at >= 0:
        chain.append(found[at])
        at = before[at]
    return chain[::-1]


def cut(piece: Piece, number: str) -> Piece:
    """`piece` without the page number before its text."""
    raw = piece.raw.lstrip()[len(number) :]
    return replace(piece, raw=raw, text=normalise(raw), width=width(raw), bold=0)
