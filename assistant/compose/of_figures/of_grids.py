"""What is asked of a table's rows and columns, worked out: "翠屏区和南溪区2023年一共多少", "占全部上限的百分之几", "哪个县任务最重",
"新建口袋公园的目标比“十四五”实际多了还是少了", "江安县由谁牵头".
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.compose.citing import Citations
from assistant.compose.of_figures import grid_agreement
from assistant.compose.of_figures.grid_moves import Held, moved
from assistant.compose.of_figures.grid_sums import (
    GAP,
    SAME,
    SHARE,
    SUM,
    GridWork,
    of_clauses,
    values_of,
    whole_of,
)
from assistant.compose.rows import short_title
from assistant.compose.worked import Worked
from assistant.compute import Incomparable
from assistant.gather.of_lists.grid_asked import GridAsked, grid_asked
from assistant.gather.of_lists.grid_asked import plain as bare
from assistant.gather.of_lists.grids import Column, Line
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.quantities import five_year_plan
from index.records import Target
from index.words import bigrams
from prompts import say

_RATE = re.compile(r"百分之[几多]|几成|多少个?%|增幅|降幅|[增降](?:长|低)?率")
_TIMES = re.compile(r"几倍|多少倍|倍数")
_SPAN = re.compile(r"[两二三四五六\d]年(?!规划|行动|计划)|合计|一共|总共|总任务|累计|全部|总[量数]|历年|几年")
_TOTAL_HEAD = re.compile(r"合计|总计|小计|总(?:任务|数|量)|^累计$")
_RATE_HEAD = re.compile(r"年均|增速|累计\]")
_BASE_SAID = re.compile(r"基期|现状|实际|已?完成(?:数|了|的)|[上前]一?个?五年|目前|现在|原来|加码|缩减|缩水|调[高低减增]|[五5]年(?:里|内|间|下来|要|一共|总共|共|累计)*(?:增长|增加|提高|提升|下降|降低|减少)")
_DONE_SAID = re.compile(r"实际|完成|累计|供应量|现状|基期")
_PLAN = re.compile(r"十([一二三四五六七])?五")
_VALUE = re.compile(r"多少|几|是什么|怎么|各是|分别|如何")
_WHO = re.compile(r"谁|哪些?(?:单位|部门|家)|哪几家|由哪|牵头|责任单位|负责")
_ORGAN_HEAD = re.compile(r"单位|部门|牵头|责任")
_LISTED = re.compile(r"哪|什么|包括|有啥")
_AVERAGE = re.compile(r"平均每?年|年均|每年平均|每年[^，。？]{0,4}平均")
"""How much a year is worked out elsewhere, out of the same rows."""
_UNANSWERED = re.compile(r"为什么|怎么办|怎么算|如何落实|够不够|能不能|可不可以|应该")


def compose(query: Query, library: Library) -> Draft | None:
    """The answer out of one table; None where the question means no one table, asks for nothing that can be read off it, or brings figures of its own."""
    held_together = grid_agreement.asks(query.text)
    if (query.asker and not held_together) or _UNANSWERED.search(query.text):
        return None
    asked = grid_asked(query, library, (lambda one: grid_agreement.names(one, library)) if held_together else lambda _: "")
    if asked is None or _AVERAGE.search(query.text) or _of_several_columns(asked):
        return None
    cite = Citations(library)
    table = asked.grid.table

    def mark(line: Line) -> int:
        return cite.span(table.document, table.path, line.row.start, line.row.end)

    try:
        if held_together:
            done = _in_agreement(asked, library, cite, mark)
        else:
            done = _indicators(asked, library, mark) if _of_indicators(asked) else _allotted(asked, mark) if asked.grid.shares_out else None
    except Incomparable:
        return None
    if done is None or not done.lines:
        return None
    lines = (say("clauses.alone", title=short_title(table.document, library)), *done.lines, *(f"> {note}" for note in done.notes))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(dict.fromkeys(lines)), cite.all, done.computations, targets=_told(cite, library), decides=True, whole=True)


def _of_several_columns(asked: GridAsked) -> bool:
    """Whether a question names more columns than are read for it (装机容量、示范工程和典型场景各多少): one of them alone is no answer."""
    heads = [_HEAD_ENDS.sub("", bare(column.head)) for column in asked.grid.columns if column.year is None]
    return len(asked.columns) < sum(len(head) >= _OF_HEAD and head in asked.text for head in dict.fromkeys(heads))


_HEAD_ENDS = re.compile(r"^(?:新增|新建|计划)|(?:数量?|任务|MW|万?千瓦|亿元|万元|个|家|座)+$")
_OF_HEAD = 3


def _told(cite: Citations, library: Library) -> tuple[Target, ...]:
    """The goals and results that stand in the rows cited."""
    return library.targets_in([(one.document, (one.start, one.end)) for one in cite.all])


def goals(query: Query, library: Library) -> Draft | None:
    """The goals of the rows named in a table of indicators, where a question asks for no more; None where it means no one table."""
    asked = grid_asked(query, library) if _VALUE.search(query.text) and not query.asker and not query.operations else None
    if asked is None or not asked.lines or not _of_indicators(asked):
        return None
    columns = [column for column in asked.grid.columns if column.role == "target" and not _RATE_HEAD.search(column.head)]
    table, cite = asked.grid.table, Citations(library)
    if len(columns) != 1 or any(columns[0].place not in line.figures for line in asked.lines):
        return None
    work = GridWork(asked, tuple(columns), lambda line: cite.span(table.document, table.path, line.row.start, line.row.end))
    lines = (say("clauses.alone", title=short_title(table.document, library)), *values_of(work))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all)


def _in_agreement(asked: GridAsked, library: Library, cite: Citations, mark: Callable[[Line], int]) -> Worked | None:
    """Whether the table says the same as the text: of an indicator its goal, of what is shared out the total."""
    if len(asked.lines) == 1 and _of_indicators(asked):
        goals_ = tuple(column for column in asked.grid.columns if column.role == "target" and not _RATE_HEAD.search(column.head))
        held = GridWork(asked, goals_, mark).held(asked.lines[0]) if len(goals_) == 1 else None
        return grid_agreement.compose(asked, held, (held.mark,), (), library, cite) if held is not None else None
    columns = _meant(asked)
    found = whole_of(GridWork(asked, columns, mark)) if len(columns) == 1 and not asked.lines else None
    if found is None:
        return None
    figure, made, marks = found
    return grid_agreement.compose(asked, Held(say("grids.all"), figure, marks[0]), marks, made, library, cite)


def _of_indicators(asked: GridAsked) -> bool:
    """Whether the table tells of each row where it starts and what it is to come to."""
    return {"actual", "target"} <= {column.role for column in asked.grid.columns}


def _indicators(asked: GridAsked, library: Library, mark: Callable[[Line], int]) -> Worked | None:
    """How the rows named come from where they start to their goals; what a goal says in words."""
    columns = [column for column in asked.grid.columns if not _RATE_HEAD.search(column.head)]
    bases, goals = [column for column in columns if column.role == "actual"], [column for column in columns if column.role == "target"]
    if len(bases) != 1 or len(goals) != 1 or not asked.lines:
        return None
    base, goal = bases[0], goals[0]
    if not (GAP.search(asked.text) or SAME.search(asked.text) or _TIMES.search(asked.text)):
        return _goal_in_words(asked, goal, mark)
    if not _against_base(asked, base, goal, library):
        return None
    done = Worked()
    for line in asked.lines:
        first, last = line.figures.get(base.place), line.figures.get(goal.place)
        if first is None or last is None or first.summed != last.summed or first.unit != last.unit:
            return None
        work = moved(line.name, Held(_headed(base), first, mark(line)), Held(_headed(goal), last, mark(line)),
                     rate=_RATE.search(asked.text) is not None, multiple=_TIMES.search(asked.text) is not None)
        done = done.plus(work)
    return done


def _headed(column: Column) -> str:
    return column.head if column.year is None or str(column.year) not in column.head else f"{column.year}年"


def _against_base(asked: GridAsked, base: Column, goal: Column, library: Library) -> bool:
    """Whether the goal is asked about against where it starts, and not against what another document aimed at for that year."""
    plans = {five_year_plan(f"十{ordinal}" if ordinal else "十")[1] for ordinal in _PLAN.findall(asked.text)}
    if goal.year is not None and not plans and _told_later(asked, goal.year, library):
        return False
    if base.year is not None and (base.year in plans or str(base.year) in asked.text):
        card = library.cards[asked.grid.table.document]
        rival = [other for id, other in library.cards.items() if id != asked.grid.table.document and other.meta.region == card.meta.region and other.meta.period and other.meta.period[1] == base.year]
        both = goal.year in plans or str(goal.year) in asked.text or len(plans) < 2
        return both and (not rival or _DONE_SAID.search(asked.text) is not None) and not _goal_of_base(asked.text)
    return _BASE_SAID.search(asked.text) is not None


def _told_later(asked: GridAsked, year: int, library: Library) -> bool:
    """Whether the year of the goal is named by itself, and the plan after it may tell what was reached (2020年比2015年增长多少)."""
    card = library.cards[asked.grid.table.document]
    after = any(one.meta.region == card.meta.region and one.meta.period is not None and one.meta.period[0] == year + 1 for one in library.cards.values())
    return after and str(year) in asked.text


def _goal_of_base(text: str) -> bool:
    """Whether the earlier plan's own goal is asked for besides (“十四五”规划要新增多少？…完成了百分之几)."""
    return re.search(r"十[一二三四五六七]?五规划(?:[^，。？]{0,4})(?:要|定|提出|计划|目标)|完成了(?:百分之|几成|多少)|完成率|超额", text) is not None and len(set(_PLAN.findall(text))) > 1


