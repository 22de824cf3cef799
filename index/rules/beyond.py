"""Sums for each further so many above a threshold told before ("突破2000万元的，奖励20万元；此后每增加1000万元，再奖励10万元")."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from index.quantities import in_base_units
from index.records import Condition, SupportRule

_FURTHER = re.compile(r"每再?(?:(?:增加|增长|增|递增)(?![\d.]+[家户人名个位])|超过|超|多)(?P<count>[\d.,]*[百千万亿]*[一-鿿]{1,3}?)(?=[，,]|再|另|给|奖|补|增加|追加|的)")
_GOES_ON = re.compile(r"(?:此后|其后|以后|之后|在此基础上|其中)?[^，。；]{0,6}?[，,]?每")
_AGAINST_A_YEAR = re.compile(r"同比|[比较]上年|[比较]去年|上一?年度")
"""Growth against another year is no excess over the threshold."""


def counted_beyond(rules: list[SupportRule], beside: SupportRule | None) -> list[SupportRule]:
    """The rules of one sentence, those for each further so many with the part that counts for them: what lies above the threshold of the rule
    before; `beside` is the one before the sentence in its paragraph."""
    done: list[SupportRule] = []
    for rule in rules:
        before = done[-1] if done else beside
        limit = None if before is None or rule.tiers or rule.amount is None else _threshold(rule, before)
        if limit is not None and limit.minimum is not None:
            part = Condition(f"超过{limit.minimum.normalize():f}{limit.unit}的部分", "other", limit.subject, limit.minimum, None, limit.unit, limit.start, limit.end)
            rule = replace(rule, conditions=(part, *(one for one in rule.conditions if not _FURTHER.search(one.text + "，"))))
        done.append(rule)
    return done


def _threshold(rule: SupportRule, before: SupportRule) -> Condition | None:
    """The threshold that the rule counts from, None where it counts all or growth."""
    further = _FURTHER.search(rule.quote)
    if further is None or _GOES_ON.match(rule.quote[further.start() :] if rule.start == before.start else rule.quote) is None or _AGAINST_A_YEAR.search(rule.quote):
        return None
    limits = [one for one in before.conditions if one.minimum is not None and one.unit and one.maximum is None]
    if before.tiers or not limits or any(one.minimum is not None for one in rule.conditions if one.unit == limits[-1].unit and not _FURTHER.search(one.text + "，")):
        return None
    unit = rule.per.lstrip("0123456789.")
    same = in_base_units(Decimal(1), limits[-1].unit)[1] == in_base_units(Decimal(1), unit)[1]
    return limits[-1] if same else None
