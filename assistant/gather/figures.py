"""Which target rows a question means: items, one an indicator asked for, each with its rows for every point set side by side.

For each point (region, document, year) the rows that may answer are searched, and items are taken from them greedily: the row
whose name explains most of what is still open of the question comes first, rows of like names join it. A row matches by its
name (indicator and scope) and is helped by what stands around it (headings, document). Words count by their rarity.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from assistant.gather import filters
from assistant.gather.clauses import speaks_of
from assistant.gather.points import points
from assistant.records import Point, Query, Reason
from index.canonical import canonical
from index.indicators import indicator, link
from index.library import Library
from index.records import Target
from index.regions import region
from index.synonyms import expand
from index.term_statistics import TermStatistics
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
_COVERED = 0.7
"""A thing named in the question is answered by rows whose names explain it at least by this share."""
_RANK = re.compile(r"(?:国家|自治区|省|市|区|县|部|全区|全省|全市)(?:级)?(?:[和、及或](?:国家|自治区|省|市|区|县)级?)*(?:级|以上)?|具有[^的]{1,14}的|规模以上|[（(][^）)]*[）)]|各类|工业(?=总?产值)|年均(?:增长|增速)|拟|安排|全部|所有|整个|预计|力争|占|的|比重|全区|全省|全市|全国|新增|累计|完成(?!率)|每年\w{0,4}的|总规模|总量|总数|数量")
_EXPLAINED = 0.55
"""The items, with what surrounds them, must explain at least this share of the question."""

Grams = frozenset[str]


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
class _Name:
    """A row's name as bigrams: whole, what of a share's name is the part (`part`: A of A占B的比重, else the whole), without words
    of rank (`core`), without what is measured (`thing`), word by word; and what stands around it."""

    name: Grams
    part: Grams
    core: Grams
    thing: Grams
    words: tuple[Grams, ...]
    around: Grams


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as the question sees it: how well its name fits (0…1), what of the question it and its surroundings explain."""

    target: Target
    name: Grams
    core: Grams
    around: Grams
    fit: float
    explained: Grams


@dataclass(frozen=True, slots=True)
class _Group:
    rows: tuple[_Row, ...]
    asked: Grams


_NAMES: WeakKeyDictionary[Library, dict[tuple[str, int, int, str, str], _Name]] = WeakKeyDictionary()
"""What rows are called, for each open library: by document, span, indicator and scope."""


def figures(query: Query, library: Library) -> Figures:
    """The items the query means, by its topic, with what it leans on where the topic alone is not enough."""
    best = Figures((), 0.0)
    for words in dict.fromkeys((query.topic, query.words)):
        found = _figures(query, library, words)
        if found.items and found.explained >= _EXPLAINED:
            return found
        if found.explained > best.explained:
            best = found
    if best.items:
        # Rows that leave too much of the question open do not answer it.
        rows = tuple(row for item in best.items for cell in item.cells for row in cell.rows)
        return Figures((), best.explained, best.missing, Reason.UNKNOWN_INDICATOR, rows[:3])
    return best


def _figures(query: Query, library: Library, words: Sequence[str]) -> Figures:
    asked = _Asked.of(words, query.text, library, parts="share" in query.operations)
    if not asked.grams:
        return Figures((), 0.0)
    weigh = library.terms.weight
    asked_points = points(query, library)
    pools = [_pool(query, point, library, words, asked) for point in asked_points]
    units = filters.units(query)
    found = [_groups(filters.fitting(query, point, pool, library), asked, units, library) for point, pool in
             zip(asked_points, pools, strict=True)]
    lines = _aligned(found, weigh)
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
    items = tuple(_at_home(item) for item in items)
    if not items:
        return _nearest(query, library, words, asked, asked_points[0])
    groups = [group for line in lines for group in line if group]
    names = frozenset().union(*(row.name for group in groups for row in group.rows))
    around = frozenset().union(*(row.around for group in groups for row in group.rows))
    covered = asked.grams & (names | around)
    for key in {row.target.key for group in groups for row in group.rows} & asked.keys.keys():
        covered |= asked.keys[key]
    return Figures(items, _sum(covered, weigh) / asked.total, _missing(words, names | around))


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


