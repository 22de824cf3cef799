"""Targets → what a drawing shows: the points of the largest comparable group, which of them a line may join, the asker's own figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.rows import printed
from assistant.compute import Incomparable, Operand, convert, in_unit
from assistant.records import AskerFigure
from index.quantities import split_scale
from index.records import Target
from prompts import say

_WHOLE = re.compile(r"全[国区省市县州盟旗]")
_CHANGE = re.compile(r"年均|每年|逐年|提高|提升|增长|增加(?!值)|增速|增幅|下降|降低|减少|降幅|高出|超出|[涨升降]")
MOST_OWN = 2
"""How many figures of the asker's a drawing holds."""


@dataclass(frozen=True, slots=True)
class Point:
    """One figure in the drawing. `label` is as said in the text ("66%以上"); `scope` names what it belongs to, "" where all are alike."""

    year: int
    value: Decimal
    value_max: Decimal | None
    bound: str
    actual: bool
    document: str
    scope: str
    label: str

    @property
    def top(self) -> Decimal:
        return self.value if self.value_max is None else self.value_max

    @property
    def role(self) -> str:
        return say("page.chart.actual" if self.actual else "page.chart.target")


@dataclass(frozen=True, slots=True)
class Own:
    """A figure that the asker gave, in the drawing's unit. `label` is as typed ("58%")."""

    value: Decimal
    label: str


def own_of(figures: Iterable[AskerFigure], group: Sequence[Target]) -> tuple[Own, ...]:
    """The asker's figures that can stand among those of a group: of the same kind of unit, no change, and none that the group has."""
    unit, level = group[0].unit, group[0].measure == "level"
    found: dict[Decimal, Own] = {}
    for figure in figures:
        if not figure.unit or not same_unit(figure.unit, unit) or (level and _CHANGE.search(figure.about)):
            continue
        try:
            value = convert(Operand(figure.value, figure.unit, "asker"), unit)
        except Incomparable:
            continue
        if all(value not in (target.value, target.value_max) for target in group):
            found.setdefault(value, Own(value, in_unit(figure.value, figure.unit)))
    return tuple(found.values())[:MOST_OWN]


def same_unit(one: str, other: str) -> bool:
    """Whether two units differ in scale at most: 万元 and 亿元."""
    return split_scale(one)[1] == split_scale(other)[1]


def largest(targets: Iterable[Target]) -> list[Target]:
    """The largest group of dated figures of one indicator, unit and measure."""
    groups: dict[tuple[str, str, str], list[Target]] = defaultdict(list)
    for target in targets:
        if target.year is not None:
            groups[target.key or target.indicator, target.unit, target.measure].append(target)
    return max(groups.values(), key=len, default=[])


def points_of(group: Sequence[Target]) -> list[Point]:
    """One point a figure, repeated figures once, in order of year, reported before targeted."""
    alike = len({scope_of(target) for target in group}) == 1
    points = dict.fromkeys(
        Point(
            year=target.year or 0, value=target.value, value_max=target.value_max, bound=target.bound,
            actual=target.status == "actual", document=target.document, scope="" if alike else scope_of(target), label=printed(target),
        )
        for target in group
    )
    return sorted(points, key=lambda point: (point.year, not point.actual, point.scope))


def scope_of(target: Target) -> str:
    """Region, and the part of it that the figure is for: "某某省", "某某省 高新区"."""
    return " ".join(dict.fromkeys(part for part in (target.region, part_of(target)) if part))


def part_of(target: Target) -> str:
    """The part of its region that a figure is for, "" where it is for the whole."""
    return "" if _WHOLE.fullmatch(target.scope) else target.scope


def joined(points: Sequence[Point]) -> list[list[Point]]:
    """The points that a line joins, in order of year: of one scope and kind, over the documents if no year has two figures, else
    document by document; where even a document has two for a year, none."""
    lines: list[list[Point]] = []
    for same in _grouped(points, lambda point: (point.scope, point.actual)):
        parts = [same] if _one_a_year(same) else _grouped(same, lambda point: point.document)
        lines += [part for part in parts if len(part) > 1 and _one_a_year(part)]
    return lines


def _grouped(points: Sequence[Point], key: Callable[[Point], Hashable]) -> list[list[Point]]:
    groups: dict[Hashable, list[Point]] = defaultdict(list)
    for point in points:
        groups[key(point)].append(point)
    return list(groups.values())


def _one_a_year(points: Sequence[Point]) -> bool:
    return len({point.year for point in points}) == len(points)
