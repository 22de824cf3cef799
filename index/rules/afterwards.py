"""What a sentence of its own says of the rules before it: the most they give, for how long."""

from __future__ import annotations

import re
from dataclasses import replace

from index.records import SupportRule
from index.rules.awards import SINGLE
from index.rules.clauses import Sentence
from index.rules.measured import duration
from index.rules.steps import convert

_LASTS = re.compile(
    r"^(?:上述|以上|该|其|单个[一-鿿]{2}|同一[^，。；]{0,14}?|[一-鿿]{0,4})?(?:补助|补贴|奖励|扶持|支持|资助|享受|优惠|贴息|减免|救助|扣除|待遇|津贴)"
    r"(?:享受|发放|扶持)?(?:期限|时间|年限|时长|期)[^，。；\d]{0,12}[\d一二两三四五六七八九十]+个?(?:年|月|学年)[^，；]{0,12}$"
)


def told_further(
    found: list[SupportRule], rules: list[SupportRule], sentence: Sentence, text: str, since: int
) -> list[SupportRule] | None:
    """`found` with what `sentence`, whose own rules are `rules`, adds to those from `since` on; None where it adds nothing.

    It adds the most that is given ("单个企业每年最高不超过50万元。") or for how long ("补贴期限累计不超过3年。"), and nothing else.
    """
    if len(rules) == 1 and _only_caps(rules[0]):
        return _capped_by(found, rules[0], text, since)
    words = sentence.text.rstrip("。；;！! ")
    period, years = duration(words) if not rules and _LASTS.match(words) else ("", None)
    if not period:
        return None
    return [
        replace(rule, period=period, years=years) if rule.start >= since and not rule.period and rule.benefit != "qualitative" else rule
        for rule in found
    ]


def _only_caps(rule: SupportRule) -> bool:
    """A sentence that only caps what the one before gives ("单个企业每年最高不超过50万元")."""
    return rule.benefit == "cap_only" and not rule.conditions and SINGLE.match(rule.quote) is not None


def _capped_by(found: list[SupportRule], cap: SupportRule, text: str, since: int) -> list[SupportRule]:
    """The rules of the last sentence (from `since`), those without a cap held to `cap`, its words within their quote."""
    return [
        replace(
            rule, cap=convert(cap.cap, cap.currency_unit, rule.currency_unit), end=cap.end, quote=text[rule.start : cap.end],
            per=rule.per or (cap.per if rule.rate is not None else ""),
        )
        if rule.start >= since and rule.cap is None and cap.cap is not None and rule.benefit != "qualitative" else rule
        for rule in found
    ]
