"""Calculations on two figures: which two a clause means, and what it wants done with them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import compute
from assistant.calculation.naming import Phrase
from assistant.calculation.reading import Clause
from assistant.compose.calculating.durations import duration
from assistant.compose.calculating.moving import as_level
from assistant.compose.calculating.ranking import apart
from assistant.compose.calculating.values import (
    TOTALS,
    State,
    Value,
    called,
    figure,
    kept,
    result,
    shown,
    two,
    value_of,
)
from assistant.compose.reached import held_against
from assistant.compose.working import Cited, Worked, incomparable
from assistant.compute import plain
from assistant.gather.filters import family
from prompts import say

PAIR = frozenset({"difference", "growth", "multiple", "annual_rate", "pace", "completion", "direction", "duration"})
EACH = re.compile(r"各|分别")
_GROWN = re.compile(r"增加(?!值)|新增|净增|扩|提高|提升|增长|上升|翻|下降|降(?!幅)|减少|涨|压减|原来|现在|现有|目前|当前|基数|底数")
"""Words of a thing's own change, from what it was when its plan began."""
_PROJECTED = frozenset({"forward", "after"})
_ORDER = re.compile(r"(?<![是为比于占])(?:前者|后者)")
"""The first of these that a clause has as its subject is held against the other: 后者为前者的几倍."""


def pairs(name: str, clause: Clause, sides: list[list[Value]], own: list[Value], state: State) -> list[Value] | None:
    """A calculation on each of the pairs that a clause means."""
    if name == "direction" and len(state.results) == 2 and not own and state.results[0].operand.unit == state.results[1].operand.unit:
        first, last = state.results
        line = direction(first, last)
        state.worked = state.worked.plus(Worked((line,)))
        state.done += 1
        return []
    if not own and name != "direction" and (held := apart(clause.operations, state)):
        return _between(name, clause, *held[0], state, several=False)
    if name == "pace" and not own and (rest := _remaining(clause, state)) is not None:
        return rest
    pairs = _meant(clause, sides, own, state)
    if not pairs:
        return _yearly(own, clause, state) if name == "pace" else None
    state.pairs = pairs
    made: list[Value] = []
    for first, last in ((as_level(one, state), as_level(other, state)) for one, other in pairs):
        if _why_not(first, last):
            return None
        if first.term is not None and last.term is not None:
            state.noted.append((first.term, last.term))
        result = _between(name, clause, first, last, state, several=len(pairs) > 1)
        if result is None:
            return None
        made += result
    return made


def judged(clause: Clause, sides: list[list[Value]], own: list[Value], state: State) -> list[Value] | None:
    """Whether a goal was reached by the figure told for it, or can be by the asker's number for each year or at a rate, in words; None where
    neither is told."""
    if state.results and state.results[-1].name in _PROJECTED and not own:
        return _reached(state.results[-1], state)
    for first, last in _meant(clause, sides, own, state):
        rows = [value.term.row if value.term is not None else None for value in (first, last)]
        flow = next((value for value in reversed(state.values) if value.term is not None and value.term.yearly and value.term.row is None), None)
        if flow is not None and family(flow.operand.unit) == family(last.operand.unit):
            return _paced(flow, first, last, clause, state)
        told = [row for row in rows if row is not None]
        if len(told) < len(rows) or {row.status for row in told} != {"target", "actual"} or len({row.year for row in told}) > 1:
            continue
        goal, real = (first, last) if rows[0] is not None and rows[0].status == "target" else (last, first)
        held = [Cited(value.term.row, int(value.operand.source), "") for value in (goal, real) if value.term is not None and value.term.row is not None]
        state.worked = state.worked.plus(held_against(*held))
        state.used += [value.term for value in (goal, real) if value.term is not None]
        state.done += 1
        return []
    return None


