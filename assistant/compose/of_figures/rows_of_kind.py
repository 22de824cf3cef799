"""The indicators of one kind (约束性, 预期性) of a table that says of each row what kind it is: all rows whose cell in that column says so."""

from __future__ import annotations

import re

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.of_lists.table_groups import cell
from assistant.records import Draft, Grid, Query, Reason, Status
from index.library import Library
from index.records import Row, Table
from prompts import say

_KIND = re.compile(r"(?P<kind>(?:约束|预期|引导|指导|激励|控制)性)")
_ASKS = re.compile(r"哪|什么|啥|几[个项]|多少|列")
_ONE = re.compile(r"是不是|算不算|是.{0,4}还是|(?:目标|数值|值)(?:各|分别)?(?:是|为)?多少")
"""It is asked of one indicator, or for a figure."""
_PLAIN = re.compile(r"[\s（()）【】\[\]]")
_UNIT, _NUMBER = re.compile(r"单位"), re.compile(r"序号|编号")
_NOTHING = "-—－/"
_TORN = 200
"""A row torn apart is no longer than this, in signs, with what stands around it."""
_BRACKETS = str.maketrans("[]", "［］")
"""A figure in brackets is no mark."""
_VALUES = 4
"""A column that tells kinds has no more of them."""


def compose(query: Query, library: Library) -> Draft | None:
    """The rows of that kind, with what else the table says of each; None where no kind is asked for, or no table of the documents meant has it as a cell."""
    kind = _KIND.search(query.text)
    if kind is None or not _ASKS.search(query.text) or _ONE.search(query.text) or query.operations - {"sum"} or query.asker:
        return None
    documents = documents_for(query, library)
    found = [(table, column, rows) for id in documents or library.cards for table in library.tables(id) if (meant := _rows(table, kind["kind"])) for column, rows in (meant,)]
    if not found or len({table.document for table, _, _ in found}) > 1:
        return None
    cite = Citations(library)
    lines: list[str] = []
    for table, column, rows in found:
        head = say("lists.of_kind", title=short_title(table.document, library), table=table.title, kind=kind["kind"], count=len(rows))
        lines += [head, *(_line(table, row, column, cite, library) for row in rows)]
    table, _, rows = found[0]
    grid = Grid(table.columns, tuple(tuple(one.text.translate(_BRACKETS) for one in row.cells) for row in rows))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, table=grid, decides=True)


def _rows(table: Table, kind: str) -> tuple[int, list[Row]] | None:
    """The column that tells of each row what kind it is, and the rows of this kind; None where there is none."""
    for column in range(len(table.columns)):
        values = {_PLAIN.sub("", cell(row, column)) for row in table.rows}
        if kind in values and len(values) <= _VALUES:
            return column, [row for row in table.rows if _PLAIN.sub("", cell(row, column)) == kind]
    return None


def _line(table: Table, row: Row, kind: int, cite: Citations, library: Library) -> str:
    """A row: its name, and what the further columns say, each under its head; as it is printed where its name has been torn off it."""
    cells = [(head, cell(row, place)) for place, head in enumerate(table.columns) if place != kind and not _NUMBER.search(head)]
    unit = next((text for head, text in cells if _UNIT.fullmatch(head)), "")
    name, *rest = [(head, text) for head, text in cells if not _UNIT.fullmatch(head)]
    if not name[1].strip():
        place = _torn(table, row)
        return say("lists.torn", text=" ".join(library.text(table.document)[slice(*place)].split()).translate(_BRACKETS), mark=f"[{cite.span(table.document, table.path, *place)}]")
    told = "，".join(f"{head}：{text}" for head, text in rest if text and text not in _NOTHING).translate(_BRACKETS)
    named = f"**{name[1]}**（{unit}）" if unit else f"**{name[1]}**"
    return f"- {named}{f'：{told}' if told else ''}[{cite.span(table.document, table.path, row.start, row.end)}]"


def _torn(table: Table, row: Row) -> tuple[int, int]:
    """The stretch between the rows around one."""
    place = table.rows.index(row)
    start = table.rows[place - 1].end if place else row.start
    end = table.rows[place + 1].start if place + 1 < len(table.rows) else row.end
    return (start, end) if end - start <= _TORN else (row.start, row.end)
