"""What to say of the points of a question for which no row was found."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.citing import Citations
from assistant.compose.rows import printed, short_title, subject, when
from assistant.compose.worked import Cited
from assistant.gather.of_figures.items import Cell, Item
from assistant.gather.of_figures.mentions import without_figure
from assistant.records import Point, Reason
from index.canonical import canonical
from index.library import Library
from index.words import bigrams
from prompts import say

_MOST_GAPS = 4


def gaps_of(cells: Sequence[tuple[Item, Cell]], cite: Citations, library: Library) -> list[str]:
    """What to say for points without figures; of many only the first are looked up and told."""
    lines: list[str] = []
    for item, cell in cells:
        if len(lines) < _MOST_GAPS:
            lines.extend(line for line in _gap(item, cell, cite, library) if line not in lines)
    return lines


def _gap(item: Item, cell: Cell, cite: Citations, library: Library) -> list[str]:
    """What to say for a point without figures: the source's words without a figure, if it has some, else that it has none."""
    point = _point(cell.point, library)
    if (level := cell.instead) is not None:
        return [say("figures.missing.rate", point=point, subject=f"{when(level)}{subject(level)}", figure=printed(level), mark=f"[{cite.target(level)}]")]
    names = [row for other in item.cells for row in other.rows]
    found = without_figure(item, names, cell.point, library)
    if found is not None:
        mark = cite.span(found.document, found.path, found.start, found.end)
        quote = library.text(found.document)[found.start : found.end]
        return [say("figures.missing.qualitative", point=point, quote=quote, mark=f"[{mark}]")]
    key = "year" if cell.reason == Reason.OTHER_YEAR else "place"
    return [say(f"figures.missing.{key}", point=point)]


def _point(point: Point, library: Library) -> str:
    parts = [point.region, short_title(point.document, library) if point.document else "", f"{point.year}年" if point.year else ""]
    return "".join(part for part in parts if part)


def measured_from(cell: Cell, cited: Sequence[Cited]) -> bool:
    """Whether all figures shown are changes since the year of a cell without rows: the source has no more to tell of it."""
    return bool(cited) and all(one.row.measure == "change" and one.row.base_year == cell.point.year for one in cited)


def filled(item: Item, cell: Cell, items: Sequence[Item]) -> bool:
    """Whether another item, like in name and lacking what this one has, has figures for the point: both are one thing."""
    name = frozenset(bigrams(canonical(item.name)))
    for other in items:
        theirs = frozenset(bigrams(canonical(other.name)))
        alike = 2 * len(name & theirs) >= min(len(name), len(theirs))
        has = any(one.point == cell.point and one.rows for one in other.cells)
        lacks = any(not one.rows and any(own.point == one.point and own.rows for own in item.cells) for one in other.cells)
        if other is not item and alike and has and lacks:
            return True
    return False
