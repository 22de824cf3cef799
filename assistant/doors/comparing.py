"""The figures of one indicator side by side: every step from one year to the next worked out, or why it cannot be; figures of one year that differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise, product
from typing import Annotated

from pydantic import Field, StringConstraints

from assistant import compute
from assistant.answer import the_library
from assistant.charts.points import part_of
from assistant.compose.of_figures.comparable import incomparable, notes
from assistant.compose.worked import Cited
from assistant.compute import Incomparable
from assistant.doors.fields import (
    NAME,
    ComputationRow,
    Measure,
    Reply,
    Request,
    TargetRow,
    Year,
    field,
    known,
    plain,
)
from assistant.page import live
from assistant.records import Computation
from index.output import target_row
from index.quantities import unit_family
from index.records import Target
from index.views import Point, nearest, trend
from prompts import say

MOST = 200
"""How many figures are set side by side."""


class Comparison(Request):
    """Whose figures are compared, and which of them."""

    indicator: str = field("indicator", min_length=1, max_length=NAME, examples=["规模以上工业增加值"])
    region: str = field("region", "", max_length=NAME)
    documents: list[Annotated[str, StringConstraints(max_length=NAME)]] = field("documents", [], max_length=20)
    years: list[Year] = field("years", [], max_length=20)


class ComparedFigure(TargetRow):
    """A figure that is compared; `n` names it."""

    n: int = field("figure_n")
    title: str = field("title")
    note: str = field("note")


class Step(Reply):
    """What lies between two figures."""

    first: int = field("step_first", ge=1)
    last: int = field("step_last", ge=1)
    computations: list[ComputationRow] = field("computations")
    incomparable: str = field("incomparable")
    warnings: list[str] = field("step_warnings")


class Compared(Reply):
    """The figures in the order of kinds and years, and the steps between them."""

    indicator: str = field("indicator")
    total: Annotated[int, Field(ge=0)] = field("total")
    figures: list[ComparedFigure] = field("figures")
    steps: list[Step] = field("steps")
    nearest: list[str] = field("nearest")


def compare_targets(asked: Comparison) -> Compared:
    """The figures of the indicator with the steps between those of one place, part and kind; where there is none, the indicators of like name."""
    library = the_library()
    for document in asked.documents:
        known(document, library)
    everything = live.targets()
    named = trend(everything, library.cards.values(), asked.indicator, asked.region)
    points = [
        point for point in named
        if (not asked.documents or point.target.document in asked.documents) and (not asked.years or point.target.year in asked.years)
    ]
    shown = points[:MOST]
    return Compared(
        indicator=asked.indicator, total=len(points),
        figures=[
            ComparedFigure(n=n, title=point.title, note=point.note, **plain(target_row(point.target))) for n, point in enumerate(shown, 1)
        ],
        steps=[_step(*pair) for pair in _pairs(shown)],
        nearest=[] if named else list(nearest(everything, asked.indicator)),
    )


def _pairs(points: Sequence[Point]) -> list[tuple[Cited, Cited]]:
    """The figures of one place, part and kind: those of a year with each other and with those of the next, those of the first year with those of the last.

    Spans, changes and figures of no year are left out; of equal figures of a year the first stands for all.
    """
    groups: dict[tuple[object, ...], dict[int, list[Cited]]] = defaultdict(lambda: defaultdict(list))
    for n, point in enumerate(points, 1):
        row = point.target
        if row.year is not None and row.value_max is None and row.measure != "change":
            same = groups[point.series, row.region, part_of(row)][row.year]
            if all((one.row.value, one.row.unit, one.row.status) != (row.value, row.unit, row.status) for one in same):
                same.append(Cited(row, n, row.indicator))
    pairs: list[tuple[Cited, Cited]] = []
    for years in groups.values():
        each = list(years.values())
        for one in each:
            pairs += combinations(one, 2)
        for one, other in [*pairwise(each), *([(each[0], each[-1])] if len(each) > 2 else [])]:
            pairs += product(one, other)
    return pairs[:MOST]


def _step(first: Cited, last: Cited) -> Step:
    why, done = incomparable(first.row, last.row), []
    if not why:
        try:
            done = _worked(first, last)
        except Incomparable as error:
            why = str(error)
    rows = [ComputationRow(operation=one.operation, expression=one.expression, result=plain(one.result), unit=one.unit, operands=list(one.operands)) for one in done]
    return Step(first=first.mark, last=last.mark, computations=rows, incomparable=why, warnings=[] if why else _warnings(first, last))


def _worked(first: Cited, last: Cited) -> list[Computation]:
    """By how much it rises or falls; of two levels that are no rates also the multiple, the growth and, over several years, the yearly rate. Raises Incomparable."""
    rise = compute.difference(last.operand, first.operand)
    fall = compute.difference(first.operand, last.operand)
    done = [replace(rise, operation="increase") if rise.result >= 0 else replace(fall, operation="decrease")]
    years = (last.row.year or 0) - (first.row.year or 0)
    if not (years and _level(first.row) and _level(last.row) and first.row.value > 0 and last.row.value > 0):
        return done
    done += [compute.multiple(last.operand, first.operand), compute.growth(last.operand, first.operand)]
    return [*done, compute.annual_rate(last.operand, first.operand, years)] if years > 1 else done


def _warnings(first: Cited, last: Cited) -> list[str]:
    """What keeps the step from being exact; that two goals, or two outcomes, of one year differ."""
    one, other = first.row, last.row
    twice = [say("doors.compare.same_year", year=one.year)] if (one.year, one.status) == (other.year, other.status) else []
    return [*twice, *notes(first, last)]


def _level(row: Target) -> bool:
    measures: tuple[Measure, ...] = ("level", "cumulative")
    return row.measure in measures and unit_family(row.unit) != "share"
