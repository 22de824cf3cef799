"""Figures with their citations, and what was worked out of them."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.compute import Operand
from assistant.records import Computation
from index.records import Target


@dataclass(frozen=True, slots=True)
class Cited:
    """A row with the number of its citation and what to call it in a comparison."""

    row: Target
    mark: int
    name: str

    @property
    def operand(self) -> Operand:
        return Operand(self.row.value, self.row.unit, self.mark)


@dataclass(frozen=True, slots=True)
class Worked:
    """Sentences, computations and notes of what was done; `partial` where something asked for is lacking."""

    lines: tuple[str, ...] = ()
    computations: tuple[Computation, ...] = ()
    notes: tuple[str, ...] = ()
    partial: bool = False

    def plus(self, other: Worked) -> Worked:
        return Worked(
            (*self.lines, *other.lines),
            (*self.computations, *other.computations),
            tuple(dict.fromkeys((*self.notes, *other.notes))),
            self.partial or other.partial,
        )
