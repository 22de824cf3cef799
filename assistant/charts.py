"""A comparison of three or more figures as one SVG drawing: figures over years, or bars where all are of one year.

Told apart without colour: filled marks are reported figures, hollow ones targets; an arrow up means 以上, down 以内, a bar between
two ends a range; each document has its own shape; each region or scope its own line pattern. Colours come from CSS variables with
plain fallbacks, so that a saved drawing looks the same outside the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from html import escape

from assistant.compose.rows import printed
from assistant.records import Answer
from index.records import Target
from prompts import say

WIDTH, PLOT_HEIGHT = 720, 250
LEFT, RIGHT, TOP = 62, 40, 44
FEWEST = 3
FONT = "system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
INK, MUTED, RULE, PAPER = "var(--c-ink,#1d2733)", "var(--c-muted,#5a6675)", "var(--c-rule,#d5dbe3)", "var(--c-paper,#ffffff)"
COLOURS = ("var(--c-1,#1f5a9e)", "var(--c-2,#a34713)", "var(--c-3,#2c6e49)", "var(--c-4,#6b3fa0)", "var(--c-5,#444c56)")
DASHES = ("", "7 4", "2 4", "10 3 2 3")
SHAPES = ("circle", "square", "diamond", "triangle", "hexagon", "cross")


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG element and the line that explains its signs."""

    svg: str
    note: str


@dataclass(frozen=True, slots=True)
class Point:
    """One figure in the drawing. `label` is as said in the text ("66%以上"); `line` names what it belongs to (region and scope)."""

    year: int
    value: Decimal
    value_max: Decimal | None
    bound: str
    actual: bool
    document: str
    line: str
    label: str

    @property
    def top(self) -> Decimal:
        return self.value if self.value_max is None else self.value_max


def chart(answer: Answer) -> Drawing | None:
    """The drawing of the answer's figures, see `drawing`."""
    return drawing(answer.targets, {citation.document: citation.title for citation in answer.citations})


def drawing(targets: Iterable[Target], titles: Mapping[str, str]) -> Drawing | None:
    """The drawing of the largest comparable group of figures, or None where fewer than three can be shown. `titles` by document."""
    group = _largest(targets)
    points = _points(group)
    if len(points) < FEWEST:
        return None
    indicator, unit = group[0].key or group[0].indicator, group[0].unit
    over_years = len({point.year for point in points}) > 1
    body, height = _trend(points) if over_years else _bars(points)
    legend, tall = _legend(points, titles, height)
    title = say("page.chart.title" if over_years else "page.chart.title_bars", indicator=indicator)
    head = _text(LEFT, 20, title, size=15, weight=600) + _text(
        WIDTH - RIGHT, 20, say("page.chart.unit", unit=unit) if unit else "", fill=MUTED, anchor="end")
    described = "；".join(
        say("page.chart.describe", year=point.year, role=_role(point), value=f"{point.line}{point.label}") for point in points)
    svg = (
        f'<svg class="drawing" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {tall}" role="img" '
        f'aria-label="{escape(f"{title}。{described}")}" font-family="{FONT}" font-size="13">{head}{body}{legend}</svg>'
    )
    return Drawing(svg, say("page.chart.marks"))


def _largest(targets: Iterable[Target]) -> list[Target]:
    groups: dict[tuple[str, str, str], list[Target]] = defaultdict(list)
    for target in targets:
        if target.year is not None:
            groups[target.key or target.indicator, target.unit, target.measure].append(target)
    return max(groups.values(), key=len, default=[])


def _points(group: Sequence[Target]) -> list[Point]:
    """One point a figure, repeated figures once, in order of year, reported before targeted."""
    whole = len({(target.region, target.scope) for target in group}) == 1
    points = dict.fromkeys(
        Point(
            year=target.year or 0, value=target.value, value_max=target.value_max, bound=target.bound,
            actual=target.status == "actual", document=target.document,
            line="" if whole else " ".join(dict.fromkeys(part for part in (target.region, target.scope) if part)),
            label=printed(target),
        )
        for target in group
    )
    return sorted(points, key=lambda point: (point.year, not point.actual, point.line))


