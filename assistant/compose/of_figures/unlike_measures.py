"""Figures of one thing that measure it differently held together: a yearly number beside a total, a yearly rate beside a change or a goal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import compute
from assistant.agreement.statements import Thing
from assistant.agreement.words import words
from assistant.compose.citing import Citations
from assistant.compose.of_figures.working import spans
from assistant.compose.rows import printed, subject
from assistant.compute import Incomparable, Operand, in_unit, plain
from assistant.records import Computation, Query
from index.library import Library
from index.records import Target
from prompts import say

_FALLS = re.compile(r"下降|降低|减少|压减|降幅|下调")
_NEAR = 1
"""A rate worked out that misses the one told by less than so many per cent of it, agrees with it."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What comes of it: sentences, workings, and the rows held together."""

    lines: tuple[str, ...]
    computations: tuple[Computation, ...]
    rows: tuple[Target, ...]


def reckoned(query: Query, thing: Thing, cite: Citations, library: Library) -> Reckoned | None:
    """The first way to hold unlike figures of the thing together that the question asks for and the rows allow, else None."""
    rows = {kind: [row for group in thing if group.kind == kind for row in group.rows] for kind in ("level", "growth", "flow", "change")}
    known = words()
    try:
        if known.flow.search(query.text) and rows["flow"] and rows["level"]:
            return _flow(query, rows["flow"], rows["level"], cite, library)
        if known.growth.search(query.text) and rows["growth"] and rows["change"]:
            return _rate_and_change(rows["growth"], rows["change"], cite)
        if "forward" not in query.operations and known.reach.search(query.text) and known.growth.search(query.text) and rows["growth"] and rows["level"]:
            return _rate_and_goal(query, rows["growth"], rows["level"], cite)
    except Incomparable:
        return None
    return None


def _flow(query: Query, flows: Sequence[Target], levels: Sequence[Target], cite: Citations, library: Library) -> Reckoned | None:
    """So many a year over the years held against the total for their end, or against what is lacking to it from an earlier total."""
    flow = _told(query, flows)
    goals = sorted((row for row in levels if row.document == flow.document and row.status == "target" and row.year), key=lambda row: row.year or 0)
    goal = next((row for row in reversed(goals) if not query.years or row.year in query.years), None)
    if goal is None:
        return None
    told_years = spans(query)
    years = told_years if told_years != 1 else None  # 一年 says how often the flow comes
    earlier = next((row for row in goals if row.year in query.years and (row.year or 0) < (goal.year or 0)), None)
    between = (goal.year or 0) - (earlier.year or 0) if earlier else 0
    period = library.cards[flow.document].meta.period
    start = earlier if earlier and (years is None or years == between) else None
    count = between if start else years or ((goal.year or 0) - period[0] + 1 if period else 0)
    if count < 1:
        return None
    if start is None and years is None and len({row.value for row in goals}) > 1 and not words().whole.search(query.text):
        return None  # The years would have to count from an earlier total that the question does not name.
    mark = cite.target(flow)
    made = [compute.times(Operand(value, flow.unit, mark), count) for value in (flow.value, flow.value_max) if value is not None]
    figure = say("agreement.flow.between").join(in_unit(one.result, one.unit) for one in made)
    works = list(made)
    goal_mark = cite.target(goal)
    if start is not None:
        gain = compute.difference(Operand(goal.value, goal.unit, goal_mark), Operand(start.value, start.unit, cite.target(start)))
        works.append(gain)
        needed, unit = gain.result, gain.unit
        told = say("agreement.flow.gain", first=printed(start), last=printed(goal), gain=in_unit(gain.result, gain.unit))
    else:
        needed, unit = goal.value, goal.unit
        told = say("agreement.flow.total", year=goal.year, whole=printed(goal))
    most = compute.convert(Operand(made[-1].result, made[-1].unit, mark), unit)
    least = compute.convert(Operand(made[0].result, made[0].unit, mark), unit)
    if least <= needed <= most:
        verdict = say("agreement.flow.agree", flow=printed(flow), years=count, made=figure, told=told)
    else:
        pair = (needed, most) if needed > most else (least, needed)
        gap = compute.difference(Operand(pair[0], unit, goal_mark), Operand(pair[1], unit, mark))
        works.append(gap)
        key = "short" if needed > most else "over"
        verdict = say(f"agreement.flow.{key}", flow=printed(flow), years=count, made=figure, told=told, gap=in_unit(gap.result, gap.unit))
        if flow.bound == ">=" and needed > most:
            verdict += say("agreement.flow.least", flow=printed(flow))
    rows = tuple(dict.fromkeys(row for row in (flow, start, goal) if row is not None))
    return Reckoned((verdict,), tuple(works), rows)


