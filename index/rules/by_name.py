"""Grants told by their name and the measure that they are paid by ("丧葬补助金按照上年度职工月平均工资的三倍计发", "求职补贴标准为每人1500元"): the name asks
for nothing, those whose wage is the measure are not those who are paid, and so many months of a wage are so many times that wage."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from index.records import Condition, SupportRule
from index.rules.named import PERSON

_REST_OF_NAME = re.compile(r"(?:补贴|补助|津贴|奖励|资助|救助|抚恤|经济补助)(?:金|费)?(?:的)?(?:发放|领取|计发|支付)?(?:标准|额度|金额|按照?|为|是)(?![^，。；]{0,6}(?:对象|条件|范围))")
"""What follows a first part of the name of a grant, before its measure."""
_CLAUSE_BEFORE = re.compile(r"(?:^|[，。；：:\n\t、）)])[ \t　]*$")
_MONTHS = re.compile(r"\d+个月的?(?P<base>[^，。；\d]{2,24}?(?:工资|收入|养老金|生活费))")
_ASIDE = re.compile(r"^[（(][^（）()]*[)）]")
"""A remark before whom a rule is for (新认定的（不包括重新认定）高新技术企业)."""
_LONGEST = 12


def by_name(rule: SupportRule, text: str) -> SupportRule:
    """The rule with nothing of its grant's name among the conditions, nobody of its base for whom it is for, and the wage that its months are of."""
    kept = tuple(one for one in rule.conditions if not _of_name(one, text))
    subject = "" if rule.subject and rule.subject in rule.base and text.count(rule.subject, rule.start, rule.end) == 1 else rule.subject
    subject = _ASIDE.sub("", subject)
    wage = _MONTHS.search(rule.quote) if rule.rate is not None and rule.rate > 1 and len(rule.base) < len("工资") else None
    per = rule.per or next((one["unit"] for one in _AVERAGE.finditer(rule.quote) if rule.amount == Decimal(one["sum"])), "")
    return replace(rule, conditions=kept, subject=subject, base=rule.base if wage is None else wage["base"], per=per)


_AVERAGE = re.compile(r"(?P<unit>[人户])均[^，。；\d]{0,10}?(?:补助|补贴|奖励|资助|救助|补)[^，。；\d]{0,4}(?P<sum>\d+(?:\.\d+)?)[万千百]?元")
"""A sum that is told as an average of each is for each (人均奖励1.5万元)."""


def _of_name(condition: Condition, text: str) -> bool:
    """Whether a condition is but the first part of the name of what is given."""
    if condition.start is None or condition.end is None or condition.unit or len(condition.text) > _LONGEST or PERSON.search(condition.text):
        return False
    return _REST_OF_NAME.match(text, condition.end) is not None and _CLAUSE_BEFORE.search(text, max(condition.start - 4, 0), condition.start) is not None
