"""Ages that stand beside what is given ("80周岁至89周岁老年人每人每月100元") or by which it has to be asked for ("应在子女年满3周岁前申请"), against the age told."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.eligibility.records import Facts
from assistant.eligibility.verdicts import held
from assistant.eligibility.vocabulary import CLAUSE
from assistant.records import ConditionCheck
from index.quantities import chinese_number
from index.records import SupportRule
from prompts import say

_NUMBER = r"\d{1,2}|[一二两三四五六七八九十]{1,3}"
_BY = re.compile(rf"满(?P<years>{_NUMBER})周?岁[之以]?前")
_TOLD = re.compile(rf"(?P<years>{_NUMBER})周?岁(?:[零又]?(?P<months>{_NUMBER})个月|(?P<half>半))?")
_CHILD = re.compile(r"孩|娃|宝|儿子|女儿|闺女|[他她]")
_YOUNGER = re.compile(r"(?:不|未|没|还没|差[^，。]{0,3})[满到足]$|小于$|低于$")
_BELOW = re.compile(r"以[下内]|不到")
_A_DAY = Decimal("0.01")
"""Who is told to be below an age (3岁以下, 不满3岁) has not reached it."""
_YOUNG = 18


def by_age(text: str, facts: Facts) -> ConditionCheck | None:
    """Whether the age told last, of a child where `text` is on one, is still below the one that it names; None where either tells none."""
    asked = _BY.search(text)
    years = _value(asked["years"]) if asked is not None else None
    if years is None:
        return None
    for clause in reversed([one.group() for one in CLAUSE.finditer(facts.text)]):
        told = _TOLD.search(clause)
        age = _value(told["years"]) if told is not None else None
        if told is None or age is None or (years <= _YOUNG and age > _YOUNG and not _CHILD.search(clause)):
            continue
        months = _value(told["months"]) if told["months"] else None
        age += (months or 0) / Decimal(12) + (Decimal("0.5") if told["half"] else 0)
        if _YOUNGER.search(clause[: told.start()]) or _BELOW.match(clause, told.end()):
            age -= _A_DAY
        return held(text, age < years, say(f"eligibility.reason.{'said' if age < years else 'denied'}", words=clause.strip()))
    return None


def unread_age(rule: SupportRule, facts: Facts) -> tuple[ConditionCheck, ...]:
    """The check that fails since the last age told lies outside the one range of ages that a rule prints and none of its conditions has; () where there is none."""
    ages = [one.value for one in facts.figures if one.unit == "岁"]
    printed = {one.group(): one for one in _RANGE.finditer(rule.quote)}
    if not ages or len(printed) != 1 or any("岁" in one for one in (rule.subject, *(one.text for one in rule.conditions))):
        return ()
    text, found = next(iter(printed.items()))
    if Decimal(found["low"]) <= ages[-1] and (not found["high"] or ages[-1] <= Decimal(found["high"])):
        return ()
    words = next(one.words for one in reversed(facts.figures) if one.unit == "岁")
    return (held(text, False, say("eligibility.reason.denied", words=words)),)


_RANGE = re.compile(r"(?P<low>\d{1,3})周?岁(?:(?:至|到|-|—|～|~)(?P<high>\d{1,3})周?岁|[及]?以上)")


def _value(digits: str) -> Decimal | None:
    return Decimal(digits) if digits.isdigit() else chinese_number(digits.replace("两", "二"))
