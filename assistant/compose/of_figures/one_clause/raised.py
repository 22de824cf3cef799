"""By how much something rises or falls that a sentence tells from one figure to another: "由9600元以下提高到15600元以下" → 6000元, 62.5%."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant import compute
from assistant.compose.of_figures.one_clause.asked import Asked
from assistant.compose.of_figures.one_clause.made import Made, operand, result
from assistant.compute import Incomparable, in_unit
from assistant.gather.of_figures.clause_figures import Clause, Told, named
from assistant.gather.of_figures.metrics import family
from index.library import Library
from prompts import say

_MOVES = re.compile(
    r"(?:以[上下内]|左右|的)?(?:逐步|统一|再|分别)?(?:提高|提升|上调|调高|调升|调整|调|增加|增长|增|扩大|放宽|扩|涨|上浮|下调|调低|调减|降低|下降|降|压缩|压减|缩短|缩减|减少|减|变|改)(?:到|至|为)"
    r"(?:(?:19|20)\d\d年底?的?)?(?:每[^，。；\d]{1,8})?")
_FROM = re.compile(r"[由从自]|原[来有先]?|现行|标准")
_LISTED = re.compile(r"[、和与及]")
_NEAR = 0.1
"""Of several changes told in a sentence the one asked about is named by so much more than the next."""


def made(clause: Clause, asked: Asked, mark: int, library: Library) -> Made | None:
    """The difference, and the rate where it is asked for; None where no change is asked for, or none is told clearly."""
    if not asked.raised:
        return None
    pair = _pair(clause, asked, library)
    if pair is None:
        return None
    first, last = (operand(one, mark) for one in pair)
    if first.value == last.value:
        return None
    up = last.value > first.value
    try:
        gap = compute.difference(*((last, first) if up else (first, last)))
    except Incomparable:
        return None
    way = "up" if up else "down"
    lines = [say(f"one_clause.{way}", figure=in_unit(gap.result, gap.unit)), say("figures.working", expression=gap.expression)]
    steps = [gap]
    if asked.rate and family(first.unit) != "share":
        rate = compute.growth(last, first) if up else compute.share(compute.Operand(gap.result, gap.unit, mark), first, "growth")
        lines += [say(f"one_clause.{way}_rate", figure=in_unit(rate.result, rate.unit)), say("figures.working", expression=rate.expression)]
        steps.append(rate)
    if asked.multiple and first.value:
        times = compute.multiple(last, first)
        lines += result(say("figures.names.multiple"), times)
        steps.append(times)
    return Made(tuple(lines), tuple(steps), ())


def _pair(clause: Clause, asked: Asked, library: Library) -> tuple[Told, Told] | None:
    """The two figures of the one change asked about."""
    unit = asked.unit if asked.unit not in ("%", "个百分点") else ""
    found = []
    for first, last in pairwise(clause.figures):
        between = clause.text[first.quantity.tail : last.quantity.digits]
        if any(_LISTED.fullmatch(clause.text, one.quantity.tail, first.quantity.digits) for one in clause.figures if one.quantity.tail <= first.quantity.digits):
            continue  # several rise together (分别从120家、48家增加到205家、96家)
        if first.quantity.unit == last.quantity.unit and _MOVES.fullmatch(between) and _FROM.search(first.lead) and not (first.quantity.value_max or last.quantity.value_max):
            fits = not unit or unit == first.quantity.unit or (family(unit) == family(first.quantity.unit) and family(unit) in ("money", "area"))
            found += [(named(asked.words, first, library), first, last)] if fits else []
    found.sort(key=lambda one: -one[0])
    if not found or (len(found) > 1 and found[0][0] < found[1][0] + _NEAR):
        return None
    return found[0][1], found[0][2]
