"""Things listed to be added up, each as the one sentence tells it that tells them all, their sum, and the share asked for: of the whole that the sentence
tells, else of the sum."""

from __future__ import annotations

from assistant import compute
from assistant.compose.citing import Citations
from assistant.compose.of_figures.row_lines import facts, grid, named
from assistant.compose.of_figures.working import summed
from assistant.compute import Incomparable, Operand, in_unit
from assistant.gather.of_figures.parts_listed import parts_listed
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from prompts import say


def compose(query: Query, library: Library) -> Draft | None:
    """The sum with its parts, and the share asked for; None where no list is to be added up, or its figures do not stand in one sentence."""
    if "sum" not in query.operations or query.asker:
        return None
    found = parts_listed(query, library)
    if found is None:
        return None
    cite = Citations(library)
    rows = [*([found.whole] if found.whole is not None else []), *found.rows]
    known = {row: named(row, cite, library, rows) for row in rows}
    try:
        made = summed([known[row] for row in found.rows])
        total = Operand(made.computations[0].result, made.computations[0].unit, known[found.rows[0]].mark)
        part = known[found.part].operand if found.part is not None else total
        whole = known[found.whole].operand if found.whole is not None else total if found.part is not None else None
        share = compute.share(part, whole) if found.shared and whole is not None else None
    except Incomparable:
        return None
    lines, computations = list(made.lines), list(made.computations)
    if share is not None:
        lines += [say("figures.result", name=say("figures.names.share"), figure=in_unit(share.result, share.unit)), say("figures.working", expression=share.expression)]
        computations.append(share)
    shown = list(known.values())
    lacking = found.shared and share is None
    return Draft(Status.PARTIAL if lacking else Status.ANSWERED, Reason.PART_MISSING if lacking else Reason.NONE, "\n".join((*lines, *facts(shown, library))), cite.all,
                 tuple(computations), grid(shown, library), tuple(rows), decides=True)
