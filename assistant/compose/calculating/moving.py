"""A figure carried to the time that is asked for by what is told of its change: by how much it rose or fell, so much a year, at a yearly rate."""

from __future__ import annotations

import re

from assistant import compute
from assistant.calculation.reading import Clause
from assistant.compose.calculating.values import State, Value, result, value_of
from assistant.gather.changing import rises
from assistant.gather.filters import family
from prompts import say

_LATER = re.compile(r"再过|之?后|往后|以后")
_BECOMES = re.compile(r"[降减增升涨提压]低?高?加?(?:到|至|成|为)|应|达到|变成|剩")


def moved(clause: Clause, own: list[Value], state: State) -> list[Value] | None:
    """The figure before or after a change that was told, at the year asked for; None where none is asked for, or it is told itself."""
    change = next((value for value in reversed(state.values) if _rose(value) is not None), None)
    years = {point.year for parts in clause.sides for side in parts for point in side.points if point.year}
    if own or change is None or len(years) > 1:
        return None
    level = next((value for value in reversed(state.values) if value is not change and _rose(value) is None and _fit(value, change)
                  and not (value.term is not None and value.term.yearly)), None)
    if level is None:
        return None
    year = next(iter(years), None)
    back = year is not None and level.year is not None and year < level.year
    if not back and year is None and not _BECOMES.search(clause.text):
        return None
    if year is not None and year == level.year:
        return None
    made = (compute.before if back else compute.after)(level.operand, change.operand, bool(_rose(change)))
    return [result("after", made, (level, change), state, year=year)]


def as_level(value: Value, state: State) -> Value:
    """The figure that a change told from it gives, where a document tells only that change of its time (25.48亿元, 比2010年增长118.77%)."""
    row = value.term.row if value.term is not None else None
    if row is None or row.measure != "change" or value.term is None or value.term.point.year in (None, row.year):
        return value
    level = next((one for one in reversed(state.values) if one.phrase == value.phrase and one.year == row.year and _rose(one) is None), None)
    if level is None or not _fit(level, value):
        return value
    made = compute.before(level.operand, value.operand, rises(row))
    return result("after", made, (level, value), state, year=value.term.point.year)


def carried(clause: Clause, own: list[Value], state: State) -> list[Value] | None:
    """The figure last told carried on, or back, to a year that a clause asks for and no document has: by the asker's number for each year, or
    at the yearly rate that the asker or a document gives; None where that is not asked or there is neither."""
    years = {point.year for parts in clause.sides for side in parts for point in side.points if point.year} or state.until
    if not years and clause.years and _LATER.search(clause.text) and (last := _base(0, state)) is not None and last.year is not None:
        years = {last.year + clause.years}
    if own or len(years) != 1:
        return None
    (year,) = years
    base = _base(year, state)
    if base is None or base.year is None or base.term is None:
        return None
    flow = next((value for value in reversed(state.values) if value.term is not None and value.term.row is None and value.term.yearly), None)
    if flow is not None and not flow.rate and family(flow.operand.unit) == family(base.operand.unit) and year > base.year:
        return [result("after", compute.added(base.operand, flow.operand, year - base.year), (base, flow), state, year=year)]
    given = next((value for value in reversed(state.values) if value.rate and value.term is not None and value.term.row is None), None)
    if not state.carried:
        return None
    told = None if given else state.sources.look(f"{''.join(base.phrase)}{say('figures.calculated.yearly')}", base.term.point)
    if told is not None and (told.row is None or told.row.measure != "annual_growth"):
        return None
    rate = given or (value_of(told, state) if told is not None else None)
    if rate is None:
        return None
    ahead = year > base.year
    made = (compute.forward if ahead else compute.backward)(base.operand, rate.operand, abs(year - base.year))
    return [result("forward" if ahead else "backward", made, (base, rate), state, year=year)]


def _base(year: int, state: State) -> Value | None:
    """The amount last told for another year."""
    return next((value for value in reversed(state.values) if not value.rate and value.year not in (None, year)
                 and value.term is not None and not value.term.yearly), None)


def _rose(value: Value) -> bool | None:
    """Whether a change went up; None where the figure is no change."""
    if value.term is None:
        return None
    if value.term.row is None:
        return value.term.rose
    return rises(value.term.row) if value.term.row.measure == "change" else None


def _fit(level: Value, change: Value) -> bool:
    """Whether a change can be one of a figure: in its unit, in per cent of an amount, in points of a share."""
    if change.operand.unit in ("%", "％", "倍"):
        return not level.rate
    return family(level.operand.unit) == family(change.operand.unit) or (level.operand.unit == "" and change.rate)
