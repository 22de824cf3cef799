"""One thing's figures over several years, each year from the document that tells it: of one place, of one kind, all planned or all done.

"2011到2015年每年的…加起来", "2015年到2022年这八份报告，哪一年最高": a mix of goals and outcomes, of sums over years and figures of one year, is no series.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from assistant.gather.of_figures import metrics
from assistant.gather.of_figures.naming import Asked, NamedRow, weight
from assistant.gather.of_figures.outcomes import things_of
from assistant.gather.of_figures.reports import own_year
from assistant.records import Point, Query
from assistant.vocabulary import vocabulary
from index.library import Library
from index.records import Status, Target
from index.regions import NATION, of_nation
from index.synonyms import expand

LEAST = 3
"""So many years at least make a series."""
_POOL = 400
_NAME, _RUN, _LIKE = 0.48, 0.6, 0.15
"""How much of a row's name must be asked for; how much of a thing asked for a series must explain; how much less a row that fills a gap in it may."""
_FAR = 3
"""A figure out of proportion to the others is one of another kind: a sum over several years, as it were."""
_PERIODS = re.compile(r"累计|年均|[两三四五]年|平均每年|每年平均|十[一二三四五六七]?五")
_PLAN = re.compile(r"十[一二三四五六七]?五(?![年个家项])")
_ADDED = re.compile(r"^(?:新增|净增)|(?:新增|净增)$")
_AMOUNTS = frozenset({"level", "change"})
_GROWS = re.compile(r"增长|增速|增幅|涨幅|(?:上|下)?[涨降](?!成本)")
_ASKED = re.compile(r"多少|几|哪|各|每|逐|列|加|合计|总|最[高低大小多少快慢]|一览|分别|历年|对[得不]|[^比]数")
_HELD = re.compile(r"(?:总共|一共|累计|共)(?:增长|提高|涨)|(?<![同环占])比(?![例重率值])|相差|差距|差多少|[从由][^，。？]{0,16}[到至][^，。？]{0,14}(?:提高|增加|增长|下降|减少|上升|提升|涨|降|升|多|少)了?(?:多少|几|百分之[几多])")
"""Two of the years are held against each other."""
_OTHERWISE = frozenset({"forward", "backward", "compound", "completion", "gap", "pace", "growth_rate", "multiple", "reference", "first", "average"})
_SHARE = re.compile(r"占(?!地|用)|几成")
_IN_ALL = frozenset({"cumulative"})


@dataclass(frozen=True, slots=True)
class Course:
    """The figures of one thing by year; years that have none, with what was planned for them where outcomes are asked for; what a document
    tells of all the years together; and the other places that have figures of it, where none is named."""

    status: Status
    rows: tuple[Target, ...]
    lacking: tuple[int, ...]
    planned: tuple[Target, ...]
    total: Target | None
    elsewhere: tuple[str, ...] = ()


def courses(query: Query, library: Library) -> tuple[Course, ...]:
    """The series that the question asks for, one for each thing and kind; () where it asks for none over three years or more, or where
    something that it names has none."""
    years, statuses = _years(query, library), _statuses(query)
    topic = things_of(query)
    if len(years) < LEAST or not topic or query.operations & _OTHERWISE or _SHARE.search(query.text) or len(query.asker) > 1 or _HELD.search(query.text) or not _ASKED.search(query.text):
        return ()
    places = [NATION] if of_nation(query.text) and not query.regions else list(query.regions) or homes_of(query, library)
    if len(places) > 1 and (query.regions or query.documents):
        return ()
    whole = Asked.of(topic, query.text, library)
    found = []
    for words in (topic, *((one,) for one in topic if len(topic) > 1)):
        asked = Asked.of(words, query.text, library)
        made = [best for kinds in statuses if (best := _of_places(query, asked, words, years, kinds, places, library)) is not None]
        if made and len(made) == len(statuses):
            found += [(asked, one) for one in made]
            if words == topic:
                break
    explained = frozenset().union(*(_explained(asked, course.rows, library) for asked, course in found))
    open_ = [run for run in whole.runs if weight(run & explained, whole.weigh) < _RUN * weight(run, whole.weigh)]
    return tuple(course for _, course in found) if not open_ else ()


def _years(query: Query, library: Library) -> tuple[int, ...]:
    """The years asked for: those named, else those of the yearly reports named."""
    if not query.documents or len(query.years) >= LEAST:
        years = tuple(sorted(query.years))
        in_a_row = bool(years) and years == tuple(range(years[0], years[-1] + 1))
        return years if in_a_row or not _PLAN.search(query.text) else ()  # the last year of a plan named is none of a list of years
    own = [own_year(Point(document=id), library) for id in query.documents]
    places = {library.cards[id].meta.region for id in query.documents}
    return tuple(sorted({year for year in own if year})) if all(own) and len(places) == 1 else ()


def _statuses(query: Query) -> tuple[tuple[Status, ...], ...]:
    """The kinds of figures asked for, each as the kinds to be tried in turn: goals, outcomes, each of them, or whichever is told."""
    words = vocabulary()
    planned = words.goal_of.search(query.text) is not None
    done = words.outcome_of.search(query.text) is not None or words.actual.search(query.text) is not None
    if planned and done:
        return (("target",), ("actual",))
    return (("target",),) if planned else (("actual",),) if done else (("actual", "target"),)


def homes_of(query: Query, library: Library) -> list[str]:
    """The place of the documents named, else every place that has yearly reports, the nation first."""
    if query.documents or query.soft_documents:
        return list(dict.fromkeys(library.cards[id].meta.region for id in query.documents or query.soft_documents))
    homes = {card.meta.region for card in library.cards.values() if own_year(Point(document=card.id), library)}
    return sorted(homes, key=lambda home: (home != NATION, home))


