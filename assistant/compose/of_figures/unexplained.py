"""A figure of the asker's beside a difference worked out: how far they are apart, and that the documents do not say why.

"总数比上年净增几家？报告说新增157家，差出来的文件解释了吗": 净增112, 新增157, 45 apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import compute
from assistant.compose.citing import Citations
from assistant.compose.of_figures.row_lines import line, named
from assistant.compute import Incomparable, Operand, in_unit
from assistant.records import AskerFigure, Citation, Draft, Query
from index.library import Library
from index.quantities import in_base_units
from index.records import Target
from prompts import say

_WHY = re.compile(r"(?:差|多|少|对不上|出入)[^，。？]{0,10}(?:解释|说明|交代|说法|原因|为什么|为啥|怎么回事|哪[去里儿])|为什么(?:对不上|不一样|差|少|多)|对得上|对不对得上|(?:解释|说明|交代)(?:了|过)?(?:没有|没|吗)")
_GIVEN = say("figures.note.asker_begins")


def noted(draft: Draft, query: Query, library: Library) -> Draft:
    """The draft with the asker's figure held against the one difference that it works out, where the question asks what is between them."""
    made = [one for one in draft.computations if one.operation == "difference"]
    if not draft.status.tells or len(made) != 1 or len(query.asker) != 1 or not _WHY.search(query.text):
        return draft
    own, result = query.asker[0], Operand(made[0].result, made[0].unit, made[0].operands[0])
    row = _row(own, draft.targets, library)
    cite = _citations(draft, library)
    known = named(row, cite, library, [row]) if row is not None else None
    figure = known.operand if known is not None else Operand(own.value, own.unit, "asker")
    try:
        apart = compute.difference(*sorted((figure, result), key=lambda one: -in_base_units(one.value, one.unit)[0]))
    except Incomparable:
        return draft
    if not apart.result:
        return draft
    told = say("figures.unexplained", figure=in_unit(own.value, own.unit), made=in_unit(result.value, result.unit), gap=in_unit(apart.result, apart.unit))
    rows = [line(known, library)] if known is not None else []
    text = "\n".join(one for one in draft.text.split("\n") if row is None or not one.startswith(f"> {_GIVEN}"))
    return replace(draft, text="\n".join((text, told, say("figures.working", expression=apart.expression), *rows)), citations=cite.all,
                   computations=(*draft.computations, apart), warnings=tuple(one for one in draft.warnings if row is None or not one.startswith(_GIVEN)),
                   targets=(*draft.targets, *([row] if row is not None else [])))


def _row(own: AskerFigure, beside: Sequence[Target], library: Library) -> Target | None:
    """The row that tells the asker's figure, in a document and of a year of the rows beside."""
    years = {row.year for row in beside}
    found = [row for row in library.targets({row.document for row in beside}) if row.year in years and row.value_max is None
             and in_base_units(row.value, row.unit) == in_base_units(own.value, own.unit)]
    return found[0] if found else None


def _citations(draft: Draft, library: Library) -> Citations:
    """The citations of a draft, to be gone on with."""
    cite = Citations(library)
    for one in draft.citations:
        _again(cite, one)
    return cite


def _again(cite: Citations, one: Citation) -> None:
    cite.span(one.document, one.path, one.start, one.end)
