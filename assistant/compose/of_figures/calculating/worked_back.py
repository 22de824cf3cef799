"""A whole worked back to from a part and its share (42万套是40%，总共多少), and held against the sum of its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import compute
from assistant.calculation.clause import Clause
from assistant.compose.of_figures.calculating.values import State, Value, result
from assistant.compose.of_figures.comparable import core
from assistant.compose.worked import Worked
from assistant.compute import in_unit
from assistant.gather.of_figures.metrics import family
from prompts import say

_LEAST = 2
AGREES = re.compile(r"对得上|一致|吻合|相符|对不对")
"""A sum is held against the whole worked back to."""


def whole(state: State) -> list[Value] | None:
    """The whole from a part and its share."""
    for share in (value for value in state.values if value.rate):
        row = share.term.row if share.term is not None else None
        if row is None or "占" not in row.indicator:
            continue
        name = core(row.indicator.partition("占")[0])
        part = next((value for value in state.values if not value.rate and value.term is not None and value.term.row is not None
                     and core(value.term.row.indicator) == name and value.year == share.year), None)
        if part is not None:
            return [result("whole", compute.whole(part.operand, share.operand), (part, share), state)]
    return None


def whole_of_share(clause: Clause, state: State) -> list[Value] | None:
    """The whole that a clause asks for by its name, from a part and its share in that whole ("占电力装机55%，电力装机多少"); None where none is known."""
    named = [core("".join(phrase)) for parts in clause.sides for side in parts for phrase in side.phrases]
    for share in (value for value in reversed(state.values) if value.rate and value.term is not None):
        row = share.term.row if share.term is not None else None
        base = core(row.indicator.partition("占")[2].removesuffix("比重") if row is not None else "".join(share.phrase))
        part = next((value for value in reversed(state.values) if not value.rate and value.year == share.year
                     and (row is None or core("".join(value.phrase)) in core(row.indicator.partition("占")[0]))), None)
        if part is not None and len(named) == 1 and base and base in named[0] and family(part.operand.unit) == family(clause.unit):
            return [result("whole", compute.whole(part.operand, share.operand), (part, share), state)]
    return None


def held_to_whole(whole: Value, members: Sequence[Value], state: State) -> list[Value] | None:
    """The sum of the parts named held against a whole worked back to from one of them and its share: that one is meant where a part is called by a
    word of its name. None where a part is not of the whole's year."""
    known = [value for value in state.values if not value.rate and value.year == whole.year]
    parts = [next((one for one in known if _called_alike(one, value)), value) for value in members]
    if any(value.rate for value in parts):
        return None
    if len({value.operand.value for value in parts}) < len(parts) or len(parts) < _LEAST or any(value.year != whole.year for value in parts):
        return None
    made = result("sum", compute.total([value.operand for value in parts]), tuple(parts), state)
    gap = compute.convert(made.operand, whole.operand.unit) - whole.operand.value
    figures = {"sum": in_unit(made.operand.value, made.operand.unit), "whole": in_unit(whole.operand.value, whole.operand.unit)}
    apart = compute.difference(made.operand, whole.operand) if gap > 0 else compute.difference(whole.operand, made.operand) if gap else None
    line = say("figures.back.agrees", **figures) if apart is None else say("figures.back.differs", gap=in_unit(apart.result, apart.unit), **figures)
    state.worked = state.worked.plus(Worked((line,), (apart,) if apart is not None else ()))
    return [made]


def _called_alike(part: Value, value: Value) -> bool:
    """Whether a value is called by a word of a part's name, or is a share of that part."""
    one, other = "".join(part.phrase), "".join(value.phrase)
    return one in other if value.rate else other in one
