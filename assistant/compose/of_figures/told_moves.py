"""Answers on how much one thing rose or fell, as documents tell it themselves: what a source says is not worked out of other sources' figures."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.of_figures.best_rows import best_rows
from assistant.compose.of_figures.row_lines import facts, grid, named
from assistant.gather.of_figures.told_moves import over_years, told_moves
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import Target


def compose(query: Query, library: Library) -> Draft | None:
    """The told changes of the one thing asked about, each in the ways its sentence tells it (多134亿元, 增长13%); None where none is asked or told."""
    found = told_moves(query, library)
    if found is None:
        return None
    (item,) = found.items
    rows = [row for cell in item.cells for row in cell.rows]
    near = frozenset(row for row in rows if not over_years(row))
    cells = (replace(cell, rows=tuple(row for row in cell.rows if not near or row in near)) for cell in item.cells)
    best = best_rows(replace(query, operations=frozenset()), replace(item, cells=tuple(cells)))
    shown = list(dict.fromkeys(row for one in best for row in (one, *(other for other in rows if _beside(other, one)))))
    cite = Citations(library)
    cited = [named(row, cite, library, shown) for row in shown]
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(facts(cited, library)), cite.all, table=grid(cited, library) if len(cited) > 1 else None,
                 targets=tuple(shown), decides=True)


def _beside(row: Target, other: Target) -> bool:
    """Whether one sentence tells the same change in another way as well."""
    return (row.document, row.sentence, row.year, row.status, row.scope) == (other.document, other.sentence, other.year, other.status, other.scope) and row.unit != other.unit
