"""Calculations on the pairs of figures that a clause means."""

from __future__ import annotations

import re

from assistant import compute
from assistant.calculation.clause import Clause
from assistant.calculation.reading import TOO
from assistant.compose.of_figures.calculating import verdicts
from assistant.compose.of_figures.calculating.durations import duration
from assistant.compose.of_figures.calculating.meaning import meant, of_changes
from assistant.compose.of_figures.calculating.moving import around, as_level
from assistant.compose.of_figures.calculating.ranking import apart
from assistant.compose.of_figures.calculating.values import (
    PROJECTED,
    TOTALS,
    State,
    Value,
    called,
    kept,
    result,
)
from assistant.compose.of_figures.comparable import incomparable
from assistant.compose.worked import Worked
from assistant.compute import in_unit
from assistant.gather.of_figures.metrics import family
from index.quantities import in_base_units
from prompts import say

_DONE_OVER = re.compile(r"累计|增加(?!值)|新增|淘汰|退出|化解|实施|完成|改造|压减|腾退|节约|新建")
_REACHED = re.compile(r"达到|提高到|控制在|每年|年均")
_YEARLY = ("annual_flow", "annual_growth")
_RANKED = {"difference": frozenset({"difference"}), "growth": frozenset({"growth", "fall"})}
PAIR = frozenset({"difference", "growth", "multiple", "annual_rate", "pace", "completion", "direction", "duration"})


def pairs(name: str, clause: Clause, sides: list[list[Value]], own: list[Value], state: State) -> list[Value] | None:
    """A calculation on each of the pairs that a clause means."""
    if name == "direction" and (against := _against_told(own or state.recent, state)) is not None:
        state.worked = state.worked.plus(Worked((verdicts.held(*against),)))
        state.used += [one.term for one in own or state.recent if one.term is not None]
        state.done += 1
        return []
    if name == "direction" and len(state.results) == 2 and not own and len({(value.name, value.operand.unit) for value in state.results}) == 1:
        first, last = state.results
        line = verdicts.direction(first, last)
        state.worked = state.worked.plus(Worked((line,)))
        state.done += 1
        return []
    if not own and name != "direction" and not of_changes(clause) and (held := apart(clause.operations, state)):
        return _between(name, clause, *held[0], state, several=False)
    if not own and len(state.results) > 1 and state.ranked == state.results and {one.name for one in state.results} <= _RANKED.get(name, frozenset()):
        return []  # "谁扩得最多？扩了多少": told with which does
    if name == "difference" and not own and [one.name for one in state.results] in [[kind, "difference"] for kind in PROJECTED]:
        return []  # told with whether the goal is reached
    if name == "pace" and not own and (rest := _remaining(clause, state)) is not None:
        return rest
    if name == "pace" and (spread := _spread(own or state.recent, clause, state)) is not None:
        return spread
    sums = [value for value in state.results if value.name == "sum"]
    if name == "difference" and "sum" in clause.operations and len(sums) == len(state.results) == 2 and sums[0].year != sums[1].year:
        return _between(name, clause, sums[0], sums[1], state, several=False)  # "2025年两类合计比2020年多多少"
    chosen = (around(own, state) if name in ("growth", "multiple") else []) or meant(clause, sides, own, state)
    pairs = [pair for pair in chosen if not _same(*pair)]
    if not pairs:
        return _yearly(own, clause, state) if name == "pace" else None
    state.pairs = pairs
    if name == "difference":  # of three times or places all figures are shown, not the ends alone
        state.used += [value.term for value in own if value.term is not None and value.term.row is not None and value.phrase in {last.phrase for _, last in pairs}]
    made: list[Value] = []
    for first, last in ((as_level(one, state), as_level(other, state)) for one, other in pairs):
        if _why_not(first, last):
            return None
        if first.term is not None and last.term is not None:
            state.noted.append((first.term, last.term))
        result = _between(name, clause, first, last, state, several=len(pairs) > 1 or TOO.search(clause.text) is not None)
        if result is None:
            return None
        made += result
    return made


def _against_told(values: list[Value], state: State) -> tuple[Value, Value] | None:
    """The pace or yearly rate just worked out and what it is held against: the nearer end of the numbers for each year that are told (每年8到10
    个, 年均8%); None where none are, or where it lies among them."""
    made = state.results[-1] if state.results and state.results[-1].name in ("pace", "annual_rate") else None
    told = [value for value in values if value.term is not None and (value.term.yearly or (value.term.row is not None and value.term.row.measure in _YEARLY))]
    others = [value for value in values if value not in told and value.term is not None and value.term.row is None]
    if made is None or not told or others or any(family(value.operand.unit) != family(made.operand.unit) for value in told):
        return None
    low, high = (choose(told, key=lambda value: value.operand.value) for choose in (min, max))
    nearer = high if made.operand.value >= high.operand.value else low if made.operand.value <= low.operand.value else None
    return (nearer, made) if nearer is not None else None


def _same(first: Value, last: Value) -> bool:
    """Whether both are one row of one document: a figure is not held against itself."""
    return first.term is not None and last.term is not None and first.term.row is not None and first.term.row == last.term.row


def _why_not(first: Value, last: Value) -> str:
    """Why two rows cannot be worked with together, "" where they can."""
    if first.term is None or last.term is None or first.term.row is None or last.term.row is None:
        return ""
    return incomparable(first.term.row, last.term.row)


