"""A goal that a table of indicators puts in words, where no figure is set ("2030年森林覆盖率目标是多少": 完成省定目标): told as it stands, in place of a refusal."""

from __future__ import annotations

import re

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.of_figures.items import Figures
from assistant.gather.of_lists.grids import name_of, naming_column, plan_of
from assistant.records import Draft, Query, Reason, Status
from index.canonical import canonical
from index.column_heads import year_columns
from index.library import Library
from index.records import Cell, Row, Table
from prompts import say

_WORDS = re.compile(r"^[一-鿿“”（）()，、]{2,24}$")
_WITHOUT = frozenset({Reason.OTHER_YEAR, Reason.NOT_PLANNED, Reason.UNKNOWN_INDICATOR})
_SHORTEST, _HITS = 4, 8


def compose(query: Query, found: Figures, library: Library) -> Draft | None:
    """What the table says of the one indicator asked for in the years asked for; None where figures are found, or no row of that name has words there."""
    if found.reason not in _WITHOUT or not query.years or query.operations - {"share"}:
        return None
    asked = canonical(query.text)
    ids = documents_for(query, library) or dict.fromkeys(passage.document for passage in library.passages([hit.id for hit in library.search_passages(query.text, _HITS)]).values())
    rows = [(table, row, name) for id in ids for table in library.tables(id) for row, name in _named_rows(table) if len(name) >= _SHORTEST and canonical(name) in asked]
    longest = max((len(name) for *_, name in rows), default=0)
    cite = Citations(library)
    told = [
        say("figures.missing.qualitative", point=f"{short_title(table.document, library)}，{year}年，{name}", quote=cell.text.strip(), mark=f"[{cite.span(table.document, table.path, row.start, row.end)}]")
        for table, row, name in rows if len(name) == longest for year in query.years if (cell := _cell(table, row, year, library)) is not None
    ]
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(dict.fromkeys(told)), cite.all) if told else None


def _named_rows(table: Table) -> list[tuple[Row, str]]:
    naming = naming_column(table) if table.start < table.end else None
    return [(row, name_of(row, naming)) for row in table.rows if naming < len(row.cells)] if naming is not None else []


def _cell(table: Table, row: Row, year: int, library: Library) -> Cell | None:
    """The cell of a row in the column of a year, where it holds words and no figure."""
    years = year_columns(table, plan_of(library.cards[table.document]))
    cells = (row.cells[place] for place, of in years.items() if of == year and place < len(row.cells))
    return next((cell for cell in cells if cell.start is not None and _WORDS.fullmatch(cell.text.strip())), None)
