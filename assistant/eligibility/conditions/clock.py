"""Hours of the day that a condition asks for ("固定营业至22时以后"), against the hour that the asker tells (只开到九点半)."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.records import Facts
from assistant.eligibility.vocabulary import CLAUSE
from assistant.records import ConditionCheck
from index.quantities import numeral
from prompts import say

_ASKED = re.compile(r"(?:至|到|不早于|晚于|不晚于|早于)(?P<hour>\d{1,2})(?:时|点|[:：]00)(?:整)?(?P<side>[以之]?后|[以之]?前)")
_TOLD = re.compile(r"(?:到|至)(?P<part>早上|上午|中午|下午|傍晚|晚上?|夜里|半夜|凌晨)?(?P<hour>\d{1,2}|[一二两三四五六七八九十]{1,2})点(?P<half>半)?(?!钱|[一二三四五六七八九十]?[个次名])")
_EARLY = frozenset({"早上", "上午", "凌晨"})
_NOON, _DAY = 12, 24


def clock_check(text: str, facts: Facts) -> ConditionCheck | None:
    """Whether the hour until which the asker says that something lasts lies on the side of the one that `text` names; None where either tells none."""
    asked = _ASKED.search(text)
    if asked is None:
        return None
    for clause in reversed([one.group() for one in CLAUSE.finditer(facts.text)]):
        told = _TOLD.search(clause)
        hour = _hour(told) if told is not None else None
        if hour is not None:
            limit = Decimal(asked["hour"])
            fits = hour >= limit if asked["side"].endswith("后") else hour <= limit
            return held(text, fits, say(f"eligibility.reason.{'said' if fits else 'denied'}", words=clause.strip())) if not fits or len(text) <= len(asked.group()) + _REST else None
    return None


_REST = 6
"""A condition that asks for so much more than the hour is not met by it alone."""


def _hour(told: re.Match[str]) -> Decimal | None:
    digits = told["hour"].replace("两", "二")
    value = numeral(digits)
    if value is None or value > _DAY:
        return None
    value += Decimal("0.5") if told["half"] else 0
    if told["part"] == "凌晨" or (told["part"] == "半夜" and value < _NOON):
        return value + _DAY if value < _NOON else value
    return value + _NOON if value < _NOON and told["part"] not in _EARLY else value
