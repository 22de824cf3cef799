"""A part of a sum that a rule does not count (“里头有2000万是买地的钱”: 固定资产投资（不含土地款）) is taken out of it; of another rule the whole sum stands."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce

from assistant.compute import in_unit
from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.units import convert
from index.records import SupportRule

PART = "其中"
"""The measure of a part of the sum told before it, by itself nothing that a share is taken of or a limit is held against."""
_WITHOUT = re.compile(r"不(?:含|包括|包含|计入?)(?P<what>[^（）()，。；]{1,14})")
_KINDS = {"土地": re.compile(r"[买拿购征用土]地|地价|地款|地皮|土地"), "税": re.compile(r"税"), "流动资金": re.compile(r"流动资金|周转")}
"""What rules leave out of a sum, and how people tell that it is in theirs."""


def kind_of(clause: str) -> str:
    """Which of the things that rules leave out of a sum a clause tells of, "" where it tells of none."""
    return next((name for name, told_ in _KINDS.items() if told_.search(clause)), "")


def told(rule: SupportRule, facts: Facts) -> Facts:
    """The facts for a rule: a part that it leaves out is taken from the sum that it is told of; the parts themselves are no figures of their own."""
    facts = _less_apart(rule, facts)
    if not any(one.measure == PART for one in facts.figures):
        return facts
    left_out = {name for found in _WITHOUT.finditer(rule.quote) for name, said in _KINDS.items() if said.search(found["what"])}
    figures: list[OwnFigure] = []
    for one in facts.figures:
        if one.measure != PART:
            figures.append(one)
        elif figures and kind_of(one.words) in left_out:
            figures[-1] = _less(figures[-1], one)
    return replace(facts, figures=tuple(figures))


def _less_apart(rule: SupportRule, facts: Facts) -> Facts:
    """The facts less the sums that are told apart of what the rule leaves out of its base ("厂房花了160万，烘干机另外花了90万": 投资（不含烘干机购置）); one
    that is told as a part of the sum before it ("投了400万，其中土地流转费50万") is taken out of that."""
    names = [name for found in _WITHOUT.finditer(rule.quote) for one in re.split("[、和及与或]", found["what"]) if len(name := _SPENT.sub("", one)) > 1]
    apart = [one for one in facts.figures if one.unit.endswith("元") and one.measure != PART and any(name in one.about or name in one.thing for name in names)]
    others = [one for one in facts.figures if one.unit.endswith("元") and one not in apart and not (apart and _REST.search(one.about))]
    if not apart or not others:
        return facts
    if len(others) == 1 and all(within(one) for one in apart):
        left = replace(reduce(_less, apart, others[0]), case="")
        return replace(facts, figures=tuple(left if one is others[0] else one for one in facts.figures if one is others[0] or not one.unit.endswith("元") or one.measure == PART))
    return replace(facts, figures=tuple(replace(one, case="") if one in others and len(others) == 1 else one for one in facts.figures if one not in apart))


def within(figure: OwnFigure) -> bool:
    """Whether a figure is told as a part of the one before it (其中…50万, 里面含了50万的…, 有50万是…)."""
    return _WITHIN.search(figure.about) is not None or (figure.about.endswith("有") and _SPENT_ON.match(figure.thing) is not None)


_SPENT_ON = re.compile(r"块?钱?(?:都|全)?(?:是|属于|花在|用在|用于)[一-鿿]{2}")
"""Behind a part of a sum: what it went to."""
_WITHIN = re.compile(r"其中|里[头面边]|当中|包[括含]|(?<!不)含|扣[掉除去]|减[掉去]|除去|刨[掉去除]")
_REST = re.compile(r"剩下?|余下|其余|净")
"""Before what is left of a sum, when a part is taken out of it."""
_SPENT = re.compile(r"(?:购置|购买|采购|建设|等|的|投资|投入|支出|费用?|成本|款项?)+$")


def _less(whole: OwnFigure, part: OwnFigure) -> OwnFigure:
    value = convert(whole.value, whole.unit, part.unit)
    if value is None or value <= part.value:
        return whole
    return replace(whole, value=value - part.value, unit=part.unit, derived=f"{whole.derived or in_unit(value, part.unit)}−{in_unit(part.value, part.unit)}")
