"""Text in which an extractor broke printed lines once more, at punctuation: which pieces stood on one printed line."""

from __future__ import annotations

from collections.abc import Sequence

from index.cleaning import starts
from index.cleaning.piece import Piece

MIN_SHARE = 0.04
"""So many of the lines end at a comma far from the margin where printed lines were broken once more."""
SHORT = 0.8
UNDER, OVER = 9, 2
"""Half-ems by which the pieces of a printed line may miss the local width together."""
_ENDS = tuple("，、。；：）》”】！？")
_BEGINS = tuple("《“（【〔[")


def printed_lines(pieces: Sequence[Piece], limits: Sequence[int]) -> list[int]:
    """For each piece the width of its printed line up to its end, in half-ems; above its own width if pieces go before it."""
    widths = [piece.width for piece in pieces]
    if not _broken(pieces, limits):
        return widths
    at = 0
    while at < len(pieces):
        end, total = at, pieces[at].width
        while (
            end + 1 < len(pieces) and total < limits[at] - UNDER and _may_follow(pieces[end], pieces[end + 1])
        ):
            if total + pieces[end + 1].width > limits[at] + OVER:
                break
            end += 1
            total += pieces[end].width
        if end > at and total >= limits[at] - UNDER:
            for later in range(at + 1, end + 1):
                widths[later] += widths[later - 1]
            at = end
        at += 1
    return widths


def _broken(pieces: Sequence[Piece], limits: Sequence[int]) -> bool:
    short = sum(
        piece.text.endswith(("，", "、")) and piece.width < SHORT * limit
        for piece, limit in zip(pieces, limits, strict=True)
    )
    return short > MIN_SHARE * len(pieces)


def _may_follow(before: Piece, here: Piece) -> bool:
    return (
        (before.text.endswith(_ENDS) or here.text.startswith(_BEGINS))
        and not here.after_blank
        and not starts.numbered(here.text)
        and not starts.stands_alone(here.text)
    )
