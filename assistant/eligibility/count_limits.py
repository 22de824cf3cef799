"""How many pieces a rule counts at most ("每家机构最多支持3人", "每个主体每年不超过5辆", "补贴面积不超过2000平方米")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility.bases import counted_in
from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.vocabulary import alternation, words
from index.records import SupportRule

_MOST = r"(?:最多|最高|不超过|不得超过|不能超过|至多|限)(?:支持|奖励|补贴|补助|资助|给予|申请|申报|认定|推荐|享受|计算)?"
_COUNT = rf"\s?(?P<count>\d+(?:\.\d+)?)\s?(?P<unit>公斤|吨|平方米|{alternation(words('counters'))})(?P<thing>[\u4e00-\u9fff]{{0,6}})"
_LIMIT = re.compile(
    rf"(?:(?:每(?P<each>[户亩人名个家])|(?P<head>人)均|(?:每[个家户名]?|同一|单[个家一])(?P<whole>[^，。；、：\d]{{1,14}}?)|(?P<yearly>每年度?|年度|当年))[一-鿿]{{0,4}}?"
    rf"|(?:补贴|补助|奖励|资助|支持|核定|计算)(?:的)?(?:面积|数量|人数|台数|辆数|床位数?|亩数))(?:原则上|总数|合计|累计)?{_MOST}{_COUNT}(?!/)")
_APPLICANT = frozenset("家户")
"""Of these the asker is one."""


def at_most(rule: SupportRule, figure: OwnFigure, unit: str, facts: Facts) -> OwnFigure:
    """The figure, counted in `unit`, or as much of it as the rule counts."""
    bounds = [(figure.value, in_unit(figure.value, figure.unit)), *_bounds(rule, figure, unit, facts)]
    least = min(value for value, _ in bounds)
    if least == figure.value:
        return figure
    told = ", ".join(words_ for _, words_ in bounds)
    return replace(figure, value=least, derived=f"min({told})")


def _bounds(rule: SupportRule, figure: OwnFigure, unit: str, facts: Facts) -> Iterator[tuple[Decimal, str]]:
    """Each bound with its words; what is counted for each of several takes their number, where the asker tells it."""
    conditions = " ".join(one.text for one in rule.conditions)
    for most in _LIMIT.finditer(rule.quote):
        one = counted_in(OwnFigure("", Decimal(most["count"]), most["unit"], "", thing=most["thing"]), unit)
        each = most["each"] or most["head"]
        if one is None or most.group() in conditions or (most["yearly"] and (facts.planned or 1) > 1):
            continue
        many = next((other.value for other in facts.figures if other is not figure and _is_each(other, most)), None)
        if many is not None or not each or each in _APPLICANT:
            yield one * (many or 1), f"{in_unit(one, figure.unit)}×{plain(many)}" if many is not None else in_unit(one, figure.unit)


def _is_each(figure: OwnFigure, most: re.Match[str]) -> bool:
    """Whether a figure tells how many there are of what the limit is for each of (每人, 每个展会)."""
    each, whole = most["each"] or most["head"], most["whole"] or ""
    if each:
        return figure.unit == each or (bool(most["head"]) and counted_in(figure, each) is not None)
    return len(figure.thing) >= _WORD and figure.thing[:_WORD] in whole


_WORD = 2
