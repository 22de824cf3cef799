"""What has to be paid before an insurance pays is no condition: “二级医疗机构起付标准400元，报销比例75%” asks nobody to have a 起付标准 of 400元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.records import Condition, SupportRule

_NAMED = re.compile(r"的?起付(?:标准|线|额|金额)(?:统一|均)?(?:为|是)?(?:\d[\d.]*[百千万]?元)?$")
_SUM = re.compile(r"(?:统一|均)?(?:为|是)?\d[\d.]*[百千万]?元")
_BEFORE = re.compile(r"起付(?:标准|线|额|金额)[，、：]?$")
_SHORTEST = 3


def without_deductible(rule: SupportRule, text: str) -> SupportRule:
    """The rule that gives a share, without what it leaves out of the cost among whom it is for and what it asks for."""
    if rule.rate is None or "起付" not in rule.quote:
        return rule
    subject = _NAMED.sub("", rule.subject)
    return replace(rule, subject=subject if len(subject) > 1 else "", conditions=tuple(_kept(rule.conditions, text)))


def _kept(conditions: tuple[Condition, ...], text: str) -> Iterator[Condition]:
    for one in conditions:
        named = _NAMED.search(one.text)
        if named is None:
            if not (_SUM.fullmatch(one.text) and one.start is not None and _BEFORE.search(text, max(one.start - 8, 0), one.start)):
                yield one
        elif named.start() >= _SHORTEST:
            words = one.text[: named.start()]
            yield replace(one, text=words, subject="", minimum=None, maximum=None, unit="", end=None if one.start is None else one.start + len(words))
