"""How many years it takes from one figure to another, by a number for each year or at a yearly rate."""

from __future__ import annotations

from assistant import compute
from assistant.compose.of_figures.calculating.values import State, Value, result
from assistant.compose.worked import Worked
from assistant.compute import plain
from assistant.gather.of_figures.metrics import family
from assistant.records import Computation
from prompts import say


def duration(first: Value, last: Value, state: State) -> list[Value] | None:
    """The years from the first figure to the last at what is told for each year, by the asker first; None where nothing is."""
    flow = yearly((first, last), state)
    if flow is None or compute.convert(last.operand, first.operand.unit) <= first.operand.value:
        return None
    if flow.term is not None:
        state.used.append(flow.term)
    if not flow.rate and family(flow.operand.unit) != family(first.operand.unit):
        return None
    if flow.rate:
        made = compute.years_at(last.operand, first.operand, flow.operand)
        state.worked = state.worked.plus(Worked(notes=(say("figures.note.nominal"),)))
    else:
        made = compute.years(compute.difference(last.operand, first.operand), flow.operand)
    return in_full_years(result("duration", made, (first, last), state), made, state)


def in_full_years(found: Value, made: Computation, state: State) -> list[Value]:
    """A number of years, with the full years in which it ends told beside it."""
    if made.result != made.result.to_integral_value():
        full = compute.full_years(made)
        line = say("figures.calculated.full_years", years=plain(full.result))
        state.worked = state.worked.plus(Worked((line, say("figures.working", expression=full.expression)), (full,)))
    return [found]


def yearly(pair: tuple[Value, Value] | None, state: State) -> Value | None:
    """What comes about each year, of the figures of a `pair` or of any: the asker's number or rate for it, else a document's."""
    known = [value for value in reversed(state.values) if value not in (pair or ()) and value.operand.value > 0]
    like = [value for value in known if (value.rate if pair is None else value.rate != pair[0].rate) or (value.term is not None and value.term.yearly)]
    own = [value for value in like if value.term is not None and value.term.row is None]
    told = [value for value in like if value.term is not None and value.term.row is not None and value.term.row.measure in ("annual_growth", "annual_flow")]
    return next(iter((*own, *told)), None)
