"""What there is of a thing and what is to come to it, added up (现有的再加上今年要新增的), and where that leads: "如果2024年新建的计划按时完成，累计能到多少？离2025年的
目标还差多少", "2025年要新增15家，照这么算年底会有多少家？哪个目标够，哪个不够"; and where so many per cent more than there is lead ("低保现在多少，再提高5%会到多少")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import compute
from assistant.compose.citing import Citations
from assistant.compose.of_figures.comparable import bounds
from assistant.compose.of_figures.row_lines import facts, grid, named
from assistant.compose.rows import printed, when
from assistant.compose.worked import Cited, Worked
from assistant.compute import Incomparable, Operand, in_unit
from assistant.gather.of_figures.abreast import fitting, in_full
from assistant.gather.of_figures.changing import NEW, newly
from assistant.gather.of_figures.reports import own_year
from assistant.records import Draft, Point, Query, Reason, Status
from index.library import Library
from index.records import Target
from prompts import say

_ASKS = re.compile(
    r"(?:现有|已有|目前|现在|存量|原有|去年[底末]?|上年[底末]?)[^。？]{0,14}(?:再加|加上|加|算上|连同|和|跟)[^。？]{0,14}(?:新增|增加|要增|新建|再增|净增)[^。？]*(?:多少|几|合计|总共|一共|能到|达到)")
_CARRIED_ON = re.compile(
    r"(?:新增|净增|新建)[^？]{0,40}?(?:(?:按[时期]|如期|全部|都|能|真)(?:完成|建成|落实|实现)|照(?:这么?|此)[算推]?|这样|按(?:这个|此)[^，。？]{0,4}算)"
    r"[^？]{0,16}?(?:累计|总数|总量|一共|总共|会有|能有|将有|[能会将][到达]|达到)[^，。？]{0,8}(?:多少|几)")
"""What is planned to come is asked to be added to what there is."""
_GROWN = re.compile(r"(?:再|又|继续|还要?)?(?:提高|上调|上浮|增长|增加|涨)(?:了|到)?(?:\d+(?:\.\d+)?%|[这那]么多|这个(?:比例|幅度))?[^。？]{0,8}?(?:会|将|能|要|就)*(?:到|达到?|是|变成|成|有)(?:多少|几)")
"""So many per cent more, as is planned, is asked to be put on what there is."""
_HELD = re.compile(r"目标[^。？]{0,12}(?:差|够|缺|达|超)|(?:差|够|缺|达到?|超)[^。？]{0,12}目标")
_BARE = re.compile(r"新增|净增|新建成?|现有|已有|目前|存量|盘子|规模|总量")


def compose(query: Query, library: Library) -> Draft | None:
    """The sum of what a yearly report tells there is and what it plans to come to it in its year; None where it does not tell both, once each."""
    onward = _CARRIED_ON.search(query.text) is not None
    grown = not onward and _GROWN.search(query.text) is not None
    if not (onward or grown or _ASKS.search(query.text)) or (query.asker and not (onward or grown)):
        return None
    goals = onward and _HELD.search(query.text) is not None
    homes = query.regions or tuple({library.cards[id].meta.region for id in query.documents})
    near = tuple(id for place in homes for id in library.of_regions([place]))
    reports = [id for id in query.documents if own_year(Point(document=id), library)] or [id for id in near if own_year(Point(document=id), library)]
    if onward and query.years:
        reports = [id for id in reports if own_year(Point(document=id), library) in query.years]
    for id in sorted(reports, key=lambda id: own_year(Point(document=id), library) or 0, reverse=True):
        for run in query.topic:
            name = _BARE.sub("", run)
            if grown and len(name) > 1 and (more := _more(name, id, query, library)) is not None:
                return _raised(*more, library)
            pair = _pair(in_full(name), id, library) if len(name) > 1 and not grown else None
            if pair is not None:
                return _summed(*pair, _goals(*pair, query, near, library) if goals else [], library)
    return None


def _pair(name: str, document: str, library: Library) -> tuple[Target, Target] | None:
    """What there was at the end of the year before a report's, and what it plans to come to it."""
    rows, year = library.targets([document]), own_year(Point(document=document), library) or 0
    named = [row for row in fitting(name, rows, library) if (row.status, row.year) == ("actual", year - 1) and not newly(row)]
    there = [row for row in named if row.measure == "cumulative"] or [row for row in named if row.measure == "level"]
    coming = [row for row in rows if (row.status, row.year) == ("target", year) and newly(row) and NEW.sub("", row.indicator) in {one.indicator for one in there}]
    alone = len({row.value for row in there}) == 1 and len({row.value for row in coming}) == 1
    return (there[0], coming[0]) if alone else None