def _rate_and_change(rates: Sequence[Target], changes: Sequence[Target], cite: Citations) -> Reckoned | None:
    """A yearly rate over the years since the year from which a change is told, held against that change."""
    dated = [row for row in changes if row.year and row.base_year and row.year > row.base_year and row.unit in ("%", "个百分点")]
    if not dated:
        return None
    last = max(dated, key=lambda row: row.year or 0)
    rate = max(rates, key=lambda row: (row.document == last.document, _together(row.path, last.path), row.unit == "%"))
    count = (last.year or 0) - (last.base_year or 0)
    if rate.unit != "%" or count < 2 or rate.document != last.document:
        return None
    falls = _FALLS.search(rate.indicator + rate.quote) is not None
    made = compute.compound(Operand(rate.value, rate.unit, cite.target(rate)), count, falls=falls)
    told = Operand(last.value, "%", cite.target(last))
    gap = compute.difference(*sorted((told, Operand(made.result, "%", cite.target(rate))), key=lambda one: -one.value))
    agrees = gap.result * 100 < _NEAR * told.value
    key = "agree" if agrees else "differ"
    line = say(f"agreement.rate.{key}", rate=printed(rate), years=count, made=f"{plain(made.result)}%", base=last.base_year, year=last.year,
               change=printed(last), **({} if agrees else {"gap": in_unit(gap.result, gap.unit)}))
    first = [row for row in dated if row.document == last.document and row.path[:1] == last.path[:1]]
    return Reckoned((line,), (made,) if agrees else (made, gap), (rate, *sorted(first, key=lambda row: row.year or 0)))


def _together(path: Sequence[str], other: Sequence[str]) -> int:
    """How many headings two paths have in common, from the top."""
    return next((place for place, (one, two) in enumerate(zip(path, other, strict=False)) if one != two), min(len(path), len(other)))


def _rate_and_goal(query: Query, rates: Sequence[Target], levels: Sequence[Target], cite: Citations) -> Reckoned | None:
    """What a figure reached becomes at a yearly rate, held against the goal told beside the rate; None where the asker gives another rate."""
    rate = _told(query, [row for row in rates if row.unit == "%" and row.status == "target"] or rates)
    goal = next((row for row in levels if row.document == rate.document and row.status == "target" and row.year == rate.year), None)
    own = {one.value for one in query.asker if one.unit == "%"}
    if goal is None or rate.unit != "%" or (own and rate.value not in own) or _FALLS.search(rate.indicator + rate.quote):
        return None
    before = [row for row in levels if row.year and goal.year and row.year < goal.year and row.region == goal.region]
    starts = [row for row in before if any(row.value == own.value for own in query.asker)] or [row for row in before if row.status == "actual"]
    if not starts:
        return None
    start = max(starts, key=lambda row: (row.document == goal.document, row.year or 0))
    count = (goal.year or 0) - (start.year or 0)
    made = compute.forward(Operand(start.value, start.unit, cite.target(start)), Operand(rate.value, rate.unit, cite.target(rate)), count)
    whole = compute.convert(Operand(goal.value, goal.unit, cite.target(goal)), made.unit)
    pair = sorted((Operand(whole, made.unit, cite.target(goal)), Operand(made.result, made.unit, cite.target(start))), key=lambda one: -one.value)
    gap = compute.difference(*pair)
    key = "reaches" if made.result >= whole else "misses"
    line = say(f"agreement.ahead.{key}", start=f"{start.year}年{subject(start)}{printed(start)}", rate=printed(rate), years=count,
               made=in_unit(made.result, made.unit), year=goal.year, goal=printed(goal), gap=in_unit(gap.result, gap.unit))
    return Reckoned((line, f"> {say('figures.note.nominal')}"), (made, gap), (start, rate, goal))


def _told(query: Query, rows: Sequence[Target]) -> Target:
    """The row whose figure the asker gives, else the first."""
    return next((row for row in rows if any(row.value == own.value for own in query.asker)), rows[0])
