"""Charts of a summary as inline SVG: horizontal bars, with intervals where there are any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_LABEL = 150
_WIDTH = 720
_BAR = 16
_GAP = 6
_GROUP_GAP = 12
_TICKS = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of `value`, with the interval `low`…`high` if it has one; `series` chooses its colour, `shown` is printed at its end."""

    value: float
    shown: str
    series: int = 0
    low: float | None = None
    high: float | None = None


def bars(title: str, groups: Sequence[tuple[str, Sequence[Bar]]], most: float, legend: Sequence[str] = ()) -> str:
    """Groups of bars (label, bars) on a common scale from 0 to `most`."""
    scale = (_WIDTH - _LABEL - 60) / most if most else 0
    top = 24 if legend else 4
    parts = [_legend(legend)] if legend else []
    body = []
    y = float(top)
    for label, held in groups:
        middle = y + len(held) * (_BAR + _GAP) / 2 - _GAP / 2
        body.append(_text(_LABEL - 8, middle + 5, label, "end"))
        for bar in held:
            body.append(_bar(bar, y, scale))
            y += _BAR + _GAP
        y += _GROUP_GAP
    for tick in range(_TICKS + 1):
        value = most * tick / _TICKS
        x = _LABEL + value * scale
        parts.append(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{top}" y2="{y:.1f}"/>')
        parts.append(_text(x, y + 14, f"{value:g}", "middle"))
    height = y + 22
    return (
        f'<figure><figcaption>{escape(title)}</figcaption><svg viewBox="0 0 {_WIDTH} {height:.0f}" role="img" '
        f'aria-label="{escape(title)}">{"".join(parts)}{"".join(body)}</svg></figure>'
    )


def _bar(bar: Bar, y: float, scale: float) -> str:
    width = bar.value * scale
    drawn = f'<rect class="s{bar.series}" x="{_LABEL}" y="{y:.1f}" width="{width:.1f}" height="{_BAR}"/>'
    end = width
    if bar.low is not None and bar.high is not None:
        left, right, middle = _LABEL + bar.low * scale, _LABEL + bar.high * scale, y + _BAR / 2
        drawn += f'<path class="interval" d="M{left:.1f} {middle:.1f}H{right:.1f}M{left:.1f} {middle - 4:.1f}v8M{right:.1f} {middle - 4:.1f}v8"/>'
        end = max(width, bar.high * scale)
    return drawn + _text(_LABEL + end + 6, y + _BAR - 3, bar.shown, "start")


def _legend(names: Sequence[str]) -> str:
    drawn = ""
    x = float(_LABEL)
    for series, name in enumerate(names):
        drawn += f'<rect class="s{series}" x="{x:.0f}" y="2" width="12" height="12"/>' + _text(x + 16, 13, name, "start")
        x += 40 + 14 * len(name)
    return drawn


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'
