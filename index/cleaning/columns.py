"""Tables that a text extractor wrote out cell after cell: narrow lines, each cell wrapped at its own column's width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.cleaning import starts
from index.cleaning.piece import Piece

NARROW = 0.55
"""A line this short against the local limit is narrow."""
REACH = 8
"""Lines on either side that tell whether narrow lines are the rule."""
MIN_COUNT = 4
"""A width that so many narrow lines have, more than the widths about it have, is a column's."""
UNDER, OVER = 3, 4
"""Half-ems by which a filled cell line may miss its column's commonest width."""

MAX_CUT = 0.5
"""Share of the narrow lines that end with a sign, at most, in a table."""
_SIGNS = tuple("，。；：、”）")
_UNIT_END = re.compile(
    r"(?:政府|委员会|管委会|办公室|办公厅|[局厅委办院署社会部处站]|部门|单位|公司|中心|集团|银行|企业|运营商|党委|法院|检察院)$"
)
_SEPARATOR = re.compile(r"[、，,]")
_HANGING = tuple("，、；。：）")
_FRAGMENT = re.compile(r".{1,3}(?:[、，；。）;]|$)")


def dense(pieces: Sequence[Piece], limits: Sequence[int], widths: Sequence[int]) -> list[bool]:
    """For each line whether narrow lines prevail about it, and are not sentences that an extractor cut at each sign.

    `widths` are those of the printed lines that the pieces are (parts of).
    """
    narrow = [width < NARROW * limit for width, limit in zip(widths, limits, strict=True)]
    cut = [here and piece.text.endswith(_SIGNS) for piece, here in zip(pieces, narrow, strict=True)]
    out = []
    inside, signs = sum(narrow[:REACH]), sum(cut[:REACH])
    for at in range(len(narrow)):
        if at + REACH < len(narrow):
            inside, signs = inside + narrow[at + REACH], signs + cut[at + REACH]
        if at > REACH:
            inside, signs = inside - narrow[at - REACH - 1], signs - cut[at - REACH - 1]
        size = min(at + REACH, len(narrow) - 1) - max(at - REACH, 0) + 1
        out.append(size > REACH and 2 * inside >= size and signs <= MAX_CUT * inside)
    return out


def column_widths(pieces: Sequence[Piece], limits: Sequence[int], where: Sequence[bool]) -> tuple[int, ...]:
    """The widths at which narrow lines are commonly broken, in half-ems."""
    counts = Counter(
        piece.width
        for piece, limit, here in zip(pieces, limits, where, strict=True)
        if here and piece.width < NARROW * limit and not starts.sentence_end(piece.text)
    )
    return tuple(
        width
        for width, count in sorted(counts.items())
        if count >= MIN_COUNT and count == max(counts[near] for near in range(width - 2, width + 3))
    )


def same_cell(text: str, before: Piece, here: Piece, columns: Sequence[int]) -> bool:
    """Whether the narrow line `before`, the end of the paragraph `text`, goes on in line `here`."""
    if before.text.endswith(("。", "。”", "！", "？")):
        return False
    if _SEPARATOR.search(text) and _UNIT_END.search(before.text) and not _FRAGMENT.match(here.text):
        return False
    end = here.width - (2 if here.text.endswith(_HANGING) else 0)
    return any(
        column - UNDER <= before.width <= column + OVER and end <= max(column + 1, before.width + 2)
        for column in columns
    )
