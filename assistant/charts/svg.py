"""The strokes of a drawing as SVG text, and the round values of an axis. Lengths are in the drawing's own units (WIDTH across)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from html import escape

WIDTH = 720
FONT = "system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
INK, MUTED, RULE, PAPER = "var(--c-ink,#1d2733)", "var(--c-muted,#5a6675)", "var(--c-rule,#d5dbe3)", "var(--c-paper,#ffffff)"
_COLOURS = ("var(--c-1,#1f5a9e)", "var(--c-2,#a34713)", "var(--c-3,#2c6e49)", "var(--c-4,#6b3fa0)", "var(--c-5,#444c56)")
_SHAPES = ("circle", "square", "diamond", "triangle", "hexagon", "cross")
_OUTLINES = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0)),
    "triangle": ((0, -1.3), (1.25, 0.95), (-1.25, 0.95)),
    "hexagon": ((-1.2, 0), (-0.6, -1.05), (0.6, -1.05), (1.2, 0), (0.6, 1.05), (-0.6, 1.05)),
    "cross": ((-0.45, -1.25), (0.45, -1.25), (0.45, -0.45), (1.25, -0.45), (1.25, 0.45), (0.45, 0.45), (0.45, 1.25),
              (-0.45, 1.25), (-0.45, 0.45), (-1.25, 0.45), (-1.25, -0.45), (-0.45, -0.45)),
}


def numbered(names: Iterable[str]) -> dict[str, int]:
    """Each different name's number, in order of appearance."""
    return {name: at for at, name in enumerate(dict.fromkeys(names))}


def colour(at: int) -> str:
    """The colour of the scope numbered `at`."""
    return _COLOURS[at % len(_COLOURS)]


def line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1, dashes: str = "") -> str:
    """A straight stroke, broken where `dashes` say how."""
    broken = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke-width="{width}"{broken} style="stroke:{colour}"/>'


def text(x: float, y: float, words: str, *, fill: str = INK, anchor: str = "start", size: int = 13, weight: int = 400,
         halo: bool = False) -> str:
    """Words on the base line `y`; `halo` keeps them readable over lines."""
    behind = f";stroke:{PAPER};stroke-width:4px;paint-order:stroke;stroke-linejoin:round" if halo else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" font-weight="{weight}" '
        f'style="fill:{fill}{behind}">{escape(words)}</text>'
    )


def arrow(x: float, y: float, bound: str, colour: str) -> str:
    """The sign that the true figure may lie higher (以上) or lower (以内)."""
    if bound not in (">=", "<="):
        return ""
    way = -1 if bound == ">=" else 1
    tip = y + way * 24
    return line(x, y, x, tip - way * 6, colour, 1.6) + (
        f'<path d="M{x - 5:.1f} {tip - way * 7:.1f}L{x + 5:.1f} {tip - way * 7:.1f}L{x:.1f} {tip:.1f}Z" style="fill:{colour}"/>')


def mark(x: float, y: float, shape: int, actual: bool, colour: str) -> str:
    """A document's shape, filled for a reported figure, hollow for a target."""
    r = 6.0
    style = f'stroke-width="2" style="fill:{colour if actual else PAPER};stroke:{colour}"'
    outline = _OUTLINES.get(_SHAPES[shape % len(_SHAPES)])
    if outline is None:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}" {style}/>'
    corners = " ".join(f"{x + r * dx:.1f},{y + r * dy:.1f}" for dx, dy in outline)
    return f'<polygon points="{corners}" {style}/>'


def breadth(words: str, size: int = 13) -> float:
    """The rough width of text: Chinese characters full, others a little over half."""
    return sum(1.04 if ord(sign) > 0x2000 else 0.62 for sign in words) * size


def shortened(words: str, longest: int) -> str:
    """The words, cut with … where they are longer."""
    return words if len(words) <= longest else words[: longest - 1] + "…"


def ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Four to eight round values from below `low` to above `high`, none below zero unless a figure is; the scale spans a quarter of
    the figures at least, so that a small change does not look like a large one."""
    spread = (high - low) or abs(high) or Decimal(1)
    margin = max(spread * Decimal("0.12"), (max(abs(low), abs(high)) / 4 - spread) / 2)
    least = low
    low, high = low - (margin if low else 0), high + margin
    low = max(low, Decimal(0)) if least >= 0 else low
    raw = (high - low) / 5
    power = Decimal(10) ** raw.adjusted()
    step = next(power * factor for factor in (1, 2, Decimal("2.5"), 5, 10) if power * factor >= raw)
    first = (low / step).to_integral_value(ROUND_FLOOR) * step
    count = int(((high - first) / step).to_integral_value(ROUND_CEILING))
    return [first + step * at for at in range(count + 1)]
