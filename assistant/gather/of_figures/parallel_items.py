"""Clauses of one document built alike (1.广告业：营收…，集聚区占比…；2.人力资源服务业：…) as things with the measures told of each.

In: a document's targets. Out: families of items: what each is about (广告业) and its rows by what they measure (营收, 集聚区合计营收占全市比重).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from index.data_files import read_data
from index.library import Library, per_library
from index.records import Target
from index.regions import find_regions

_LEAST = 2
_MOST = 10
"""A clause about one thing tells no more figures, and most of them by its name."""
_ENDS = ("服务业", "制造业", "产业集群", "产业链", "产业", "行业", "集群", "业", "工程", "行动")
"""What people leave out of the name of a trade."""


@dataclass(frozen=True, slots=True)
class Item:
    """What a clause is about and its rows, each with what it measures of that."""

    thing: str
    rows: tuple[tuple[str, Target], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What the thing may be called: in full, without 业 and the like, by the first of several joined."""
        short = next((self.thing.removesuffix(end) for end in _ENDS if self.thing.endswith(end) and len(self.thing) - len(end) >= _LEAST), "")
        first = self.thing.split("及", 1)[0].split("和", 1)[0]
        return tuple(dict.fromkeys(name for name in (self.thing, short, first) if len(name) >= _LEAST))

    def row(self, measure: str, years: Sequence[int] = ()) -> Target | None:
        """The figure of a measure, for one of the years where some are named, else the last."""
        found = [row for name, row in self.rows if name == measure and (not years or row.year in years)]
        return max(found, key=lambda row: (row.status == "target", row.year or 0), default=None)


@dataclass(frozen=True, slots=True)
class Family:
    """Items of one document built alike, in text order."""

    document: str
    items: tuple[Item, ...]

    @property
    def measures(self) -> tuple[str, ...]:
        """What is measured of any of them."""
        return tuple(dict.fromkeys(name for item in self.items for name, _ in item.rows))


@per_library(256)
def families(library: Library, document: str) -> tuple[Family, ...]:
    """The families of items of a document: two or more under one heading of which the same is told."""
    clauses: dict[tuple[tuple[str, ...], str], list[Target]] = defaultdict(list)
    for row in library.targets([document]):
        if row.path:
            clauses[row.path[:-1], row.path[-1]].append(row)
    under: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for (parent, _), rows in clauses.items():
        thing = _thing([row.indicator for row in rows])
        if thing and not heads(thing) and len(rows) <= _MOST and sum(row.indicator.startswith(thing) for row in rows) * 2 >= len(rows) and not find_regions(thing):
            under[parent].append(Item(thing, tuple((_measure(row.indicator, thing), row) for row in rows)))
    found = []
    for items in under.values():
        shared = Counter(name for item in items for name in dict.fromkeys(name for name, _ in item.rows))
        alike = tuple(item for item in items if any(shared[name] >= _LEAST for name, _ in item.rows))
        if len(alike) >= _LEAST and len({item.thing for item in alike}) == len(alike):
            found.append(Family(document, alike))
    return tuple(found)


def _measure(name: str, thing: str) -> str:
    """What a row measures of its thing; all of its name where that does not tell the thing."""
    return name[len(thing) :].lstrip("的") or name if name.startswith(thing) else name


def heads(name: str) -> tuple[str, ...]:
    """The words of measure that a name ends with, the longest first: 综合产值, 产值 of 茶叶综合产值."""
    return tuple(head for head in _heads() if name.endswith(head))


@cache
def _heads() -> tuple[str, ...]:
    return tuple(sorted(read_data(Path(__file__).with_suffix(".yaml"))["heads"].split(), key=len, reverse=True))


def _thing(names: Sequence[str]) -> str:
    """What the rows of one clause are about: what most of their names begin with; of a single one its owner (广告业营收 → 广告业)."""
    if len(names) == 1:
        owner = names[0].removesuffix(next(iter(heads(names[0])), "")).rstrip("的")
        return owner if owner != names[0] and len(owner) >= _LEAST else ""
    begins = Counter(start for one, other in combinations(dict.fromkeys(names), _LEAST) if len(start := _beginning(one, other)) >= _LEAST)
    if not begins:
        return ""
    most = max(begins.values())
    return min((start for start, count in begins.items() if count == most), key=len)


def _beginning(one: str, other: str) -> str:
    place = 0
    while place < min(len(one), len(other)) and one[place] == other[place]:
        place += 1
    return one[:place]
