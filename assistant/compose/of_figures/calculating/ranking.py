"""The highest and the lowest of several figures, and which of them is the higher, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import compute
from assistant.calculation.clause import Clause
from assistant.compose.of_figures.calculating.meaning import of_changes
from assistant.compose.of_figures.calculating.values import State, Value, called, shown
from assistant.compose.worked import Worked
from assistant.gather.of_figures.metrics import family
from prompts import say

EXTREMES = frozenset({"highest", "lowest"})
_LOW = re.compile(r"[低少小慢]$")
_LEAST = 2
_ITS_SHARE = re.compile(r"最[大高多快小低少慢]的?(?:那|这)?一?(?:个|家|样|项|块|类|种)?[^，。；？]{0,6}占")
"""The share of the highest figure is asked for, not the highest share: 最大的那个占百分之几."""


def extreme(name: str, clause: Clause, own: list[Value], state: State) -> list[Value] | None:
    """The highest or lowest of the results last worked out, or of the figures named."""
    changes = of_changes(clause)
    if changes and len({last.operand.value > first.operand.value for first, last in state.pairs}) > 1:
        return None  # some rose and some fell
    worked_out = changes or ("share" in clause.operations and not _ITS_SHARE.search(clause.text))
    among = state.results if worked_out else own if len(own) > 1 else state.ranked or (state.results if len(state.results) > 1 else state.recent)
    return _told(name, among, state)


def whose_share(clause: Clause, state: State) -> list[Value]:
    """The highest or lowest figure just told, where a clause asks for its share; nothing else."""
    name = next((name for name in clause.operations if name in EXTREMES), "")
    return [state.extremes[name]] if name in state.extremes and _ITS_SHARE.search(clause.text) else []


def which(own: list[Value], state: State, word: str) -> list[Value] | None:
    """Which of the figures named, or else of the shares just worked out or of those of the things last spoken of, is the higher (or the lower,
    as `word` has it)."""
    shares = state.results if len(state.results) > 1 and all(value.name == "share" for value in state.results) else []
    several = next((values for values in (own, shares, state.recent) if len(values) > 1), None)
    among = several or state.ranked or [value for value in state.values if value.phrase in {one.phrase for one in own or state.recent}]
    return _told("lowest" if _LOW.search(word) else "highest", among, state)


def apart(operations: Sequence[str], state: State) -> list[tuple[Value, Value]]:
    """The lowest and the highest of the figures last ranked as a pair to work with, where a clause speaks of either or both were told."""
    both = state.extremes.get("lowest"), state.extremes.get("highest")
    lowest, highest = both
    if lowest is None or highest is None or not (EXTREMES & set(operations) or state.told_extremes >= EXTREMES):
        return []
    return [(lowest, highest)]


def _told(name: str, among: Sequence[Value], state: State) -> list[Value] | None:
    among = list(dict.fromkeys(value for value in among if not (value.term is not None and value.term.row is None)))
    if len(among) < _LEAST or len({family(value.operand.unit) for value in among}) > 1:
        return None
    unit = among[0].operand.unit
    falls = all(value.operand.value < 0 for value in among)
    ordered = sorted(among, key=lambda value: compute.convert(value.operand, unit), reverse=falls)
    state.extremes = {"lowest": ordered[0], "highest": ordered[-1]}
    state.told_extremes = state.told_extremes | {name}
    state.ranked = among
    first = ordered[-1] if name == "highest" else ordered[0]
    alike = [value for value in among if compute.convert(value.operand, unit) == compute.convert(first.operand, unit)]
    key = "unchanged" if len(alike) == len(among) else name
    if key == "unchanged":
        line = say("figures.calculated.alike", figure=shown(first))
    elif len(among) == _LEAST:
        other = next(value for value in among if value is not first)
        line = say(f"figures.calculated.{'above' if name == 'highest' else 'below'}", first=called(first, among), first_figure=shown(first),
                   second=called(other, among), second_figure=shown(other))
    else:
        key = f"calculated.{name}_change" if first.name == "difference" else f"verdict.{name}"
        line = say(f"figures.{key}", subject="、".join(called(value, among) for value in alike), figure=shown(first).removeprefix("-"))
    if line not in state.worked.lines:
        state.worked = state.worked.plus(Worked((line,)))
    state.used += [value.term for value in among if value.term is not None]
    state.done += 1
    return []
