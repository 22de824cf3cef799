"""The calculations that the clauses of a question ask for, worked one after another; what one gives the next may use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant import compute
from assistant.calculation.clause import Clause
from assistant.calculation.lookup import Term
from assistant.calculation.terms import Terms
from assistant.calculation.words import words
from assistant.compose.of_figures.calculating.applying import applied, basis, left_over
from assistant.compose.of_figures.calculating.doubling import doubled, years_to_double
from assistant.compose.of_figures.calculating.meaning import EACH
from assistant.compose.of_figures.calculating.measured import each_measure
from assistant.compose.of_figures.calculating.moving import carried, levels, moved
from assistant.compose.of_figures.calculating.over_years import added_each_year, compounded
from assistant.compose.of_figures.calculating.pairs import PAIR, pairs
from assistant.compose.of_figures.calculating.parts import (
    each,
    figures_asked,
    portions,
    shares,
    total,
)
from assistant.compose.of_figures.calculating.ranking import EXTREMES, extreme, which
from assistant.compose.of_figures.calculating.values import Sources, State, Value, remember, result, value_of
from assistant.compose.of_figures.calculating.verdicts import judged
from assistant.compose.of_figures.calculating.worked_back import whole, whole_of_share
from assistant.compose.worked import Worked
from assistant.compute import Incomparable
from prompts import say

_OPTIONAL = frozenset({"enough", "limit"})
_VALUES = frozenset({"value", "direction"})
_DERIVED = frozenset({"whole", "apply", "value"})
"""Words for one and the same: the whole worked back to, the amount that should be."""
_WAITING = frozenset({"whole", "sum"})
"""What a clause that does not ask may want done with what the next clause asks for."""


@dataclass(frozen=True, slots=True)
class Calculated:
    """What came of a question's calculations: the lines, the figures used, those of them that were held against each other, how many of the
    things asked for were worked out (`done`), whether all were (`whole`), and whether a sum of another answer was used (`seeded`)."""

    worked: Worked
    terms: tuple[Term, ...]
    held: tuple[tuple[Term, Term], ...]
    done: int
    whole: bool
    seeded: bool


def calculated(found: Iterable[Terms], years: int | None, sources: Sources, seeds: Sequence[Value] = ()) -> Calculated:
    """The calculations of all clauses, up to the first that lacks something; `years` is the number of years that the question speaks of first,
    `seeds` are sums worked out elsewhere."""
    state = State(sources, years, seeds=list(seeds))
    for one in found:
        _clause(one, state)
        if state.missing:
            break  # what is lacking is not made good by the clauses behind it, which would only be looked up for nothing
    return Calculated(state.worked, tuple(dict.fromkeys(state.used)), tuple(dict.fromkeys(state.noted)), state.done, state.missing == 0, state.seeded)


def _clause(terms: Terms, state: State) -> None:
    clause = terms.clause
    sides = [[value_of(term, state) for term in side] for side in terms.sides]
    own = [value for side in sides for value in side]
    basis(clause, own, state)
    if words().carried.search(clause.text) or "whole" in clause.operations:
        state.carried = True
        state.until = frozenset(point.year for parts in clause.sides for side in parts for point in side.points if point.year)
    state.results = portions(sides, state) or state.results
    if not clause.asks:
        told = any(term.row is None for side in terms.sides for term in side)
        state.pending = state.pending if told else (*state.pending, *clause.operations)
        state.missing += "sum" in clause.operations and not terms.whole
        state.used += [term for side in terms.sides for term in side] if words().shown.search(clause.text) else []
        remember(own, state)
        return
    named = any(side.phrases for parts in clause.sides for side in parts)
    waiting = _WAITING if not named and not set(clause.operations) - {"pace"} else _WAITING - {"sum"}
    waiting = waiting | set(state.pending) if words().tested.search(clause.text) else waiting
    bare = len(sides) > 1 and not any(side.phrases or side.points for side in clause.sides[0])
    if bare and clause.link == "share" and EACH.search(clause.text) and len({value.year for value in state.recent}) == 1:
        state.pending = tuple(name for name in state.pending if name != "sum")  # "两类的合计目标，各占…": each is a total already
    if "sum" in state.pending and bare and (added := total(clause, [state.recent], state.recent, state)):
        state.results, state.pending = added, ()  # "两类加起来，占…的多少"
    operations = tuple(dict.fromkeys((*(name for name in state.pending if name in waiting), *clause.operations)))
    if "sum" in operations and "pace" in operations:
        kept = "sum" if named or len(state.recent) > 1 else "pace"  # 两类加起来，一年多少个; 一共60个，一年多少个
        operations = tuple(name for name in operations if name not in ("sum", "pace") or name == kept)
    state.pending = ()
    asked = list(operations) or ["value"]
    if clause.sides and len(clause.sides) == 1:
        remember(own, state)
    before = state.results
    results: list[Value] = []
    lacking: list[str] = []
    for name in asked:
        if results and name in _DERIVED and name != asked[0] and asked[0] in _DERIVED:
            continue  # worked out already
        made = _work(name, clause, sides, own, state)
        if made is None:
            lacking.append(name)
        else:
            results += made
            state.results = results or state.results
    if results and {value.name for value in (*before, *results)} in ({"share"}, {"sum"}) and len({value.year for value in (*before, *results)}) > len({value.year for value in before}):
        state.results = [*before, *results]  # "占比2015年是百分之几，2020年又是百分之几，升了几个点", "2020年合计多少，2022年又是多少，多了几家"
    derived = bool(results) and (bool(_DERIVED & set(asked)) or state.seeded) and set(lacking) <= _DERIVED
    state.missing += 0 if derived else len(set(lacking) - _VALUES - _OPTIONAL) + (not terms.whole and not set(asked) <= _OPTIONAL)
    if len(clause.sides) > 1:
        remember(own, state)


def _work(name: str, clause: Clause, sides: list[list[Value]], own: list[Value], state: State) -> list[Value] | None:
    """The results of one calculation, None where it cannot be done."""
    if name in ("value", "apply") and (more := added_each_year(clause, own, state)) is not None:
        return more
    if name in ("value", "apply", "difference") and (left := left_over(clause, own, state)) is not None:
        return left
    among = own or (_each_yearly(state) if clause.years and EACH.search(clause.text) else []) or state.recent
    anew = bool(clause.years) or any(side.phrases for parts in clause.sides for side in parts)
    if len({value.term.row if value.term is not None else None for value in among}) == 1 and among[0].term is not None and among[0].term.row is not None:
        among = among[:1] if among[0].term.yearly else among  # a number for each year holds at every point: once
    yearly = [value for value in among if value.term is not None and value.term.yearly and not value.rate]
    together = name == "sum" and len(yearly) > 1 and not EACH.search(clause.text) and (anew or len(state.over_years) < len(yearly))
    years = clause.years or _span_of(clause) or (state.years if name == "sum" and not together and (anew or len(state.over_years) < len(yearly)) else None)
    of_each_year = ("yearly_sum", "portion") if any(value.term is not None and value.term.yearly for value in state.values) else ("yearly_sum",)
    if name in ("value", "sum", "difference") and not own and clause.years and state.results and state.results[-1].name in of_each_year:
        return [result("years_total", compute.times(state.results[-1].operand, clause.years), (state.results[-1],), state)]
    if name == "pace" and not anew and state.results and state.results[-1].name in of_each_year:
        return []  # "一年得几户": worked out already
    if together and len(yearly) == len(among):
        made = result("yearly_sum", compute.total([value.operand for value in yearly]), tuple(yearly), state)
        return [result("years_total", compute.times(made.operand, years), (made,), state)] if years else [made]
    if name in ("value", "sum", "difference", "apply") and yearly and len(yearly) == len(among) and years:
        return [result("years_total", compute.times(value.operand, years), (value,), state, several=len(yearly) > 1) for value in yearly]
    try:
        if name == "doubled":
            return doubled(clause, sides, own, state)
        if name == "duration" and (doubling := years_to_double(own, state)) is not None:
            return doubling
        if name in ("growth", "difference") and (risen := compounded(name, clause, own, state)) is not None:
            return risen
        if name in PAIR:
            return pairs(name, clause, sides, own, state)
        if name == "enough":
            return judged(clause, sides, own, state)
        if name == "limit":
            return []  # told with the share that is held to it
        if name == "share":
            return shares(clause, sides, own, state)
        if name == "sum" and not anew and len(state.over_years) > 1:
            return [result("sum", compute.total([value.operand for value in state.over_years]), tuple(state.over_years), state)]
        if name == "sum":
            return total(clause, sides, own, state)
        if name == "per_unit":
            return each(clause, own, state)
        if name == "per_measure":
            return each_measure(clause, state)
        if name == "whole":
            return whole(state) or carried(clause, own, state) or levels(clause, own, state)
        if name in EXTREMES:
            return extreme(name, clause, own, state)
        if name == "which":
            return which(own, state, _word(name, clause))
        if name in ("value", "apply") and not own and (total_of := whole_of_share(clause, state)) is not None:
            return total_of
        if name in ("value", "apply") and (made_of := applied(clause, own, state)) is not None:
            return made_of
        return carried(clause, own, state) or moved(clause, own, state) or levels(clause, own, state) or figures_asked(name, clause, own, state)
    except Incomparable as error:
        state.worked = state.worked.plus(Worked((say("figures.verdict.incomparable", why=str(error)),)))
        return None


def _each_yearly(state: State) -> list[Value]:
    """All figures known so far, where each is a number for each year; else none."""
    return list(state.values) if all(value.term is not None and value.term.yearly and not value.rate for value in state.values) else []


def _word(name: str, clause: Clause) -> str:
    """The words by which a clause asks for a calculation."""
    match = words().operations[name].search(clause.text)
    return match[0] if match else ""


def _span_of(clause: Clause) -> int | None:
    """How many years a clause names one by one or as a stretch (2020、2021、2022三年)."""
    years = {point.year for parts in clause.sides for side in parts for point in side.points if point.year}
    return max(years) - min(years) + 1 if len(years) > 1 else None