def _goal_in_words(asked: GridAsked, goal: Column, mark: Callable[[Line], int]) -> Worked | None:
    """What the goals of the rows named say where they hold no figure (完成省下达目标, 零发生, 下降20%以上)."""
    if not _VALUE.search(asked.text) or any(goal.place in line.figures and line.figures[goal.place].low for line in asked.lines):
        return None
    told = [(line, line.row.cells[goal.place].text.strip()) for line in asked.lines if goal.place < len(line.row.cells)]
    if not told or any(len(text) < 3 for _, text in told):
        return None
    return Worked(tuple(say("grids.words", name=line.name, column=_headed(goal), text=text, mark=f"[{mark(line)}]") for line, text in told))


def _allotted(asked: GridAsked, mark: Callable[[Line], int]) -> Worked | None:
    """What the rows of a table that shares something out give: cells of words, two years of one row, sums, shares, gaps, the most and the least."""
    words = _cells(asked, mark)
    if words is not None:
        return words
    dated = [column for column in asked.columns if column.year is not None]
    if len(asked.lines) == 1 and len(dated) == 2 and GAP.search(asked.text):
        line, (first, last) = asked.lines[0], dated
        if first.place not in line.figures or last.place not in line.figures:
            return None
        return moved(line.name, Held(_headed(first), line.figures[first.place], mark(line)), Held(_headed(last), line.figures[last.place], mark(line)),
                     rate=_RATE.search(asked.text) is not None, multiple=False)
    columns = _meant(asked)
    if not columns:
        return None
    work = GridWork(asked, columns, mark)
    done = of_clauses(work)
    if done is None:
        return None
    if not done.lines and (not asked.lines or not _VALUE.search(asked.text)):
        return None
    values = tuple(values_of(work))
    return Worked(computations=tuple(work.sums.values())).plus(done).plus(Worked(values))


