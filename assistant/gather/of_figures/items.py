"""The items that words ask for, one an indicator, each with its rows for every point set side by side.

For each point (region, document, year) the rows that may answer are searched, and items are taken from them greedily: the row
whose name explains most of what is still open of the question comes first, rows of like names join it. A row matches by its
name (indicator and scope) and is helped by what stands around it (headings, document). Words count by their rarity.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.gather.of_documents.in_force import speaks_of
from assistant.gather.of_figures import filters, metrics, shares
from assistant.gather.of_figures.groups import Group, aligned, groups_of, of_their_own
from assistant.gather.of_figures.naming import Asked, Grams, name_of, weight
from assistant.gather.of_figures.other_things import Things
from assistant.gather.of_figures.points import points
from assistant.gather.of_figures.reports import side_by_side
from assistant.records import Point, Query, Reason
from index.canonical import canonical
from index.library import Library
from index.records import Target
from index.regions import region
from index.words import bigrams, segment

_CANDIDATES = 240
_PART, _PART_ALONE = 0.5, 0.3
"""Groups of two points are one item if they explain this share of the question alike; where one thing only is asked for, less will do."""
_EVERY_DOCUMENT = re.compile(r"各[个份部]?(?:文件|规划|方案|计划|政策|意见)")
"""Every document is asked, of whatever place."""


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