def _pool(query: Query, point: Point, library: Library, words: Sequence[str], asked: _Asked) -> list[Target]:
    """The rows that may be meant at a point, by words and documents."""
    documents = filters.documents(query, point, library)
    text = " ".join(words)
    found = library.search_targets(" ".join((text, *asked.keys)), _CANDIDATES, documents)
    return [target for target in found
            if (target.key in asked.keys or filters.measures(canonical(text), target))
            and speaks_of(query.unknown_regions, f"{target.region}{target.scope}{''.join(target.path)}{target.quote}")]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked, as bigrams: all together, run by run (things named one after another), and in other words (`more`); whether words say what is measured (`metric`);
    `wholes` are the runs, without words of rank, that are no denominator; `keys` are the catalogue's indicators that runs name."""

    grams: Grams
    runs: tuple[Grams, ...]
    wholes: tuple[Grams, ...]
    keys: Mapping[str, Grams]
    more: Grams
    metric: bool
    weigh: Callable[[str], float]
    total: float

    @classmethod
    def of(cls, words: Sequence[str], said: str, library: Library, *, parts: bool = False) -> _Asked:
        """What `words` of the question `said` ask for; with `parts` a share is to be worked out, and its whole is asked for too."""
        runs = tuple(_grams(word, library.terms) for word in words)
        grams: Grams = frozenset().union(*runs)
        known = {link(word): _grams(word, library.terms) for word in ("".join(words), *words)}
        keys = {key: run for key, run in known.items() if indicator(key) is not None}
        more = frozenset(bigrams(canonical(" ".join(expand(said)))))
        wholes = tuple(_grams(_RANK.sub(" ", canonical(word)), library.terms) for word in words
                       if (parts or f"占{word}" not in said) and f"比{word}" not in said)
        metric = bool(filters.wanted_metrics(canonical("".join(words))))
        return cls(grams, runs, wholes, keys, more, metric, library.terms.weight, _sum(grams, library.terms.weight))

    def row(self, target: Target, library: Library) -> _Row:
        """The row as the question sees it."""
        known = _name(target, library)
        return _Row(
            target, known.name, known.core, known.around,
            fit=self._fit(target, known),
            explained=(known.name & self.grams) | self.keys.get(target.key, frozenset()),
        )

    def _fit(self, target: Target, row: _Name) -> float:
        """How much of the row's name is asked for, by weight; words of rank (国家级…) that are not asked for do not count, and
        an indicator that the catalogue knows by another name is asked for as well."""
        if target.key in self.keys:
            return 1.0
        keyed = [run for run in self.keys.values() if run]
        other = (
            bool(keyed)
            and indicator(target.key) is not None
            and not row.name & self.grams - frozenset().union(*keyed)
            and sum(_sum(run & row.name, self.weigh) >= 0.7 * _sum(run, self.weigh) for run in keyed) < 2
        )
        said = self.grams | self.more
        if not row.part & said:
            return 0.0  # only the whole of a share is asked for, not the share
        names = [name for name in (row.name, row.core, frozenset() if self.metric else row.thing) if name]
        by_grams = max((_sum(name & said, self.weigh) / (_sum(name, self.weigh) or 1.0) for name in names), default=0.0)
        total = sum(_sum(word, self.weigh) for word in row.words)
        by_words = sum(_sum(word, self.weigh) for word in row.words if word <= said) / total if total else 0.0
        # The catalogue knows the row as another indicator than those that the question names.
        return max(by_grams, by_words) * (0.7 if other else 1.0)

    def whole(self, row: _Row, open_: set[str]) -> bool:
        """Whether the row explains all of a thing named among several that is still open."""
        return len(self.runs) > 2 and any(run & open_ and run <= row.explained for run in self.runs)

    def share(self, grams: Grams | set[str]) -> float:
        return _sum(grams, self.weigh) / (self.total or 1.0)


def _groups(
    targets: Sequence[Target], asked: _Asked, units: frozenset[str], library: Library
) -> list[_Group]:
    """The groups of like rows among `targets` that explain the question: greedily, then for each thing named that is still
    open, then for each unit asked for that no row has."""
    rows = [row for target in targets if (row := asked.row(target, library)).fit >= _NAME]
    groups: list[_Group] = []

    def take(first: _Row, scored: Sequence[tuple[float, _Row]]) -> None:
        best = max((score for score, row in scored if row is first), default=0.0)
        chosen = [first, *(row for score, row in scored
                           if row is not first and score >= _LIKE * best and _alike(row, first, asked)
                           and (row.core == first.core or row.core not in asked.wholes))]
        explained = frozenset().union(*(row.explained for row in chosen))
        groups.append(_Group(tuple(chosen), explained))
        taken = {id(row) for row in chosen}
        rows[:] = [row for row in rows if id(row) not in taken]

    open_ = set(asked.grams)
    while rows and len(groups) < _ITEMS:
        scored = _ranked(rows, asked, open_)
        first = next((row for _, row in scored if asked.share(row.explained & open_) >= _GAIN or asked.whole(row, open_)), None)
        if first is None:
            break
        take(first, scored)
        open_ -= groups[-1].asked
    for run in asked.runs:
        size = _sum(run, asked.weigh)
        have = max((_sum(row.explained & run, asked.weigh) for group in groups for row in group.rows), default=0.0)
        if len(groups) >= _ITEMS or not run or have >= 0.99 * size:
            continue
        scored = _ranked(rows, asked, set(run))
        best = max(((_sum(row.explained & run, asked.weigh), -place, row) for place, (_, row) in enumerate(scored)
                    if row.fit >= _RUN), key=lambda item: item[:2], default=None)
        if best is not None and best[0] >= _COVERED * size and best[0] > have + 0.01 * size:
            take(best[2], scored)
    for run in asked.wholes:
        exact = [(score, row) for score, row in _ranked(rows, asked, set(run)) if row.core and run >= row.core
                 and _sum(row.core, asked.weigh) >= 0.9 * _sum(run, asked.weigh)]
        named = any(row.core == run or row.name == run or (len(run) == 1 and run <= row.name) for group in groups for row in group.rows)
        if exact and not named and len(groups) < _ITEMS:
            take(exact[0][1], exact)
    for unit in units - {filters.family(row.target.unit) for group in groups for row in group.rows}:
        scored = [(score, row) for score, row in _ranked(rows, asked, set(asked.grams)) if filters.family(row.target.unit) == unit]
        if groups and scored and scored[0][1].fit >= 0.8 and len(groups) < _ITEMS:
            take(scored[0][1], scored)
    return groups


