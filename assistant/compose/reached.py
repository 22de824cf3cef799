"""Whether what was done reached the goal set for the same year: "2025年达标没有", "目标完成了吗"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from assistant import compute
from assistant.compose.rows import printed
from assistant.compose.worked import Cited, Worked
from assistant.compute import Incomparable, plain
from assistant.gather.changing import rises
from assistant.records import Query
from assistant.vocabulary import vocabulary
from prompts import say

_AVERAGE = "年均"
"""The average of several years is not held against one of them."""


def reached(query: Query, groups: Sequence[Sequence[Cited]]) -> Worked:
    """For each goal of which an outcome of the same year, place and measure is shown: whether it was reached and by how much; nothing
    where the question does not ask for it."""
    done = Worked()
    if not vocabulary().reached.search(query.text):
        return done
    for group in groups:
        goals = [one for one in group if one.row.status == "target"]
        outcomes = [one for one in group if one.row.status == "actual"]
        held: dict[tuple[object, ...], tuple[Cited, Cited]] = {}
        for goal, outcome in product(goals, outcomes):
            if _of_one_thing(goal, outcome):
                held.setdefault((goal.row.year, goal.row.region, goal.row.value, outcome.row.value), (goal, outcome))
        for pair in held.values():
            done = done.plus(held_against(*pair))
    return done


def _of_one_thing(goal: Cited, outcome: Cited) -> bool:
    a, b = goal.row, outcome.row
    if (a.measure == "change" and rises(a) != rises(b)) or (_AVERAGE in a.quote) != (_AVERAGE in b.quote):
        return False
    return (a.year, a.region, a.scope, a.key, a.measure) == (b.year, b.region, b.scope, b.key, b.measure) and a.value_max is None


def held_against(goal: Cited, outcome: Cited) -> Worked:
    """A goal is reached by as much or more, a ceiling (以内) by as much or less; a fall is told by its size, as its goal is."""
    try:
        above = compute.difference(outcome.operand, goal.operand)
        gap = compute.difference(goal.operand, outcome.operand) if above.result < 0 else above
    except Incomparable:
        return Worked()
    met = (above.result < 0) == (goal.row.bound == "<=")
    told = {"year": str(goal.row.year or ""), "indicator": goal.row.indicator, "goal": printed(goal.row), "outcome": printed(outcome.row),
            "goal_mark": f"[{goal.mark}]", "mark": f"[{outcome.mark}]"}
    if not gap.result:
        return Worked((say("figures.reached.equal", **told),))
    line = say(f"figures.reached.{'met' if met else 'missed'}", gap=f"{plain(gap.result)}{gap.unit}", **told)
    return Worked((line, say("figures.working", expression=gap.expression)), (gap,))
