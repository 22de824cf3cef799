"""What there is of a thing and what is to come to it, added up (现有的再加上今年要新增的)."""

from __future__ import annotations

import re

from assistant import compute
from assistant.compose.citing import Citations
from assistant.compose.of_figures.comparable import bounds
from assistant.compose.of_figures.row_lines import facts, grid, named
from assistant.compute import Incomparable, in_unit
from assistant.gather.of_figures.abreast import fitting, in_full
from assistant.gather.of_figures.reports import own_year
from assistant.records import Draft, Point, Query, Reason, Status
from index.library import Library
from index.records import Target
from prompts import say

_ASKS = re.compile(
    r"(?:现有|已有|目前|现在|存量|原有|去年[底末]?|上年[底末]?)[^。？]{0,14}(?:再加|加上|加|算上|连同|和|跟)[^。？]{0,14}(?:新增|增加|要增|新建|再增|净增)[^。？]*(?:多少|几|合计|总共|一共|能到|达到)")
_NEW = re.compile(r"^(?:新增|净增|新建|新建成)")
_BARE = re.compile(r"新增|净增|现有|已有|目前|存量|盘子|规模|总量")


def compose(query: Query, library: Library) -> Draft | None:
    """The sum of what a yearly report tells there is and what it plans to come to it in its year; None where it does not tell both, once each."""
    if not _ASKS.search(query.text) or query.asker:
        return None
    reports = [id for id in query.documents or tuple(id for place in query.regions for id in library.of_regions([place])) if own_year(Point(document=id), library)]
    for id in sorted(reports, key=lambda id: own_year(Point(document=id), library) or 0, reverse=True):
        for run in query.topic:
            name = _BARE.sub("", run)
            pair = _pair(in_full(name), id, library) if len(name) > 1 else None
            if pair is not None:
                return _summed(*pair, library)
    return None


def _pair(name: str, document: str, library: Library) -> tuple[Target, Target] | None:
    """What there was at the end of the year before a report's, and what it plans to come to it."""
    rows, year = library.targets([document]), own_year(Point(document=document), library) or 0
    there = [row for row in fitting(name, rows, library) if (row.status, row.year, row.measure) == ("actual", year - 1, "level") and not _NEW.match(row.indicator)]
    coming = [row for row in rows if (row.status, row.year) == ("target", year) and _NEW.match(row.indicator) and _NEW.sub("", row.indicator) in {one.indicator for one in there}]
    alone = len({row.value for row in there}) == 1 and len({row.value for row in coming}) == 1
    return (there[0], coming[0]) if alone else None


def _summed(there: Target, coming: Target, library: Library) -> Draft | None:
    cite = Citations(library)
    shown = [named(row, cite, library, (there, coming)) for row in (there, coming)]
    try:
        made = compute.total([one.operand for one in shown])
    except Incomparable:
        return None
    notes = bounds(shown).notes
    lines = (say("figures.result", name=say("figures.names.sum"), figure=in_unit(made.result, made.unit)), say("figures.working", expression=made.expression),
             *facts(shown, library), *(f"> {note}" for note in notes))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, (made,), grid(shown, library), (there, coming), notes, decides=True)
