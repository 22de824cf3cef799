"""Rules that give what another one gives ("按上述标准给予补贴", "参照首次认定标准奖励"): the figures are taken from there."""

from __future__ import annotations

import re
from dataclasses import replace

from index.records import SupportRule
from index.rules.clauses import Sentence

_GIVEN_AS = re.compile(r"^(?P<who>[一-鿿]{2,16}?)(?:均|也|可)?(?:按照?|参照|比照)(?P<words>(?!上述|前述|有关|相关|规定)[一-鿿]{3,12}?)的?(?:[一-鿿]{0,4}费)?标准(?:发放|执行|享受)[。；;]?$")
"""A sentence that gives some what it gives others ("散养儿童按集中供养儿童的标准发放。")."""
_ABOVE = re.compile(r"(?:按照?|参照|比照)(?:上述|前述|以上|前款|上款|同等)(?:的)?(?:补贴|补助|奖励)?(?:口径|标准|比例|规定|办法)(?!的)")
_NAMED = re.compile(r"(?:参照|比照|按照?)(?P<words>[一-鿿]{2,10}?)(?:的)?标准(?:给予|予以)?(?:奖励|补助|补贴|资助|执行|享受|发放)")


def referred(rules: list[SupportRule], found: list[SupportRule], since: int) -> list[SupportRule]:
    """The rules of one sentence, those that promise what an earlier rule of the paragraph (which starts at `since`) gives with its figures,
    the earlier rule's words as lead. Where several might be meant, no figure is taken."""
    earlier = [rule for rule in found if rule.start >= since and rule.benefit != "qualitative"]
    return [_filled(rule, earlier) if rule.benefit == "qualitative" and earlier else rule for rule in rules]


def given_as(sentence: Sentence, found: list[SupportRule], since: int) -> list[SupportRule]:
    """The rule of a sentence that gives those it names what the paragraph (which starts at `since`) gives others, whose words are its lead;
    none where not just one can be meant."""
    match = _GIVEN_AS.match(sentence.text)
    if match is None:
        return []
    meant = [rule for rule in found if rule.start >= since and rule.benefit != "qualitative" and match["words"] in rule.quote]
    if len(meant) != 1:
        return []
    (one,) = meant
    end = sentence.start + len(match.group().rstrip("。；;"))
    return [replace(one, quote=match.group().rstrip("。；;"), subject=match["who"], conditions=(), start=sentence.start, end=end, lead=(one.start, one.end))]


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