def plain(value: Decimal) -> str:
    """The figure without exponent or idle zeros: 2800, 48.78."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _role(point: Point) -> str:
    return say("page.chart.actual" if point.actual else "page.chart.target")


def _trend(points: Sequence[Point]) -> tuple[str, int]:
    """Points over years, one line a region or scope. Returns the drawing and the height it takes."""
    ticks = _ticks(min(point.value for point in points), max(point.top for point in points))
    years = sorted({point.year for point in points})
    low, high, bottom = ticks[0], ticks[-1], TOP + PLOT_HEIGHT
    inner = WIDTH - LEFT - RIGHT - 60

    def x(year: int) -> float:
        return LEFT + 30 + inner * (year - years[0]) / (years[-1] - years[0])

    def y(value: Decimal) -> float:
        return float(bottom - PLOT_HEIGHT * (value - low) / (high - low))

    parts = [
        _line(LEFT, y(tick), WIDTH - RIGHT, y(tick), RULE) + _text(LEFT - 8, y(tick) + 4, plain(tick), fill=MUTED, anchor="end")
        for tick in ticks
    ]
    shown = [year for at, year in enumerate(years) if at == 0 or x(year) - x(years[at - 1]) > 44 or year == years[-1]]
    parts += [_text(x(year), bottom + 22, f"{year}年", fill=MUTED, anchor="middle") for year in shown]
    shapes, lines = _numbered(point.document for point in points), _numbered(point.line for point in points)
    for name, at in lines.items():
        path = " ".join(f"{x(point.year):.1f},{y(point.value):.1f}" for point in points if point.line == name)
        dash = f' stroke-dasharray="{DASHES[at % len(DASHES)]}"' if DASHES[at % len(DASHES)] else ""
        parts.append(f'<polyline points="{path}" fill="none" stroke-width="1.6"{dash} style="stroke:{_colour(at)}"/>')
    taken: list[tuple[float, float, float]] = []
    for point in points:
        at_x, at_y, colour = x(point.year), y(point.value), _colour(lines[point.line])
        if point.value_max is not None:
            parts.append(_line(at_x, at_y, at_x, y(point.value_max), colour, 3))
        parts.append(_arrow(at_x, at_y, point.bound, colour) + _mark(at_x, at_y, shapes[point.document], point.actual, colour))
        label = f"{point.line} {point.label}".strip()
        place = _free(at_x, at_y, _width(label), taken, point.bound)
        taken.append(place)
        parts.append(_text(place[0], place[1], label, anchor="middle", weight=600, halo=True))
    return "".join(parts), bottom + 34


def _free(x: float, y: float, width: float, taken: Sequence[tuple[float, float, float]], bound: str) -> tuple[float, float, float]:
    """The first place (middle x, base line, width) near the mark that no earlier label covers and that lies on the drawing."""
    middle = min(max(x, LEFT + width / 2), WIDTH - 8 - width / 2)
    offsets = (30, -14, 44, -28, 58) if bound == "<=" else (-14, 24, -28, 38, -42)
    if bound == ">=":
        offsets = (24, -30, 38, -44, 52)
    for offset in offsets:
        if TOP - 8 < y + offset < TOP + PLOT_HEIGHT - 2 and all(
            abs(y + offset - other[1]) > 15 or abs(middle - other[0]) > (width + other[2]) / 2 + 4 for other in taken
        ):
            return middle, y + offset, width
    return middle, y + offsets[0], width


def _bars(points: Sequence[Point]) -> tuple[str, int]:
    """One bar a figure of the same year, filled if reported, hatched outline if targeted."""
    name_width, step, bar = 190, 38, 20
    ticks = _ticks(min(Decimal(0), *(point.value for point in points)), max(point.top for point in points))
    low, high = ticks[0], ticks[-1]
    left, inner = name_width + 10, WIDTH - name_width - 10 - 110

    def x(value: Decimal) -> float:
        return float(left + inner * (value - low) / (high - low))

    bottom = TOP + step * len(points)
    parts = [
        _line(x(tick), TOP - 6, x(tick), bottom, RULE) + _text(x(tick), bottom + 18, plain(tick), fill=MUTED, anchor="middle")
        for tick in ticks
    ]
    shapes, lines = _numbered(point.document for point in points), _numbered(point.line for point in points)
    for at, point in enumerate(points):
        top, colour = TOP + at * step + (step - bar) / 2, _colour(lines[point.line])
        start, end = sorted((x(Decimal(0)), x(point.value)))
        name = f"{point.year}年{point.line}{_role(point)}"
        opacity = "0.85" if point.actual else "0.14"
        parts.append(
            f'<rect x="{start:.1f}" y="{top:.1f}" width="{max(end - start, 1):.1f}" height="{bar}" rx="2" stroke-width="1.6" '
            f'fill-opacity="{opacity}" style="fill:{colour};stroke:{colour}"/>'
            + _mark(end, top + bar / 2, shapes[point.document], point.actual, colour)
            + _text(left - 8, top + 15, _shortened(name, 14), anchor="end")
            + _text(end + 14, top + 15, point.label, weight=600)
        )
    return "".join(parts), bottom + 34


def _legend(points: Sequence[Point], titles: Mapping[str, str], top: int) -> tuple[str, int]:
    """The documents with their shapes, one a line, below the drawing. Returns the drawing and its lower edge."""
    parts = []
    for row, (document, at) in enumerate(_numbered(point.document for point in points).items()):
        y = top + 14 + row * 21
        parts.append(_mark(LEFT + 6, y - 4, at, True, MUTED) + _text(LEFT + 22, y, _shortened(titles.get(document, document), 44), fill=MUTED))
    return "".join(parts), top + 14 + len(parts) * 21


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: at for at, name in enumerate(dict.fromkeys(names))}


def _colour(at: int) -> str:
    return COLOURS[at % len(COLOURS)]


def _ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Four to eight round values from below `low` to above `high`; the scale spans a quarter of the figures at least, so that a
    small change does not look like a large one."""
    spread = (high - low) or abs(high) or Decimal(1)
    margin = max(spread * Decimal("0.12"), (max(abs(low), abs(high)) / 4 - spread) / 2)
    low, high = low - (margin if low else 0), high + margin
    raw = (high - low) / 5
    power = Decimal(10) ** raw.adjusted()
    step = next(power * factor for factor in (1, 2, Decimal("2.5"), 5, 10) if power * factor >= raw)
    first = (low / step).to_integral_value(ROUND_FLOOR) * step
    count = int(((high - first) / step).to_integral_value(ROUND_CEILING))
    return [first + step * at for at in range(count + 1)]


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke-width="{width}" style="stroke:{colour}"/>'


