"""Which figures a question means ("2025年规上工业增加值增长多少"): the items that its words ask for, else what stands for another year, as growth, as done or planned only."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from assistant.gather.of_figures import metrics, shares
from assistant.gather.of_figures.items import Figures, Item, among
from assistant.gather.of_figures.naming import grams_of, name_of, weight
from assistant.gather.of_figures.rates import asked as rate_asked
from assistant.gather.of_figures.rates import is_rate, of_one_year
from assistant.gather.of_figures.reports import own_year
from assistant.gather.of_figures.said_of import said_of
from assistant.records import Point, Query, Reason
from assistant.vocabulary import vocabulary
from index.library import Library
from index.records import Target
from index.words import segment

_EXPLAINED = 0.55
"""The items, with what surrounds them, must explain at least this share of the question."""

_GOAL = "目标"
_BRANCH = re.compile(r"产业|行业|领域|工业")
"""Words that many things have in their names."""
_GROWS = "增长"
_HELD_TOGETHER = frozenset({"difference", "gap", "higher", "consistency", "comparable"})
"""Operations that ask for the goals of several places, years or documents."""


def figures(query: Query, library: Library, *, nearest: bool = True) -> Figures:
    """The items the query means, by its topic, with what it leans on where the topic alone is not enough; without them the rows
    that come nearest, unless they are not wanted."""
    return _of_whole(_of_thing(_meant(query, library, nearest=nearest), query), query)


def _of_thing(found: Figures, query: Query) -> Figures:
    """What was found, where one measure of one thing is asked ("生物医药产业2020年的产值") without what only is of that measure."""
    if query.operations or [metrics.is_measure(run) for run in query.topic] != [False, True]:
        return found
    return replace(found, items=tuple(item for item in found.items if not any(item.asked < other.asked for other in found.items)))


def _of_whole(found: Figures, query: Query) -> Figures:
    """What was found, of a share asked for by part and whole that share alone where there is one."""
    share = shares.asked(query.text)
    alone = share is not None and query.operations <= {"share"} and not query.asker
    rows = [row for item in found.items for cell in item.cells for row in cell.rows]
    if share is None or not alone or not any(shares.gives(row, share) for row in rows):
        return found
    return _with_rows(found, lambda row: shares.gives(row, share))


def _with_rows(found: Figures, keep: Callable[[Target], bool]) -> Figures:
    """The figures with only the rows to `keep`, and the items that have some."""
    items = (replace(item, cells=tuple(replace(cell, rows=tuple(filter(keep, cell.rows))) for cell in item.cells)) for item in found.items)
    return replace(found, items=tuple(item for item in items if any(cell.rows for cell in item.cells)))


def _meant(query: Query, library: Library, *, nearest: bool) -> Figures:
    """The items by the words of the query, see `figures`."""
    best = Figures((), 0.0)
    carried = _carried_on(query)
    alone = (query.topic or (() if query.operations else query.about), query.words)
    for words in dict.fromkeys((*carried, *(() if carried and all(map(metrics.is_measure, query.topic)) else alone))):
        before = query.dialogue[-2:-1] if words in carried else ()  # a thing alone is asked about as the one before it
        found = _stated_rates(query, library, words, *before) or among(query, library, words, nearest=nearest)
        if words in carried and not (found.certain and _names_thing(found, words, library)):
            continue
        if found.items and found.explained >= _EXPLAINED and not only_measured(words, found.missing):
            return _with_growth(_of_goals(found, query, library), query, library)
        if found.explained > best.explained:
            best = found
    grown = _as_growth(query, library)
    if grown is not None:
        return grown
    done = _only_done(query, library) or _only_planned(query, library)
    if done is not None:
        return done
    if best.items:
        # Rows that leave too much of the question open do not answer it; what is asked may stand for another year.
        other = _of_other_years(query, library) if nearest else None
        if other is not None and other.explained > best.explained:
            return other
        rows = tuple(row for item in best.items for cell in item.cells for row in cell.rows)
        return Figures((), best.explained, best.missing, Reason.UNKNOWN_INDICATOR, rows[:3])
    return best


def _of_goals(found: Figures, query: Query, library: Library) -> Figures:
    """The figures; that none is planned, where a goal is asked of yearly reports that only tell what was reached before their year."""
    cells = [(own_year(cell.point, library), cell.rows) for item in found.items for cell in item.cells if cell.rows]
    if query.wants != "target" or _GOAL not in query.text or query.operations or not cells:
        return found
    if any(own is None or row.status != "actual" or row.year is None or row.year >= own for own, rows in cells for row in rows):
        return found
    return Figures((), found.explained, found.missing, Reason.NOT_PLANNED, tuple(row for _, rows in cells for row in rows)[:3])


def _stated_rates(query: Query, library: Library, words: Sequence[str], before: str = "") -> Figures | None:
    """The rates of growth that documents state, where such are asked for, by the question or the one `before` it; None where they explain too
    little of the question."""
    asking = rate_asked(query) or (before and rate_asked(replace(query, text=before)))
    found = among(query, library, words, nearest=False, keep=is_rate) if asking else None
    if found is None or not found.certain:
        return None
    found = replace(found, items=tuple(
        replace(item, cells=tuple(replace(cell, rows=of_one_year(cell.rows, query.text)) for cell in item.cells)) for item in found.items))
    if all(cell.rows for item in found.items for cell in item.cells):
        return found
    levels = {(row.key, cell.point): row for item in among(query, library, words, nearest=False).items for cell in item.cells for row in reversed(cell.rows)}
    return replace(found, items=tuple(_with_levels(item, levels) for item in found.items))


def _with_levels(item: Item, levels: Mapping[tuple[str, Point], Target]) -> Item:
    """The item of rates, at points without one with the level there of what the rates are of."""
    keys = dict.fromkeys(row.key for cell in item.cells for row in cell.rows)
    cells = (cell if cell.rows else replace(cell, instead=next((levels[key, cell.point] for key in keys if (key, cell.point) in levels), None)) for cell in item.cells)
    return replace(item, cells=tuple(cells))


def _of_other_years(query: Query, library: Library) -> Figures | None:
    """What stands of other years, as nearest, where it explains nearly all of a question for certain years; else None."""
    if not query.years or not query.topic:
        return None
    points = tuple(dict.fromkeys(replace(point, year=None) for point in query.points))
    found = among(replace(query, years=(), points=points), library, query.topic, nearest=False)
    rows = tuple(row for item in found.items for cell in item.cells for row in cell.rows)
    return Figures((), found.explained, found.missing, Reason.OTHER_YEAR, rows[:3]) if found.certain else None


def only_measured(words: Sequence[str], missing: Collection[str]) -> bool:
    """Whether of what is asked (电石的增加值) only what is measured is there, and nothing of the things it is to be measured of."""
    measured = [run for run in words if metrics.is_measure(run)]
    things = [word for run in words if run not in measured for word in segment(run) if len(word) > 1 and not _BRANCH.fullmatch(word)]
    return bool(measured and things) and set(things) <= set(missing)


def _as_growth(query: Query, library: Library) -> Figures | None:
    """By how much a thing is planned to grow, where its level is not: what is planned of 地区生产总值 is mostly that. None where another figure is
    asked for, or none of that kind is known."""
    if query.wants != "target" or query.unit or query.operations - _HELD_TOGETHER or _GROWS in query.text:
        return None
    found = figures(replace(query, text=f"{query.text}{_GROWS}"), library, nearest=False)
    rows = [row for item in found.items for cell in item.cells for row in cell.rows]
    grow = found.certain and len(found.items) == 1 and rows and all(row.measure == "annual_growth" and row.status == "target" for row in rows)
    return found if grow else None


def _with_growth(found: Figures, query: Query, library: Library) -> Figures:
    """The figures of one thing whose goal is asked for besides what it came to, a year without a row filled with by how much the thing is planned to grow in it."""
    item = found.items[0] if len(found.items) == 1 else None
    bare = [cell.point for cell in item.cells if not cell.rows] if item is not None else []
    if item is None or _GOAL not in query.text or not bare or len(bare) == len(item.cells) or query.operations - _HELD_TOGETHER or query.unit:
        return found
    grown = {point: _as_growth(replace(query, text=said_of(point, query.text) or query.text, wants="target", years=(point.year,) if point.year else query.years, points=(point,)), library)
             for point in bare}
    rows = {point: tuple(row for one in made.items for cell in one.cells for row in cell.rows) for point, made in grown.items() if made is not None}
    return replace(found, items=(replace(item, cells=tuple(replace(cell, rows=rows[cell.point], reason=Reason.NONE) if cell.point in rows else cell for cell in item.cells)),))


def _only_done(query: Query, library: Library) -> Figures | None:
    """What stands as done of the one indicator that a goal is asked of, where no goal of it stands; else None."""
    if query.wants != "target" or _GOAL not in query.text or query.operations & {"trend", "first"}:
        return None
    found = among(replace(query, wants=""), library, query.topic)
    rows = tuple(row for item in found.items for cell in item.cells for row in cell.rows)
    if len(found.items) != 1 or not found.certain or not rows or any(row.status == "target" for row in rows):
        return None
    return Figures((), found.explained, found.missing, Reason.NOT_PLANNED, rows[:3])


def _only_planned(query: Query, library: Library) -> Figures | None:
    """The goals of what it is asked how far it has grown in a year, where no outcome of it stands; else None."""
    if vocabulary().grown.search(query.text) is None:
        return None
    found = among(replace(query, wants=""), library, query.topic)
    rows = tuple(row for item in found.items for cell in item.cells for row in cell.rows)
    if not found.certain or not rows or any(row.status == "actual" for row in rows):
        return None
    return Figures((), found.explained, found.missing, Reason.NOT_RECORDED, rows[:3])


def _carried_on(query: Query) -> tuple[tuple[str, ...], ...]:
    """What a follow-up asks for that names only what is to be measured ("增加值呢": of the thing spoken of), or only a thing ("生物医药呢":
    what was asked of the one before)."""
    return (query.about,) if query.leans and query.topic and query.about != query.topic else ()


def _names_thing(found: Figures, words: Sequence[str], library: Library) -> bool:
    """Whether what was found is called by the things that words name beside what is measured, not only told near them."""
    names = frozenset().union(*(name_of(row).name for item in found.items for cell in item.cells for row in cell.rows))
    things = [grams_of(run, library.terms) for run in words if not metrics.is_measure(run)]
    return all(2 * weight(grams & names, library.terms.weight) >= weight(grams, library.terms.weight) for grams in things)


