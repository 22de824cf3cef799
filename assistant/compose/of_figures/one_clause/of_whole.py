"""How much a part is of which a sentence tells the share beside the whole: "保障性住房95000套，其中租赁型占60%以上" → 57000套."""

from __future__ import annotations

import re

from assistant import compute
from assistant.compose.of_figures.one_clause.asked import Asked
from assistant.compose.of_figures.one_clause.made import Made, covered, operand, result
from assistant.compute import Operand
from assistant.gather.of_figures.clause_figures import Clause, Told
from assistant.gather.of_figures.metrics import family
from index.library import Library
from prompts import say

_RATE = re.compile(r"率|增长|提高|提升|增速|增幅|下降|降低|减少|压减|同比|补助|补贴|奖励|给予|按")
"""A rate, a change or what is paid is no share of the figure before it."""
_PART = re.compile(r"其中|[，,]?(?:占比?|比[例重])?(?:要|应|须|达到?|不低于|不少于|不超过|超过|保持在?|稳定在|控制在|提高到|约|为|的)*$")
_OF = re.compile(r"其中|占")
_OF_ANOTHER = re.compile(r"占(?!比)(?!(?:比[重例])?(?:要|应|须|达到?|不低于|不少于|不超过|超过|保持在?|稳定在|控制在|提高到|约|为|\s)*$)[^，]+$")
"""What the share is of stands behind the word for it (占全市比重55%): it is another whole."""
_NAMED = 0.5


def made(clause: Clause, asked: Asked, mark: int, library: Library) -> Made | None:
    """The part worked out; None where its share is asked for, or the sentence tells no whole of which it is one."""
    if asked.share or asked.gap or asked.raised or asked.multiple or family(asked.unit) == "share":
        return None
    found = [(one, whole) for place, one in enumerate(clause.figures) if one.is_share and (whole := _whole(clause, place)) is not None and _asked_for(one, asked, library)]
    if len(found) != 1:
        return None
    one, whole = found[0]
    if one.quantity.value_max is not None or not 0 < one.quantity.value < 100 or not (_fits(asked.unit, whole.quantity.unit) if asked.unit else "其中" in one.before):
        return None
    part = compute.portion(operand(whole, mark), operand(one, mark))
    if "≈" in part.expression and part.unit.startswith("万"):
        part = compute.portion(_finer(operand(whole, mark)), operand(one, mark))
    lines, steps = [*result(_name(one), part)], [part]
    if asked.years > 1 and whole.often:
        over = compute.times(Operand(part.result, part.unit, mark), asked.years * whole.a_year)
        lines += result(say("one_clause.over_years", years=asked.years), over)
        steps.append(over)
    return Made(tuple(lines), tuple(steps), (whole, one))


def _finer(whole: Operand) -> Operand:
    """A figure in ten thousands as one of the unit itself: 2.6万公里 → 26000公里."""
    return Operand(whole.value * 10000, whole.unit[1:], whole.source)


def _whole(clause: Clause, place: int) -> Told | None:
    """The last figure before a share that it is a share of: 其中 or 占 stands between them, or in its words."""
    one = clause.figures[place]
    before = [figure for figure in clause.figures[:place] if figure.quantity.unit and not figure.is_share]
    if not before or _RATE.search(one.before) or _RATE.match(one.after) or _OF_ANOTHER.search(one.before):
        return None
    whole = before[-1]
    between = clause.text[whole.quantity.tail : one.quantity.digits]
    beside = any(figure.is_share for figure in clause.figures[clause.figures.index(whole) : place])
    return whole if _OF.search(between) and "；" not in between and not beside else None


def _name(one: Told) -> str:
    """What the part is called."""
    return _PART.sub("", _PART.sub("", one.before.replace("其中", ""))).strip("“”，") or say("figures.names.portion")


def _asked_for(one: Told, asked: Asked, library: Library) -> bool:
    """Whether the question asks for the part by its name."""
    return covered(_name(one), asked.text, library) >= _NAMED


def _fits(unit: str, whole: str) -> bool:
    """Whether the whole is told in the unit asked for, or in one of its kind."""
    return whole.startswith(unit) or whole.endswith(unit) or unit.endswith(whole) or (family(unit) == family(whole) and family(unit) in ("money", "area", "people"))
