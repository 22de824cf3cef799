"""Figures of one thing in the yearly reports of a place that the asker wonders at (怎么反倒少了, 是不是写错了): each with its place, what each is of,
how the outcomes stand to each other and to the goal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import compute
from assistant.compose.citing import Citations
from assistant.compose.of_figures.comparable import incomparable
from assistant.compose.of_figures.reached import held_against
from assistant.compose.of_figures.row_lines import facts, grid, named
from assistant.compose.rows import printed
from assistant.compose.worked import Cited, Worked
from assistant.compute import Incomparable, in_unit
from assistant.gather.of_figures.abreast import fitting, in_full, things
from assistant.gather.of_figures.reports import own_year
from assistant.records import Draft, Point, Query, Reason, Status
from index.canonical import canonical
from index.indicators import difference, normalise
from index.library import Library
from index.records import Target
from prompts import say

_WONDERS = re.compile(
    r"反倒|反而|怎么(?:又|却|会|变|还|越|倒|就)?(?:[少多低高]|掉|降|缩)|(?:写|弄|搞|记|印|统计)错|哪个(?:数)?(?:对|准|真)|到底(?:是|有)?(?:几|多少|哪)|前后矛盾|打架|倒退|缩水")
_LEVELS = ("level", "cumulative")
_MOST = 8


def compose(query: Query, library: Library) -> Draft | None:
    """The figures wondered at; None where the question wonders at none, or the reports that it names do not each tell one of the one thing it names, or tell it of one year."""
    reports = [id for id in query.documents if own_year(Point(document=id), library)]
    homes = {library.cards[id].meta.region for id in reports}
    if len(reports) < 2 or len(reports) < len(query.documents) or len(homes) > 1 or not _WONDERS.search(query.text):
        return None
    found = [rows for name, _ in things(query) if (rows := _rows(name, reports, library))]
    rows = found[0] if len(found) == 1 else []
    if {row.document for row in rows} != set(reports) or len(rows) > _MOST or len({row.value for row in rows}) < 2:
        return None
    if len({(row.year, row.status) for row in rows}) < len(rows):
        return None  # two reports tell one thing of one year: whether they agree is told elsewhere
    cite = Citations(library)
    cited = [named(row, cite, library, rows) for row in rows]
    names = list(dict.fromkeys(row.indicator for row in rows))
    goals = [one for one in cited if one.row.status == "target"]
    done = _moved(goals if query.wants == "target" and len(goals) > 1 else [one for one in cited if one.row.status == "actual"])
    for goal, outcome in ((one, other) for one in goals for other in cited if other.row.status == "actual" and one.row.year == other.row.year):
        done = done.plus(held_against(goal, outcome))
    unlike = len({normalise(canonical(name)) for name in names}) > 1
    why = next((told for name in names[1:] if (told := difference(names[0], name))), "")
    notes = [say("figures.note.known", why=why)] if why else [say("figures.wondered.unlike", names="、".join(f"“{name}”" for name in names))] if unlike else []
    lines = (*notes, *done.lines, *facts(cited, library))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, done.computations, grid(cited, library), tuple(rows), tuple(notes), decides=True)


def _rows(name: str, reports: Sequence[str], library: Library) -> list[Target]:
    """How many there are of a thing by each report: what was reached, and the goals, one of each year; nothing where one tells two of a year."""
    kept: dict[tuple[str, int | None, str], list[Target]] = {}
    for row in fitting(in_full(name), library.targets(reports), library):
        if row.measure in _LEVELS:
            kept.setdefault((row.document, row.year, row.status), []).append(row)
    told = [[row for row in rows if row.bound == "="] or rows for rows in kept.values()]
    return [rows[0] for rows in told] if all(len({row.value for row in rows}) == 1 for rows in told) else []


def _moved(told: Sequence[Cited]) -> Worked:
    """How the last of some figures stands to the first."""
    ordered = sorted(told, key=lambda one: one.row.year or 0)
    if len(ordered) < 2 or incomparable(ordered[0].row, ordered[-1].row):
        return Worked()
    first, last = ordered[0], ordered[-1]
    try:
        apart = compute.difference(last.operand, first.operand)
        gap = apart if apart.result >= 0 else compute.difference(first.operand, last.operand)
    except Incomparable:
        return Worked()
    slots = {"first": f"{first.row.year}年{first.row.indicator}{printed(first.row)}[{first.mark}]", "last": f"{last.row.year}年{last.row.indicator}{printed(last.row)}[{last.mark}]"}
    if not apart.result:
        return Worked((say("figures.wondered.same", **slots),))
    line = say(f"figures.wondered.{'more' if apart.result > 0 else 'fewer'}", gap=in_unit(gap.result, gap.unit), **slots)
    return Worked((line, say("figures.working", expression=gap.expression)), (gap,))
