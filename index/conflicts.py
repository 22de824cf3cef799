"""Conflicts between targets: the same indicator, region, scope, year and measure, but a different figure.

In: targets of one or many documents. Out: `Conflict` values with a grade and a sentence that says what disagrees. Also found: yearly
numbers that cannot add up to the milestones beside them, and counts of nested sizes (过50亿元 fewer than 过100亿元).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise, repeat
from typing import Literal

from index.contradictions import RANK, compatible, contradict, ends_of, in_base, kind_of
from index.indicators import difference, indicator
from index.quantities import in_base_units, unit_family
from index.records import Target
from index.wording import figure_words

Grade = Literal["数值矛盾", "口径不同", "限定词不同", "时限不同"]

_SURE = 0.5
_SIZE = re.compile(
    r"^(?P<what>.*?)(?:超过|超|过|达到?|突破)(?P<size>[\d.]+)(?P<unit>万亿|亿|万)元?(?:以上)?的?(?P<kind>.+)$"
)
_MOST_ALL_PAIRS = 12
"""Up to so many rows are compared each with each; more are compared with the first alone, or a large library would not end."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two targets that do not agree; `what` says so in Chinese."""

    grade: Grade
    first: Target
    second: Target
    what: str


def conflicts(targets: Iterable[Target]) -> tuple[Conflict, ...]:
    """All conflicts inside and between documents, those of value first."""
    rows = [row for row in targets if row.confidence >= _SURE and row.key]
    found: list[Conflict] = [*_same_year(rows), *_same_figure(rows), *_sums(rows), *_sizes(rows)]
    order = {"数值矛盾": 0, "口径不同": 1, "限定词不同": 2, "时限不同": 3}
    return tuple(sorted(found, key=lambda item: (order[item.grade], item.first.document, item.first.start)))


def _group(rows: Iterable[Target], *, by_year: bool) -> Iterator[list[Target]]:
    """Rows of one indicator, region, status and measure, and of one year or else of one figure."""
    groups: dict[tuple[object, ...], list[Target]] = defaultdict(list)
    for row in rows:
        year = row.year if row.measure != "annual_flow" else None
        figure, unit = in_base(row.value, row.unit)
        same = year if by_year else (figure, row.value_max)
        groups[row.key, row.region, row.status, kind_of(row), unit, row.base_year, same].append(row)
    return (group for group in groups.values() if len(group) > 1)


def _pairs(group: list[Target]) -> Iterator[tuple[Target, Target]]:
    if len(group) <= _MOST_ALL_PAIRS:
        return combinations(group, 2)
    return zip(repeat(group[0]), group[1:], strict=False)


def _apart(first: Target, second: Target) -> bool:
    """Whether two rows stand in different sentences and are about the same scope."""
    if first.document == second.document and first.sentence == second.sentence:
        return False
    return first.scope == second.scope


def _grade(first: Target, second: Target) -> tuple[Grade, str] | None:
    """The grade of two rows of one group and year, None if they agree."""
    if ends_of(first) == ends_of(second):
        same = first.bound == second.bound
        return None if same else ("限定词不同", "数值相同，限定词不同")
    note = difference(first.indicator, second.indicator)
    if note:
        return "口径不同", note
    ranks = [set(RANK.findall(row.indicator)) for row in (first, second)]
    if all(ranks) and ranks[0] != ranks[1]:
        entry = indicator(first.key)
        return "口径不同", (entry.note if entry and entry.note else "认定级别不同")
    if compatible(first, second):
        return "限定词不同", "数值不同，按限定词可以并存"
    return "数值矛盾", "数值不同"


def _same_year(rows: list[Target]) -> Iterator[Conflict]:
    for group in _group(rows, by_year=True):
        seen: set[tuple[object, ...]] = set()
        for first, second in _pairs(group):
            if (first.year is None and first.measure != "annual_flow") or not _apart(first, second):
                continue
            graded = _grade(first, second)
            if graded and graded[0] == "数值矛盾" and not contradict(first, second):
                continue
            mark = (first.document, second.document, ends_of(first), ends_of(second), first.bound, second.bound)
            if graded and mark not in seen:
                seen.add(mark)
                yield Conflict(graded[0], first, second, f"{_say(first)}；{_say(second)}：{graded[1]}")


def _same_figure(rows: list[Target]) -> Iterator[Conflict]:
    """The same figure of the same indicator for another year, in another document."""
    for group in _group(rows, by_year=False):
        seen: set[tuple[object, ...]] = set()
        for first, second in _pairs(group):
            years = (first.year, second.year)
            if (
                first.document == second.document
                or None in years
                or years[0] == years[1]
                or first.status == "actual"
            ):
                continue
            mark = (first.document, second.document, ends_of(first))
            if (
                ends_of(first) == ends_of(second)
                and first.scope == second.scope
                and first.measure != "annual_flow"
                and mark not in seen
            ):
                seen.add(mark)
                yield Conflict(
                    "时限不同", first, second, f"{_say(first)}；{_say(second)}：数值相同，年份不同"
                )


def _sums(rows: list[Target]) -> Iterator[Conflict]:
    """每年8至10个 beside 2020年30家, 2022年70家: the yearly number cannot reach the second milestone."""
    levels: dict[tuple[str, str, str], list[Target]] = defaultdict(list)
    for row in rows:
        if (
            kind_of(row) == "stock"
            and row.year is not None
            and row.status == "target"
            and unit_family(row.unit) == "count"
        ):
            levels[row.document, row.key, row.scope].append(row)
    for flow in rows:
        if flow.measure != "annual_flow" or unit_family(flow.unit) != "count":
            continue
        steps = sorted(levels.get((flow.document, flow.key, flow.scope), ()), key=lambda row: row.year or 0)
        for early, late in pairwise(steps):
            years = (late.year or 0) - (early.year or 0)
            gain = ends_of(late)[0] - ends_of(early)[0]
            if years > 0 and gain > ends_of(flow)[1] * years and flow.bound in ("=", "~", "range", "<="):
                text = f"{_say(flow)}；{_say(early)}，{_say(late)}：{years}年要增加{gain}{flow.unit}，每年的数加不到"
                yield Conflict("数值矛盾", flow, late, text)


def _sizes(rows: list[Target]) -> Iterator[Conflict]:
    """产值过50亿元的企业7家 beside 过100亿元的企业10家: unclear whether the smaller class contains the larger."""
    groups: dict[tuple[object, ...], list[tuple[Decimal, Target]]] = defaultdict(list)
    for row in rows:
        found = _SIZE.match(row.indicator)
        if found and row.year is not None:
            size = in_base_units(Decimal(found["size"]), found["unit"])[0]
            groups[row.document, found["what"], found["kind"], row.year, row.status].append((size, row))
    for group in groups.values():
        ordered = sorted(group, key=lambda pair: pair[0])
        for (small, first), (large, second) in pairwise(ordered):
            if small < large and ends_of(first)[0] < ends_of(second)[0]:
                text = f"{_say(first)}；{_say(second)}：规模小的一档反而少，只能按分档（互不包含）理解"
                yield Conflict("口径不同", first, second, text)


def _say(row: Target) -> str:
    year = f"{row.year}年" if row.year is not None and row.measure != "annual_flow" else ""
    return f"{row.document} {year}{row.indicator} {figure_words(row)}"
