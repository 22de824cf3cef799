"""Which class the asker is in: the one that he tells, else by what the document says of each; what would decide it where he does not tell enough."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compose.citing import Citations
from assistant.eligibility import Facts
from assistant.eligibility.conditions.class_defined import Definition, definitions, standing
from assistant.eligibility.told.classes_told import ClassesTold, shown
from assistant.gather.of_support.class_standards import Standard
from index.library import Library
from prompts import say


@dataclass(frozen=True, slots=True)
class Whose:
    """The asker's class, "" where he is in none by what he tells; `open` where that turns on what he does not tell, `perhaps` the class then."""

    label: str
    lines: tuple[str, ...] = ()
    open: bool = False
    perhaps: str = ""


def whose(own: Facts, told: ClassesTold, every: Sequence[Standard], document: str, cite: Citations, library: Library) -> Whose | None:
    """The class of the asker, None where he tells none, nor what the document defines one by."""
    if told.own:
        return Whose(told.own)
    found = standing(own, definitions(library.text(document)) or _in_rows(every))
    if found is None:
        return None
    one = found.definition
    quote, mark = one.words, _mark(one, document, cite, library)
    if not found.fits:
        return Whose("", (say("by_class.not", label=shown(one.label), quote=quote, mark=mark),))
    if found.missing:
        asks = "，".join(say("by_class.asks", bound=bound) for bound in found.missing)
        return Whose("", (say("by_class.missing", asks=asks), say("by_class.perhaps", quote=quote, mark=mark, label=shown(one.label))), open=True, perhaps=one.label)
    return Whose(one.label, (say("by_class.is", label=shown(one.label), quote=quote, mark=mark),))


def _in_rows(every: Sequence[Standard]) -> tuple[Definition, ...]:
    """What the rows of a table say that each class is, in a column of conditions (认定条件)."""
    found = {one.label: Definition(one.label, held.start, held.end, held.text.split("：", 1)[1]) for one in every for held in one.rule.conditions
             if held.start is not None and held.end is not None and _COLUMN.match(held.text) and "\t" in one.rule.quote}
    return tuple(found.values()) if len(found) > 1 else ()


_COLUMN = re.compile(r"[^：]{0,6}(?:条件|对象|范围|要求|资格)：")


def _mark(one: Definition, document: str, cite: Citations, library: Library) -> str:
    return f"[{cite.span(document, library.section_at(document, one.start).path, one.start, one.end)}]"
