"""What the guard works on: complaints, figures, and the answer's text cut into lines, segments and groups of marks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from index.quantities import Time
from index.records import Bound
from prompts import say


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something wrong with a draft: its kind (a key of prompts/check.yaml) and what to say of it in Chinese."""

    kind: str
    message: str


def complaint(kind: str, **values: object) -> Complaint:
    """A complaint in the words of `check.<kind>`."""
    return Complaint(kind, say(f"check.{kind}", **values))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text: value (and upper end of a range), unit as printed, bound, and the span of number and unit.

    `sure` tells bound words that cannot be a comparison (以上, 不低于) from those that can (高于, 超过).
    `places` are the decimals printed. `spelled` tells Chinese numerals.
    """

    value: Decimal
    high: Decimal | None
    unit: str
    bound: Bound
    sure: bool
    start: int
    end: int
    spelled: bool = False

    @property
    def places(self) -> int:
        exponent = self.value.as_tuple().exponent
        return -exponent if isinstance(exponent, int) and exponent < 0 else 0


@dataclass(frozen=True, slots=True)
class Group:
    """Marks that stand together: "[1][2]", their numbers and span."""

    numbers: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence or line of the answer with the marks, figures, times and 《titles》 in it. Spans are those of the whole text.

    `later` are the next marks of its line, where it has none itself.
    """

    text: str
    start: int
    end: int
    groups: tuple[Group, ...]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    titles: tuple[tuple[str, int, int], ...]
    later: Group | None = None

    def following(self, place: int) -> Group | None:
        """The first marks behind `place`."""
        return next((group for group in self.groups if group.start >= place), None)

    def preceding(self, place: int) -> Group | None:
        """The last marks before `place`."""
        return next((group for group in reversed(self.groups) if group.end <= place), None)

    def reach(self, place: int) -> tuple[int, int]:
        """The stretch round `place` between the marks before and the marks behind it."""
        before, behind = self.preceding(place), self.following(place)
        return before.end if before else self.start, behind.start if behind else self.end
