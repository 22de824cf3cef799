"""Shares of what lies above a deductible ("对超过起付标准2000元的部分，按65%救助"): steps whose bounds count what lies below too."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from index.records import SupportRule, Tier
from index.rules.conditions import EXCESS
from index.rules.figures import figures, plain
from index.rules.steps import convert

_FROM_THERE = re.compile(r"^(?:超过|超出)部分")


def above(rule: SupportRule) -> SupportRule:
    """The rule as steps above the deductible that one of its conditions names, if any does. A share becomes one such step; of steps whose
    bounds count from the deductible on ("超过部分3万元以下的"), the bounds are raised by it."""
    steps = {tier.text for tier in rule.tiers}
    told = next(((one, match) for one in rule.conditions if one.text not in steps and (match := EXCESS.match(one.text)) is not None), None)
    found = figures(told[1]["sum"]) if told is not None else ()
    if told is None or not found or (rule.rate is None and not rule.tiers):
        return rule
    words, base = told[0].text, rule.base or told[1]["of"]
    value, unit = found[0].value, found[0].unit
    others = tuple(one for one in rule.conditions if one is not told[0])
    if rule.tiers:
        raised = tuple(_raised(tier, rule.tiers, value, unit) for tier in rule.tiers)
        return replace(rule, base=base, conditions=others, marginal=True, tiers=raised)
    step = Tier(words, value, None, unit, rule.rate, None, None)
    return replace(rule, base=base, conditions=others, rate=None, tiers=(step,), marginal=True)


def _raised(tier: Tier, tiers: tuple[Tier, ...], value: Decimal, unit: str) -> Tier:
    first = tiers[0]
    if first.minimum is not None and not _FROM_THERE.match(first.text):
        return tier
    more = convert(value, unit, tier.unit)
    low = (tier.minimum or Decimal(0)) + more
    return replace(tier, minimum=plain(low), maximum=None if tier.maximum is None else plain(tier.maximum + more))
