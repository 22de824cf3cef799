"""Rules that give what another one gives ("按上述标准给予补贴", "参照首次认定标准奖励"): the figures are taken from there."""

from __future__ import annotations

import re
from dataclasses import replace

from index.records import SupportRule

_ABOVE = re.compile(r"(?:按照?|参照|比照)(?:上述|前述|以上|前款|上款|同等)(?:的)?(?:补贴|补助|奖励)?(?:口径|标准|比例|规定|办法)(?!的)")
_NAMED = re.compile(r"(?:参照|比照|按照?)(?P<words>[一-鿿]{2,10}?)(?:的)?标准(?:给予|予以)?(?:奖励|补助|补贴|资助|执行|享受|发放)")


def referred(rules: list[SupportRule], found: list[SupportRule], since: int) -> list[SupportRule]:
    """The rules of one sentence, those that promise what an earlier rule of the paragraph (which starts at `since`) gives with its figures,
    the earlier rule's words as lead. Where several might be meant, no figure is taken."""
    earlier = [rule for rule in found if rule.start >= since and rule.benefit != "qualitative"]
    return [_filled(rule, earlier) if rule.benefit == "qualitative" and earlier else rule for rule in rules]


def _filled(rule: SupportRule, earlier: list[SupportRule]) -> SupportRule:
    if _ABOVE.search(rule.quote):
        meant = earlier
    elif (match := _NAMED.search(rule.quote)) is not None:
        words = match["words"]
        parts = [words[place : place + 2] for place in range(0, len(words) - 1, 2)]
        meant = [one for one in earlier if all(part in one.quote for part in parts)]
    else:
        return rule
    if len(meant) != 1:
        return rule
    (one,) = meant
    return replace(
        rule, benefit=one.benefit, rate=one.rate, base=one.base, cap=one.cap, amount=one.amount, amount_max=one.amount_max, tiers=one.tiers,
        marginal=one.marginal, per=one.per, currency_unit=one.currency_unit, lead=(one.start, one.end),
    )
