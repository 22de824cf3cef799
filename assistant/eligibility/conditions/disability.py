"""The grade of a disability against the one that a condition asks for: one is the gravest ("三级及以上残疾人": 一级, 二级 and 三级)."""

from __future__ import annotations

import re

from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.records import Facts
from assistant.eligibility.vocabulary import CLAUSE
from assistant.records import ConditionCheck
from prompts import say

_WANTED = re.compile(r"(?P<grade>[一二三四1-4])级(?:[（(]含[^）)]*[)）])?[及和]?以上[^，。；]{0,6}残疾|残疾[^，。；]{0,8}(?P<behind>[一二三四1-4])级[及和]?以上")
_TOLD = re.compile(r"(?P<grade>[一二三四1-4])级[^，。；]{0,4}残|残疾?[^，。；]{0,6}?(?P<behind>[一二三四1-4])级")
_GRADES = "一二三四"


def disability_check(text: str, facts: Facts) -> ConditionCheck | None:
    """The check of a condition on the grade of a disability, None for other conditions or where the asker tells no grade."""
    wanted = _WANTED.search(text)
    for clause in CLAUSE.finditer(facts.text) if wanted is not None else ():
        told = _TOLD.search(clause.group())
        if told is not None and wanted is not None:
            fits = _value(told) <= _value(wanted)
            return held(text, fits, say(f"eligibility.reason.{'said' if fits else 'denied'}", words=clause.group().strip()))
    return None


def _value(found: re.Match[str]) -> int:
    grade = found["grade"] or found["behind"]
    return int(grade) if grade.isdigit() else _GRADES.index(grade) + 1
