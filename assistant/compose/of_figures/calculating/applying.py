"""The asker's own amount taken by the share or the rate that a document sets: "一年产80万吨，按2027年的利用率目标要用掉多少"."""

from __future__ import annotations

import re

from assistant import compute
from assistant.calculation.clause import Clause
from assistant.calculation.reading import BY
from assistant.compose.of_figures.calculating.moving import BECOMES
from assistant.compose.of_figures.calculating.values import State, Value, result
from assistant.compose.worked import Worked
from assistant.gather.of_figures.changing import rises
from assistant.gather.of_figures.metrics import family
from prompts import say

_LEFT = re.compile(r"(?:剩|余|留)(?:下|余|着)?(?:来|的)?(?:还|也)?(?:有|是)?(?:多少|几)|(?:其余|剩下|余下|剩余)的?[^，。？]{0,6}(?:多少|几)")
_NEXT_YEAR = re.compile(r"今年|明年|次年|下一?年|来年")


def basis(clause: Clause, own: list[Value], state: State) -> None:
    """Remembers the shares and rates by which a clause wants something to be reckoned."""
    if BY.search(clause.text) and own and all(value.rate and value.term is not None and value.term.row is None and value.term.rose is None for value in own):
        state.carried = True  # 照2026年5%的目标
    rates = [value for value in own if value.rate and value.term is not None and value.term.row is not None]
    changed = all(value.term is not None and value.term.row is not None and value.term.row.measure == "change" for value in rates)
    if rates and len(rates) == len(own) and (BY.search(clause.text) or (clause.asks and changed and BECOMES.search(clause.text))):
        state.basis = rates


def left_over(clause: Clause, own: list[Value], state: State) -> list[Value] | None:
    """What is left of the asker's amount after the part of it just worked out (剩几万吨没着落); None where a clause asks for nothing of the kind."""
    part = state.results[-1] if state.results and state.results[-1].name == "portion" else None
    if own or part is None or not _LEFT.search(clause.text):
        return None
    amount = next((value for value in reversed(state.values) if value.term is not None and value.term.row is None and not value.rate
                   and family(value.operand.unit) == family(part.operand.unit)), None)
    if amount is None or amount.operand.value < compute.convert(part.operand, amount.operand.unit):
        return None
    return [result("left", compute.difference(amount.operand, part.operand), (amount, part), state)]


def applied(clause: Clause, own: list[Value], state: State) -> list[Value] | None:
    """What the rates that a clause reckons by make of the asker's amount; None where it reckons by none, or asks for a rate."""
    rows = {rate.term.row for rate in state.basis if rate.term is not None}
    own_basis = own and all(value.term is not None and value.term.row in rows for value in own)
    names = "".join(row.indicator for row in rows if row is not None)
    named = [phrase for parts in clause.sides for side in parts for phrase in side.phrases]
    own_basis = own_basis or (own and all("".join(phrase) in names for phrase in named))
    amounts = [value for value in reversed(state.values) if value.term is not None and value.term.row is None and not value.rate]
    amounts.sort(key=lambda value: value.term is not None and value.term.yearly)
    amount = next(iter(amounts), None)
    if amount is None or not state.basis or (own and not own_basis) or family(clause.unit) == "share":
        return None
    if clause.unit and family(clause.unit) != family(amount.operand.unit):
        return None
    made = []
    for rate in state.basis:
        row = rate.term.row if rate.term is not None else None
        if row is None:
            return None
        if row.measure == "level":
            name, work = "portion", compute.portion(amount.operand, rate.operand)
        elif row.measure == "annual_growth" and (years := clause.years or (1 if _NEXT_YEAR.search(clause.text) else 0)) and rises(row):
            name, work = "forward", compute.forward(amount.operand, rate.operand, years)
        elif row.measure == "change":
            amount = next((value for value in amounts if value.phrase and rate.phrase[: len(value.phrase)] == value.phrase), amount)
            name, work = "after", compute.after(amount.operand, rate.operand, rises(row))
        else:
            return None
        made.append(result(name, work, (amount, rate), state, several=len(state.basis) > 1))
    state.worked = state.worked.plus(Worked(notes=(say("figures.note.applied"),)))
    return made