def _reached(made: Value, state: State) -> list[Value] | None:
    """Whether a figure carried on reaches the goal for its year."""
    goals = [value for value in state.values if value.term is not None and value.term.row is not None and value.term.row.status == "target"
             and value.year == made.year and family(value.operand.unit) == family(made.operand.unit)]
    if not goals:
        return None
    goal = goals[-1]
    apart_ = compute.difference(made.operand, goal.operand)
    key = "reaches" if apart_.result >= 0 else "misses"
    apart_ = apart_ if apart_.result >= 0 else compute.difference(goal.operand, made.operand)
    line = say(f"figures.verdict.{key}", goal=figure(goal), gap=f"{plain(apart_.result)}{apart_.unit}")
    return [kept("difference", line, apart_, (made, goal), state, made.year)]


def _paced(flow: Value, first: Value, last: Value, clause: Clause, state: State) -> list[Value] | None:
    """Whether the asker's number for each year is enough to come from one figure to another."""
    years = (last.year or 0) - (first.year or 0) if first.year and last.year else clause.years or state.years or 0
    if years < 1:
        return None
    made = compute.pace(last.operand, first.operand, years)
    key = "pace_enough" if compute.convert(flow.operand, made.unit) >= made.result else "pace_short"
    line = say(f"figures.verdict.{key}", flow=f"{plain(flow.operand.value)}{flow.operand.unit}", first=figure(first), last=figure(last),
               needed=f"{plain(made.result)}{made.unit}")
    if flow.term is not None:
        state.used.append(flow.term)
    return [kept("pace", line, made, (first, last), state, last.year)]


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
        line = _held(first, last) if clause.link == "than" and None in (first.term, last.term) else direction(first, last)
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


def _remaining(clause: Clause, state: State) -> list[Value] | None:
    """What is left of a result after what the asker says is done, for each of the years left."""
    given = next((value for value in reversed(state.values) if value.term is not None and value.term.row is None), None)
    totals = [value for value in state.results if value.name in TOTALS]
    total = next((value for value in reversed(totals) if given is not None and family(value.operand.unit) == family(given.operand.unit)), None)
    if given is None or total is None or not clause.years:
        return None
    return [result("pace", compute.pace(total.operand, given.operand, clause.years), (given, total), state)]


def _meant(clause: Clause, sides: list[list[Value]], own: list[Value], state: State) -> list[tuple[Value, Value]]:
    """The pairs of figures, base first, that a clause works with: its two sides; the ends of each thing it names; what it names with what was
    told of the same before; else the pairs last worked with."""
    if len(sides) == 2 and (sides[0] or sides[1]):
        left, right = sides
        phrases = {value.phrase for value in left or right}
        others = [value for value in state.recent if value not in left and value not in right]
        rest = [value for value in others if value.phrase in phrases] or others
        left = left or [one for one in state.results if right and one.rate == right[0].rate and one.name != "difference"][-1:] or rest
        right = right or rest
        return _matched(left, right)
    if not own and (held := _against_result(state)):
        return held
    if not own:
        order = _ORDER.search(clause.text)
        former_and_latter = next((some for some in (state.recent, state.values) if order and two(some)), None)
        if order and former_and_latter:
            former, latter = former_and_latter
            return [(latter, former) if order.group() == "前者" else (former, latter)]
        if state.pairs:
            return state.pairs
        same = [value for value in state.values if value.phrase in {one.phrase for one in state.recent}]
        pointed = [value for value in same if value.term is not None and (value.term.point.year or value.term.point.document)]
        return _ends(pointed) or _ends(same) or _ends(state.values) or two(state.recent) or two(state.values) or _from_base(state.recent, state)
    pairs = _ends(own)
    if pairs:
        return pairs
    before = [value for value in state.values if value.phrase in {one.phrase for one in own} and value not in own]
    grown = _GROWN.search(clause.text) is not None
    if EACH.search(clause.text) or grown:  # each by itself, not one against the other
        based = _ends([*before, *own]) or _from_base(own, state)
        if based or not grown:
            return based
    last = [value for value in state.values if value not in own][-1:]
    return _ends([*before, *own]) or two(own) or two([*last, *own]) or (_from_base(own, state) if clause.link != "than" else [])


