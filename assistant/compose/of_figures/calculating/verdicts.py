"""What two figures say of each other in words: whether a goal is reached, which way a figure moved, whether one is above another."""

from __future__ import annotations

from assistant import compute
from assistant.calculation.clause import Clause
from assistant.compose.of_figures.calculating.meaning import meant
from assistant.compose.of_figures.calculating.moving import carried
from assistant.compose.of_figures.calculating.values import (
    PROJECTED,
    State,
    Value,
    called,
    figure,
    kept,
    shown,
)
from assistant.compose.of_figures.reached import held_against
from assistant.compose.worked import Cited
from assistant.compute import in_unit
from assistant.gather.of_figures.metrics import family
from prompts import say


def judged(clause: Clause, sides: list[list[Value]], own: list[Value], state: State) -> list[Value] | None:
    """Whether a goal was reached by the figure told for it, or can be by the asker's number for each year or at a rate, in words; None where
    neither is told."""
    if state.results and state.results[-1].name in PROJECTED and not own:
        return _reached(state.results[-1], state)
    if state.carried and (made := carried(clause, [], state)):
        state.values += [value for value in own if value not in state.values]
        return [*made, *(_reached(made[-1], state) or [])]
    for first, last in meant(clause, sides, own, state):
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
    line = say(f"figures.verdict.{key}", goal=figure(goal), gap=in_unit(apart_.result, apart_.unit))
    return [kept("difference", line, apart_, (made, goal), state, made.year)]


def _paced(flow: Value, first: Value, last: Value, clause: Clause, state: State) -> list[Value] | None:
    """Whether the asker's number for each year is enough to come from one figure to another."""
    years = (last.year or 0) - (first.year or 0) if first.year and last.year else clause.years or state.years or 0
    if years < 1:
        return None
    made = compute.pace(last.operand, first.operand, years)
    key = "pace_enough" if compute.convert(flow.operand, made.unit) >= made.result else "pace_short"
    line = say(f"figures.verdict.{key}", flow=in_unit(flow.operand.value, flow.operand.unit), first=figure(first), last=figure(last),
               needed=in_unit(made.result, made.unit))
    if flow.term is not None:
        state.used.append(flow.term)
    return [kept("pace", line, made, (first, last), state, last.year)]


def held(base: Value, value: Value) -> str:
    """Whether a figure worked out is above or below the one it is held against, in words."""
    pair = (value, base)
    if value.operand.value == base.operand.value:
        return say("figures.calculated.alike", figure=shown(value))
    key = "above" if value.operand.value > base.operand.value else "below"
    return say(f"figures.calculated.{key}", first=called(value, pair), second=called(base, pair), first_figure=shown(value), second_figure=shown(base))


def direction(first: Value, last: Value) -> str:
    """Whether the later of two figures, by their years where both have one, is higher or lower, in words; of two places, the last
    against the first."""
    if first.region and last.region and first.region != last.region:
        if last.operand.value != first.operand.value:
            return held(first, last)
        pair = (first, last)
        return say("figures.verdict.equal", first=called(last, pair), second=called(first, pair), figure=in_unit(last.operand.value, last.operand.unit))
    if first.year and last.year and last.year < first.year:
        first, last = last, first
    a, b = last.operand, first.operand
    other = compute.convert(b, a.unit)
    key = "equal" if a.value == other else "raised" if a.value > other else "lowered"
    figures = {"first": figure(first), "last": figure(last)}
    if key == "equal":
        return say("figures.verdict.unchanged", first=figures["first"] if first.year == last.year else shown(first))
    return say(f"figures.calculated.{key}", **figures)
