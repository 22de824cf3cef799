"""What sets one of several wordings side by side apart from the others: 正高级 from 副高级, 居民 from 职工."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SHORT = 2
_LETTER = re.compile("[A-Za-z]")
_TO_UNIT = re.compile(r"\d*\D?")
"""Behind a number: the rest of it and what it counts."""


def apart(own: str, others: Sequence[str]) -> str:
    """The words of `own` between the beginning and the end that it has in common with all others, two signs at least; "" without others."""
    if not others:
        return ""
    start = min(_common(own, other) for other in others)
    while 0 < start < len(own) and _LETTER.match(own, start - 1) and (_LETTER.match(own, start) or any(other[start : start + 1].isascii() for other in others)):
        start -= 1  # letters are told apart as a whole: AA from A
    end = min(_common(own[::-1], other[::-1]) for other in others)
    words = own[start : max(len(own) - end, start + _SHORT)]
    further = _TO_UNIT.match(own, start + len(words)) if words[-1:].isdigit() else None
    return words + (further.group() if further is not None else "")


def _common(one: str, other: str) -> int:
    """So many signs at the beginning are the same."""
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
