"""Goals and what came of them: a goal of a year stands in the report or plan for it, the outcome in the report of the year after.

"2025年定的目标，最后实际完成多少", "第二年报告公布的结果呢", "后来完成了吗": both are looked up for the year that the goal was set for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from assistant.gather.of_figures.changing import rises
from assistant.gather.of_figures.figures import figures
from assistant.gather.of_figures.metrics import METRIC
from assistant.gather.of_figures.reports import own_year, tells
from assistant.records import Point, Query
from assistant.vocabulary import vocabulary
from index.contradictions import contradict
from index.library import Library
from index.records import Target
from index.regions import NATION, of_nation

_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_AVERAGE = "年均"
"""The average of several years is not held against one of them."""
_RATE = re.compile(r"(?:涨幅|增幅|增速|上涨|增长)$")
_PLACES = 12
"""So many places at most are held to their goals."""
_SHORT = 2
_GROWTH = re.compile(r"(?:同比)?(?:增长|增速|增幅|涨幅|增长率)")
_MEASURE_ALONE = re.compile(rf"{_GROWTH.pattern}|{METRIC.pattern}")
_BUT = re.compile(r"^(?:可是?|但是?|而)(?=新|改|那|这|农|城|公|重|全|市|省|县)")
_SAID_DONE = re.compile(r"(?:全面|全部|如期|圆满|顺利|超额|都)(?:完成|实现)$")
"""What is said of all things together (十件实事全面完成) is none of them."""
_HEAD_OF_LIST = re.compile(r"(?P<head>[\u4e00-\u9fff]{2,14}?)(?:[这那]?(?:[两二三四五六七八九十]|\d)(?:大?[项个块类样]|方面)(?:指标)?|指标)?[（(][^（()）]*[、和及与][^（()）]*[)）]")
"""Words for all that is listed in brackets behind them (空气质量两项（甲、乙）)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A goal and its outcome: of one thing, one place, one year; the goal of the year after, where that is asked for too; and other goals that the
    same document sets for the same."""

    goal: Target
    outcome: Target
    later: Target | None = None
    rivals: tuple[Target, ...] = ()


def outcomes(query: Query, library: Library) -> tuple[Pair, ...]:
    """The goals that the question asks about together with what came of them, one pair for each thing and place; () where it does not ask
    for both, or names no one year."""
    if not both_asked(query):
        return ()
    year, places = _year(query, library), _places(query, library)
    topic = things_asked(query)
    if year is None or not topic or not 0 < len(places) <= _PLACES:
        return ()
    later = (year + 1,) if year + 1 in _goal_years(query) and year + 1 in query.years else ()
    found = [_pairs(query, topic, [Point(region=place, year=one) for one in (year, *later)], library) for place in places]
    return tuple(pair for pairs in found for pair in pairs)


def both_asked(query: Query) -> bool:
    """Whether a goal and its outcome are asked about, in the question or in it with the one that it goes on from."""
    words = vocabulary()
    if "trend" in query.operations or words.outcome_of.search(query.text) is None:
        return False
    said = "，".join(query.dialogue[-2:]) if query.leans else query.text
    return words.reached.search(query.text) is not None or words.goal_of.search(said) is not None


def _year(query: Query, library: Library) -> int | None:
    """The year that the goal was set for: the only one named, in itself or by its report, or the earlier of two in a row where the goal is
    spoken of by it; None where that stays open."""
    documents = query.documents or (() if query.years else query.soft_documents)
    reports = {year for id in documents if (year := own_year(Point(document=id), library)) is not None}
    own = {year - 1 if tells(year, query.text) else year for year in reports if year - 1 not in query.years}  # the report that tells of the year named
    years = sorted(own | set(query.years or (() if own else query.soft_years)))
    if len(years) == 2 and years[1] == years[0] + 1:
        named = _goal_years(query)
        told = vocabulary().next_report.search(query.text) is not None
        return years[0] if named[:1] == [years[0]] or (query.leans and not named) or told else None
    return years[0] if len(years) == 1 else None


def _goal_years(query: Query) -> list[int]:
    """The years that the question speaks of goals of, each the last one named before a word for a goal."""
    said = (list(_YEAR.finditer(query.text, 0, goal.start()))[-1:] for goal in vocabulary().goal_of.finditer(query.text))
    return list(dict.fromkeys(int(match[0]) for named in said for match in named))


def _places(query: Query, library: Library) -> tuple[str, ...]:
    """The places asked about: those named, else those of the documents spoken of."""
    homes = (library.cards[id].meta.region for id in (*query.documents, *query.soft_documents))
    return query.regions or tuple(dict.fromkeys(home for home in homes if home)) or ((NATION,) if of_nation(query.text) else ())


def things_of(query: Query) -> tuple[str, ...]:
    """The things asked about, without the words that only tell goals from outcomes; those of the question before where none are left."""
    for runs in (query.topic, query.about, query.context):
        heads = {match["head"] for match in _HEAD_OF_LIST.finditer(query.text)}
        left = [_BUT.sub("", vocabulary().about_goals.sub("", run)) for run in runs if not _SAID_DONE.search(run)]
        left = [run for run in left if run not in heads]
        kept = [run for run in dict.fromkeys(left) if len(run) >= _SHORT and not any(run in other and run != other for other in left)]
        if kept:
            return tuple(kept)
    return ()


def things_asked(query: Query) -> tuple[str, ...]:
    """`things_of`, each with the one measure that is asked of them all (甲和乙两块，产值 → 甲产值, 乙产值; 进出口 … 增长目标 → 进出口增长)."""
    things = things_of(query)
    measures = [run for run in things if _MEASURE_ALONE.fullmatch(run)]
    others = [run for run in things if run not in measures]
    if len(measures) == 1 and not others:
        others = [run for run in things_of(replace(query, topic=(), about=())) if run not in measures]
    if len(measures) != 1 or not others or (METRIC.fullmatch(measures[0]) and any(METRIC.search(run) for run in others)):
        return things
    return tuple(f"{run}{measures[0]}" for run in others)


def _pairs(query: Query, topic: Sequence[str], points: Sequence[Point], library: Library) -> tuple[Pair, ...]:
    """The pairs of a place and the first of its years, one for each thing that the topic names."""
    year, region = points[0].year or 0, points[0].region
    asked = replace(
        query, text=f"{year}年{query.text if query.topic else ''.join(topic)}", topic=tuple(topic), core=(), context=(), leans=False, operations=frozenset(), wants="",
        kinds=frozenset({"figure"}), points=tuple(points), years=tuple(point.year or 0 for point in points), soft_years=(), documents=(), soft_documents=(), regions=(region,), asker=(),
    )
    found = figures(asked, library, nearest=False)
    each = (next(_of_rows([row for cell in item.cells for row in cell.rows], query, year), None) for item in found.items)
    return tuple(pair for pair in each if pair is not None)


def _of_rows(rows: Sequence[Target], query: Query, year: int) -> Iterator[Pair]:
    """The pairs of a year among rows; of one thing told by its amount and by its growth the one whose figure the asker gives, or unit he asks for, first."""
    given = {figure.value for figure in query.asker}
    goals = [row for row in rows if row.status == "target" and row.value_max is None]
    reached = [row for row in rows if row.status == "actual"]
    pairs = [Pair(goal, outcome, _next_goal(goal, goals), rivals_of(goal, goals)) for goal, outcome in product(goals, reached) if goal.year == year and _of_one_thing(goal, outcome)]
    yield from sorted(pairs, key=lambda one: (one.goal.value not in given, one.goal.document == one.outcome.document))


def rivals_of(goal: Target, goals: Sequence[Target]) -> tuple[Target, ...]:
    """Other goals that the same document sets for the same thing and year."""
    found = {one.value: one for one in goals if one.document == goal.document and one.value != goal.value and contradict(goal, one)}
    return tuple(found.values())


def fell(outcome: Target) -> bool:
    """Whether an outcome tells by how much a thing fell within the year (下降1.3%), where a goal may be that it grows."""
    return outcome.measure == "change" and outcome.unit == "%" and not rises(outcome) and outcome.base_year in (None, (outcome.year or 0) - 1)


def _next_goal(goal: Target, goals: Sequence[Target]) -> Target | None:
    """The goal for the year after of the same thing."""
    return next((one for one in goals if goal.year and one.year == goal.year + 1 and _alike(one, goal)), None)


def _of_one_thing(goal: Target, outcome: Target) -> bool:
    """Whether an outcome is one of the goal: of the same year, place, thing and measure."""
    if (goal.measure == "change" and rises(goal) != rises(outcome)) or (_AVERAGE in goal.quote) != (_AVERAGE in outcome.quote):
        return False
    over_years = outcome.base_year not in (None, goal.base_year, (goal.year or 0) - 1)  # "五年累计下降18.2%" beside the goal of one year
    return goal.year == outcome.year and not over_years and _alike(goal, outcome)


def _alike(one: Target, other: Target) -> bool:
    """Whether two rows measure one thing in one place in the same way; a rate called 涨幅 is how far a thing has risen."""
    measures = {"annual_growth" if row.unit == "%" and (_RATE.search(row.indicator) or (row is other and fell(row) and one.measure == "annual_growth")) else row.measure for row in (one, other)}
    return len(measures) == 1 and (one.region, one.scope, _RATE.sub("", one.key)) == (other.region, other.scope, _RATE.sub("", other.key))


def only_planned(document: str, start: int, end: int, library: Library) -> bool:
    """Whether there are figures in a stretch of a document, and all are planned."""
    rows = [row for row in library.targets([document]) if start <= row.start < end]
    return bool(rows) and all(row.status == "target" for row in rows)
