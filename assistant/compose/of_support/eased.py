"""A lower limit that another article eases for some ("脱贫户申报“三、（一）粮油生产”各项补助的，…面积下限放宽至1亩"): the rule with the limit that the asker has to reach."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.compose.of_support.raised_there import eased_there, whom
from assistant.compose.of_support.raising import is_told, names_of
from assistant.eligibility import Facts
from index.library import Library
from index.records import Condition, SupportRule

_LIMIT = re.compile(r"(?P<value>\d[\d.]*)(?P<unit>[一-鿿]{1,3}?)(?=[、和或]|$)")


def eased(rule: SupportRule, own: Facts, library: Library) -> SupportRule:
    """The rule with the limits eased that are so for somebody the asker says he is; the words that ease them in place of the condition."""
    if all(one.minimum is None for one in rule.conditions) and all(one.minimum is None for one in rule.tiers):
        return rule
    for found in eased_there(rule, library.text(rule.document)):
        if not is_told(names_of(whom(found)), own):
            continue
        limits = {one["unit"]: Decimal(one["value"]) for one in _LIMIT.finditer(found["limits"])}
        conditions = tuple(_lower(one, limits, found) for one in rule.conditions)
        lowest = min((one.minimum for one in rule.tiers if one.minimum is not None), default=None)
        tiers = tuple(replace(one, minimum=limits[one.unit]) if one.unit in limits and one.minimum == lowest and limits[one.unit] < (lowest or 0) else one for one in rule.tiers)
        return replace(rule, conditions=conditions, tiers=tiers)
    return rule


def _lower(one: Condition, limits: dict[str, Decimal], found: re.Match[str]) -> Condition:
    """A condition on a figure with the lower limit in its unit, where that is less."""
    limit = limits.get(one.unit)
    if limit is None or one.minimum is None or limit >= one.minimum:
        return one
    return Condition(found["eased"], one.kind, one.subject, limit, one.maximum, one.unit, found.start("who") + len(found["who"]) - len(whom(found)), found.end("eased"))
