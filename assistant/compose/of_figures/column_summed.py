"""Amounts of a table added up: "铁路加高速公路一共多少亿元，占百分之几", "六个重点项目总投资加起来多少，某某园占比多少", "建设年限2024—2025年的投资各多少"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant import compute
from assistant.compose.citing import Citations
from assistant.compose.of_figures.working import result
from assistant.compute import Incomparable, Operand, in_unit
from assistant.gather.of_lists.amount_columns import Amount, AmountColumn, amount_column
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_SUM = re.compile(r"加起来|加一起|加在一起|合起来|一共|总共|合计|总和|之和|拢共|加总|总投资[^，。？占的]{0,6}(?:多少|几)")
_SHARE = re.compile(r"占(?:总[^，。？]{0,6}|全部)?(?:的)?(?:百分之[几多]|多少|几成|比(?:重|例)?)|占比|比重|百分之几")
_OF_ONE = r"(?:项目|工程|建设|方面|领域|类)?的?(?:规划|计划|预计|总|安排|估算|投入)*(?:投资|资金|预算|经费|造价)[^，。？]{0,8}(?:多少|几)"
"""What one row gives is asked, right behind its name."""
_EACH = re.compile(r"各(?:自|是|为)?(?:多少|几|投)|分别")


def compose(query: Query, library: Library) -> Draft | None:
    """The sum of the rows named (of all rows where the table as such is), the share asked for, and each amount; None where the question asks for neither, or
    means no one table."""
    summed, shared = _SUM.search(query.text) is not None, _SHARE.search(query.text) is not None
    if query.asker or not (summed or shared or _EACH.search(query.text) or re.search(_OF_ONE, query.text)):
        return None
    found = amount_column(query, library)
    if found is None or not (summed or shared or found.chosen or _of_one(found, query.text)):
        return None
    cite = Citations(library)

    def mark(one: Amount) -> int:
        return cite.span(found.table.document, found.table.path, one.row.start, one.row.end)

    for one in _shown(found, summed=summed, shared=shared):
        mark(one)
    whole = _whole(found, mark)
    part = found.named if len(found.named) > 1 or not summed else ()
    try:
        lines, computations = _worked(found, part, whole, mark, summed=summed, shared=shared)
    except Incomparable:
        return None
    listed = [say("summed_up.one", name=one.name, figure=in_unit(one.value, found.unit), mark=f"[{mark(one)}]")
              for one in (*_shown(found, summed=summed, shared=shared), *([found.total] if found.total is not None and (shared or (summed and not found.named)) else []))]
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((*lines, *listed)), cite.all, tuple(computations), decides=True)


def _of_one(found: AmountColumn, text: str) -> bool:
    """Whether what a row gives is asked by its full name."""
    return any(re.search(re.escape(one.name) + _OF_ONE, text) for one in found.named)


def _shown(found: AmountColumn, *, summed: bool, shared: bool) -> Sequence[Amount]:
    """The rows to tell: those named, with all where the sum of all is asked for."""
    return found.named if found.named and (found.chosen or found.total is not None or not (summed or shared)) else found.rows


def _operand(one: Amount, found: AmountColumn, mark: Callable[[Amount], int]) -> Operand:
    return Operand(one.value, found.unit, mark(one))


def _whole(found: AmountColumn, mark: Callable[[Amount], int]) -> Computation | Operand | None:
    """The printed total, else the sum of all rows; None of rows chosen by a cell."""
    if found.total is not None:
        return _operand(found.total, found, mark)
    return None if found.chosen else compute.total([_operand(one, found, mark) for one in found.rows])


def _worked(found: AmountColumn, part: Sequence[Amount], whole: Computation | Operand | None, mark: Callable[[Amount], int], *, summed: bool, shared: bool
            ) -> tuple[list[str], list[Computation]]:
    """The lines and computations: the sum of the part, or of the whole, and the share of what is named in the whole."""
    lines: list[str] = []
    done: list[Computation] = []
    named: Operand | None = None
    if len(part) > 1 and (summed or shared):
        made = compute.total([_operand(one, found, mark) for one in part])
        done.append(made)
        lines += result("sum", made).lines
        named = Operand(made.result, made.unit, mark(part[0]))
    elif summed and isinstance(whole, Computation):
        done.append(whole)
        lines += result("sum", whole).lines
    elif summed and isinstance(whole, Operand):
        lines.append(say("figures.result", name=say("figures.names.sum"), figure=in_unit(whole.value, whole.unit)))
        if sum(one.value for one in found.rows) != whole.value:
            every = compute.total([_operand(one, found, mark) for one in found.rows])
            done.append(every)
            lines += [say("figures.parts.unequal", sum=in_unit(every.result, every.unit), total=in_unit(whole.value, whole.unit)), say("figures.working", expression=every.expression)]
    if shared and whole is not None and found.named:
        base = Operand(whole.result, whole.unit, mark(found.rows[0])) if isinstance(whole, Computation) else whole
        made = compute.share(named or _operand(found.named[0], found, mark), base)
        if isinstance(whole, Computation) and whole not in done:
            done.append(whole)
            lines += result("sum", whole).lines
        done.append(made)
        lines += result("share", made).lines
    return lines, done
