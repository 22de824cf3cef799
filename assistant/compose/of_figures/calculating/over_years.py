"""What the numbers and the rates for each year that documents set come to over some years: the asker's figure with so many more each year, a
rate of growth in all years together."""

from __future__ import annotations

import re

from assistant import compute
from assistant.calculation.clause import Clause
from assistant.compose.of_figures.calculating.values import State, Value, result
from assistant.gather.of_figures.changing import rises
from assistant.gather.of_figures.metrics import family

_COMES_TO = re.compile(r"到(?=多少|几)|[能会将可][^，]{0,3}[到有]|之?后|最后|最终|总数|总共有|变成|成了")
"""How many there are in the end is asked, not how many more there are."""


def compounded(name: str, clause: Clause, own: list[Value], state: State) -> list[Value] | None:
    """By how much the yearly rates that documents tell of the things last spoken of raise or lower them over the years that are named; None where
    that is not asked, or an amount is known that they are to be taken of."""
    years = clause.years or state.years
    rates = own or state.recent
    rows = [value.term.row for value in rates if value.term is not None and value.term.row is not None]
    told = bool(rates) and len(rows) == len(rates) and all(row.measure == "annual_growth" for row in rows)
    if not (told and years and state.carried) or any(not value.rate for value in state.values):
        return None
    if name == "difference" and "growth" in clause.operations:
        return []  # 累计涨多少: of a rate alone by how many per cent
    made = [(value, compute.compound(value.operand, years, falls=not rises(row))) for value, row in zip(rates, rows, strict=True)]
    return [result("growth" if work.result >= 0 else "fall", work, (value,), state, several=len(made) > 1) for value, work in made]


def added_each_year(clause: Clause, own: list[Value], state: State) -> list[Value] | None:
    """The asker's figure with the number for each year that a document sets, over the years that are named; None where there is neither."""
    years = clause.years or state.years
    yearly = [value for value in state.values if value.term is not None and value.term.row is not None and value.term.yearly and not value.rate]
    given = [value for value in state.values if value.term is not None and value.term.row is None and not (value.term.yearly or value.term.part or value.rate)
             and value.term.rose is None]
    if own or not years or not _COMES_TO.search(clause.text) or len(given) != 1 or len({value.term.row.value for value in yearly if value.term is not None and value.term.row is not None}) != 1:
        return None
    base, flow = given[0], yearly[-1]
    if not base.phrase or family(base.operand.unit) != family(flow.operand.unit):
        return None
    made = result("after", compute.added(base.operand, flow.operand, years), (base, flow), state)
    state.pairs = [(base, made)]
    return [made]
