"""Rows of a table that shares something out, worked with clause by clause: added up, as a share of the total, one against another, the most and the least."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant import compute
from assistant.compose.of_figures.grid_moves import Held, apart, written
from assistant.compose.worked import Worked
from assistant.compute import Incomparable, Operand, in_unit, plain
from assistant.gather.of_lists.grid_asked import GridAsked
from assistant.gather.of_lists.grids import Column, Figure, Line
from assistant.records import Computation
from prompts import say

SUM = re.compile(r"加起来|加一起|加在一起|合起来|一共|总共|共(?:要|需|有|建|安排)?(?=多少|几)|合计|总和|之和|拢共|加总|相加|总计")
SHARE = re.compile(r"占.{0,14}?(?:百分之[几多]|多少|几成|比(?:重|例)?|%)|占比|比重")
GAP = re.compile(r"(?:多|少|高|低|大|小)(?:了|出)?(?:多少|几)|(?:差|相差|差距)(?:了|是|有)?(?:多少|几)|(?:增加|减少|提高|降低|下降|上升|增长|扩大|缩减|压减|[增降涨升减])(?:了|到)?(?:多少|几|百分之)|多了还是少了|增加还是减少|加码还是|加码了|变化|百分之[几多]|加码|缩减|缩水|调[高低减增]|(?:多|少)[一-鿿]{1,2}(?:多少|几)")
SAME = re.compile(r"一样|相同|相等|一致|有没有变|变没变|没变化|没有变化|持平")
_MOST = re.compile(r"最[多大高重长]|排第一|第一位|居首")
_LEAST = re.compile(r"最[少小低轻短]|垫底|倒数第一")
_WHICH = re.compile(r"哪|谁|什么")
_CLAUSE = re.compile(r"[，,。？?；;]")
_HIGH, _LOW = re.compile(r"上限"), re.compile(r"下限")


class GridWork:
    """What the parts of an answer share: what is asked, the columns that hold for it, and the rows that are cited."""

    def __init__(self, asked: GridAsked, columns: tuple[Column, ...], mark: Callable[[Line], int]) -> None:
        self.asked = asked
        self.columns = columns
        self.sums: dict[str, Computation] = {}
        self._mark = mark
        self._cited: list[Line] = []
        self._told: set[int] = set()

    def mark(self, line: Line, *, told: bool = False) -> int:
        """The number of a row's citation; `told` that the answer tells its figure there."""
        if line not in self._cited:
            self._cited.append(line)
        if told:
            self._told.add(line.row.start)
        return self._mark(line)

    @property
    def untold(self) -> list[Line]:
        """The rows that are cited and not told yet, those that the question names first."""
        return [line for line in (*self.asked.lines, *(line for line in self._cited if line not in self.asked.lines)) if line.row.start not in self._told]

    def figure(self, line: Line) -> Figure | None:
        """What a row gives in the columns asked for, added up where these are several."""
        found = [line.figures[column.place] for column in self.columns if column.place in line.figures]
        if not found or len(found) < len(self.columns) or len({one.unit for one in found}) > 1:
            return None
        first = found[0]
        if len(found) == 1:
            return first
        if any(one.low != one.high for one in found):
            return None
        made = compute.total([Operand(one.low, one.unit, self._mark(line)) for one in found])
        self.sums[line.name] = made
        self.mark(line)
        return Figure(made.result, made.result, made.unit, first.bound, first.summed)

    def held(self, line: Line) -> Held | None:
        figure = self.figure(line)
        return Held(line.name, figure, self.mark(line)) if figure is not None else None


def whole_of(work: GridWork) -> tuple[Figure, tuple[Computation, ...], tuple[int, ...]] | None:
    """The printed total, else the sum of all rows, with the marks of what it stands in; None where neither is one figure."""
    total = work.asked.grid.total
    if total is not None:
        figure = work.figure(total)
        return (figure, (), (work.mark(total),)) if figure is not None and figure.low == figure.high else None
    figures = [(line, figure) for line in work.asked.grid.parts if (figure := work.figure(line)) is not None]
    if len(figures) < len(work.asked.grid.parts) or any(figure.low != figure.high for _, figure in figures):
        return None
    made = compute.total(_operands(work, [line for line, _ in figures], high=False))
    return Figure(made.result, made.result, made.unit, "="), (made,), tuple(work.mark(line) for line, _ in figures)


def of_clauses(work: GridWork) -> Worked | None:
    """What the clauses of the question ask to be worked out; None where one of them cannot be."""
    done = Worked()
    end = ""
    for clause in _CLAUSE.split(work.asked.text):
        end = "high" if _HIGH.search(clause) else "low" if _LOW.search(clause) else end
        made = _of_clause(clause, work, end)
        if made is None:
            return None
        done = done.plus(made)
    return done


def _of_clause(clause: str, work: GridWork, end: str) -> Worked | None:
    """What one clause asks to be worked out; nothing where it asks for no such thing, None where it cannot be."""
    lines = work.asked.lines
    done = Worked()
    shared = SHARE.search(clause) is not None
    for ask, least in ((_MOST, False), (_LEAST, True)):
        if ask.search(clause) and not lines and (_WHICH.search(work.asked.text)):
            done = done.plus(_extreme(work, end, least=least))
    if SUM.search(SHARE.sub("", clause)) and not done.lines and len(lines) != 1:
        done = done.plus(_summed(work, end))
    if shared:
        done = done.plus(_shared(work, end))
    if len(lines) == 2 and not shared and (GAP.search(clause) or SAME.search(clause)):
        first, second = (work.held(line) for line in lines)
        if first is None or second is None:
            return None
        done = done.plus(apart(first, second, end))
    return done


