"""Which target rows a question means: items, one an indicator asked for, each with its rows for every point set side by side.

For each point (region, document, year) the rows that may answer are searched, and items are taken from them greedily: the row
whose name explains most of what is still open of the question comes first, rows of like names join it. A row matches by its
name (indicator and scope) and is helped by what stands around it (headings, document). Words count by their rarity.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.gather.of_documents.in_force import speaks_of
from assistant.gather.of_figures import filters, metrics, shares
from assistant.gather.of_figures.groups import Group, aligned, groups_of, of_their_own
from assistant.gather.of_figures.naming import Asked, Grams, grams_of, name_of, weight
from assistant.gather.of_figures.other_things import Things
from assistant.gather.of_figures.points import points
from assistant.gather.of_figures.rates import asked as rate_asked
from assistant.gather.of_figures.rates import is_rate, of_one_year
from assistant.gather.of_figures.reports import own_year, side_by_side
from assistant.gather.of_figures.said_of import said_of
from assistant.records import Point, Query, Reason
from assistant.vocabulary import vocabulary
from index.canonical import canonical
from index.library import Library
from index.records import Target
from index.regions import region
from index.words import bigrams, segment

_CANDIDATES = 240
_EXPLAINED = 0.55
"""The items, with what surrounds them, must explain at least this share of the question."""

_PART, _PART_ALONE = 0.5, 0.3
"""Groups of two points are one item if they explain this share of the question alike; where one thing only is asked for, less will do."""
_GOAL = "目标"
_EVERY_DOCUMENT = re.compile(r"各[个份部]?(?:文件|规划|方案|计划|政策|意见)")
"""Every document is asked, of whatever place."""
_BRANCH = re.compile(r"产业|行业|领域|工业")
"""Words that many things have in their names."""
_GROWS = "增长"
_HELD_TOGETHER = frozenset({"difference", "gap", "higher", "consistency", "comparable"})
"""Operations that ask for the goals of several places, years or documents."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What an item has at a point: its rows, best first, or none and the `reason`, and what there is `instead` (a level for a rate)."""

    point: Point
    rows: tuple[Target, ...]
    reason: Reason = Reason.NONE
    instead: Target | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One indicator asked for, with a cell for each point, in the question's order. `asked` is what it explains of it."""

    name: str
    asked: Grams
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The items found; the share 0…1 of the question that they explain; the words they leave open. Where there are no items,
    `reason` says why and `nearest` are rows that come closest."""

    items: tuple[Item, ...]
    explained: float
    missing: tuple[str, ...] = ()
    reason: Reason = Reason.NONE
    nearest: tuple[Target, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether an item has different figures."""
        return any(len({row.value for cell in item.cells for row in cell.rows}) > 1 for item in self.items)

    @property
    def certain(self) -> bool:
        """Whether the items explain nearly all of the question."""
        return bool(self.items) and self.explained >= 0.8


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


def among(query: Query, library: Library, words: Sequence[str], *, nearest: bool = True, keep: Callable[[Target], bool] | None = None) -> Figures:
    """The items that `words` ask for, of the rows to `keep` only."""
    asked = Asked.of(words, query.text, library, parts="share" in query.operations)
    if not asked.grams:
        return Figures((), 0.0)
    weigh = library.terms.weight
    asked_points = points(query, library)
    pools = [[row for row in _pool(query, point, library, words, asked) if keep is None or keep(row)] for point in asked_points]
    units = filters.units(query)
    things = Things.of(words, query.text, library)
    found = [groups_of(filters.fitting(query, point, pool, library), asked, units, library, things) for point, pool in
             zip(asked_points, pools, strict=True)]
    found = of_their_own(found, words, weigh) if len({point.document for point in asked_points} - {""}) > 1 else found
    lines = aligned(found, weigh, _PART if len(asked.runs) > 1 else _PART_ALONE)
    items = tuple(
        Item(
            name=next(group for group in line if group).rows[0].target.indicator,
            asked=frozenset().union(*(group.asked for group in line if group)),
            cells=tuple(
                Cell(point, tuple(row.target for row in group.rows)) if group
                else Cell(point, (), _reason(query, point, pool, line, library))
                for point, pool, group in zip(asked_points, pools, line, strict=True)
            ),
        )
        for line in lines
    )
    everywhere = _EVERY_DOCUMENT.search(query.text) is not None
    items = tuple(_of_reports(item if everywhere else _at_home(item), query, library) for item in items)
    if not items:
        return _nearest(query, library, words, asked, asked_points[0]) if nearest else Figures((), 0.0)
    groups = [group for line in lines for group in line if group]
    names = frozenset().union(*(row.name for group in groups for row in group.rows))
    around = frozenset().union(*(row.around for group in groups for row in group.rows))
    covered = asked.grams & (names | around)
    for key in {row.target.key for group in groups for row in group.rows} & asked.keys.keys():
        covered |= asked.keys[key]
    return Figures(items, weight(covered, weigh) / asked.total, _missing(words, names | around))


