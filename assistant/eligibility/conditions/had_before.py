"""What has to be had before something else ("经基本医疗保险、大病保险、住院救助后"), against what the asker tells as had already."""

from __future__ import annotations

import re

from assistant.eligibility.told.said import same
from assistant.eligibility.vocabulary import CLAUSE
from assistant.records import ConditionCheck
from prompts import say

_AFTER = re.compile(r"经(?:过)?(?P<things>[^，。；\d]{3,40}?)(?:等)?(?:报销|支付|救助|补偿|赔付|减负)*后")
_SUPPORT = re.compile(r"保险|救助|医保|补[偿贴助充]|保障|赔付|报销")
_PARTS = re.compile(r"[、和及与]|以及")
_DONE = re.compile(r"报(?:销)?(?:完|过|了|后)|(?:完|过|后|以后|之后|了)(?:以后|之后|后)?(?:，|$|[^，。；没未]{0,12}(?:还|仍|又|自付|负担|剩))|已经?(?:报|救助|享受|领)")


def had_before(text: str, told: str) -> ConditionCheck | None:
    """The check of a condition that the last of several supports was had already: met where a clause tells that, else to be asked; None for other conditions."""
    last = last_of(text)
    if not last:
        return None
    for clause in CLAUSE.finditer(told):
        if last in same(clause.group()) and _DONE.search(clause.group()):
            return ConditionCheck(text, "符合", say("eligibility.reason.said", words=clause.group().strip()))
    return ConditionCheck(text, "需补充", say("eligibility.reason.not_said"))


def last_of(text: str) -> str:
    """The last support that a condition wants had before, "" where it is no such condition."""
    if _AFTER.fullmatch(text) is None or not _SUPPORT.search(text):
        return ""
    return same(_PARTS.split(text.removeprefix("经").removeprefix("过").removesuffix("后"))[-1])
