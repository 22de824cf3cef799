"""What a clause of a question that asks for calculations holds: what is named, for when and where, and what is to be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.calculation.naming import Phrase
from assistant.records import AskerFigure, Point


@dataclass(frozen=True, slots=True)
class Side:
    """A part of a clause: the things it names, the points it names them for, the figures that the asker gives, and whether goals or
    outcomes are meant."""

    text: str
    phrases: tuple[Phrase, ...]
    points: tuple[Point, ...]
    asker: tuple[AskerFigure, ...]
    wants: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: one side, or two that are held against each other (`link`), each in parts where it names several things each with its own
    point; the calculations it asks for, in order; the number of years it names; the unit in which it asks; what stands in brackets in it;
    the noun by which it names a rate of growth or a share (年均增速, 占比), which may be told or to be worked out; whether it is of an earlier question of the dialogue."""

    text: str
    sides: tuple[tuple[Side, ...], ...]
    link: str
    unit: str
    operations: tuple[str, ...]
    asks: bool
    years: int | None
    aside: str
    noun: str = ""
    earlier: bool = False
