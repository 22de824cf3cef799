"""Answers on a figure that a document tells only by how far another one is from it (利润率2.33%，低于全国平均水平3.43个百分点 → 全国是多少)."""

from __future__ import annotations

from assistant.compose.citing import Citations
from assistant.compose.of_figures.row_lines import facts, named
from assistant.compose.of_figures.working import worked_out
from assistant.gather.of_figures.gaps_told import told_by_gap
from assistant.records import Draft, Query, Reason, Status
from index.library import Library


def compose(query: Query, library: Library) -> Draft | None:
    """The figure worked out, with the two that it follows from; None where the question asks for none that is told so."""
    found = told_by_gap(query, library)
    if found is None:
        return None
    cite = Citations(library)
    cited = [named(row, cite, library, (found.level, found.change)) for row in (found.level, found.change)]
    worked = worked_out(found, *cited)
    if not worked.computations:
        return None
    text = "\n".join((*worked.lines, *facts(cited, library), *(f"> {note}" for note in worked.notes)))
    return Draft(Status.ANSWERED, Reason.NONE, text, cite.all, worked.computations, targets=(found.level, found.change), warnings=worked.notes, decides=True)
