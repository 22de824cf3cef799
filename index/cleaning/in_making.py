"""Rows of a table in the making that was written out cell after cell: its column heads, its cells, and where their lines stand in a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.cleaning import heads
from index.cleaning.heads import Kind
from index.cleaning.piece import Piece
from index.cleaning.rows import Parts

Join = Callable[[Sequence[Piece]], list[list[Piece]]]
"""Joins lines to paragraphs."""

Placed = tuple[int, list[Piece]]
"""The lines of a paragraph, and where the first of them stands in the run."""

@dataclass(frozen=True, slots=True)
class Head:
    """Column heads in the lines `first…end`."""

    first: int
    end: int
    names: tuple[str, ...]
    cells: tuple[Parts, ...]
    lines: tuple[str, ...]

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return tuple(heads.kind(name) or "free" for name in self.names)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell in the making: its text and its pieces; `last` is the position of the line after it."""

    text: str
    parts: Parts
    last: int


Fitted = tuple[int, int, list[Cell], tuple[int, ...]]
"""A row in the making: its first line, the line after it, its cells, and how many of them each column takes."""


def placed(groups: Sequence[list[Piece]]) -> list[Placed]:
    """Paragraphs with the position of their first line in the run."""
    placed, at = [], 0
    for group in groups:
        placed.append((at, group))
        at += len(group)
    return placed


def cell(group: Sequence[Piece], first: int) -> Cell:
    parts = tuple((piece.text, piece.index) for piece in group)
    return Cell("".join(text for text, _ in parts), parts, first + len(group))
