"""A figure carried to the time that is asked for by what is told of its change: by how much it rose or fell, so much a year, at a yearly rate."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant import compute
from assistant.calculation.clause import Clause
from assistant.compose.of_figures.calculating.values import State, Value, result, value_of
from assistant.gather.of_figures.changing import rises
from assistant.gather.of_figures.metrics import family
from prompts import say

_LATER = re.compile(r"再过|之?后|往后|以后")
BECOMES = re.compile(r"[降减增升涨提压长]低?高?加?(?:到|至|成|为)|[能会要该得]到|应|达到|变成|剩|降下来|压到|[降减增升涨提]完")


def moved(clause: Clause, own: list[Value], state: State) -> list[Value] | None:
    """The figure before or after a change that was told, at the year asked for; None where none is asked for, or it is told itself."""
    change = next((value for value in reversed(state.values) if _rose(value) is not None), None)
    years = {point.year for parts in clause.sides for side in parts for point in side.points if point.year}
    if change is None or len(years) > 1 or (own and not (years and change.term is not None and change.term.row is None)):
        return None
    level = next((value for value in reversed(state.values) if value is not change and value not in own and _rose(value) is None and _fit(value, change)
                  and not (value.term is not None and value.term.yearly)), None)
    if level is None:
        return None
    year = next(iter(years), None)
    back = year is not None and level.year is not None and year < level.year
    if not back and year is None and not BECOMES.search(clause.text):
        return None
    if year is not None and year == level.year:
        return None
    made = (compute.before if back else compute.after)(level.operand, change.operand, bool(_rose(change)))
    return [result("after", made, (level, change), state, year=year)]


def around(own: list[Value], state: State) -> list[tuple[Value, Value]]:
    """The figure before the amount by which the asker says that it changed ("300亿，比去年减少200亿"), and the figure; nothing where he says no such thing."""
    change = next((value for value in reversed(state.values) if value.term is not None and value.term.row is None and _rose(value) is not None), None)
    if own or change is None or change.rate or change.operand.unit == "倍":
        return []
    level = next((value for value in reversed(state.values) if value is not change and not value.rate and _rose(value) is None and _fit(value, change)), None)
    if level is None:
        return []
    if state.results and state.results[-1].name == "after":
        return [(state.results[-1], level)]  # worked out already
    return [(result("after", compute.before(level.operand, change.operand, bool(_rose(change))), (level, change), state), level)]


def levels(clause: Clause, own: list[Value], state: State) -> list[Value] | None:
    """The figures asked for, where documents tell only how some of them changed; None where that is what is asked for, or all are told."""
    wanted = family(clause.unit)
    ahead = wanted not in ("", "share") or BECOMES.search(clause.text) is not None
    values = own or (state.recent if ahead else [])
    found = [_by_change(value, state, ahead=ahead, several=len(values) > 1) for value in values]
    if not any(found):
        return None
    state.pairs = [pair for pair in found if pair is not None]
    state.used += [value.term for value, pair in zip(values, found, strict=True) if pair is None and value.term is not None]
    return [pair[1] if pair is not None else value for value, pair in zip(values, found, strict=True)]


def as_level(value: Value, state: State) -> Value:
    """The figure from which a told change came about, where a document tells only that change of its time (25.48亿元, 比2010年增长118.77%);
    the value itself where it is no such change."""
    pair = _by_change(value, state, ahead=False, several=False)
    return pair[1] if pair is not None else value


def _by_change(value: Value, state: State, *, ahead: bool, several: bool) -> tuple[Value, Value] | None:
    """The figure that a document tells with a change of it, and the one that this gives for the year asked for: that from which it came about,
    or with `ahead` what it leads to (1.76吨, 到2020年下降14%); None where the value is no such change or its document has no figure."""
    row = value.term.row if value.term is not None else None
    if row is None or row.measure != "change" or value.term is None or value.term.point.year is None:
        return None
    back = value.term.point.year != row.year
    if not back and not ahead:
        return None
    start = row.year if back else row.base_year
    level = next((one for one in reversed(state.values) if one.phrase == value.phrase and one.year == start and _rose(one) is None and _fit(one, value)), None)
    if level is None and (term := state.sources.level(value.term)) is not None:
        level = value_of(term, state)
    if level is None:
        return None
    made = (compute.before if back else compute.after)(level.operand, value.operand, rises(row))
    return level, result("after", made, (level, value), state, several=several, year=value.term.point.year)


def carried(clause: Clause, own: list[Value], state: State) -> list[Value] | None:
    """The figure last told carried on, or back, to a year that a clause asks for and no document has: by the asker's number for each year, or
    at the yearly rate that the asker or a document gives; None where that is not asked or there is neither."""
    rates = {rate.term.row for rate in state.basis if rate.term is not None and rate.term.row is not None and rate.term.row.measure == "annual_growth"}
    own = [value for value in own if not (value.rate and value.term is not None and (value.term.row is None or value.term.row in rates))]
    amount = family(clause.unit) not in ("", "share") and _own_rate(state)
    own = [value for value in own if not value.rate] or ([] if amount else own)  # its growth may be told for the same year
    earlier = _base(own[0].year, state) if len(own) == 1 and own[0].year else None
    begun = earlier is not None and (earlier.year or 0) < (own[0].year or 0) and earlier.phrase == own[0].phrase  # what it is carried on from is told
    from_own = own[0] if len(own) == 1 and not own[0].rate and state.carried and BECOMES.search(clause.text) and not begun else None
    goal = own[0] if len(own) == 1 and from_own is None and state.carried and not own[0].rate and _own_rate(state) else None
    if own and from_own is None and goal is None:
        return None  # told as it stands, unless it is to be reckoned at the asker's rate
    years = {point.year for parts in clause.sides for side in parts for point in side.points if point.year} or state.until
    years -= {from_own.year} if from_own is not None else set()
    last, span = from_own or _base(0, state), clause.years or (state.years if from_own is not None else None)
    if not years and span and (from_own is not None or _LATER.search(clause.text)) and last is not None and last.year is not None:
        years = {last.year + span}
    if len(years) != 1:
        return None
    (year,) = years
    base = from_own or _base(year, state) or _year_before(clause, year, state)
    if base is None or base.year is None or base.term is None:
        return None
    flow = next((value for value in reversed(state.values) if value.term is not None and value.term.row is None and value.term.yearly), None)
    if flow is not None and not flow.rate and family(flow.operand.unit) == family(base.operand.unit) and year > base.year:
        return [result("after", compute.added(base.operand, flow.operand, year - base.year), (base, flow), state, year=year)]
    given = next((value for value in reversed(state.values) if value.rate and value.term is not None and value.term.rose is None
                  and (value.term.row is None or value.term.row in rates)), None)
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
    other = result("forward" if ahead else "backward", made, (base, rate), state, year=year)
    state.pairs = [(other, goal) if goal is not None else (base, other) if ahead else (other, base)]
    return [other]


def _own_rate(state: State) -> bool:
    """Whether the asker gives a rate."""
    return any(value.rate and value.term is not None and value.term.row is None and value.term.rose is None for value in state.values)


def _year_before(clause: Clause, year: int, state: State) -> Value | None:
    """The figure that documents tell of the one thing a clause names for the year before the one asked for."""
    named = [(phrase, side.points) for parts in clause.sides for side in parts for phrase in side.phrases]
    if len(named) != 1 or not named[0][1]:
        return None
    (phrase, points), = named
    last = state.sources.look("".join(phrase), replace(points[0], year=year - 1))
    return value_of(last, state) if last is not None and last.row is not None and last.row.measure == "level" else None


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
    if change.operand.unit in ("%", "％", "倍", "番"):
        return not level.rate
    return family(level.operand.unit) == family(change.operand.unit) or (level.operand.unit == "" and change.rate)
