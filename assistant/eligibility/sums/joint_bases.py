"""A share of several costs together ("按展位费、布展费和人员费用合计的50%", "按照展位费及3名工作人员交通费各30%"): what the asker tells of each, added up."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit
from assistant.eligibility.records import Facts, OwnFigure, Worked
from assistant.eligibility.sums.bases import in_all
from assistant.eligibility.sums.rated import rated
from assistant.eligibility.told.own_figures import RECEIVED, WORKED
from assistant.eligibility.units import convert
from index.records import SupportRule
from prompts import say

_TOGETHER = re.compile(r"(?:的?(?:合计|总和|之和|总额|总计|等?费用总额))$")
_JOINS = re.compile(r"、|以及|[和及与](?!平|谐)")
_COST = re.compile(r"(?:费用?|租金|利息|支出|成本|工资|薪酬|保费|投入|投资额?)$")
_NUMBER = re.compile(r"(?P<n>\d{1,3})(?:名|个|位)?(?:工作)?人(?:员)?")
_NAME = 2
"""So many signs before the word for a cost name it."""


def by_joint_base(rule: SupportRule, facts: Facts) -> Worked | None:
    """The share of what the asker tells of the costs, added up, with a question for those that he tells nothing of; None for a share of one thing, and where he
    tells none of the costs apart."""
    assert rule.rate is not None
    costs = _costs(rule.base)
    told = [(cost, _told(cost, facts, rule.currency_unit)) for cost in costs]
    figures = [(figure, value) for _, figure in told if figure is not None and (value := convert(figure.value, figure.unit, rule.currency_unit)) is not None]
    if len(costs) < 2 or not figures or len({id(figure) for figure, _ in figures}) < len(figures):
        return None
    untold = tuple(say("eligibility.ask.base", base=cost) for cost, figure in told if figure is None)
    working = " + ".join(figure.derived or in_unit(figure.value, figure.unit) for figure, _ in figures)
    total = sum((value for _, value in figures), Decimal(0))
    whole = figures[0][0] if len(figures) == 1 else replace(figures[0][0], value=total, unit=rule.currency_unit, each="", derived=working)
    return Worked((rated(rule, whole, rule.rate, rule.cap, facts, ()),), untold)


def _costs(base: str) -> tuple[str, ...]:
    """The costs that a base joins; () where it is one."""
    parts = tuple(part for part in _JOINS.split(_TOGETHER.sub("", base)) if part)
    return parts if len(parts) > 1 and all(_COST.search(part) for part in parts) else ()


def _told(cost: str, facts: Facts, unit: str) -> OwnFigure | None:
    """The one figure told of a cost, of a cost for each of several persons that for all of them who count; None without one."""
    name = _COST.sub("", cost)[-_NAME:]
    found = [one for one in facts.figures if len(name) == _NAME and name in one.about and one.measure not in (WORKED, RECEIVED) and convert(one.value, one.unit, unit) is not None]
    if len(found) != 1:
        return None
    number = _NUMBER.search(cost)
    everyone = in_all(found[0], facts)
    if not found[0].each or number is None:
        return everyone if not everyone.each else None
    heads = min(int(number["n"]), int(everyone.value / found[0].value)) if everyone is not found[0] else int(number["n"])
    return replace(found[0], value=found[0].value * heads, each="", derived=f"{in_unit(found[0].value, found[0].unit)}×{heads}")
