"""What a sum may be at most besides its cap: a share of something else ("补贴额不超过设施总造价的40%"), a second sum ("每亩不超过1200元，单个主体最高50万元")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility.records import Amount, Facts, Worked
from assistant.eligibility.sums.bases import derived, figures_for, in_working, value_in
from assistant.eligibility.units import convert
from assistant.records import Computation
from index.records import Limit, SupportRule
from index.words import bigrams
from prompts import say

_SHARE = re.compile(r"(?:不得?超过|不能超过|不高于|不得高于|最高(?:不超过|为)?)(?:该|其|本|所在)?(?:项目|企业|单位)?(?P<base>[^，。；、\d占]{2,20}?)的?(?P<rate>\d+(?:\.\d+)?)%")
_CENT = Decimal(100)


def bounded(rule: SupportRule, facts: Facts, worked: Worked) -> Worked:
    """What was worked out, each sum held to the shares that the rule lets it be at most; where the asker does not tell of what, that is noted."""
    for share in _shares(rule) if worked.amounts else ():
        worked = replace(worked, amounts=tuple(_held(facts, share, one) if one.value and one.steps else one for one in worked.amounts))
    for limit in rule.limits:
        if limit.on == "sum" and limit.unit.endswith("元") and "月" not in limit.per:
            worked = replace(worked, amounts=tuple(_at_most(limit, one) for one in worked.amounts))
    return worked


def _at_most(limit: Limit, one: Amount) -> Amount:
    """The sum held to another sum that one applicant or project gets at most; what is told of several years is not held to one year's."""
    most = convert(limit.value, limit.unit, one.unit)
    if most is None or one.value <= most or not one.steps or ("年" in limit.per and _YEARS.search(one.working)):
        return one
    working = f"min({in_unit(one.value, one.unit)}, {in_unit(most, one.unit)}) = {in_unit(most, one.unit)}"
    told = say("eligibility.told.share_held", limit=limit.text, working=working)
    return replace(one, value=most, working=working, words=f"{one.words or one.working}；{told}", steps=(*one.steps, Computation("subsidy", working, most, one.unit, ("asker",))))


_YEARS = re.compile(r"年|×12(?!\d)|(?<!\d)12×")


@dataclass(frozen=True, slots=True)
class _Share:
    """The most that a sum may be: `rate` percent of `base`, in the words of the rule."""

    base: str
    rate: Decimal
    words: str


def _shares(rule: SupportRule) -> tuple[_Share, ...]:
    """The shares that the sum of a rule may be at most: those of its own words that it does not give itself, and those that a sentence beside it tells of
    this grant alone (of several together: `compose/of_support/joint_limits`, `topped_up`)."""
    raised = {limit.text: limit.value * _CENT for limit in rule.limits if limit.on == "sum" and limit.base}
    own = [_Share(one["base"], next((rate for text, rate in raised.items() if one.group() in text), Decimal(one["rate"])), one.group()) for one in _SHARE.finditer(rule.quote) if not _is_base(rule, one)]
    beside = [_Share(one.base, one.value * _CENT, one.text) for one in rule.limits if one.on == "sum" and one.base and one.text not in rule.quote and not _JOINT.search(one.what)]
    return (*own, *beside)


_JOINT = re.compile(r"合计|总和|之和|总计|累计|各级|[两二三四五多]级|[两二三四五多各]项|上述|以上|前述|同时")
"""Words for what several grants, or what several treasuries give, come to together."""


def limits_by(words: str, rule: SupportRule) -> bool:
    """Whether words tell of what a rule lets its sum be at most a share of (总造价50万: 不超过设施建设总造价的40%)."""
    return any(pair in words for share in _shares(rule) for pair in bigrams(share.base))


def _is_base(rule: SupportRule, share: re.Match[str]) -> bool:
    """Whether a share is the one that the rule itself gives, or stands in a condition."""
    rate = Decimal(share["rate"]) / _CENT
    rates = {rule.rate, *(tier.rate for tier in rule.tiers)}
    return rate in rates or any(share.group() in condition.text for condition in rule.conditions)


def _held(facts: Facts, share: _Share, one: Amount) -> Amount:
    unit, rate = one.unit, share.rate
    found = [figure for figure in figures_for(share.base, facts, unit) if not figure.each]
    found = [figure for figure in found if figure.case == one.case] or (found if len(found) == 1 else [])
    if len(found) != 1:
        return replace(one, notes=(*one.notes, say("eligibility.note.share_unknown", limit=share.words, base=share.base)))
    base = found[0]
    most = value_in(base, unit) * rate / _CENT
    result, limit = min(one.value, most), f"{in_working(base, unit)}×{plain(rate)}%"
    working = f"min({in_unit(one.value, unit)}, {limit}) = {in_unit(result, unit)}"
    key = "held" if result < one.value else "within"
    told = say(f"eligibility.told.share_{key}", limit=share.words, working=working)
    return replace(one, value=result, working=working, words=f"{one.words or one.working}；{told}",
                   steps=(*one.steps, *derived(base), Computation("subsidy", working, result, unit, ("asker",))))
