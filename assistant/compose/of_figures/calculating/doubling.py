"""Whether a figure doubled (翻番了没有), and how many years that takes at a yearly rate (翻一番要几年)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant import compute
from assistant.calculation.clause import Clause
from assistant.compose.of_figures.calculating.durations import in_full_years, yearly
from assistant.compose.of_figures.calculating.meaning import meant
from assistant.compose.of_figures.calculating.values import State, Value, result
from assistant.compose.worked import Worked
from assistant.compute import Operand
from prompts import say

_TIMES = "番"


def doublings(values: Sequence[Value]) -> Value | None:
    """The asker's number of doublings among some values (一番), None where there is none."""
    return next((value for value in reversed(values) if value.operand.unit == _TIMES and value.term is not None and value.term.row is None), None)


def doubled(clause: Clause, sides: list[list[Value]], own: list[Value], state: State) -> list[Value] | None:
    """The multiple of the figures that a clause means, and in words whether it is what was asked for; None where there are none."""
    wanted = doublings([*state.values, *own])
    times = 2 ** int(wanted.operand.value) if wanted is not None else 2
    made: list[Value] = []
    for first, last in meant(clause, [[value for value in side if value is not wanted] for side in sides], [value for value in own if value is not wanted], state):
        multiple = result("multiple", compute.multiple(last.operand, first.operand), (first, last), state)
        key = "doubled" if multiple.operand.value >= times else "undoubled"
        state.worked = state.worked.plus(Worked((say(f"figures.calculated.{key}", times=str(times)),)))
        made.append(multiple)
    return made or None


def years_to_double(own: list[Value], state: State) -> list[Value] | None:
    """The years in which a figure doubles as often as its clause says, at the yearly rate told; None where it says no such thing or none is told."""
    wanted = doublings(own)
    rate = yearly(None, state) if wanted is not None else None
    if wanted is None or rate is None or not rate.rate:
        return None
    made = compute.years_at(Operand(2 ** wanted.operand.value, "倍", "asker"), Operand(wanted.operand.value**0, "倍", "asker"), rate.operand)
    state.used += [value.term for value in (*own, rate) if value.term is not None]
    return in_full_years(result("duration", made, (rate,), state), made, state)