def _of_places(query: Query, asked: Asked, words: Sequence[str], years: Sequence[int], kinds: Sequence[Status], places: Sequence[str], library: Library) -> Course | None:
    """The series of the one place asked about, or of the place that has most of it where none is named; of the first kind that has most years."""
    best: list[tuple[str, Course]] = []
    for place in places:
        pool = pool_of(asked, words, place, library)
        made = [course for kind in kinds if (course := _course(query, asked, pool, years, kind, library)) is not None]
        if made:
            best.append((place, max(made, key=lambda one: len(one.rows))))
    if not best:
        return None
    best.sort(key=lambda one: -len(one[1].rows))
    home, course = best[0]
    if len(course.rows) < 2 or (len(best) > 1 and len(best[1][1].rows) == len(course.rows) and home != NATION):
        return None
    return replace(course, elsewhere=tuple(place for place, _ in best[1:]))


def pool_of(asked: Asked, words: Sequence[str], place: str, library: Library, least: float = _NAME) -> list[NamedRow]:
    """The rows of a place that the words may name."""
    text = " ".join((*words, *asked.keys, *expand("".join(words))))
    found = library.search_targets(text, _POOL, library.of_regions([place]))
    return [row for target in found if target.region in (place, "") and (row := asked.row(target, library, least)) is not None and row.explained]


def _course(query: Query, asked: Asked, pool: Sequence[NamedRow], years: Sequence[int], status: Status, library: Library) -> Course | None:
    """The series among rows that explains most of what is asked and has most years, its gaps filled from rows called alike."""
    documents = set(query.documents) if len(query.documents) >= LEAST else set()
    told = [year - 1 for year in years] if documents and status == "actual" else list(years)
    grown = _GROWS.search(query.text) is not None
    usual = [row for row in pool if row.target.status == status and row.target.year in told and not over_years(row.target)
             and (not documents or row.target.document in documents)]
    series: defaultdict[tuple[str, str, str], list[NamedRow]] = defaultdict(list)
    for row in usual:
        series[row.target.key, row.target.measure, kind_of(row.target)].append(row)
    if not series:
        return None

    def worth(rows: Sequence[NamedRow]) -> tuple[float, ...]:
        one = rows[0].target
        fits = (one.measure == "annual_growth") == grown or kind_of(one) != "share"
        return (round(max(asked.share(row.explained) for row in rows), 1), fits, len({row.target.year for row in rows}), max(row.fit for row in rows))

    (key, measure, unit), main = max(series.items(), key=lambda one: worth(one[1]))
    least = max(asked.share(row.explained) for row in main) - _LIKE
    names = {_ADDED.sub("", row.target.key) for row in main}
    like = [row for row in usual if row.fit >= _RUN and (asked.share(row.explained) >= least or _ADDED.sub("", row.target.key) in names) and kind_of(row.target) == unit
            and (row.target.measure == measure or {row.target.measure, measure} <= _AMOUNTS) and _in_proportion(row.target, main)]
    chosen = {year: one for year in told if (one := _of_year(year, main, asked, library) or _of_year(year, like, asked, library)) is not None}
    lacking = tuple(year for year in told if year not in chosen)
    planned = [row for row in pool if row.target.status == "target" and row.target.key == key and not over_years(row.target)] if status == "actual" else []
    instead = tuple(one for year in lacking if (one := _of_year(year, planned, asked, library)) is not None)
    return Course(status, tuple(chosen[year] for year in told if year in chosen), lacking, instead, _told_total(told, key, unit, status, pool, library))


def kind_of(row: Target) -> str:
    """The family of a row's unit, one for all that is counted (1240万 beside 1442万人)."""
    family = metrics.family(row.unit)
    return "count" if family in ("", "people") else family


def over_years(row: Target) -> bool:
    """Whether a row tells of several years together, or of each of them on the average."""
    spans = row.base_year is not None and row.year is not None and row.base_year < row.year - 1
    return spans or row.measure == "annual_flow" or row.measure in _IN_ALL or _PERIODS.search(row.quote) is not None


def _in_proportion(row: Target, main: Sequence[NamedRow]) -> bool:
    """Whether a row is about as large as those of a series."""
    middle = median(one.target.value for one in main)
    return not middle or middle / _FAR <= row.value <= middle * _FAR


def _of_year(year: int, rows: Iterable[NamedRow], asked: Asked, library: Library) -> Target | None:
    """The row of a year, first of all as the report that is to tell it does: its goals its own, what was reached that of the year after."""
    def order(row: NamedRow) -> tuple[bool, float, float]:
        teller = year if row.target.status == "target" else year + 1
        return own_year(Point(document=row.target.document), library) != teller, -asked.share(row.name & asked.grams), -row.fit

    return next((row.target for row in sorted((one for one in rows if one.target.year == year), key=order)), None)


def _told_total(years: Sequence[int], key: str, unit: str, status: Status, pool: Sequence[NamedRow], library: Library) -> Target | None:
    """What a document tells of just these years together."""
    def spans(row: Target) -> bool:
        if row.base_year is not None:
            return row.base_year == years[0] - 1
        return row.measure in _IN_ALL and len(years) == 5 and own_year(Point(document=row.document), library) == (years[-1] + 1 if status == "actual" else years[0])

    found = [row for row in pool if row.target.year == years[-1] and row.target.status == status and row.target.key == key
             and kind_of(row.target) == unit and over_years(row.target) and spans(row.target)]
    return max(found, key=lambda row: row.fit).target if found else None


def _explained(asked: Asked, rows: Sequence[Target], library: Library) -> frozenset[str]:
    """What of a question the rows of a series explain, with what stands around them."""
    return frozenset().union(*(named.explained | named.around for row in rows if (named := asked.row(row, library, 0)) is not None))
