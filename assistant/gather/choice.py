"""Which rows of a group answer the question: by role, document, region, year, unit and measure; with the reason if none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.gather.figures import Group, family
from assistant.records import Point, Query, Reason
from index.library import Library
from index.records import Target

_GROWTH = re.compile(r"增速|增长|增幅|年均|下降率|降幅")
_FLOW = re.compile(r"每年|一年|年均|逐年|每个年度")
_RESULT_UNITS = frozenset({"倍", "个百分点", "%", "年", "点"})
"""Units in which a computed result may be asked for; they say nothing of the rows."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The rows chosen for one point of one group, or none and the `reason`; `nearest` are then rows that come closest."""

    group: Group
    point: Point
    rows: tuple[Target, ...]
    reason: Reason = Reason.NONE
    nearest: tuple[Target, ...] = ()


def choose(query: Query, group: Group, library: Library) -> tuple[Choice, ...]:
    """One choice for each point of the question (one in all where it names none)."""
    return tuple(_choose(query, group, point, library) for point in points(query, library))


def points(query: Query, library: Library) -> tuple[Point, ...]:
    """The points of the question; a year of the dialogue or a document of it comes in where the question has none."""
    found = query.points or (Point(),)
    if not query.years and len(query.soft_years) == 1:
        found = tuple(replace(point, year=point.year or query.soft_years[0]) for point in found)
    regions = query.regions
    if len(regions) == 1:
        found = tuple(point if point.region or point.document else replace(point, region=regions[0]) for point in found)
    if "trend" in query.operations and query.years:
        return tuple(dict.fromkeys(replace(point, year=None) for point in found))
    return tuple(dict.fromkeys(found))


def _choose(query: Query, group: Group, point: Point, library: Library) -> Choice:
    rows = _distinct(_by_unit(query, _by_measure(query, group.rows)))
    if not rows:
        return Choice(group, point, (), Reason.UNKNOWN_INDICATOR, group.rows[:3])
    if query.wants == "actual":
        actual = tuple(row for row in rows if row.status == "actual")
        if not actual or (point.year and not any(row.year == point.year for row in actual)):
            return Choice(group, point, (), Reason.NOT_RECORDED, rows)
        rows = actual
    elif query.wants == "target" and "trend" not in query.operations:
        rows = tuple(row for row in rows if row.status == "target") or rows
    placed = _by_place(query, point, rows, library)
    if not placed:
        return Choice(group, point, (), Reason.OTHER_REGION if point.region else Reason.NOT_FOUND, rows)
    if point.year is None:
        return Choice(group, point, placed)
    dated = tuple(row for row in placed if row.year == point.year) or tuple(
        row for row in placed if row.measure == "annual_flow" and _covers(row, point.year, library)
    )
    if dated:
        return Choice(group, point, dated)
    if point.document and point.document not in query.soft_documents and len(query.points) > 1:
        # "从制造业方案的2022年目标到2027年目标": the second year is not meant of that document.
        free = tuple(row for row in rows if row.year == point.year and row.document != point.document)
        if free:
            return Choice(group, replace(point, document=""), free)
    if not query.years:
        return Choice(group, replace(point, year=None), _latest(placed))
    return Choice(group, point, (), Reason.OTHER_YEAR, placed)


def _by_place(query: Query, point: Point, rows: tuple[Target, ...], library: Library) -> tuple[Target, ...]:
    if point.document:
        return tuple(row for row in rows if row.document == point.document)
    if query.documents and not query.points:
        return tuple(row for row in rows if row.document in query.documents)
    if point.region:
        inside = tuple(row for row in rows if point.region in (row.region, library.cards[row.document].meta.region))
        own = tuple(row for row in inside if library.cards[row.document].meta.region == point.region)
        return own or inside
    soft = tuple(row for row in rows if row.document in query.soft_documents)
    if soft:
        return soft
    return rows


def _by_measure(query: Query, rows: tuple[Target, ...]) -> tuple[Target, ...]:
    """Rates of growth for questions about growth, yearly numbers for questions about each year, else levels."""
    if query.operations & {"growth", "growth_rate", "backward", "multiple", "difference", "sum"}:
        levels = tuple(row for row in rows if row.measure != "annual_growth")
        if levels and not (query.operations == {"growth_rate"} and len(levels) < 2):
            return levels
    if _GROWTH.search(query.text):
        return tuple(row for row in rows if row.measure in ("annual_growth", "change")) or rows
    flows = tuple(row for row in rows if row.measure == "annual_flow")
    if flows and _FLOW.search(query.text) and "consistency" not in query.operations:
        return flows
    others = tuple(row for row in rows if row.measure not in ("annual_growth", "annual_flow"))
    return others or rows


def _by_unit(query: Query, rows: tuple[Target, ...]) -> tuple[Target, ...]:
    if not query.unit or query.unit in _RESULT_UNITS and query.operations:
        return rows
    wanted = family(query.unit)
    fitting = tuple(row for row in rows if family(row.unit) == wanted)
    if fitting or wanted in ("", "count"):
        return fitting or tuple(row for row in rows if family(row.unit) in ("count", "", "people") or not wanted)
    return ()


def _covers(row: Target, year: int, library: Library) -> bool:
    period = library.cards[row.document].meta.period
    return row.year is None or (period is not None and period[0] <= year <= (row.year or period[1]))


def _latest(rows: tuple[Target, ...]) -> tuple[Target, ...]:
    years = [row.year for row in rows if row.year]
    return tuple(row for row in rows if row.year == max(years)) if years else rows


def _distinct(rows: Sequence[Target]) -> tuple[Target, ...]:
    """The rows without repeats of one figure in one document; the first, of the best match, stands for them."""
    kept: dict[tuple[object, ...], Target] = {}
    for row in rows:
        kept.setdefault((row.document, row.year, row.value, row.value_max, row.unit, row.measure, row.status), row)
    return tuple(kept.values())