def _meant(asked: GridAsked) -> tuple[Column, ...]:
    """The columns that the question means: those it names, the one with the totals, the only one, else all years where the whole is asked for."""
    columns = tuple(column for column in asked.grid.columns if not _RATE_HEAD.search(column.head))
    if asked.columns:
        return asked.columns if len(asked.columns) == 1 or all(column.year for column in asked.columns) else ()
    totals = tuple(column for column in columns if _TOTAL_HEAD.search(column.head))
    if len(totals) == 1:
        return totals
    if len(columns) == 1:
        return columns
    return columns if all(column.year for column in columns) and _SPAN.search(asked.text) else ()


def _cells(asked: GridAsked, mark: Callable[[Line], int]) -> Worked | None:
    """The cells of words that are asked for of the rows named: who is responsible, what belongs to it."""
    table = asked.grid.table
    if not asked.lines or (asked.columns and GAP.search(asked.text)):
        return None
    own = frozenset(bigrams(bare(asked.text)))
    organs = [place for place in asked.grid.texts if _ORGAN_HEAD.search(table.columns[place])] if _WHO.search(asked.text) else []
    named = [place for place in asked.grid.texts if _LISTED.search(asked.text) and frozenset(bigrams(bare(table.columns[place]))) <= own and place not in organs]
    places = [*organs, *named]
    if not places or SUM.search(asked.text) or SHARE.search(asked.text):
        return None
    told = [(line, place, line.row.cells[place].text.strip()) for line in asked.lines for place in places if place < len(line.row.cells)]
    if any(not text for _, _, text in told):
        return None
    return Worked(tuple(say("grids.words", name=line.name, column=table.columns[place], text=text.replace("\n", ""), mark=f"[{mark(line)}]") for line, place, text in told))