def _at_home(item: Item) -> Item:
    """The item with the rows of one region where a point names none and several regions have rows: of the region that the
    other points are about, else of a province rather than of a city in it."""
    of_cells = [{row.region for row in cell.rows} for cell in item.cells]
    single = {name for regions in of_cells if len(regions) == 1 for name in regions}
    cells = []
    for cell, regions in zip(item.cells, of_cells, strict=True):
        if len(regions) > 1 and not cell.point.region and not cell.point.document:
            inner = {name for name in regions if (known := region(name)) and known.province in regions}
            keep = regions & single or regions - inner
            cell = Cell(cell.point, tuple(row for row in cell.rows if row.region in keep) or cell.rows, cell.reason)
        cells.append(cell)
    return Item(item.name, item.asked, tuple(cells))


def _of_reports(item: Item, query: Query, library: Library) -> Item:
    """The item with rows of one kind of year where several yearly reports are set side by side."""
    if query.operations & {"trend", "first", "consistency"}:
        return item
    kept = side_by_side([(cell.point, cell.rows) for cell in item.cells], query.wants, library)
    return replace(item, cells=tuple(replace(cell, rows=rows) for cell, rows in zip(item.cells, kept, strict=True)))


def _pool(query: Query, point: Point, library: Library, words: Sequence[str], asked: Asked) -> list[Target]:
    """The rows that may be meant at a point, by words and documents; no shares of another whole than the one asked for."""
    share = shares.asked(query.text)
    documents = filters.documents(query, point, library)
    text, elsewhere = " ".join(words), query.unknown_regions
    named = canonical(text)
    found = library.search_targets(" ".join((text, *asked.keys)), _CANDIDATES, documents)
    return [target for target in found
            if (target.key in asked.keys or metrics.measures(named, target))
            and (share is None or not shares.misses(target, share))
            and (not elsewhere or speaks_of(elsewhere, f"{target.region}{target.scope}{''.join(target.path)}{target.quote}"))]


def _reason(query: Query, point: Point, pool: Sequence[Target], line: Sequence[Group | None], library: Library) -> Reason:
    """Why a point has nothing for an item that another point has."""
    group = next(other for other in line if other)
    name = group.rows[0].name
    like = [target for target in pool if len(name_of(target).name & name) >= 0.6 * len(name)]
    return filters.why_not(query, point, like, library) if like else Reason.NOT_FOUND


def _nearest(query: Query, library: Library, words: Sequence[str], asked: Asked, point: Point) -> Figures:
    """Why no row answers, with the rows that come closest in any document."""
    groups: list[Group] = []
    for documents in dict.fromkeys((query.documents or None, None)):
        if not groups:
            groups = groups_of(library.search_targets(" ".join((*words, *asked.keys)), _CANDIDATES, documents), asked, frozenset(), library)
    if not groups:
        return Figures((), 0.0)
    rows = [row.target for row in groups[0].rows]
    names = frozenset().union(*(row.name | row.around for group in groups for row in group.rows))
    explained = asked.share(asked.grams & names)
    reason = filters.why_not(query, point, rows, library)
    return Figures((), explained, _missing(words, names), reason, tuple(rows))


def _missing(words: Sequence[str], have: Grams) -> tuple[str, ...]:
    """The words of the question that nothing found explains."""
    return tuple(
        word for run in words for word in segment(run)
        if len(word) > 1 and (grams := frozenset(bigrams(canonical(word)))) and not grams & have
    )


