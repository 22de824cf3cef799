"""Which target rows a question means: items, one an indicator asked for, each with its rows for every point set side by side.

For each point (region, document, year) the rows that may answer are searched, and items are taken from them greedily: the row
whose name explains most of what is still open of the question comes first, rows of like names join it. A row matches by its
name (indicator and scope) and is helped by what stands around it (headings, document). Words count by their rarity.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from assistant.gather import filters
from assistant.gather.clauses import speaks_of
from assistant.gather.naming import Asked, Grams, NamedRow, name_of, weight
from assistant.gather.points import points
from assistant.gather.reports import side_by_side
from assistant.records import Point, Query, Reason
from index.canonical import canonical
from index.conflicts import joined
from index.indicators import indicator
from index.library import Library
from index.records import Target
from index.regions import region
from index.words import bigrams, segment

_CANDIDATES = 240
_ITEMS = 8
_NAME = 0.48
"""A row's name must be explained by the question at least by this share, by weight."""
_GAIN = 0.1
"""A further item must explain at least this share of the question."""
_LIKE = 0.7
"""Rows of an item must match at least this share as well as its first row."""
_SAME = 0.5
"""Names that share this much by weight may be one indicator."""
_RUN = 0.6
"""A row for one of several things named must have its name explained at least by this share."""
_OWN = 0.4
"""… and so much of what it is a figure of must be asked for."""
_COVERED = 0.7
"""A thing named in the question is answered by rows whose names explain it at least by this share."""
_EXPLAINED = 0.55
"""The items, with what surrounds them, must explain at least this share of the question."""

_PART, _PART_ALONE = 0.5, 0.3
"""Groups of two points are one item if they explain this share of the question alike; where one thing only is asked for, less will do."""
_GOAL = "目标"
_EVERY_DOCUMENT = re.compile(r"各[个份部]?(?:文件|规划|方案|计划|政策|意见)")
"""Every document is asked, of whatever place."""
_GROWS = "增长"
_BRANCH = re.compile("产业|行业")


@dataclass(frozen=True, slots=True)
class Cell:
    """What an item has at a point: its rows, best first, or none and the `reason`."""

    point: Point
    rows: tuple[Target, ...]
    reason: Reason = Reason.NONE


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


@dataclass(frozen=True, slots=True)
class _Group:
    rows: tuple[NamedRow, ...]
    asked: Grams


def figures(query: Query, library: Library, *, nearest: bool = True) -> Figures:
    """The items the query means, by its topic, with what it leans on where the topic alone is not enough; without them the rows
    that come nearest, unless they are not wanted."""
    best = Figures((), 0.0)
    for words in dict.fromkeys((*_carried_on(query), query.topic or (() if query.operations else query.about), query.words)):
        found = _figures(query, library, words, nearest=nearest)
        if found.items and found.explained >= _EXPLAINED and not only_measured(words, found.missing):
            return found
        if found.explained > best.explained:
            best = found
    grown = _as_growth(query, library)
    if grown is not None:
        return grown
    done = _only_done(query, library)
    if done is not None:
        return done
    if best.items:
        # Rows that leave too much of the question open do not answer it.
        rows = tuple(row for item in best.items for cell in item.cells for row in cell.rows)
        return Figures((), best.explained, best.missing, Reason.UNKNOWN_INDICATOR, rows[:3])
    return best


def only_measured(words: Sequence[str], missing: Collection[str]) -> bool:
    """Whether of what is asked (电石的增加值) only what is measured is there, and nothing of the things it is to be measured of."""
    measured = [run for run in words if filters.METRIC.fullmatch(run)]
    things = [word for run in words if run not in measured for word in segment(run) if len(word) > 1]
    return bool(measured and things) and set(things) <= set(missing)


def _as_growth(query: Query, library: Library) -> Figures | None:
    """By how much a thing is planned to grow, where its level is not: what is planned of 地区生产总值 is mostly that. None where another figure is
    asked for, or none of that kind is known."""
    if query.wants != "target" or query.unit or query.operations or _GROWS in query.text:
        return None
    found = figures(replace(query, text=f"{query.text}{_GROWS}"), library, nearest=False)
    rows = [row for item in found.items for cell in item.cells for row in cell.rows]
    grow = found.certain and len(found.items) == 1 and rows and all(row.measure == "annual_growth" and row.status == "target" for row in rows)
    return found if grow else None


def _only_done(query: Query, library: Library) -> Figures | None:
    """What stands as done of the one indicator that a goal is asked of, where no goal of it stands; else None."""
    if query.wants != "target" or _GOAL not in query.text or query.operations & {"trend", "first"}:
        return None
    found = _figures(replace(query, wants=""), library, query.topic)
    rows = tuple(row for item in found.items for cell in item.cells for row in cell.rows)
    if len(found.items) != 1 or not found.certain or not rows or any(row.status == "target" for row in rows):
        return None
    return Figures((), found.explained, found.missing, Reason.NOT_PLANNED, rows[:3])