def _ranked(rows: Sequence[_Row], asked: _Asked, open_: set[str]) -> list[tuple[float, _Row]]:
    """The rows by how well their names fit and how much of what is open they explain, best first."""
    scored = [
        (0.45 * row.fit + 0.4 * asked.share(row.explained & open_) + 0.15 * asked.share(row.around & open_), -place, row)
        for place, row in enumerate(rows)
    ]
    scored.sort(key=lambda item: item[:2], reverse=True)
    return [(score, row) for score, _, row in scored]


def _aligned(found: Sequence[Sequence[_Group]], weigh: Callable[[str], float]) -> list[list[_Group | None]]:
    """The groups of all points in lines, one line an item: groups that explain the same of the question."""
    lines: list[list[_Group | None]] = []
    for place, groups in enumerate(found):
        for group in groups:
            for line in lines:
                first = next(other for other in line if other)
                both = _sum(group.asked & first.asked, weigh)
                if line[place] is None and both >= 0.5 * max(_sum(group.asked, weigh), _sum(first.asked, weigh)):
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
    like = [target for target in pool if len(_name(target, library).name & name) >= 0.6 * len(name)]
    return filters.why_not(query, point, like, library) if like else Reason.NOT_FOUND


def _nearest(query: Query, library: Library, words: Sequence[str], asked: _Asked, point: Point) -> Figures:
    """Why no row answers, with the rows that come closest in any document."""
    groups: list[_Group] = []
    for documents in dict.fromkeys((query.documents or None, None)):
        targets = library.search_targets(" ".join(words), _CANDIDATES, documents)
        groups = groups or _groups(targets, asked, frozenset(), library)
    if not groups:
        return Figures((), 0.0)
    rows = [row.target for row in groups[0].rows]
    names = frozenset().union(*(row.name | row.around for group in groups for row in group.rows))
    explained = asked.share(asked.grams & names)
    reason = filters.why_not(query, point, rows, library)
    return Figures((), explained, _missing(words, names), reason, tuple(rows))


def _name(target: Target, library: Library) -> _Name:
    """The row's name as bigrams, made once for each library."""
    names = _NAMES.setdefault(library, {})
    key = (target.document, target.start, target.end, target.indicator, target.scope)
    known = names.get(key)
    if known is None:
        known = names[key] = _named(target, library)
    return known


def _named(target: Target, library: Library) -> _Name:
    scope = "" if target.scope in filters.WHOLE or target.scope in target.indicator else target.scope
    text = canonical(f"{target.indicator} {scope}")
    name = frozenset(bigrams(text))
    card = library.cards[target.document]
    around = " ".join((target.key, *target.path, card.title, *card.meta.aliases, target.region, target.scope,
                       target.department, target.quote))
    bare = _RANK.sub(" ", text)
    words = tuple(frozenset(bigrams(word)) for word in segment(bare) if len(word) > 1)
    part = frozenset(bigrams(text.split("占", 1)[0])) or name
    thing = frozenset(bigrams(filters.METRIC.sub(" ", bare)))
    return _Name(name, part, frozenset(bigrams(bare)), thing, words, frozenset(bigrams(canonical(around))) | name)


def _alike(row: _Row, first: _Row, asked: _Asked) -> bool:
    """Whether two rows are one indicator asked for: in another document, year or wording, the question telling them not apart."""
    if row.name == first.name:
        return True
    weigh = asked.weigh
    own = asked.share((row.name - first.name) & asked.grams)
    lacking = asked.share((first.name - row.name) & asked.grams)
    if row.target.key == first.target.key and indicator(row.target.key) is not None:
        return row.target.key in asked.keys or (own <= 0.2 and lacking <= 0.3)
    both = _sum(row.core & first.core, weigh)
    largest = max(_sum(row.core, weigh), _sum(first.core, weigh), 0.01)
    return own <= 0.02 and lacking <= 0.06 and both >= _SAME * largest


def _grams(word: str, terms: TermStatistics) -> Grams:
    """The bigrams of a run, without those across two of its words that the library never has (软件收入: not 件收)."""
    text = canonical(word)
    inside = {gram for part in segment(text) for gram in bigrams(part)}
    return frozenset(gram for gram in bigrams(text) if gram in inside or terms.known(gram))


def _missing(words: Sequence[str], have: Grams) -> tuple[str, ...]:
    """The words of the question that nothing found explains."""
    return tuple(
        word for run in words for word in segment(run)
        if len(word) > 1 and (grams := frozenset(bigrams(canonical(word)))) and not grams & have
    )


def _sum(grams: Grams | set[str], weigh: Callable[[str], float]) -> float:
    return sum(weigh(gram) for gram in grams)
