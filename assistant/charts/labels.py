"""Places for words beside marks: where they cover neither marks, nor other words, nor (if it can be helped) lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

HEIGHT = 15.0
_SAMPLES = 24


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `bottom` is the larger, as on the screen."""

    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other: Box) -> float:
        """The area that both cover."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(slots=True)
class Plot:
    """The free room of a drawing: what is taken already, and the lines drawn, as ((x1, y1), (x2, y2))."""

    room: Box
    lines: Sequence[tuple[tuple[float, float], tuple[float, float]]] = ()
    taken: list[Box] = field(default_factory=list)

    def place(self, x: float, y: float, width: float, bound: str) -> tuple[float, float]:
        """Middle and base line for words of this width near the mark at (x, y), where they cover least; takes the place."""
        best = min((self._box(x, y, width, way) for way in _ways(width, bound)), key=self._cost)
        self.taken.append(best)
        return (best.left + best.right) / 2, best.bottom - 3

    def _box(self, x: float, y: float, width: float, way: tuple[float, float]) -> Box:
        left = min(max(x + way[0] - width / 2, self.room.left), self.room.right - width)
        bottom = y + way[1] + 3
        return Box(left, bottom - HEIGHT, left + width, bottom)

    def _cost(self, box: Box) -> float:
        outside = max(0.0, self.room.top - box.top) + max(0.0, box.bottom - self.room.bottom)
        covered = sum(box.shared(other) for other in self.taken)
        crossed = sum(
            box.holds(one[0] + (two[0] - one[0]) * at / _SAMPLES, one[1] + (two[1] - one[1]) * at / _SAMPLES)
            for one, two in self.lines for at in range(_SAMPLES + 1)
        )
        return outside * 1000 + covered * 10 + crossed * 20


def _ways(width: float, bound: str) -> list[tuple[float, float]]:
    """Steps from the mark to the words' middle and base line, the best first; an arrow's way is left free; the name of a line across
    (bound "own") goes along it."""
    if bound == "own":
        return [(along, rise) for along in (0.0, 110.0, 220.0, 330.0, 440.0) for rise in (-7.0, 18.0)]
    above, below = [(0.0, -14.0), (0.0, -28.0), (0.0, -44.0)], [(0.0, 25.0), (0.0, 40.0), (0.0, 56.0)]
    beside = [(width / 2 + 12, 4.0), (-width / 2 - 12, 4.0)]
    slanted = [(side * width / 2, rise) for rise in (-14.0, 25.0, -30.0, 40.0) for side in (1, -1)]
    if bound == ">=":
        return below + beside + [(0.0, -32.0), (0.0, -46.0)] + slanted
    if bound == "<=":
        return above + beside + [(0.0, 42.0), (0.0, 58.0)] + slanted
    return above[:1] + below[:1] + beside + above[1:] + below[1:] + slanted
