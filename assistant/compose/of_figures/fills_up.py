"""Whether what there is and what is to come newly make up the goal: "已有的加上新建的，是不是正好等于2020年的目标数"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import compute
from assistant.compose.citing import Citations
from assistant.compose.of_figures.comparable import bounds
from assistant.compose.of_figures.row_lines import facts, grid, named
from assistant.compose.rows import printed
from assistant.compose.worked import Cited
from assistant.compute import Incomparable, Operand, in_unit
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.of_figures.metrics import family
from assistant.records import Computation, Draft, Query, Reason, Status
from index.canonical import canonical
from index.library import Library
from index.quantities import in_base_units
from index.records import Target
from prompts import say

_ASKS = re.compile(
    r"(?:加上?|加起来|再加|算上|连同|合上|跟|和)[^。？]{0,30}?(?:新建|新增|新设|净增|要建|再建|培育|增加)[^。？]{0,24}?[，。；]?[^。？]{0,10}(?:等于|正好|刚好|恰好|凑|够|[对合]得上|吻合|一致|就是|达到|相等)")
_NEW = re.compile(r"新建成?|新增|新设立?|净增|再建")
_BARE = re.compile(r"国家和?|自治区|[省市县区]级?(?:以上)?|级|[（）()、和]|累计|总共|[一二两三四五六七八九十\d]+年[内间]?|建成|培育|新建成?|新增|新设立?|净增|再建")
"""What of the name of a thing that is counted does not tell it apart."""
_OVER = re.compile(r"(?<!第)[一二两三四五\d]+年[内间]?|期间|累计|一共|总共")
"""… over all the years of a plan."""
_RANK = re.compile(r"国家|自治区|[省市县区]级")
"""What ranks a thing: of other ranks other things may be counted."""
_LEAST = 3
_LEVELS = ("level", "cumulative")


def compose(query: Query, library: Library) -> Draft | None:
    """The sum held against the goal, with the three figures; None where no such thing is asked, or not one document tells one of each."""
    if not _ASKS.search(query.text) or query.asker:
        return None
    documents = documents_for(query, library)
    text = _bare(query.text)
    for id in documents if documents is not None else library.cards:
        rows = [row for row in library.targets([id]) if len(name := _bare(row.indicator)) >= _LEAST and name in text and row.measure in _LEVELS and row.value_max is None]
        for name in dict.fromkeys(_bare(row.indicator) for row in rows):
            made = _of_one([row for row in rows if _bare(row.indicator) == name], query)
            if made is not None:
                return _told(made, library)
    return None


def _bare(name: str) -> str:
    return _BARE.sub("", canonical(name))


def _of_one(rows: Sequence[Target], query: Query) -> tuple[Target, Target, Target] | None:
    """What there is of a thing, what is to come newly, and its goal, of the last year told of each; None where one is lacking or told differently."""
    new = [row for row in rows if row.status == "target" and _NEW.search(row.quote)]
    in_all = [row for row in new if row.measure == "cumulative" or _OVER.search(row.quote)]
    there = [row for row in rows if row.status == "actual" and row not in new]
    goals = [row for row in rows if row.status == "target" and row not in new and (not query.years or row.year in query.years)]
    last = [[row for row in some if row.year == max(one.year or 0 for one in some)] for some in (there, in_all or new, goals)]
    if not all(last) or any(len({(row.value, row.unit) for row in some}) > 1 for some in last):
        return None
    stock, added, goal = (some[0] for some in last)
    fits = (stock.year or 0) < (goal.year or 0) and len({family(row.unit) for row in (stock, added, goal)}) == 1
    return (stock, added, goal) if fits else None


def _told(rows: tuple[Target, Target, Target], library: Library) -> Draft | None:
    cite = Citations(library)
    stock, added, goal = cited = tuple(named(row, cite, library, rows) for row in rows)
    try:
        made = compute.total([stock.operand, added.operand])
        gap = _gap(Operand(made.result, made.unit, stock.mark), goal)
    except Incomparable:
        return None
    told = {"sum": in_unit(made.result, made.unit), "stated": f"{printed(goal.row)}[{goal.mark}]"}
    key = "over" if made.result > compute.convert(goal.operand, made.unit) else "short"
    verdict = say(f"figures.fills.{key}", gap=in_unit(gap.result, gap.unit), **told) if gap.result else say("figures.fills.whole", **told)
    computations = (made,) if not gap.result else (made, gap)
    names = list(dict.fromkeys(row.indicator for row in rows if len({frozenset(_RANK.findall(one.indicator)) for one in rows}) > 1))
    unlike = (say("figures.note.names", names="、".join(f"“{name}”" for name in names)),) if names else ()
    notes = (*unlike, *bounds(cited).notes)
    lines = (verdict, *(say("figures.working", expression=one.expression) for one in computations), *facts(cited, library), *(f"> {note}" for note in notes))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, computations, grid(cited, library), rows, notes, decides=True)


def _gap(whole: Operand, goal: Cited) -> Computation:
    """How far the sum is from the goal, above it or below."""
    first, last = sorted((whole, goal.operand), key=lambda one: -in_base_units(one.value, one.unit)[0])
    return compute.difference(first, last)

