"""Text in which an extractor broke printed lines once more, at punctuation: which pieces stood on one printed line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.cleaning import starts
from index.cleaning.piece import Piece

MIN_SHARE = 0.04
"""So many of the lines end at a comma far from the margin where printed lines were broken once more."""
SHORT = 0.8
UNDER, OVER = 9, 2
"""Half-ems by which the pieces of a printed line may miss the local width together."""
_ENDS = tuple("，、。；：）》”】！？")
_BEGINS = tuple("《“（(【〔[")
_ASIDE = re.compile(r"[（(](?:此件|本文|信息公开|主动公开|依申请)")
"""What stands in brackets on a line of its own below a date."""


@dataclass(frozen=True, slots=True)
class Printed:
    """For each piece the width of its printed line up to its end and that of the whole line, in half-ems."""

    upto: tuple[int, ...]
    whole: tuple[int, ...]
    broken: bool


def printed_lines(pieces: Sequence[Piece], limits: Sequence[int], wide: Sequence[int]) -> Printed:
    """The printed lines of pieces whose local width is `limits`, over a wider reach `wide`; where none was broken, each
    piece is one."""
    upto = [piece.width for piece in pieces]
    if not _broken(pieces, limits):
        return Printed(tuple(upto), tuple(upto), broken=False)
    whole = list(upto)
    at = 0
    while at < len(pieces):
        end = _line_end(pieces, at, wide[at])
        for later in range(at + 1, end + 1):
            upto[later] += upto[later - 1]
        for one in range(at, end + 1):
            whole[one] = upto[end]
        at = end + 1
    return Printed(tuple(upto), tuple(whole), broken=True)


def _line_end(pieces: Sequence[Piece], at: int, limit: int) -> int:
    """The last piece of the printed line that begins with piece `at`, which itself is the last if no others fill the line."""
    end, total, best = at, pieces[at].width, at
    while end + 1 < len(pieces) and _may_follow(pieces[end], pieces[end + 1]):
        total += pieces[end + 1].width
        if total > limit + OVER:
            break
        end += 1
        exact = total >= limit - 1 and not pieces[end].text.endswith(_ENDS)
        if exact or (total >= limit - UNDER and best == at and total - pieces[end].width < limit - UNDER):
            best = end
    return best if best > at or not _marker(pieces, at) else at + 1


def _marker(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a piece is a clause's number alone, with words behind it on its line."""
    return starts.bare_number(pieces[at].text) and at + 1 < len(pieces) and _may_follow(pieces[at], pieces[at + 1])


def _broken(pieces: Sequence[Piece], limits: Sequence[int]) -> bool:
    short = sum(
        piece.text.endswith(("，", "、")) and piece.width < SHORT * limit
        for piece, limit in zip(pieces, limits, strict=True)
    )
    return short > MIN_SHARE * len(pieces)


def _may_follow(before: Piece, here: Piece) -> bool:
    return (
        (before.text.endswith(_ENDS) or here.text.startswith(_BEGINS) or starts.bare_number(before.text))
        and not here.after_blank
        and not starts.numbered(here.text)
        and not starts.stands_alone(here.text)
        and not starts.stands_alone(before.text)
        and not starts.dated_title(before.text)
        and not starts.begins_body(before.text, here.text)
        and not _ASIDE.match(here.text)
        and not _ASIDE.match(before.text)
    )
