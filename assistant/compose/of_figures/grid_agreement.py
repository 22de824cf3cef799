"""Whether a document's text and its table say the same: "正文写的两项面积加起来跟专栏里的对得上吗", "正文的610万平方米跟附表合计一致吗"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import compute
from assistant.compose.citing import Citations
from assistant.compose.of_figures.grid_moves import Held, written
from assistant.compose.rows import printed
from assistant.compose.worked import Worked
from assistant.compute import Operand, in_unit
from assistant.gather.of_lists.grid_asked import GridAsked, covered, plain
from assistant.records import Computation
from index.library import Library
from index.quantities import unit_family
from index.records import Target
from index.words import bigrams
from prompts import say

_TEXT = re.compile(r"正文|前面|文中|文字|前文|总体目标|工作目标|发展目标")
_TABLE = re.compile(r"附表|专栏|表|附件")
_ALIKE = re.compile(r"一致|对得上|对不上|矛盾|打架|相符|吻合|一样|相同|相等")
_ADDED = re.compile(r"加起来|相加|之和|合起来|加一起|两项|两个数")
_NAMED = 0.6
"""So much of a name, in pairs of signs, has to be said for its figure to be meant …"""
_TAIL = 4
"""… or so many signs at its end."""


def asks(text: str) -> bool:
    """Whether the question holds what the text says against a table."""
    return _TEXT.search(text) is not None and _TABLE.search(text) is not None and _ALIKE.search(text) is not None


def names(asked: GridAsked, library: Library) -> str:
    """The words of what the text tells that the question may mean."""
    return "\n".join(target.indicator for target in _told(asked, library))


def compose(asked: GridAsked, held: Held, rows: Sequence[int], summed: Sequence[Computation], library: Library, cite: Citations) -> Worked | None:
    """Both figures and whether they agree, that of the table out of the rows cited by `rows`, added up in `summed`; None where the text tells no one figure of the kind."""
    told = [target for target in _told(asked, library) if unit_family(target.unit) == unit_family(held.figure.unit) and target.value_max is None]
    added = _ADDED.search(asked.text) is not None and held.name != say("grids.all")  # of a table without total its rows are
    told = [target for target in told if not added or plain(target.indicator) != plain(held.name)]
    if not told or held.figure.low != held.figure.high or (len({target.value for target in told}) > 1) != added:
        return None
    shown = told if added else told[:1]
    marks = [cite.target(target) for target in shown]
    operands = [Operand(target.value, target.unit, mark) for target, mark in zip(shown, marks, strict=True)]
    made: list[Computation] = list(summed)
    own = operands[0]
    if added:
        total = compute.total(operands)
        made.append(total)
        own = Operand(total.result, total.unit, operands[0].source)
    other = held.end(False)
    gap = compute.difference(*((own, other) if compute.convert(own, other.unit) >= other.value else (other, own)))
    verdict = say("grids.differ", gap=in_unit(gap.result, gap.unit)) if gap.result else say("grids.agree", figure=in_unit(other.value, other.unit))
    if gap.result:
        made.append(gap)
    lines = (
        verdict,
        *(say("figures.working", expression=one.expression) for one in made),
        say("grids.prose", told="、".join(say("grids.one", name=target.indicator, figure=printed(target), mark=str(mark)) for target, mark in zip(shown, marks, strict=True))),
        say("grids.table", name=held.name, figure=written(held.figure), mark="][".join(map(str, rows))),
    )
    return Worked(lines, tuple(made))


def _told(asked: GridAsked, library: Library) -> list[Target]:
    """The goals outside of tables whose names the question has."""
    document = asked.grid.table.document
    own = frozenset(bigrams(asked.text))
    tables = library.tables(document)
    return [
        target for target in library.targets([document])
        if target.status == "target" and (covered(target.indicator, own) >= _NAMED or plain(target.indicator)[-_TAIL:] in asked.text) and not any(table.start <= target.start < table.end for table in tables)
    ]
