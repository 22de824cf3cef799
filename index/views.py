"""Views of the target table: an indicator across plan generations, and indicators × documents with the gaps visible.

In: targets and the cards of their documents. Out: values that hold the targets themselves, so that every figure keeps its source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from index.indicators import difference, industry_group, kin, link
from index.quantities import in_base_units, unit_family
from index.records import Measure, Target
from index.regions import find_regions
from index.schema import Card


@dataclass(frozen=True, slots=True)
class Series:
    """What makes figures of an indicator comparable in kind: level beside level, money beside money."""

    measure: Measure
    family: str


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a trend. `note` says why it may not be comparable with the first of its series, "" if it is."""

    target: Target
    title: str
    series: Series
    note: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One indicator's figures of one series: one cell a document, empty where the document does not name it."""

    indicator: str
    series: Series
    cells: tuple[tuple[Target, ...], ...]

    @property
    def gaps(self) -> int:
        """How many documents do not name the indicator."""
        return sum(not cell for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Indicators × documents; `documents` are in the order of the plan generations."""

    documents: tuple[Card, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """How far a target lies from the latest reported figure of the same place, part, unit and series.

    `difference` is the target's value less the reported one.
    """

    actual: Target
    target: Target
    difference: Decimal


def gaps(points: Iterable[Point]) -> tuple[Gap, ...]:
    """The gap of each target of a trend that is for the year of the latest comparable reported figure or later; spans are left out."""
    groups: dict[tuple[object, ...], list[Target]] = defaultdict(list)
    for point in points:
        row = point.target
        if row.year is not None and row.value_max is None and not point.note:
            groups[point.series, row.region, row.scope, row.unit].append(row)
    found: list[Gap] = []
    for rows in groups.values():
        actual = max((row for row in rows if row.status == "actual"), key=lambda row: row.year or 0, default=None)
        if actual is not None:
            found.extend(
                Gap(actual, row, row.value - actual.value)
                for row in rows
                if row.status == "target" and (row.year or 0) >= (actual.year or 0)
            )
    return tuple(found)


def generations(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Documents in the order of the plans: by the first year that they plan for, else by publication; undated ones last."""

    def order(card: Card) -> tuple[bool, str, str]:
        first = str(card.meta.period[0]) if card.meta.period else ""
        began = first or card.meta.published or card.meta.effective
        return not began, began, card.meta.published

    return tuple(sorted(cards, key=order))


def in_region(targets: Iterable[Target], region: str) -> tuple[Target, ...]:
    """The targets of a region, however it is called (某某, 某某市); all of them for ""."""
    if not region:
        return tuple(targets)
    names = {mention.name for mention in find_regions(region)} | {region}
    return tuple(target for target in targets if target.region in names)


def trend(targets: Iterable[Target], cards: Iterable[Card], name: str, region: str = "") -> tuple[Point, ...]:
    """The figures of an indicator in the order of series and years; renamed industries are taken together, with a note.

    Levels come before rates. Empty if no document names the indicator.
    """
    wanted = kin(link(name))
    chosen = [target for target in in_region(targets, region) if kin(target.key) == wanted]
    ordered = {card.id: place for place, card in enumerate(generations(cards))}
    titles = {card.id: card.title for card in cards}
    groups: dict[Series, list[Target]] = defaultdict(list)
    for target in chosen:
        groups[_series(target)].append(target)
    points: list[Point] = []
    for series in sorted(groups, key=_series_order):
        rows = sorted(
            groups[series],
            key=lambda row: (row.year is None, row.year or 0, ordered.get(row.document, len(ordered)), row.start),
        )
        points.extend(Point(row, titles.get(row.document, row.document), series, _note(rows[0], row)) for row in rows)
    return tuple(points)


def matrix(targets: Iterable[Target], cards: Iterable[Card], region: str = "") -> Matrix:
    """Indicators × documents: those that more than one document names first, by the number of documents."""
    chosen = in_region(targets, region)
    named = {target.document for target in chosen}
    documents = tuple(card for card in generations(cards) if card.id in named)
    column = {card.id: place for place, card in enumerate(documents)}
    groups: dict[tuple[str, Series], list[list[Target]]] = {}
    for target in chosen:
        if target.document not in column:
            continue
        cells = groups.setdefault((kin(target.key), _series(target)), [[] for _ in documents])
        cells[column[target.document]].append(target)
    rows = [MatrixRow(_called(cells), series, tuple(map(_unrepeated, cells))) for (_, series), cells in groups.items()]
    return Matrix(documents, tuple(sorted(rows, key=lambda row: row.gaps)))


def nearest(targets: Iterable[Target], name: str, n: int = 8) -> tuple[str, ...]:
    """Indicators whose names share most with `name`, best first; none that shares less than two characters in a row."""
    wanted = {name[place : place + 2] for place in range(len(name) - 1)}
    shares = {
        key: Decimal(len(wanted & {key[place : place + 2] for place in range(len(key) - 1)})) / (len(key) + len(name))
        for key in {target.key for target in targets}
    }
    best = sorted((key for key in shares if shares[key]), key=lambda key: (-shares[key], key))
    return tuple(best[:n])


def _series(target: Target) -> Series:
    return Series(target.measure, unit_family(target.unit))


def _series_order(series: Series) -> tuple[int, str]:
    order: Sequence[Measure] = ("level", "cumulative", "annual_flow", "annual_growth", "change")
    return order.index(series.measure), series.family


def _note(first: Target, row: Target) -> str:
    """Why `row` may not be comparable with the first figure of its series."""
    found = difference(first.indicator, row.indicator)
    if found:
        return found
    groups = (industry_group(first.indicator), industry_group(row.indicator))
    return groups[0].note if groups[0] and groups[0] == groups[1] and first.key != row.key else ""


def _called(cells: Sequence[Sequence[Target]]) -> str:
    """The name of an indicator as the last document that names it says it."""
    return next(cell[-1].key for cell in reversed(cells) if cell)


def _unrepeated(cell: Sequence[Target]) -> tuple[Target, ...]:
    """A document's figures by year, each once."""
    seen: dict[tuple[object, ...], Target] = {}
    for row in sorted(cell, key=lambda row: (row.year is None, row.year or 0, row.start)):
        figure = in_base_units(row.value, row.unit)
        seen.setdefault((row.year, row.status, row.scope, figure, row.value_max, row.bound), row)
    return tuple(seen.values())
