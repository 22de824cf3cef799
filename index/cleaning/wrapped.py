"""Were the lines of a text broken at a fixed width, and at which width about each line?"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from index.cleaning import fragments, starts
from index.cleaning.piece import Piece

WINDOW = 12
"""Lines on either side that tell the local line width."""
COLUMN_WINDOW = 40
"""Lines on either side that tell the width of the widest column, where tables were written out cell after cell."""
SLACK = 5
"""Half-ems by which a line may fall short of the local width besides what its successor's first token would take."""
MAX_WRAP_WIDTH = 120
MIN_CUT = 0.1
"""So many lines end without a sign where lines were broken at a width, even if further ones were broken at signs."""
_SIGNS = tuple("，、。；：！？）》”…")
MIN_OPEN_SHARE = 0.35
MIN_PROSE = 16
"""Half-ems of the shortest line that tells whether lines were broken at a width."""


def is_wrapped(pieces: Sequence[Piece]) -> bool:
    """Whether lines were broken at a fixed width: many lines of nearly the local width end inside a sentence. Where printed
    lines were broken once more, it is the printed lines that count."""
    prose = [
        piece
        for piece in pieces
        if piece.width >= MIN_PROSE and not starts.contents_entry(piece.text) and not starts.labelled_value(piece.text)
    ]
    if len(prose) < 4:
        return False
    if _cut_at_width([piece.width for piece in prose], prose, local_widths(prose)):
        return True
    if sum(not piece.text.endswith(_SIGNS) for piece in prose) < MIN_CUT * len(prose):
        return False
    wide = local_widths(pieces, COLUMN_WINDOW)
    printed = fragments.printed_lines(pieces, local_widths(pieces), wide)
    ends = [at for at, width in enumerate(printed.upto) if width == printed.whole[at] >= MIN_PROSE]
    return printed.broken and _cut_at_width(
        [printed.whole[at] for at in ends], [pieces[at] for at in ends], [wide[at] for at in ends]
    )


def _cut_at_width(widths: Sequence[int], last: Sequence[Piece], limits: Sequence[int]) -> bool:
    """Whether many of the lines with these `widths`, that end in the pieces `last`, are filled and end inside a sentence."""
    full = [
        (width, piece) for width, piece, limit in zip(widths, last, limits, strict=True) if width >= limit - 2 * SLACK
    ]
    cut = sum(width <= MAX_WRAP_WIDTH and not starts.final(piece.text) for width, piece in full)
    return len(full) >= 0.3 * len(widths) and cut >= MIN_OPEN_SHARE * len(full)


def local_widths(pieces: Sequence[Piece], reach: int = WINDOW) -> list[int]:
    """For each line the width to which the `reach` lines before and after it are filled: the third largest, against outliers."""
    widths = [0 if starts.contents_entry(piece.text) else piece.width for piece in pieces]
    window: list[int] = sorted(widths[:reach])
    out = []
    for at in range(len(widths)):
        if at + reach < len(widths):
            insort(window, widths[at + reach])
        if at > reach:
            del window[bisect_left(window, widths[at - reach - 1])]
        out.append(window[-min(3, len(window))])
    return out