def _more(name: str, document: str, query: Query, library: Library) -> tuple[Target, Target] | None:
    """What there was of a thing in the year before a report's, and by how many per cent it plans to raise it; None where it tells not each once, or the asker names another rate."""
    rows, year = library.targets([document]), own_year(Point(document=document), library) or 0
    there = [row for row in rows if (row.status, row.year, row.measure) == ("actual", year - 1, "level") and name in row.indicator]
    coming = [row for row in rows if (row.status, row.year, row.measure, row.unit) == ("target", year, "change", "%") and row.value_max is None and row.indicator in {one.indicator for one in there}]
    alone = len(there) == 1 and len(coming) == 1
    named = [one.value for one in query.asker if one.unit == "%"]
    return (there[0], coming[0]) if alone and (not named or coming[0].value in named) else None


def _raised(there: Target, coming: Target, library: Library) -> Draft | None:
    cite = Citations(library)
    shown = [named(row, cite, library, (there, coming)) for row in (there, coming)]
    made = compute.after(shown[0].operand, shown[1].operand, rose=True)
    notes = bounds(shown).notes
    lines = (say("figures.result", name=say("figures.names.after_rise"), figure=in_unit(made.result, made.unit)), say("figures.working", expression=made.expression), *facts(shown, library), *(f"> {note}" for note in notes))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, (made,), grid(shown, library), tuple(one.row for one in shown), notes, decides=True)


def _goals(there: Target, coming: Target, query: Query, documents: Sequence[str], library: Library) -> list[Target]:
    """The goals that plans of the place set for how much there is to be of the thing, for the years named from that of what is to come on."""
    plans = [id for id in documents if own_year(Point(document=id), library) is None and library.cards[id].meta.region == there.region]
    found = {row.value: row for row in library.targets(plans)
             if row.status == "target" and row.year in query.years and (row.year or 0) >= (coming.year or 0) and row.measure == "level" and not newly(row)
             and (row.key, row.region) == (there.key, there.region) and row.value_max is None}
    return list(found.values())


def _summed(there: Target, coming: Target, goals: Sequence[Target], library: Library) -> Draft | None:
    cite = Citations(library)
    shown = [named(row, cite, library, (there, coming, *goals)) for row in (there, coming, *goals)]
    try:
        made = compute.total([one.operand for one in shown[:2]])
        held = [_held(Operand(made.result, made.unit, shown[0].mark), goal) for goal in shown[2:]]
    except Incomparable:
        return None
    notes = (*(say("figures.note.names", names="、".join(f"“{name}”" for name in names)) for names in [dict.fromkeys(row.indicator for row in goals)] if len(names) > 1),
             *bounds(shown).notes)
    lines = (say("figures.result", name=say("figures.names.sum"), figure=in_unit(made.result, made.unit)), say("figures.working", expression=made.expression),
             *(line for told in held for line in told.lines), *facts(shown, library), *(f"> {note}" for note in notes))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, (made, *(one for told in held for one in told.computations)), grid(shown, library),
                 tuple(one.row for one in shown), notes, decides=True)


def _held(whole: Operand, goal: Cited) -> Worked:
    """The sum held against a goal: by how much it misses it or is above it."""
    apart = compute.difference(whole, goal.operand)
    short = apart.result < 0
    gap = compute.difference(goal.operand, whole) if short else apart
    line = say(f"figures.verdict.{'misses' if short else 'reaches'}", goal=f"{when(goal.row)}{printed(goal.row)}[{goal.mark}]", gap=in_unit(gap.result, gap.unit))
    return Worked((line, say("figures.working", expression=gap.expression)), (gap,))
