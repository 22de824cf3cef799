"""Like figures under like headings: "五大传统产业各自的产值", a number word with a thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.gather.of_figures.filters import documents as documents_of
from assistant.gather.of_figures.points import points
from assistant.gather.of_lists.headings import counted
from assistant.records import Point, Query
from index.canonical import canonical
from index.library import Library
from index.records import Section, Target
from index.words import bigrams

_EACH = re.compile(r"各|分别|逐个|每个|加起来|一共|总共|加一起|加一块|加到一起|加在一起|合起来|合计|总计|汇总|加总|总和|之和|最高|最低|最多|最少|最大|最小|相加|哪个|谁|排")
_HOMES = 24
"""So many rows found by the words tell in which documents to look where the question names none."""
_METRIC = re.compile(r"总产值|产值|增加值|营业收入|产能|投资|收入")
_OUTPUT = "产值"
"""What trades are measured by where nothing else is said."""
_OF_TRADES = re.compile(r"占[^，。；？]{0,12}?[两二三四五六七八九十\d]+(?:个|大)[\u4e00-\u9fff]{0,4}?(?:产业|行业)")
_AS = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,10})按(?P<metric>[\u4e00-\u9fff]{2,8}?)(?:来)?(?:计)?算")


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a family: what it is called, and its row (or two: part and whole)."""

    name: str
    rows: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Like figures under like headings; `stated` is the total that the document gives itself, if any."""

    about: str
    members: tuple[Member, ...]
    stated: Target | None


def families(query: Query, library: Library) -> Family | None:
    """Like figures of the things that the question counts ("六个重点产业"), None if it counts none or they are not found."""
    part = "share" in query.operations
    metrics = list(dict.fromkeys(_METRIC.findall(query.text))) or ([_OUTPUT] if part and "sum" in query.operations and _OF_TRADES.search(query.text) else [])
    told = len(query.asker) > 1 and query.operations & {"share", "difference", "multiple"}  # The asker gives the totals.
    things = counted(query) if metrics and not told else []
    if not things:
        return None
    if part:  # "两个产业占六大产业的…": the greater number is that of the whole
        things = [(count, thing) for count, thing in things if not any(more > count and thing[:2] in other for more, other in things)]
    point = points(query, library)[0]
    each = _EACH.search(query.text) is not None
    for id in documents_of(query, point, library) or list(query.documents) or homes(query, library):
        for count, thing in things:
            family = _family(query, library, id, count, thing, metrics, point)
            if family is not None and (each or (query.unit == "" and family.stated is None)):
                return family
    return None


def homes(query: Query, library: Library) -> list[str]:
    """The documents of the rows that fit the question's words best."""
    return library.homes(" ".join(query.words), _HOMES)


def _family(
    query: Query, library: Library, id: str, count: int, thing: str, metrics: Sequence[str], point: Point
) -> Family | None:
    sections = library.sections(id)
    below: dict[int | None, list[Section]] = {}
    for section in sections:
        below.setdefault(section.parent, []).append(section)
    parents = [one for one in sections if len(below.get(one.index, ())) >= count and _about(thing, one, below[one.index])]
    if not parents:
        return None
    rows = [
        row for row in library.targets([id])
        if row.status == "target" and row.measure == "level" and (point.year is None or row.year == point.year)
    ]
    swaps = {match["name"]: match["metric"] for match in _AS.finditer(query.text)}
    for parent in sorted(parents, key=lambda one: thing not in one.title):
        children = below[parent.index]
        members = []
        for child in children:
            inside = [row for row in rows if child.start <= row.start < child.end]
            name = re.sub(r"[。，：:]+$", "", child.title)
            picked = [_pick(inside, metric, name, swaps) for metric in metrics[:2]]
            found = tuple(row for row in picked if row is not None)
            if len(found) == min(len(metrics), 2):
                members.append(Member(_short(name, found[0]), found))
        if len(members) == count:
            others = [row for row in rows if metrics[0] in row.indicator and not any(row in member.rows for member in members)]
            counted = re.compile(rf"[大个项类种][\u4e00-\u9fff]{{0,4}}{re.escape(thing)}")
            named = [row for row in others if thing in row.quote and (len(thing) > 2 or counted.search(row.quote))]
            stated = next((row for row in named if counted.search(row.quote)), named[0] if named else None)
            return Family(parent.title or thing, tuple(members), stated)
    return None


def _about(thing: str, parent: Section, children: Sequence[Section]) -> bool:
    """Whether the headings name the things that are counted."""
    headings = canonical(" ".join((parent.title, *(one.title for one in children))))
    return not set(bigrams(canonical(thing))).isdisjoint(bigrams(headings))


def _pick(rows: Sequence[Target], metric: str, name: str, swaps: dict[str, str]) -> Target | None:
    """The row of a section that measures `metric` (or what the question says to take instead for it)."""
    for swapped, other in swaps.items():
        if swapped[-4:] in name or swapped[:4] in name:
            for row in rows:
                if other in row.indicator or other in row.quote:
                    return row
    fitting = [row for row in rows if metric in row.indicator or canonical(metric) in canonical(row.indicator)]
    if metric == "产值":
        fitting = [row for row in fitting if "增加值" not in row.indicator]
    return fitting[0] if fitting else None


def _short(heading: str, row: Target) -> str:
    """What to call a member: the scope of its row, else its heading without verbs of policy."""
    bare = re.sub(r"^(?:做优做强|优化发展|加快壮大|培育壮大|延伸发展|提档升级|大力发展|积极发展|加快发展|做大做强|发展|壮大|培育)", "", heading)
    return bare or row.indicator