def _carried_on(query: Query) -> tuple[tuple[str, ...], ...]:
    """What a follow-up asks for that names only what is to be measured ("它的增加值呢"): that of what was asked about before."""
    if not query.leans or not query.topic or not all(filters.METRIC.fullmatch(run) for run in query.topic):
        return ()
    things = tuple(run for run in query.context if not filters.METRIC.fullmatch(run))
    return ((*things, *query.topic),) if things else ()


def _figures(query: Query, library: Library, words: Sequence[str], *, nearest: bool = True) -> Figures:
    asked = Asked.of(words, query.text, library, parts="share" in query.operations)
    if not asked.grams:
        return Figures((), 0.0)
    weigh = library.terms.weight
    asked_points = points(query, library)
    pools = [_pool(query, point, library, words, asked) for point in asked_points]
    units = filters.units(query)
    found = [_groups(filters.fitting(query, point, pool, library), asked, units, library) for point, pool in
             zip(asked_points, pools, strict=True)]
    found = _of_their_own(found, words, weigh) if len({point.document for point in asked_points} - {""}) > 1 else found
    lines = _aligned(found, weigh, _PART if len(asked.runs) > 1 else _PART_ALONE)
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
    single = {row.region for cell in item.cells for row in cell.rows if len({one.region for one in cell.rows}) == 1}
    cells = []
    for cell in item.cells:
        regions = {row.region for row in cell.rows}
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
    """The rows that may be meant at a point, by words and documents."""
    documents = filters.documents(query, point, library)
    text = " ".join(words)
    found = library.search_targets(" ".join((text, *asked.keys)), _CANDIDATES, documents)
    return [target for target in found
            if (target.key in asked.keys or filters.measures(canonical(text), target))
            and speaks_of(query.unknown_regions, f"{target.region}{target.scope}{''.join(target.path)}{target.quote}")]


def _groups(
    targets: Sequence[Target], asked: Asked, units: frozenset[str], library: Library
) -> list[_Group]:
    """The groups of like rows among `targets` that explain the question: greedily, then for each thing named that is still
    open, then for each unit asked for that no row has."""
    rows = [row for target in targets if (row := asked.row(target, library, _NAME)) is not None]
    groups: list[_Group] = []

    def take(first: NamedRow, scored: Sequence[tuple[float, NamedRow]]) -> None:
        best = max((score for score, row in scored if row is first), default=0.0)
        chosen = [first, *(row for score, row in scored
                           if row is not first and score >= _LIKE * best and _alike(row, first, asked)
                           and (row.core == first.core or all(row.core != whole.grams for whole in asked.wholes)))]
        explained = frozenset().union(*(row.explained for row in chosen))
        groups.append(_Group(tuple(chosen), explained))
        taken = {id(row) for row in chosen}
        rows[:] = [row for row in rows if id(row) not in taken]

    open_ = set(asked.grams)
    while rows and len(groups) < _ITEMS:
        scored = _ranked(rows, asked, open_)
        first = next((row for _, row in scored if row.explained & open_ & asked.inner
                      and (asked.share(row.explained & open_) >= _GAIN or asked.whole(row, open_))
                      and (not groups or not asked.parts or _of_thing(row, asked))), None)
        if first is None:
            break
        take(first, scored)
        open_ -= groups[-1].asked
    for run in asked.runs:
        size = weight(run, asked.weigh)
        have = max((weight(row.explained & run, asked.weigh) for group in groups for row in group.rows), default=0.0)
        if len(groups) >= _ITEMS or not run or have >= 0.99 * size:
            continue
        scored = _ranked(rows, asked, set(run))
        best = max(((weight(row.explained & run, asked.weigh), -place, row) for place, (_, row) in enumerate(scored)
                    if row.fit >= _RUN and (not asked.parts or _of_thing(row, asked))), key=lambda item: item[:2], default=None)
        if best is not None and best[0] >= _COVERED * size and best[0] > have + 0.01 * size:
            take(best[2], scored)
    for whole in asked.wholes:
        run = whole.grams
        exact = [(score, row) for score, row in _ranked(rows, asked, set(run)) if row.core and run >= row.core
                 and (weight(row.core, asked.weigh) >= 0.9 * weight(run, asked.weigh) or row.core == whole.inner)]
        named = any(row.core == run or row.name == run or (len(run) == 1 and run <= row.name) for group in groups for row in group.rows)
        if exact and not named and len(groups) < _ITEMS:
            take(exact[0][1], exact)
    for unit in units - {filters.family(row.target.unit) for group in groups for row in group.rows}:
        scored = [(score, row) for score, row in _ranked(rows, asked, set(asked.grams)) if filters.family(row.target.unit) == unit]
        if groups and scored and scored[0][1].fit >= 0.8 and len(groups) < _ITEMS:
            take(scored[0][1], scored)
    return groups


