"""What a five-year plan, or a report, promised and what came of it, each found by the name of the thing: the goal for the end of the plan beside what
is told of the whole plan at its end, or of an earlier year that the question names; of one place.

“十二五”开头说要降多少，五年下来实际降了多少; “十四五”定的2025年目标，2024年是不是就提前超了; 20年说是新增900万，最后干成多少.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.gather.of_figures.changing import rises
from assistant.gather.of_figures.naming import Asked, NamedRow
from assistant.gather.of_figures.outcomes import Pair, both_asked, fell, rivals_of, things_asked
from assistant.gather.of_figures.reports import own_year
from assistant.gather.of_figures.year_by_year import homes_of, kind_of, over_years, pool_of
from assistant.records import Point, Query
from index.library import Library
from index.quantities import five_year_plan
from index.records import Target
from index.regions import NATION, of_nation

_PLAN = re.compile(r"[“\"]?(?P<ordinal>十[一二三四五六七]?)五[”\"]?(?!个|家|项|大|条|亿|万|年)")
_DONE = re.compile(r"完成了(?:百分之|多少|几成)|完成率|完成(?:了)?没|达标|超额|没完成|完成得")
_TOLD_IN = re.compile(r"年?(?:度)?(?:就|才|时|里|的时候)?(?:[提定说]|报告|政府工作报告|总结)")
"""A year in which a goal was set or an outcome told is none that it is for."""
_NAMED, _EXPLAINED, _WHOLE, _FAR = 0.3, 0.55, 0.8, 3


@dataclass(frozen=True, slots=True)
class _Span:
    """The years that a goal is for (`first` to `last`, one year alone where it is no plan's), and the one whose outcome is asked."""

    first: int
    last: int
    outcome: int

    @property
    def plan(self) -> bool:
        return self.first != self.last


def plan_outcomes(query: Query, library: Library) -> tuple[Pair, ...]:
    """The goals that the question asks about with what came of them, one pair for each thing that it names; () where it does not ask for both,
    leaves open for when, or the documents of one place do not tell both of each thing."""
    span, topic = _span(query), things_asked(query)
    if span is None or not topic or not both_asked(query):
        return ()
    places = [NATION] if of_nation(query.text) and not query.regions else list(query.regions) or homes_of(query, library)
    given = {figure.value for figure in query.asker}
    found: dict[str, tuple[Pair, ...]] = {}
    for place in places:
        pairs = _of_place(topic, query, span, place, library)
        if pairs:
            found[place] = pairs
    told = {place: pairs for place, pairs in found.items() if any(pair.goal.value in given for pair in pairs)} or found
    if len(told) == 1 or NATION in told:
        return told.get(NATION) or next(iter(told.values()))
    return ()


def names_plan(query: Query) -> bool:
    """Whether a five-year plan is named: what came of it in its last year by itself is not what came of it."""
    return _PLAN.search(_said(query)) is not None


def _span(query: Query) -> _Span | None:
    """The years meant; None where they stay open."""
    plans = {match["ordinal"] for match in _PLAN.finditer(_said(query))}
    if len(plans) == 2 and _DONE.search(query.text):  # the later plan tells what came of the earlier one
        earlier, later = sorted(plans, key=five_year_plan)
        plans = {earlier} if five_year_plan(earlier)[1] + 1 == five_year_plan(later)[0] else plans
    if len(plans) == 1:
        first, last = five_year_plan(next(iter(plans)))
        early = [year for year in query.years if first < year < last and not _is_of_telling(year, query.text)]
        return _Span(first, last, early[0]) if len(early) == 1 else _Span(first, last, last) if not early else None
    years = query.years or query.soft_years
    return _Span(years[0], years[0], years[0]) if len(years) == 1 and not plans else None


def _said(query: Query) -> str:
    """The question, with the one before where it goes on from that."""
    return "，".join(query.dialogue[-2:]) if query.leans else query.text


def _is_of_telling(year: int, text: str) -> bool:
    """Whether a year is named as the one in which something was set or told (2016年提的)."""
    return any(_TOLD_IN.match(text, match.end()) for match in re.finditer(str(year), text))


def _of_place(topic: Sequence[str], query: Query, span: _Span, place: str, library: Library) -> tuple[Pair, ...]:
    """The pairs of a place: one for each thing named, else one of all the words together."""
    each = [_pair((one,), query, span, place, library, _EXPLAINED) for one in topic]
    pairs = tuple(dict.fromkeys(pair for pair in each if pair is not None))
    if len(pairs) == len(topic):
        return pairs
    whole = _pair(topic, query, span, place, library, _WHOLE)
    return (whole,) if whole is not None else ()


def _pair(words: Sequence[str], query: Query, span: _Span, place: str, library: Library, least: float) -> Pair | None:
    """The goal and the outcome of one thing that explain most of what is asked, the goal that the asker gives first."""
    asked = Asked.of(words, query.text, library)
    pool = [row for row in pool_of(asked, words, place, library, _NAMED) if asked.share(row.explained) >= least]
    goals = [row for row in pool if row.target.status == "target" and row.target.year == span.last and row.target.value_max is None and _set_for(row.target, span, library)]
    reached = [row for row in pool if row.target.status == "actual" and row.target.year == span.outcome]
    given = {figure.value for figure in query.asker}

    def worth(pair: tuple[NamedRow, NamedRow]) -> tuple[float | bool, ...]:
        goal, outcome = pair
        teller = own_year(Point(document=outcome.target.document), library) == span.outcome + 1
        return (goal.target.value in given, goal.target.key == outcome.target.key, round(asked.share(goal.explained & outcome.explained), 1), teller,
                over_years(goal.target) == over_years(outcome.target), goal.fit + outcome.fit)

    fitting = [(goal, outcome) for goal in goals for outcome in reached if _alike(goal.target, outcome.target, span)]
    best = max(fitting, key=worth, default=None)
    return None if best is None else Pair(best[0].target, best[1].target, rivals=rivals_of(best[0].target, [one.target for one in goals]))


def _set_for(goal: Target, span: _Span, library: Library) -> bool:
    """Whether a goal is one for the whole plan, or for the one year: of the report of a single year only what it sets for the whole."""
    own = own_year(Point(document=goal.document), library)
    if not span.plan:
        return not over_years(goal)
    period = library.cards[goal.document].meta.period
    return own is None and period is not None and period[0] >= span.first - 1 if own is None else own <= span.first


def _alike(goal: Target, outcome: Target, span: _Span) -> bool:
    """Whether an outcome may be one of the goal: of one kind of unit and direction, about as large; a rate of one year by itself is none of several."""
    if kind_of(goal) != kind_of(outcome) or goal.scope != outcome.scope or (goal.measure == "change" and outcome.measure == "change" and rises(goal) != rises(outcome)):
        return False
    rates = {"annual_growth", "change"} & {goal.measure, outcome.measure}
    if kind_of(goal) == "share" and rates and goal.measure != outcome.measure:
        return goal.measure == "annual_growth" and fell(outcome) and not span.plan
    if not span.plan and over_years(outcome):
        return False
    if span.plan and goal.measure == "change" and outcome.base_year != span.first - 1 and (kind_of(goal) == "share" or outcome.base_year is not None):
        return False  # what became of it in one year is not what became of it over the plan
    return not goal.value or goal.value / _FAR <= outcome.value <= goal.value * _FAR
