"""How far two figures of one sentence, or the highest and the lowest of several, are apart: "住院支付比例75%左右、门诊50%以上" → 25个百分点."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant import compute
from assistant.compose.of_figures.one_clause.asked import Asked
from assistant.compose.of_figures.one_clause.made import Made, operand
from assistant.compute import Incomparable, in_unit
from assistant.gather.of_figures.clause_figures import Clause, Told, named
from assistant.gather.of_figures.metrics import family
from index.library import Library
from prompts import say

_LIST = re.compile(r"[^，。？；：]*?(?:、|以及|还有|[和与跟同比])[^，。？；：]+")
_JOINS = re.compile(r"、|以及|还有|(?<!政)[和与跟同比](?!例|重|率)")
_ASK = re.compile(r"(?:相?差|最|哪|分别|各|的?目标|多少|几|[两三四五六七八]个?|谁).*$")
_CLEAR, _FITS = 0.15, 0.5
"""The figure of a side is named by so much more than the next, and by so much at least."""


def made(clause: Clause, asked: Asked, mark: int, library: Library) -> Made | None:
    """The gap or the multiple; None where none is asked for, or the sentence has no one figure for each of the things named."""
    if not (asked.gap or asked.multiple) or (asked.raised and not asked.gap):
        return None
    sides = _sides(asked.own, asked.places)
    if len(sides) < 2 or (len(sides) > 2) != asked.extremes:
        return None
    chosen = _chosen(sides, clause, library)
    if chosen is None or len({family(one.quantity.unit) for one in chosen}) != 1 or any(one.quantity.value_max is not None for one in chosen):
        return None
    figures = sorted(zip(sides, chosen, strict=True), key=lambda pair: -operand(pair[1], mark).value)
    (more, high), (less, low) = figures[0], figures[-1]
    try:
        gap = compute.difference(operand(high, mark), operand(low, mark))
        times = compute.multiple(operand(high, mark), operand(low, mark)) if asked.multiple else None
    except Incomparable:
        return None
    key = "same" if not gap.result else "higher" if family(high.quantity.unit) == "share" else "more"
    lines = [] if times is not None and not asked.gap else [say(f"figures.difference.{key}", later=more, earlier=less, amount=in_unit(gap.result, gap.unit)) if key != "same" else say("figures.difference.same", later=more, earlier=less), say("figures.working", expression=gap.expression)]
    steps = [gap] if lines else []
    if times is not None:
        lines += [say("figures.result", name=say("figures.names.multiple"), figure=in_unit(times.result, times.unit)), say("figures.working", expression=times.expression)]
        steps.append(times)
    return Made(tuple(lines), tuple(steps), tuple(chosen))


def _sides(question: str, places: Sequence[str]) -> tuple[str, ...]:
    """The things that are held against each other, as the question names them."""
    for place in places:
        question = question.replace(place, "").replace(place[:-1], "") if len(place) > 2 else question.replace(place, "")
    for match in _LIST.finditer(question):
        sides = [_ASK.sub("", one).strip("“”的 ") for one in _JOINS.split(match[0])]
        if len(sides) > 1 and all(len(one) > 1 for one in sides):
            return tuple(sides)
    return ()


def _chosen(sides: Sequence[str], clause: Clause, library: Library) -> tuple[Told, ...] | None:
    """The figure of each side; None where one has none, two have the same, or it is not clear which."""
    found: list[Told] = []
    for side in sides:
        ranked = sorted(((named(side, one, library), one) for one in clause.figures), key=lambda pair: -pair[0])
        if not ranked or ranked[0][0] < _FITS or (len(ranked) > 1 and ranked[0][0] < ranked[1][0] + _CLEAR):
            return None
        found.append(ranked[0][1])
    return tuple(found) if len({one.quantity.digits for one in found}) == len(sides) else None