def _text(x: float, y: float, words: str, *, fill: str = INK, anchor: str = "start", size: int = 13, weight: int = 400,
          halo: bool = False) -> str:
    behind = f";stroke:{PAPER};stroke-width:4px;paint-order:stroke;stroke-linejoin:round" if halo else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" font-weight="{weight}" '
        f'style="fill:{fill}{behind}">{escape(words)}</text>'
    )


def _arrow(x: float, y: float, bound: str, colour: str) -> str:
    """The sign that the true figure may lie higher (以上) or lower (以内)."""
    if bound not in (">=", "<="):
        return ""
    way = -1 if bound == ">=" else 1
    tip = y + way * 24
    return _line(x, y, x, tip - way * 6, colour, 1.6) + (
        f'<path d="M{x - 5:.1f} {tip - way * 7:.1f}L{x + 5:.1f} {tip - way * 7:.1f}L{x:.1f} {tip:.1f}Z" style="fill:{colour}"/>')


def _mark(x: float, y: float, shape: int, actual: bool, colour: str) -> str:
    """A document's shape, filled for a reported figure, hollow for a target."""
    r = 6.0
    outlines = {
        "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "diamond": ((0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0)),
        "triangle": ((0, -1.3), (1.25, 0.95), (-1.25, 0.95)),
        "hexagon": ((-1.2, 0), (-0.6, -1.05), (0.6, -1.05), (1.2, 0), (0.6, 1.05), (-0.6, 1.05)),
        "cross": ((-0.45, -1.25), (0.45, -1.25), (0.45, -0.45), (1.25, -0.45), (1.25, 0.45), (0.45, 0.45), (0.45, 1.25),
                  (-0.45, 1.25), (-0.45, 0.45), (-1.25, 0.45), (-1.25, -0.45), (-0.45, -0.45)),
    }
    style = f'stroke-width="2" style="fill:{colour if actual else PAPER};stroke:{colour}"'
    outline = outlines.get(SHAPES[shape % len(SHAPES)])
    if outline is None:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}" {style}/>'
    corners = " ".join(f"{x + r * dx:.1f},{y + r * dy:.1f}" for dx, dy in outline)
    return f'<polygon points="{corners}" {style}/>'


def _width(words: str) -> float:
    """The rough width of 13-pixel text: Chinese characters full, others a little over half."""
    return sum(13.5 if ord(sign) > 0x2000 else 8 for sign in words)


def _shortened(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest - 1] + "…"