def _of_thing(row: NamedRow, asked: Asked) -> bool:
    """Whether a row is of what is named, not of something that only shares words of rank and measure with it (规上清洁能源产值 for 规上工业)."""
    thing = name_of(row.target).thing
    return row.target.key in asked.keys or weight(thing & asked.said, asked.weigh) >= _OWN * weight(thing, asked.weigh)


def _ranked(rows: Sequence[NamedRow], asked: Asked, open_: set[str]) -> list[tuple[float, NamedRow]]:
    """The rows by how well their names fit and how much of what is open they explain, best first."""
    scored = [
        (0.45 * row.fit + 0.4 * asked.share(row.explained & open_) + 0.15 * asked.share(row.around & open_), -place, row)
        for place, row in enumerate(rows)
    ]
    scored.sort(key=lambda item: item[:2], reverse=True)
    return [(score, row) for score, _, row in scored]


def _of_their_own(found: Sequence[Sequence[_Group]], words: Sequence[str], weigh: Callable[[str], float]) -> list[list[_Group]]:
    """The groups of several documents, without those that only touch on what is asked (产业产值) where each document has one of the
    things named: "甲规划的现代纺织产值与乙计划的轻工纺织产值"."""
    things = [thing for word in words if (thing := frozenset(bigrams(_BRANCH.sub(" ", filters.METRIC.sub(" ", canonical(word))))))]
    telling: Grams = frozenset().union(*things)

    def named(group: _Group) -> bool:
        return any(weight(group.asked & thing, weigh) >= _COVERED * weight(thing, weigh) for thing in things)

    if len(things) < 2 or not all(any(map(named, groups)) for groups in found):
        return [list(groups) for groups in found]
    return [[group for group in groups if group.asked & telling] for groups in found]


def _aligned(found: Sequence[Sequence[_Group]], weigh: Callable[[str], float], part: float) -> list[list[_Group | None]]:
    """The groups of all points in lines, one line an item: groups that explain the same `part` of the question."""
    lines: list[list[_Group | None]] = []
    for place, groups in enumerate(found):
        for group in groups:
            for line in lines:
                first = next(other for other in line if other)
                both = weight(group.asked & first.asked, weigh)
                if line[place] is None and both >= part * max(weight(group.asked, weigh), weight(first.asked, weigh)):
                    line[place] = group
                    break
            else:
                line = [None] * len(found)
                line[place] = group
                lines.append(line)
    return lines


def _reason(query: Query, point: Point, pool: Sequence[Target], line: Sequence[_Group | None], library: Library) -> Reason:
    """Why a point has nothing for an item that another point has."""
    group = next(other for other in line if other)
    name = group.rows[0].name
    like = [target for target in pool if len(name_of(target).name & name) >= 0.6 * len(name)]
    return filters.why_not(query, point, like, library) if like else Reason.NOT_FOUND


def _nearest(query: Query, library: Library, words: Sequence[str], asked: Asked, point: Point) -> Figures:
    """Why no row answers, with the rows that come closest in any document."""
    groups: list[_Group] = []
    for documents in dict.fromkeys((query.documents or None, None)):
        if not groups:
            groups = _groups(library.search_targets(" ".join(words), _CANDIDATES, documents), asked, frozenset(), library)
    if not groups:
        return Figures((), 0.0)
    rows = [row.target for row in groups[0].rows]
    names = frozenset().union(*(row.name | row.around for group in groups for row in group.rows))
    explained = asked.share(asked.grams & names)
    reason = filters.why_not(query, point, rows, library)
    return Figures((), explained, _missing(words, names), reason, tuple(rows))


def _alike(row: NamedRow, first: NamedRow, asked: Asked) -> bool:
    """Whether two rows are one indicator asked for: in another document, year or wording, the question telling them not apart."""
    if row.name == first.name or joined(row.target.indicator) == joined(first.target.indicator):
        return True
    weigh = asked.weigh
    own = asked.share((row.name - first.name) & asked.grams)
    lacking = asked.share((first.name - row.name) & asked.grams)
    if row.target.key == first.target.key and indicator(row.target.key) is not None:
        return row.target.key in asked.keys or (own <= 0.2 and lacking <= 0.3)
    both = weight(row.core & first.core, weigh)
    largest = max(weight(row.core, weigh), weight(first.core, weigh), 0.01)
    return own <= 0.02 and lacking <= 0.06 and both >= _SAME * largest


def _missing(words: Sequence[str], have: Grams) -> tuple[str, ...]:
    """The words of the question that nothing found explains."""
    return tuple(
        word for run in words for word in segment(run)
        if len(word) > 1 and (grams := frozenset(bigrams(canonical(word)))) and not grams & have
    )


