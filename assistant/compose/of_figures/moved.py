"""Which way a figure of one thing went from one year to another, where that is asked and an answer only tells the figures side by side."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.of_figures.abreast import between
from assistant.compose.worked import Cited
from assistant.gather.of_figures.metrics import family
from assistant.records import Draft, Query
from index.records import Target
from prompts import say

_UP, _DOWN = "[加增升涨高多松快提扩抬大]", "[减降跌低少紧慢缩压收小]"
_ASKS = re.compile(
    rf"{_UP}[^，。？；]{{0,3}}[，]?(?:还是|或者?)[^，。？；]{{0,4}}{_DOWN}|{_DOWN}[^，。？；]{{0,3}}[，]?(?:还是|或者?)[^，。？；]{{0,4}}{_UP}"
    r"|(?:有没有|有无|是不是|是否)[^，。？；]{0,4}(?:[往朝向][上下])?[加增提调涨降减升抬放收缩][高低码多少快慢]?(?:了|$|[，。？])"
    r"|(?:[往朝向][上下])[\u4e00-\u9fff]{0,2}了?(?:多少|几)|([加增升涨提抬降减变调])没\1"
)
"""Which way or how far something moved."""


def with_move(draft: Draft, query: Query) -> Draft:
    """The draft with how its figures of one thing went from the first year to the last; as it is where that is not asked or told already, or where the
    figures are not of one thing, one place, one role and at least two years."""
    if not draft.status.tells or draft.computations or draft.table is None or not _ASKS.search(query.text):
        return draft
    ends = _ends(draft.targets)
    marks = {row: _mark(row, draft) for row in ends}
    if len(ends) != 2 or 0 in marks.values():
        return draft
    first, last = (Cited(row, marks[row], "") for row in ends)
    made = between(say("figures.abreast.year", year=str(last.row.year)), last, say("figures.abreast.year", year=str(first.row.year)), first, query, of_years=True)
    if not made.lines or made.lines[0] in draft.text:
        return draft
    notes = [f"> {note}" for note in made.notes if note not in draft.text]
    return replace(draft, text="\n".join((*made.lines, draft.text, *notes)), computations=made.computations, warnings=(*draft.warnings, *made.notes))


def _ends(rows: tuple[Target, ...]) -> tuple[Target, ...]:
    """The figures of the first and of the last year; () where there are several of a year, or they are of several things."""
    kinds = {(row.region, row.scope, row.status, row.measure, family(row.unit)) for row in rows}
    years = [row.year for row in rows if row.year]
    alike = len({row.key for row in rows}) == 1
    if len(kinds) != 1 or not alike or len(set(years)) != len(rows) or len(rows) < 2:
        return ()
    ordered = sorted(rows, key=lambda row: row.year or 0)
    return ordered[0], ordered[-1]


def _mark(row: Target, draft: Draft) -> int:
    """The number of the citation in which a figure stands, 0 where none has it."""
    return next((one.n for one in draft.citations if one.document == row.document and one.start <= row.start and row.end <= one.end), 0)