def _between(name: str, clause: Clause, first: Value, last: Value, state: State, *, several: bool) -> list[Value] | None:
    """One calculation on two figures, `first` the earlier or the one held against."""
    a, b = first.operand, last.operand
    pair = (first, last)
    years = (last.year or 0) - (first.year or 0) if first.year and last.year else clause.years or state.years or 0
    if name == "direction":
        if first.phrase != last.phrase and not first.rate and in_base_units(a.value, a.unit)[1] != in_base_units(b.value, b.unit)[1]:
            return None  # 万台 and 千家: things of two kinds are not the one more or less than the other
        line = verdicts.held(first, last) if clause.link == "than" and None in (first.term, last.term) else verdicts.direction(first, last)
        line = f"{''.join(last.phrase)}：{line}" if several else line
        state.worked = state.worked.plus(Worked((line,)))
        between = [value for value in state.values if value.phrase == first.phrase == last.phrase]
        state.used += [one.term for one in (*between, *pair) if one.term is not None]
        state.done += 1
        return []
    if first.rate and name in ("growth", "multiple", "annual_rate"):
        name = "pace" if name == "annual_rate" and years else "multiple" if name == "multiple" else "difference"
    if name == "difference":
        return [_difference(first, last, state, several=several)]
    if name == "growth":
        made = compute.growth(b, a)
        told = state.sources.change(first.term, last.term) if first.term is not None and last.term is not None else None
        if told is not None:
            state.used.append(told)
        return [result("growth" if made.result >= 0 else "fall", made, pair, state, several=several)]
    if name == "multiple":
        return [result("multiple", compute.multiple(b, a), pair, state, several=several)]
    if name == "completion":
        own = first if first.term is not None and first.term.row is None else last
        goal = last if own is first else first
        return [result("completion", compute.share(own.operand, goal.operand, "completion"), pair, state, several=several)]
    if name == "duration":
        return duration(first, last, state)
    if years < 1:
        return None
    if name == "annual_rate":
        made = compute.annual_rate(b, a, years)
        return [result("annual_rate" if made.result >= 0 else "annual_fall", made, pair, state, several=several)]
    made = compute.pace(b, a, years)
    return [result("pace" if made.result >= 0 else "pace_down", made, pair, state, several=several)]


def _yearly(own: list[Value], clause: Clause, state: State) -> list[Value] | None:
    """The numbers for each year that are asked for as they stand; None where the clause names other things."""
    named = any(side.phrases for parts in clause.sides for side in parts)
    if not all(value.term is not None and value.term.yearly for value in own) or not (own or named):
        return None
    state.used += [value.term for value in own if value.term is not None]
    return []


def _spread(values: list[Value], clause: Clause, state: State) -> list[Value] | None:
    """What is to be done over all years of a plan (淘汰1000万吨), for each of them; None where a figure is a level, or of one year."""
    rows = [value.term.row if value.term is not None else None for value in values]
    if not rows or any(row is None or value.rate or row.measure not in ("cumulative", "level", "change") or not _DONE_OVER.search(row.quote) or _REACHED.search(row.quote)
                       for row, value in zip(rows, values, strict=True)):
        return None
    if len({value.phrase for value in values}) < len(values):
        return None  # of two years: from the one to the other
    lasting = [clause.years or state.years or state.sources.lasts(value.term) for value in values if value.term is not None]
    if not all(lasting):
        return None
    return [result("average", compute.spread(value.operand, count), (value,), state, several=len(values) > 1) for value, count in zip(values, lasting, strict=True)]


def _remaining(clause: Clause, state: State) -> list[Value] | None:
    """What is left of a result after what the asker says is done, for each of the years left."""
    given = next((value for value in reversed(state.values) if value.term is not None and value.term.row is None), None)
    totals = [value for value in state.results if value.name in TOTALS]
    total = next((value for value in reversed(totals) if given is not None and family(value.operand.unit) == family(given.operand.unit)), None)
    if given is None or total is None or not clause.years:
        return None
    return [result("pace", compute.pace(total.operand, given.operand, clause.years), (given, total), state)]


def _difference(first: Value, last: Value, state: State, *, several: bool) -> Value:
    """The difference of two figures, not below zero, told from the later one, or else from the larger one."""
    made = compute.difference(last.operand, first.operand)
    high, low = last, first
    if first.term is not None and first.term.row is None:
        kind = "gap" if made.result >= 0 else "reached"
        return result(kind, made if made.result >= 0 else compute.difference(first.operand, last.operand), (first, last), state, several=several)
    if made.result < 0:
        high, low = first, last
        made = compute.difference(high.operand, low.operand)
    names = {"later": called(high, (first, last)), "earlier": called(low, (first, last))}
    if not made.result:
        line = say("figures.difference.same", **names)
    else:
        fell = high is first and bool(first.year and last.year and first.year < last.year)
        key = ("lower" if fell else "higher") if family(made.unit) == "share" else "fewer" if fell else "more"
        line = say(f"figures.difference.{key}", amount=in_unit(made.result, made.unit), **names)
    prefix = f"{''.join(last.phrase)}：" if several else ""
    return kept("difference", f"{prefix}{line}", made, (first, last), state, last.year)


