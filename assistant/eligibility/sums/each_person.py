"""A sum for a person (残疾人取得高级工证书的给予2000元), where the asker counts several of whom all that he tells is so (12名残疾职工都拿到了高级工证书)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compute import in_unit
from assistant.eligibility.records import Amount, Facts, Worked
from assistant.eligibility.sums.which_count import group
from assistant.eligibility.vocabulary import same_count
from assistant.records import Computation, ConditionCheck
from index.records import SupportRule

_PERSON = re.compile(r"(?:毕业生|人员|人才|学生|老年人|残疾人|军人|劳动力|学员|青年|职工|护理员|教师|医生|导游|工匠|技师|工程师|经纪人)$")
_BY_TIME = frozenset({"", "月", "年"})
"""A sum told for no head, be it by the month or the year."""
_ALL = re.compile(r"[都全均]|各|每[人个名位]")
"""What is told is so of each of those counted."""


def for_each_told(rule: SupportRule, facts: Facts, checks: Sequence[ConditionCheck], worked: Worked) -> Worked:
    """What was worked out, times the people of whom the asker tells what the rule asks for; as it is where the sum is for no person or several groups are told."""
    plain_sum = rule.amount is not None and rule.per in _BY_TIME and not (rule.tiers or rule.cap or rule.amount_max) and len(worked.amounts) == 1 and (rule.per or not worked.amounts[0].steps)
    if not plain_sum or not _PERSON.search(rule.subject):
        return worked
    people = [one for one in facts.figures if not one.each and same_count(one.noun or one.unit, "人") and one.value > 1]
    counted = group(rule, people) if len(people) > 1 else people[0] if people and _ALL.search(people[0].words) and any(check.verdict == "符合" and people[0].words in check.reason for check in checks) else None
    if counted is None:
        return worked
    count, one = counted, worked.amounts[0]
    value = one.value * count.value
    working = f"{in_unit(count.value, count.unit)}×{in_unit(one.value, one.unit)} = {in_unit(value, one.unit)}"
    step = Computation("subsidy", working, value, one.unit, ("asker",))
    return Worked((Amount(one.case, value, one.unit, working, one.notes, (*one.steps, step), working),), worked.missing, worked.needed)
