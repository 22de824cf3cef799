"""Targets in, one drawing out: over years as marks and lines, of one year as bars."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from itertools import pairwise

from assistant.charts.labels import Box, Plot
from assistant.charts.points import Own, Point, joined, largest, own_of, points_of
from assistant.charts.svg import (
    FONT,
    INK,
    MUTED,
    RULE,
    WIDTH,
    arrow,
    breadth,
    colour,
    line,
    mark,
    numbered,
    shortened,
    text,
    ticks,
)
from assistant.compute import plain
from assistant.records import Answer, AskerFigure
from index.records import Target
from prompts import say

PLOT_HEIGHT = 250
LEFT, RIGHT, TOP = 62, 40, 44
FEWEST = 3
DASHES = ("6 4", "2 4", "10 3 2 3", "14 4")
OWN = "1 3"


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG element and the line that explains its signs."""

    svg: str
    note: str


def chart(answer: Answer) -> Drawing | None:
    """The drawing of the answer's figures, see `drawing`."""
    return drawing(answer.targets, {citation.document: citation.title for citation in answer.citations}, answer.asker)


def drawing(targets: Iterable[Target], titles: Mapping[str, str], asker: Sequence[AskerFigure] = ()) -> Drawing | None:
    """The drawing of the largest comparable group of figures and of the asker's own ones, or None where fewer than two of the
    documents and three in all can be shown. `titles` by document."""
    group = largest(targets)
    points = points_of(group)
    own = own_of(asker, group) if group else ()
    if len(points) < FEWEST - 1 or len(points) + len(own) < FEWEST:
        return None
    indicator, unit = group[0].key or group[0].indicator, group[0].unit
    over_years = len({point.year for point in points}) > 1
    body, height = _trend(points, own) if over_years else _bars(points, own)
    legend, tall = _legend(points, titles, height)
    title = say("page.chart.title" if over_years else "page.chart.title_bars", indicator=indicator)
    head = text(LEFT, 20, title, size=15, weight=600) + text(
        WIDTH - RIGHT, 20, say("page.chart.unit", unit=unit) if unit else "", fill=MUTED, anchor="end")
    described = "；".join(
        [say("page.chart.describe", year=point.year, role=point.role, value=f"{point.scope}{point.label}") for point in points]
        + [say("page.chart.own", figure=each.label) for each in own])
    svg = (
        f'<svg class="drawing" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {tall}" role="img" '
        f'aria-label="{escape(f"{title}。{described}")}" font-family="{FONT}" font-size="13">{head}{body}{legend}</svg>'
    )
    return Drawing(svg, say("page.chart.marks" if over_years else "page.chart.marks_bars"))


def _trend(points: Sequence[Point], own: Sequence[Own]) -> tuple[str, int]:
    """Points over years with the lines that join them, the asker's figures as lines across. Returns the drawing and the height it takes."""
    given = [each.value for each in own]
    scale = ticks(min(*(point.value for point in points), *given), max(*(point.top for point in points), *given))
    years = sorted({point.year for point in points})
    low, high, bottom = scale[0], scale[-1], TOP + PLOT_HEIGHT
    inner = WIDTH - LEFT - RIGHT - 60

    def x(year: int) -> float:
        return LEFT + 30 + inner * (year - years[0]) / (years[-1] - years[0])

    def y(value: Decimal) -> float:
        return float(bottom - PLOT_HEIGHT * (value - low) / (high - low))

    parts = [
        line(LEFT, y(tick), WIDTH - RIGHT, y(tick), RULE) + text(LEFT - 8, y(tick) + 4, plain(tick), fill=MUTED, anchor="end")
        for tick in scale
    ]
    rows = _staggered([x(year) for year in years])
    parts += [text(x(year), bottom + 20 + 16 * row, f"{year}年", fill=MUTED, anchor="middle") for year, row in zip(years, rows, strict=True)]
    shapes, scopes = numbered(point.document for point in points), numbered(point.scope for point in points)
    strokes: list[tuple[tuple[float, float], tuple[float, float]]] = []
    for joint in joined(points):
        at, corners = scopes[joint[0].scope], [(x(point.year), y(point.value)) for point in joint]
        strokes += pairwise(corners)
        style = 'stroke-width="2.4"' if joint[0].actual else f'stroke-width="1.6" stroke-dasharray="{DASHES[at % len(DASHES)]}"'
        path = " ".join(f"{across:.1f},{down:.1f}" for across, down in corners)
        parts.append(f'<polyline points="{path}" fill="none" {style} style="stroke:{colour(at)}"/>')
    for each in own:
        parts.append(line(LEFT, y(each.value), WIDTH - RIGHT, y(each.value), INK, 1.4, OWN))
        strokes.append(((LEFT, y(each.value)), (WIDTH - RIGHT, y(each.value))))
    plot = Plot(Box(LEFT, TOP - 12, WIDTH - 6, bottom - 2), strokes)
    plot.taken += [Box(x(point.year) - 8, y(point.value) - 8, x(point.year) + 8, y(point.value) + 8) for point in points]
    words = []
    for point in points:
        across, down, hue = x(point.year), y(point.value), colour(scopes[point.scope])
        if point.value_max is not None:
            parts.append(line(across, down, across, y(point.value_max), hue, 3))
        parts.append(arrow(across, down, point.bound, hue) + mark(across, down, shapes[point.document], point.actual, hue))
        place = plot.place(across, down, breadth(point.label), point.bound)
        words.append(text(*place, point.label, anchor="middle", weight=600, halo=True))
    for each in own:
        said = say("page.chart.own", figure=each.label)
        place = plot.place(LEFT + 6 + breadth(said) / 2, y(each.value), breadth(said), "own")
        words.append(text(*place, said, anchor="middle", weight=600, halo=True))
    for scope, at in scopes.items():
        if scope:
            last = max((point for point in points if point.scope == scope), key=lambda point: point.year)
            name = shortened(scope, 18)
            place = plot.place(x(last.year), y(last.value), breadth(name, 12), last.bound)
            words.append(text(*place, name, anchor="middle", size=12, fill=colour(at), halo=True))
    return "".join(parts + words), bottom + 34 + 16 * max(rows)


