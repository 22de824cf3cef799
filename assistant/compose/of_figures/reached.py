"""Goals held against what came of them: "2025年定的目标，最后完成多少", "达标没有", "后来实际收了多少，比目标多多少"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant import compute
from assistant.compose.citing import Citations
from assistant.compose.of_figures.comparable import bounds, once
from assistant.compose.of_figures.row_lines import facts, grid, named
from assistant.compose.rows import printed
from assistant.compose.worked import Cited, Worked
from assistant.compute import Incomparable, in_unit
from assistant.gather.of_figures.abreast import abreast
from assistant.gather.of_figures.metrics import family
from assistant.gather.of_figures.outcomes import Pair, both_asked, fell, outcomes
from assistant.gather.of_figures.plan_outcomes import names_plan, plan_outcomes
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.quantities import in_base_units
from index.records import Target
from prompts import say

_MOST = 3
"""The figures of more pairs are told once, with what they are held against."""
_IN_PERCENT = frozenset({"growth", "completion"})
_PERCENT = re.compile(r"[超高多低少差]了?(?:出|过)?(?:百分之[几多]|多少个?%|几%|几成)|(?:幅度|百分比)(?:是|有)?(?:多少|多大)")
"""By what part of the goal an outcome lies above or below it is asked."""
_OF_GOAL = re.compile(r"完成(?:了|到)?[^，。？]{0,8}(?:目标|任务|计划|预期|规划)[^，。？几多]{0,4}(?:百分之[几多]|多少个?%|几成|多大比例|多少比例)|完成(?:率|度|比例)")
"""What part of a goal was done is asked."""
_KEPT_LOW = re.compile(r"价格|物价|失业率|赤字率|债务率")
"""Rates that a goal is to keep low."""


def compose(query: Query, library: Library) -> Draft | None:
    """Whether each goal asked about was reached and by how much, then both figures; None where the question does not ask for goals
    and outcomes, or the documents do not tell both."""
    pairs = plan_outcomes(query, library) if names_plan(query) else outcomes(query, library) or plan_outcomes(query, library)
    if not pairs:
        return _goals_alone(query, library)
    cite = Citations(library)
    rows = list(dict.fromkeys(row for pair in pairs for row in (pair.outcome, pair.goal, *pair.rivals, pair.later) if row))
    cited = {row: named(row, cite, library, rows) for row in rows}
    done, shown = Worked(), list(cited.values())
    places = list(dict.fromkeys(pair.goal.region for pair in pairs))
    for pair in pairs:
        held = held_against(cited[pair.goal], cited[pair.outcome]).plus(_in_percent(cited[pair.goal], cited[pair.outcome], query))
        for rival in pair.rivals:
            held = held.plus(held_against(cited[rival], cited[pair.outcome]))
        held = held.plus(_differing(pair, cited))
        done = done.plus(held if len(places) == 1 else replace(held, lines=tuple(f"{pair.goal.region}{line}" if not at else line for at, line in enumerate(held.lines))))
    done = once(done.plus(bounds(shown)), shown)
    gaps = [say("figures.reached.lacking", place=place) for place in query.regions if len(places) > 1 and place not in places]
    lines = (*(_in_short(pairs) if len(places) > 1 else ()), *done.lines, *(facts(shown, library) if len(pairs) <= _MOST else ()), *gaps, *(f"> {note}" for note in done.notes))
    return Draft(Status.PARTIAL if gaps else Status.ANSWERED, Reason.PART_MISSING if gaps else Reason.NONE, "\n".join(lines), cite.all, done.computations,
                 grid(shown, library), tuple(rows), done.notes, decides=True)


def _differing(pair: Pair, cited: Mapping[Target, Cited]) -> Worked:
    """That the document sets goals that differ, and that the outcome meets some and misses others."""
    goals = (pair.goal, *pair.rivals)
    if len(goals) < 2:
        return Worked()
    told = say("figures.verdict.conflict_inside", figures="、".join(f"{printed(row)}[{cited[row].mark}]" for row in goals))
    return Worked((told, *((say("figures.reached.unsettled"),) if len({_met(row, pair.outcome) for row in goals}) > 1 else ())))


def _in_percent(goal: Cited, outcome: Cited, query: Query) -> Worked:
    """By what part of a goal its outcome lies above or below it, or what part of it was done, where that is asked; nothing of rates."""
    asks = query.operations & _IN_PERCENT or _PERCENT.search(query.text) or _OF_GOAL.search(query.text)
    if not asks or family(goal.row.unit) == "share":
        return Worked()
    try:
        completion = ("completion" in query.operations or _OF_GOAL.search(query.text) is not None) and not _PERCENT.search(query.text)
        made = compute.share(outcome.operand, goal.operand, "completion") if completion else compute.growth(outcome.operand, goal.operand)
    except Incomparable:
        return Worked()
    name = "completion" if completion else "above_goal" if made.result >= 0 else "below_goal"
    line = say("figures.result", name=say(f"figures.names.{name}"), figure=in_unit(abs(made.result), made.unit))
    return Worked((line, say("figures.working", expression=made.expression)), (made,))


def _goals_alone(query: Query, library: Library) -> Draft | None:
    """Of several places none of which tells what came of its goal: the goals, and that; None of one place, or where a goal is lacking too."""
    several = len(query.regions) > 1 and both_asked(query)
    found = abreast(replace(query, wants="target", operations=frozenset({"difference"})), library) if several else None
    rows = [row for line in found.lines for row in line.rows if row is not None] if found is not None and not found.of_years else []
    if not rows:
        return None
    cite = Citations(library)
    shown = [named(row, cite, library, rows) for row in rows]
    gaps = (say("figures.reached.lacking", place=place) for place in query.regions)
    return Draft(Status.PARTIAL, Reason.PART_MISSING, "\n".join((*gaps, *facts(shown, library))), cite.all, (), grid(shown, library), tuple(rows), decides=True)


def _in_short(pairs: Sequence[Pair]) -> tuple[str, ...]:
    """Of several places which missed their goals and which did not."""
    missed = [pair for pair in pairs if not _met(pair.goal, pair.outcome)]
    several = len({pair.goal.indicator for pair in pairs}) > len({pair.goal.region for pair in pairs})
    named = ["、".join(dict.fromkeys(f"{pair.goal.region}{pair.goal.indicator if several else ''}" for pair in group))
             for group in (missed, [pair for pair in pairs if pair not in missed])]
    return tuple(say(f"figures.reached.{key}", places=names) for key, names in zip(("missing", "reaching"), named, strict=True) if names)


def _met(goal: Target, outcome: Target) -> bool:
    """Whether an outcome meets its goal: is as much or more, of a ceiling as much or less."""
    if outcome.measure != goal.measure and fell(outcome):
        return False
    above = in_base_units(outcome.value, outcome.unit)[0] - in_base_units(goal.value, goal.unit)[0]
    return not above or (above < 0) == _is_ceiling(goal)


def _is_ceiling(goal: Target) -> bool:
    return goal.bound == "<=" or _KEPT_LOW.search(goal.indicator) is not None


def held_against(goal: Cited, outcome: Cited) -> Worked:
    """A goal is reached by as much or more, a ceiling (以内, of prices and the like any goal) by as much or less; a fall is told by its size, as its goal is."""
    down = outcome.row.measure != goal.row.measure and fell(outcome.row)
    reached = replace(outcome.operand, value=-outcome.operand.value) if down else outcome.operand
    try:
        above = compute.difference(reached, goal.operand)
        gap = compute.difference(goal.operand, reached) if above.result < 0 else above
    except Incomparable:
        return Worked()
    ceiling, met = _is_ceiling(goal.row), _met(goal.row, outcome.row)
    told = {"year": str(goal.row.year or ""), "indicator": goal.row.indicator, "goal": printed(goal.row), "outcome": printed(outcome.row),
            "goal_mark": f"[{goal.mark}]", "mark": f"[{outcome.mark}]"}
    if not gap.result:
        return Worked((say("figures.reached.equal", **told),))
    if outcome.row.year and goal.row.year and outcome.row.year < goal.row.year:
        told |= {"year": str(outcome.row.year), "of": str(goal.row.year)}
        early = say(f"figures.reached.early_{'met' if met else 'missed'}", gap=in_unit(gap.result, gap.unit), **told)
        return Worked((early, say("figures.working", expression=gap.expression)), (gap,))
    line = say(f"figures.reached.{('within' if ceiling else 'met') if met else 'missed'}", gap=in_unit(gap.result, gap.unit), **told)
    return Worked((line, say("figures.working", expression=gap.expression)), (gap,))
