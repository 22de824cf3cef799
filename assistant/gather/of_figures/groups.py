"""Rows that a question means, taken in groups of like names: the row whose name explains most of what is still open of the question comes
first, rows of like names join it; and the groups of several points set in lines, one line an item.

Words count by their rarity, see `assistant.gather.of_figures.naming`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.gather.of_figures import metrics
from assistant.gather.of_figures.naming import Asked, Grams, NamedRow, name_of, weight
from assistant.gather.of_figures.other_things import NOTHING, Things
from index.canonical import canonical
from index.contradictions import joined
from index.indicators import indicator
from index.library import Library
from index.records import Target
from index.words import bigrams

_ITEMS = 8
_NAME = 0.48
"""A row's name must be explained by the question at least by this share, by weight."""
_GAIN = 0.1
"""A further item must explain at least this share of the question."""
_LIKE = 0.7
"""Rows of an item must match at least this share as well as its first row."""
_PLACED, _MISPLACED = 0.3, 0.1
"""The headings above one row and nothing around another have so much of the question, and the other way round no more than so much: the
question names the thing in whose section the one row stands."""
_SAME = 0.5
"""Names that share this much by weight may be one indicator."""
_RUN = 0.6
"""A row for one of several things named must have its name explained at least by this share."""
_OWN = 0.4
"""… and so much of what it is a figure of must be asked for."""
_COVERED = 0.7
"""A thing named in the question is answered by rows whose names explain it at least by this share."""
_BRANCH = re.compile("产业|行业")


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one indicator, and what of the question they explain."""

    rows: tuple[NamedRow, ...]
    asked: Grams


def groups_of(
    targets: Sequence[Target], asked: Asked, units: frozenset[str], library: Library, things: Things = NOTHING
) -> list[Group]:
    """The groups of like rows among `targets` that explain the question, none of another thing than the `things` asked for: greedily, then for each
    thing named that is still open, then for each unit asked for that no row has."""
    fitting = [row for target in targets if (row := asked.row(target, library, _NAME)) is not None]
    rows = _best_placed(things.kept(fitting, library), asked)
    groups: list[Group] = []

    def take(first: NamedRow, scored: Sequence[tuple[float, NamedRow]]) -> None:
        best = max((score for score, row in scored if row is first), default=0.0)
        chosen = [first, *(row for score, row in scored
                           if row is not first and score >= _LIKE * best and _alike(row, first, asked)
                           and (row.core == first.core or all(row.core != whole.grams for whole in asked.wholes)))]
        explained = frozenset().union(*(row.explained for row in chosen))
        groups.append(Group(tuple(chosen), explained))
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
    for unit in units - {metrics.family(row.target.unit) for group in groups for row in group.rows}:
        scored = [(score, row) for score, row in _ranked(rows, asked, set(asked.grams)) if metrics.family(row.target.unit) == unit]
        if groups and scored and scored[0][1].fit >= 0.8 and len(groups) < _ITEMS:
            take(scored[0][1], scored)
    return groups


def _best_placed(rows: Sequence[NamedRow], asked: Asked) -> list[NamedRow]:
    """The rows without those all of which another one says too, under a heading that names what is asked about and the other's headings do not
    (面积 of two sights). Rows of many documents stand under the same headings: each kind is held against each kind once."""
    kinds = dict.fromkeys((row.target.path, row.explained) for row in rows)
    heads = {path: _headed(path) & asked.grams for path, _ in kinds}
    share = cache(asked.share)

    @cache
    def outdone(path: tuple[str, ...], explained: Grams, around: Grams) -> bool:
        own = heads[path]
        return any(path != other and explained <= more and share(heads[other] - own - around) > _PLACED and share(own - heads[other]) <= _MISPLACED
                   for other, more in kinds)

    return [row for row in rows if not outdone(row.target.path, row.explained, row.around)]


@lru_cache(maxsize=4096)
def _headed(path: tuple[str, ...]) -> Grams:
    """The bigrams of the headings that a row stands under."""
    return frozenset(bigrams(canonical(" ".join(path))))


def _of_thing(row: NamedRow, asked: Asked) -> bool:
    """Whether a row is of what is named, not of something that only shares words of rank and measure with it (规上清洁能源产值 for 规上工业)."""
    thing = name_of(row.target).thing
    return row.target.key in asked.keys or weight(thing & asked.said, asked.weigh) >= _OWN * weight(thing, asked.weigh)


def _ranked(rows: Sequence[NamedRow], asked: Asked, open_: set[str]) -> list[tuple[float, NamedRow]]:
    """The rows by how well their names fit and how much of what is open they explain, best first."""
    share = cache(lambda grams: asked.share(grams & open_))  # rows of many documents explain the same
    scored = [(0.45 * row.fit + 0.4 * share(row.explained) + 0.15 * share(row.around), -place, row) for place, row in enumerate(rows)]
    scored.sort(key=lambda item: item[:2], reverse=True)
    return [(score, row) for score, _, row in scored]


def of_their_own(found: Sequence[Sequence[Group]], words: Sequence[str], weigh: Callable[[str], float]) -> list[list[Group]]:
    """The groups of several documents, without those that only touch on what is asked (产业产值) where each document has one of the
    things named: "甲规划的现代纺织产值与乙计划的轻工纺织产值"."""
    things = [thing for word in words if (thing := frozenset(bigrams(_BRANCH.sub(" ", metrics.METRIC.sub(" ", canonical(word))))))]
    telling: Grams = frozenset().union(*things)

    def named(group: Group) -> bool:
        return any(weight(group.asked & thing, weigh) >= _COVERED * weight(thing, weigh) for thing in things)

    if len(things) < 2 or not all(any(map(named, groups)) for groups in found):
        return [list(groups) for groups in found]
    return [[group for group in groups if group.asked & telling] for groups in found]


def aligned(found: Sequence[Sequence[Group]], weigh: Callable[[str], float], part: float) -> list[list[Group | None]]:
    """The groups of all points in lines, one line an item: groups that explain the same `part` of the question."""
    lines: list[list[Group | None]] = []
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


_RANK = re.compile("国家级|自治区级|[省市县区]级")


def _alike(row: NamedRow, first: NamedRow, asked: Asked) -> bool:
    """Whether two rows are one indicator asked for: in another document, year or wording, the question telling them not apart."""
    if row.name == first.name or joined(row.target.indicator) == joined(first.target.indicator):
        return True
    ranks = [_RANK.findall(one.target.indicator) for one in (row, first)]
    if all(ranks) and ranks[0] != ranks[1] and frozenset(bigrams(" ".join((*ranks[0], *ranks[1])))) <= asked.said:
        return False  # 市级、省级专精特新企业各多少: the question tells them apart
    weigh = asked.weigh
    own = asked.share((row.name - first.name) & asked.grams)
    lacking = asked.share((first.name - row.name) & asked.grams)
    if row.target.key == first.target.key and indicator(row.target.key) is not None:
        return row.target.key in asked.keys or (own <= 0.2 and lacking <= 0.3)
    both = weight(row.core & first.core, weigh)
    largest = max(weight(row.core, weigh), weight(first.core, weigh), 0.01)
    return own <= 0.02 and lacking <= 0.06 and both >= _SAME * largest
