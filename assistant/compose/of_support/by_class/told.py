"""What is said so far of one grant of a class: its sum, the lines and the steps; each module of this package adds what one kind of sentence does to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import in_unit
from assistant.eligibility import Facts
from assistant.gather.of_support.class_standards import Standard
from assistant.records import Computation
from index.library import Library
from prompts import say


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum worked out so far; `open` where what decides is to be asked for."""

    value: Decimal
    unit: str
    lines: tuple[str, ...] = ()
    steps: tuple[Computation, ...] = ()
    open: bool = False

    def then(self, value: Decimal, expression: str, line: Callable[[str], str]) -> Sum:
        """The sum with one more step."""
        step = Computation("subsidy", expression, value, self.unit, ("asker",))
        return replace(self, value=value, lines=(*self.lines, line(expression)), steps=(*self.steps, step))

    def noted(self, line: str) -> Sum:
        """The sum with one more line."""
        return replace(self, lines=(*self.lines, line))


@dataclass(frozen=True, slots=True)
class Case:
    """What is worked on: the grant's sum for the class, the sentences on the grant, the asker's facts and question."""

    standard: Standard
    sentences: tuple[tuple[int, int], ...]
    own: Facts
    question: str
    library: Library
    cite: Citations

    @property
    def text(self) -> str:
        """The document's text."""
        return self.library.text(self.standard.rule.document)

    def mark(self, start: int, end: int) -> str:
        """The mark of a place of the document, quoted."""
        rule = self.standard.rule
        section = self.library.section_at(rule.document, start)
        return f"[{self.cite.span(rule.document, section.path, start, end)}]"

    def quote(self, start: int, end: int) -> str:
        """The words of a place."""
        return self.text[start:end].strip("，。；; \n")

    def part(self, start: int, end: int) -> Callable[[str], str]:
        """A line on a step that a sentence makes."""
        return lambda working: say("by_class.part", working=working, quote=self.quote(start, end), mark=self.mark(start, end))

    def printed(self, value: Decimal, unit: str) -> str:
        """A sum of the grant with the time that it is for: 每月1800元."""
        per = self.standard.rule.per
        return f"每{per}{in_unit(value, unit)}" if per in ("年", "月", "季度") else in_unit(value, unit)
