"""A sum for a person (残疾人取得高级工证书的给予2000元), where the asker counts several of whom all that he tells is so (12名残疾职工都拿到了高级工证书)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compute import in_unit
from assistant.eligibility.records import Amount, Facts, Worked
from assistant.eligibility.vocabulary import same_count
from assistant.records import Computation, ConditionCheck
from index.records import SupportRule

_PERSON = re.compile(r"(?:毕业生|人员|人才|学生|老年人|残疾人|军人|劳动力|学员|青年|职工|护理员|教师|医生|导游|工匠|技师|工程师|经纪人)$")
_ALL = re.compile(r"[都全均]|各|每[人个名位]")
"""What is told is so of each of those counted."""


def for_each_told(rule: SupportRule, facts: Facts, checks: Sequence[ConditionCheck], worked: Worked) -> Worked:
    """What was worked out, times the people of whom the asker tells what the rule asks for; as it is where the sum is for no person or several groups are told."""
    plain_sum = rule.amount is not None and not (rule.tiers or rule.per or rule.cap or rule.amount_max) and len(worked.amounts) == 1 and not worked.amounts[0].steps
    if not plain_sum or not _PERSON.search(rule.subject):
        return worked
    people = [one for one in facts.figures if not one.each and same_count(one.noun or one.unit, "人") and one.value > 1]
    if len(people) != 1 or not _ALL.search(people[0].words) or not any(check.verdict == "符合" and people[0].words in check.reason for check in checks):
        return worked
    count, one = people[0], worked.amounts[0]
    value = one.value * count.value
    working = f"{in_unit(count.value, count.unit)}×{in_unit(one.value, one.unit)} = {in_unit(value, one.unit)}"
    step = Computation("subsidy", working, value, one.unit, ("asker",))
    return Worked((Amount(one.case, value, one.unit, working, one.notes, (*one.steps, step), working),), worked.missing, worked.needed)