def _ends(figures: Sequence[Figure], end: str) -> tuple[bool, ...]:
    """Which ends are worked with: the one asked for, both of ranges, else the figure."""
    if end:
        return (end == "high",)
    return (False, True) if any(one.low != one.high for one in figures) else (False,)


def _operands(work: GridWork, lines: Sequence[Line], high: bool) -> list[Operand]:
    return [Operand(figure.high if high else figure.low, figure.unit, work.mark(line)) for line in lines if (figure := work.figure(line)) is not None]


def _summed(work: GridWork, end: str) -> Worked:
    """The rows named, or all of them, added up; the printed total where there is one."""
    lines = work.asked.lines or work.asked.grid.parts
    figures = [figure for line in lines if (figure := work.figure(line)) is not None]
    if len(figures) < 2 or len(figures) < len(lines):
        raise Incomparable
    ends = _ends(figures, end)
    printed = _printed(work) if not work.asked.lines else None
    if printed is not None and all(sum(one.high if high else one.low for one in figures) == (printed.high if high else printed.low) for high in ends):
        return Worked((_of_table(work, printed),))
    made = [compute.total(_operands(work, lines, high)) for high in ends]
    names = "、".join(line.name for line in work.asked.lines)
    if len(made) == 2:
        first = say("grids.sum_ends", names=names, low=plain(made[0].result), high=plain(made[1].result), unit=made[0].unit)
    else:
        first = say("grids.sum", names=names, figure=in_unit(made[0].result, made[0].unit))
    told = [first, *(say("figures.working", expression=one.expression) for one in made)]
    if printed is not None:
        told = [_of_table(work, printed), *(say("figures.parts.unequal", sum=in_unit(one.result, one.unit), total=in_unit(printed.high if high else printed.low, printed.unit))
                                            for one, high in zip(made, ends, strict=True)), *told[1:]]
    return Worked(tuple(told), tuple(made))


def _printed(work: GridWork) -> Figure | None:
    total = work.asked.grid.total
    return work.figure(total) if total is not None else None


def _of_table(work: GridWork, printed: Figure) -> str:
    """The printed total."""
    total = work.asked.grid.total
    assert total is not None
    return say("grids.printed", figure=written(printed), mark=f"[{work.mark(total, told=True)}]")


def _shared(work: GridWork, end: str) -> Worked:
    """The part of the rows named in the total, printed or worked out."""
    lines = work.asked.lines
    figures = [figure for line in lines if (figure := work.figure(line)) is not None]
    printed = _printed(work)
    if not lines or len(figures) < len(lines) or (printed is None and work.asked.grid.total is not None):
        raise Incomparable
    computations: list[Computation] = []
    rates: list[Computation] = []
    for high in _ends([*figures, *([printed] if printed else [])], end):
        parts = _operands(work, lines, high)
        part = parts[0]
        if len(parts) > 1:
            made = compute.total(parts)
            computations.append(made)
            part = Operand(made.result, made.unit, parts[0].source)
        if printed is not None and work.asked.grid.total is not None:
            whole = Operand(printed.high if high else printed.low, printed.unit, work.mark(work.asked.grid.total))
        else:
            every = _operands(work, work.asked.grid.parts, high)
            if len(every) < len(work.asked.grid.parts):
                raise Incomparable
            made = compute.total(every)
            computations.append(made)
            whole = Operand(made.result, made.unit, every[0].source)
        rates.append(compute.share(part, whole))
    name = "、".join(line.name for line in lines)
    if len(rates) == 2:
        first = say("grids.share_ends", name=name, low=in_unit(rates[0].result, "%"), high=in_unit(rates[1].result, "%"))
    else:
        first = say("grids.share", name=name, rate=in_unit(rates[0].result, "%"))
    made_all = (*computations, *rates)
    return Worked((first, *(say("figures.working", expression=one.expression) for one in made_all)), made_all)


def _extreme(work: GridWork, end: str, *, least: bool) -> Worked:
    """The rows with the most or the least."""
    held = [(line, figure) for line in work.asked.grid.parts if (figure := work.figure(line)) is not None]
    if len(held) < len(work.asked.grid.parts) or len(held) < 2:
        raise Incomparable
    ends = [figure.low if end == "low" else figure.high for _, figure in held]
    edge = (min if least else max)(ends)
    ones = [one for one, own in zip(held, ends, strict=True) if own == edge]
    marks = "".join(f"[{work.mark(line, told=True)}]" for line, _ in ones)
    return Worked((say(f"grids.{'least' if least else 'most'}", names="、".join(line.name for line, _ in ones), figure=written(ones[0][1]), mark=marks),))


def values_of(work: GridWork) -> Iterator[str]:
    """What each row gives that is named or counted in."""
    column = "、".join(column.head for column in work.columns)
    for line in work.untold:
        figure = work.figure(line)
        if figure is None:
            continue
        mark = f"[{work.mark(line, told=True)}]"
        yield _of_table(work, figure) if line.total else say("grids.value", name=line.name, column=column, figure=written(figure), mark=mark)
        if line.name in work.sums and line in work.asked.lines:
            yield say("figures.working", expression=work.sums[line.name].expression)