def _against_result(state: State) -> list[tuple[Value, Value]]:
    """The asker's own figure with the share of a goal just worked out, two ratios just worked out with each other; nothing else."""
    if state.results and state.results[-1].name == "portion":
        goal = state.results[-1]
        own = next((value for value in reversed(state.values) if value.term is not None and value.term.row is None and not value.rate), None)
        return [(own, goal)] if own is not None and family(own.operand.unit) == family(goal.operand.unit) else []
    if len(state.results) == 2 and all(value.name == "share" for value in state.results):
        first, last = state.results
        return [(last, first)]
    return []


def _from_base(own: Sequence[Value], state: State) -> list[tuple[Value, Value]]:
    """Each figure with the one from which its document starts; nothing unless each has one."""
    bases = [state.sources.base(value.term) if value.term is not None else None for value in own]
    return [(value_of(base, state), value) for base, value in zip(bases, own, strict=True) if base is not None] if all(bases) else []


def _matched(left: Sequence[Value], right: Sequence[Value]) -> list[tuple[Value, Value]]:
    """Each figure of the one side with that of the same thing on the other, or with the only one there."""
    pairs = []
    for one in left:
        same = [other for other in right if other.phrase == one.phrase] or (list(right) if len(right) == 1 else [])
        pairs += [(same[0], one)] if same and same[0] != one else []
    return pairs


def _ends(values: Sequence[Value]) -> list[tuple[Value, Value]]:
    """The first and the last figure of each thing that has figures of two years, places or sources."""
    groups: dict[Phrase, list[Value]] = {}
    for value in values:
        if value.term is not None and not value.term.yearly:
            groups.setdefault(value.phrase, []).append(value)
    pairs = []
    for group in groups.values():
        kept = [value for value in group if value.rate == group[-1].rate]
        kept = list(dict.fromkeys(kept))
        if len(kept) < 2 or len({(value.year, value.region, value.operand.value) for value in kept}) < 2:
            continue
        regions = {value.region for value in kept if value.region}
        if len(regions) > 1 and len(kept) == 2:
            pairs.append((kept[1], kept[0]))
            continue
        ordered = sorted(kept, key=lambda value: (value.year or 0) if all(one.year for one in kept) else kept.index(value))
        asker = [value for value in kept if value.term is not None and value.term.row is None]
        goal = next((value for value in reversed(kept) if len(asker) == 1 and value is not asker[0] and value.year == asker[0].year), None)
        if goal is not None:
            pairs.append((asker[0], goal))
            continue
        first = asker[0] if len(asker) == 1 and not asker[0].year else ordered[0]
        last = ordered[-1] if ordered[-1] is not first else ordered[0]
        pairs.append((first, last))
    return pairs


def _difference(first: Value, last: Value, state: State, *, several: bool) -> Value:
    """The difference of two figures, not below zero, told from the larger one."""
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
        key = "higher" if family(made.unit) == "share" else "more"
        line = say(f"figures.difference.{key}", amount=f"{plain(made.result)}{made.unit}", **names)
    prefix = f"{''.join(last.phrase)}：" if several else ""
    return kept("difference", f"{prefix}{line}", made, (first, last), state, last.year)


def _held(base: Value, value: Value) -> str:
    """Whether a figure worked out is above or below the one it is held against, in words."""
    pair = (value, base)
    if value.operand.value == base.operand.value:
        return say("figures.calculated.alike", figure=shown(value))
    key = "above" if value.operand.value > base.operand.value else "below"
    return say(f"figures.calculated.{key}", first=called(value, pair), second=called(base, pair), first_figure=shown(value), second_figure=shown(base))


def direction(first: Value, last: Value) -> str:
    """Whether the later of two figures is higher or lower, in words."""
    a, b = last.operand, first.operand
    other = compute.convert(b, a.unit)
    key = "equal" if a.value == other else "raised" if a.value > other else "lowered"
    figures = {"first": figure(first), "last": figure(last)}
    if key == "equal":
        return say("figures.verdict.unchanged", first=figures["first"])
    return say(f"figures.calculated.{key}", **figures)
