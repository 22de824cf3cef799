"""What is worked out of the figures of one sentence, before it is put into an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compute import Operand, in_unit
from assistant.gather.of_figures.clause_figures import Clause, Told
from assistant.gather.wording import Text, share, words_of
from assistant.records import Computation
from index.library import Library
from prompts import say


@dataclass(frozen=True, slots=True)
class Made:
    """The lines told, what was worked out, and the figures of the sentence that went into it; `partial` where a part of what is asked is open."""

    lines: tuple[str, ...]
    computations: tuple[Computation, ...]
    used: tuple[Told, ...]
    partial: bool = False


def result(name: str, made: Computation) -> tuple[str, str]:
    """A result by its name, and its working."""
    return say("figures.result", name=name, figure=in_unit(made.result, made.unit)), say("figures.working", expression=made.expression)


def operand(one: Told, mark: int, *, most: bool = False) -> Operand:
    """A figure of the sentence to work with: of a range the lower end, or the upper."""
    upper = one.quantity.value_max if most else None
    return Operand(one.quantity.value if upper is None else upper, one.quantity.unit, mark)


def covered(label: str, text: str, library: Library) -> float:
    """How much of the words of a label a text has, 0…1."""
    words = words_of((label,), library)
    return share(words, Text.of(text))[0] if words else 0.0


def degrees(used: Sequence[Told], clause: Clause) -> tuple[str, ...]:
    """The note on words of degree of the figures that went in, if any has one."""
    words = [clause.text[one.quantity.start : one.quantity.end].strip() for one in used if one.quantity.bound != "="]
    return (say("figures.note.bounds", words="、".join(dict.fromkeys(words))),) if words else ()