def _staggered(places: Sequence[float], apart: float = 50) -> list[int]:
    """The row of each word in ascending places: 0, or 1 where it would touch the one before in row 0, and so on down."""
    ends: list[float] = []
    rows = []
    for place in places:
        row = next((at for at, end in enumerate(ends) if place - end >= apart), len(ends))
        ends[row : row + 1] = [place]
        rows.append(row)
    return rows


def _bars(points: Sequence[Point], own: Sequence[Own]) -> tuple[str, int]:
    """One bar a figure of the same year, filled if reported, outlined if targeted; the asker's figures as lines across them."""
    name_width, step, bar = 190, 38, 20
    given = [each.value for each in own]
    scale = ticks(min(Decimal(0), *(point.value for point in points), *given), max(*(point.top for point in points), *given))
    low, high = scale[0], scale[-1]
    left, inner = name_width + 10, WIDTH - name_width - 10 - 110

    def x(value: Decimal) -> float:
        return float(left + inner * (value - low) / (high - low))

    bottom = TOP + step * len(points)
    parts = [
        line(x(tick), TOP - 6, x(tick), bottom, RULE)
        + text(x(tick), bottom + 18, plain(tick), fill=MUTED, anchor="middle")
        for tick in scale
    ]
    shapes, scopes = numbered(point.document for point in points), numbered(point.scope for point in points)
    for at, point in enumerate(points):
        top, hue = TOP + at * step + (step - bar) / 2, colour(scopes[point.scope])
        start, end = sorted((x(Decimal(0)), x(point.value)))
        outline = 'fill-opacity="0.85"' if point.actual else 'fill-opacity="0.12" stroke-dasharray="5 3"'
        parts.append(
            f'<rect x="{start:.1f}" y="{top:.1f}" width="{max(end - start, 1):.1f}" height="{bar}" rx="2" stroke-width="1.6" '
            f'{outline} style="fill:{hue};stroke:{hue}"/>'
            + mark(end, top + bar / 2, shapes[point.document], point.actual, hue)
            + text(left - 8, top + 15, shortened(f"{point.scope}{point.role}" if point.scope else f"{point.year}年{point.role}", 14), anchor="end")
            + text(end + 14, top + 15, point.label, weight=600)
        )
    for row, each in enumerate(own):
        across = x(each.value)
        parts.append(line(across, TOP - 6, across, bottom + 22, INK, 1.4, OWN))
        parts.append(text(across, bottom + 38 + 17 * row, say("page.chart.own", figure=each.label), anchor="middle", weight=600, halo=True))
    return "".join(parts), bottom + 34 + 17 * len(own)


def _legend(points: Sequence[Point], titles: Mapping[str, str], top: int) -> tuple[str, int]:
    """The documents with their shapes, one a line, below the drawing. Returns the drawing and its lower edge."""
    parts = []
    for row, (document, at) in enumerate(numbered(point.document for point in points).items()):
        y = top + 14 + row * 21
        parts.append(mark(LEFT + 6, y - 4, at, True, MUTED) + text(LEFT + 22, y, shortened(titles.get(document, document), 44), fill=MUTED))
    return "".join(parts), top + 14 + len(parts) * 21
