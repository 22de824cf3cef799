"""Figures listed in one sentence, added up and held against the total that the sentence states."""

from __future__ import annotations

import re

from assistant import compute
from assistant.compute import Incomparable, Operand, plain
from assistant.records import Computation
from index.quantities import Quantity, in_base_units, quantities
from prompts import say

_STATED = re.compile(r"(?:合计|总计|共计|总|累计)[\u4e00-\u9fff]{0,8}$")


def enumerated(text: str, unit: str, mark: int) -> tuple[list[str], tuple[Computation, ...]]:
    """The sum of the figures of one unit that `text` lists (three or more), in words and worked, with the stated total if
    there is one; nothing where it lists none. `mark` is the number of the citation."""
    listed: list[Quantity] = []
    stated: Quantity | None = None
    for quantity in quantities(text):
        if _base(quantity.unit) != _base(unit):
            continue
        if _STATED.search(text[max(0, quantity.start - 12) : quantity.start]):
            stated = quantity
            if len(listed) >= 3:
                break
            listed = []
        else:
            listed.append(quantity)
    if len(listed) < 3:
        return [], ()
    clause = _last_run(text, listed)
    name = unit or clause[0].unit
    try:
        total = compute.total([Operand(quantity.value, name, mark) for quantity in clause])
    except Incomparable:
        return [], ()
    lines = [say("figures.result", name=say("figures.names.sum"), figure=f"{plain(total.result)}{name}"),
             say("figures.working", expression=total.expression)]
    if stated is None:
        return lines, (total,)
    figures = {"sum": f"{plain(total.result)}{name}", "stated": f"{plain(stated.value)}{name}"}
    if stated.value == total.result:
        return [*lines, say("clauses.sum.agrees", **figures)], (total,)
    high, low = max(stated.value, total.result), min(stated.value, total.result)
    gap = compute.difference(Operand(high, name, mark), Operand(low, name, mark))
    return [*lines, say("clauses.sum.differs", gap=f"{plain(gap.result)}{name}", **figures),
            say("figures.working", expression=gap.expression)], (total, gap)


def _last_run(text: str, listed: list[Quantity]) -> list[Quantity]:
    """The figures after the last stop that ends a list of its own."""
    run = [listed[0]]
    for before, quantity in zip(listed, listed[1:], strict=False):
        if re.search(r"[。；\n\t]", text[before.tail : quantity.digits]):
            run = []
        run.append(quantity)
    return run if len(run) >= 3 else listed


def _base(unit: str) -> str:
    """The unit without scale and without "per year"."""
    from decimal import Decimal

    return in_base_units(Decimal(1), unit.split("/")[0])[1]
