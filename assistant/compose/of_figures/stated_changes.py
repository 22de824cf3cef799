"""The changes that documents state in per cent, beside the same ones worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import permutations

from assistant.calculation.things import change_between
from assistant.compose.rows import printed
from assistant.compose.worked import Cited, Worked
from assistant.compute import in_unit
from index.library import Library
from index.records import Target
from prompts import say

_GROWN = frozenset({"growth", "fall"})
_CHANGES = _GROWN | {"difference"}


def stated_changes(worked: Worked, rows: Sequence[Target], library: Library) -> list[Target]:
    """Where a change in per cent was worked out between two rows of one thing, those that tell the same change and are not among `rows`: from the
    same year on, or in the sentence that tells the figure it starts from."""
    if not any(one.operation in _GROWN for one in worked.computations):
        return []
    pairs = [(first, change_between(first, last, library)) for first, last in permutations(rows, 2) if first.key == last.key]
    return list(dict.fromkeys(row for first, row in pairs if row is not None and row not in rows and (row.base_year or row.sentence == first.sentence)))


def held_to_told(worked: Worked, told: Sequence[Cited]) -> Worked:
    """What was worked out, headed by whether the change that the document tells is the one worked out, as far as it tells places behind the point;
    figures of different years are then not said to be no contradiction."""
    made = [one for one in worked.computations if one.operation in _CHANGES and told and one.unit == told[0].row.unit]
    if len(made) != 1 or len(told) != 1:
        return worked
    exponent = told[0].row.value.as_tuple().exponent
    short = made[0].result.quantize(Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0), rounding=ROUND_HALF_UP)
    key = "change_agrees" if short == told[0].row.value else "change_differs"
    line = say(f"figures.verdict.{key}", told=f"{printed(told[0].row)}[{told[0].mark}]", made=in_unit(made[0].result, made[0].unit))
    return replace(worked, lines=(line, *(one for one in worked.lines if one != say("figures.verdict.other_years"))))
