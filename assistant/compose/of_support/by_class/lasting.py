"""For how long a sum by the month or year is given to a class: a column of months beside it, or a sentence (A类、B类发放5年，D类发放3年); what it comes to in all."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compose.of_support.by_class.paid import number
from assistant.compose.of_support.by_class.told import Case, Sum
from assistant.compute import in_unit, plain
from assistant.eligibility.told.classes_told import LABEL, plain_label
from assistant.records import Computation
from prompts import say

_CLASSES = rf"(?:{LABEL.pattern})(?:[、和及与](?:{LABEL.pattern}))*"
_YEARS = re.compile(rf"(?P<labels>{_CLASSES})[^，。；\d]{{0,8}}(?:发放|享受|补贴|补助|最长|不超过|期限)+[^，。；\d]{{0,4}}(?P<count>\d+|[一二三四五六])(?P<unit>年|个月)")
_PERIOD = re.compile(r"(?P<count>\d+)(?P<unit>年|个月)")
_ASKS = re.compile(r"几年|多久|多长时间|几个月|总共|一共|合计|总额|全部|加起来|最多")
_IN_ALL = re.compile(r"总共|一共|合计|总额|全部|加起来|最多|拢共")
_MONTHS_A_YEAR = 12


def lasting(case: Case, made: Sum) -> Sum:
    """The sum with for how long it is given, where that is asked or what it comes to in all."""
    rule = case.standard.rule
    if rule.per not in ("年", "月") or not _ASKS.search(case.question):
        return made
    told = _PERIOD.search(rule.period)
    if told is not None:
        return _in_all(case, made, number(told["count"]), told["unit"])
    for found in _YEARS.finditer(case.text, rule.start, rule.end + 160):
        if case.standard.label in [plain_label(one.group()) for one in LABEL.finditer(found["labels"])]:
            made = made.noted(say("by_class.lasting", quote=case.quote(*found.span()), mark=case.mark(*found.span())))
            return _in_all(case, made, number(found["count"]), found["unit"])
    return made


def _in_all(case: Case, made: Sum, count: Decimal, unit: str) -> Sum:
    """The sum with what it comes to in the whole time, where that is asked."""
    if not _IN_ALL.search(case.question):
        return made
    months = count * (_MONTHS_A_YEAR if unit == "年" else 1)
    times = months if case.standard.rule.per == "月" else months / _MONTHS_A_YEAR
    whole = made.value * times
    shown = f"{_MONTHS_A_YEAR}×{plain(count)}" if unit == "年" and case.standard.rule.per == "月" else plain(times)
    expression = f"{in_unit(made.value, made.unit)}×{shown} = {in_unit(whole, made.unit)}"
    line = say("by_class.in_all", span=f"{plain(count)}{unit}", working=expression)
    return Sum(made.value, made.unit, (*made.lines, line), (*made.steps, Computation("product", expression, whole, made.unit, ("asker",))))
