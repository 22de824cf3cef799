"""The calculations that the clauses of a question ask for, worked one after another; what one gives the next may use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant import compute
from assistant.calculation.lookup import Term
from assistant.calculation.reading import Clause
from assistant.calculation.terms import Terms
from assistant.compose.calculating.pairs import PAIR, pairs
from assistant.compose.calculating.parts import each, extreme, figures_asked, shares, total, whole
from assistant.compose.calculating.values import Look, Mark, State, Told, Value, remember, result, value_of
from assistant.compose.working import Worked
from assistant.compute import Incomparable
from prompts import say

_OPTIONAL = frozenset({"enough"})
_VALUES = frozenset({"value", "direction"})
_DERIVED = frozenset({"whole", "apply"})
"""Words for one and the same: the whole worked back to, the amount that should be."""


@dataclass(frozen=True, slots=True)
class Calculated:
    """What came of a question's calculations: the lines, the figures used, those of them that were held against each other, how many of the
    things asked for were worked out (`done`), and whether all were (`whole`)."""

    worked: Worked
    terms: tuple[Term, ...]
    held: tuple[tuple[Term, Term], ...]
    done: int
    whole: bool


def calculated(found: Sequence[Terms], mark: Mark, told: Told, look: Look) -> Calculated:
    """The calculations of all clauses. `mark` gives the number of a figure's citation; `told` the row that tells the share of a thing
    in another, `look` the figure of a thing at a point, where there is one."""
    state = State(mark, told, look, next((one.clause.years for one in found if one.clause.years), None))
    for one in found:
        _clause(one, state)
    return Calculated(state.worked, tuple(dict.fromkeys(state.used)), tuple(dict.fromkeys(state.noted)), state.done, state.missing == 0)


def _clause(terms: Terms, state: State) -> None:
    clause = terms.clause
    sides = [[value_of(term, state) for term in side] for side in terms.sides]
    own = [value for side in sides for value in side]
    if not clause.asks:
        state.pending = (*state.pending, *clause.operations)
        remember(own, state)
        return
    operations = tuple(dict.fromkeys((*(name for name in state.pending if name == "whole"), *clause.operations)))
    state.pending = ()
    asked = [name for name in operations if name not in _OPTIONAL] or ["value"]
    if clause.sides and len(clause.sides) == 1:
        remember(own, state)
    results: list[Value] = []
    lacking: list[str] = []
    for name in asked:
        made = _work(name, clause, sides, own, state)
        if made is None:
            lacking.append(name)
        else:
            results += made
            state.results = results or state.results
    derived = bool(results) and bool(_DERIVED & set(asked)) and set(lacking) <= _DERIVED
    state.missing += 0 if derived else len(set(lacking) - _VALUES) + (not terms.whole)
    if len(clause.sides) > 1:
        remember(own, state)


def _work(name: str, clause: Clause, sides: list[list[Value]], own: list[Value], state: State) -> list[Value] | None:
    """The results of one calculation, None where it cannot be done."""
    yearly = [value for value in own or state.recent if value.term is not None and value.term.yearly]
    years = clause.years or _span_of(clause) or (state.years if name == "sum" else None)
    if name in ("value", "sum", "difference", "apply") and yearly and len(yearly) == len(own or state.recent) and years:
        return [result("years_total", compute.times(value.operand, years), (value,), state, several=len(yearly) > 1) for value in yearly]
    try:
        if name in PAIR:
            return pairs(name, clause, sides, own, state)
        if name == "share":
            return shares(clause, sides, own, state)
        if name == "sum":
            return total(sides, own, state)
        if name == "per_unit":
            return each(clause, own, state)
        if name == "whole":
            return whole(state)
        if name in ("highest", "lowest"):
            return extreme(name, clause, own, state)
        return figures_asked(name, clause, own, state)
    except Incomparable as error:
        state.worked = state.worked.plus(Worked((say("figures.verdict.incomparable", why=str(error)),)))
        return None


def _span_of(clause: Clause) -> int | None:
    """How many years a clause names one by one or as a stretch (2020、2021、2022三年)."""
    years = {point.year for parts in clause.sides for side in parts for point in side.points if point.year}
    return max(years) - min(years) + 1 if len(years) > 1 else None
