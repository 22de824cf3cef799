"""What several rules give together, and what a monthly sum comes to in a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility.records import Amount, Decision, Facts, OwnFigure
from assistant.eligibility.sums.periods import a_year
from assistant.eligibility.units import convert
from assistant.records import Computation
from index.quantities import in_base_units
from index.records import SupportRule
from prompts import say

_MONTHS = Decimal(12)


def total(decisions: Sequence[Decision]) -> Amount | None:
    """The sum of what the rules give, None unless there are several rules with one sum each in one unit and rhythm."""
    parts = _in_one_unit([decision.amounts[0] for decision in decisions if len(decision.amounts) == 1])
    rhythms = {_monthly(decision) for decision in decisions}
    if len(parts) < 2 or len(parts) != len(decisions) or len({one.unit for one in parts}) != 1 or len(rhythms) != 1:
        return None
    unit, value = parts[0].unit, sum((one.value for one in parts), Decimal(0))
    return _worked(" + ".join(in_unit(one.value, unit) for one in parts), value, unit)


def of_all_cases(facts: Facts, figures: Sequence[OwnFigure], each: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """The amounts of several cases, each held to its own cap, with by how much two of them differ, or what they come to together, where that is asked for; not where the asker told
    the `figures` in clauses of their own, which may be of things that the rule does not pay for."""
    if len(each) == _TWO and not facts.series and each[0].unit == each[1].unit and _DIFFERENCE.search(facts.text) is not None:
        low, high = sorted(each, key=lambda one: one.value)
        made = _worked(f"{in_unit(high.value, high.unit)} − {in_unit(low.value, low.unit)}", high.value - low.value, high.unit)
        return (*each, replace(made, case=say("eligibility.case.difference"), words=made.working))
    apart = len({one.words for one in figures}) > 1 or len({one.unit for one in each}) > 1
    if len(each) < 2 or facts.series or apart or _TOGETHER.search(facts.text) is None:
        return each
    made = _worked(" + ".join(in_unit(one.value, one.unit) for one in each), sum((one.value for one in each), Decimal(0)), each[0].unit)
    return (*each, replace(made, case=say("eligibility.case.all"), words=made.working))


_TWO = 2
_DIFFERENCE = re.compile(r"(?:补贴|补助|奖补|奖励|资助|补的?钱?|拿到?的?|给的?)[^，。；？]{0,6}(?:差|多出来?|多拿|少拿|多给|少给|增加|减少|多|少)(?:了|出)?(?:多少|几)|(?:补贴|补助|奖补|奖励|资助|补|拿|给)[^，。；？]{0,4}(?:差额|相差)|(?:多|少)[拿补给得领](?:到)?(?:多少|几)")
"""By how much one sum given is more than the other is asked."""
_TOGETHER = re.compile(r"[加合凑](?:在|到)?(?:起来|一起|一块儿?|一道)|合计|[一总]共|总计|拢共")


def fixed_total(rules: Sequence[SupportRule]) -> Amount | None:
    """What rules give together that each state one sum, None where one states none, a range or a sum for each piece."""
    return sum_of(rules) if len(rules) > 1 else None


def sum_of(rules: Sequence[SupportRule]) -> Amount | None:
    """What one rule or several give that each state one sum, None where one states none, a range or a sum for each piece."""
    amounts = [Amount("", rule.amount, rule.currency_unit, in_unit(rule.amount, rule.currency_unit)) for rule in rules if rule.amount is not None and not rule.per and rule.amount_max is None]
    parts = _in_one_unit(amounts)
    if len(parts) != len(rules) or len({one.unit for one in parts}) != 1:
        return None
    if len(parts) == 1:
        return parts[0]
    value, unit = sum((one.value for one in parts), Decimal(0)), parts[0].unit
    return _worked(" + ".join(in_unit(one.value, unit) for one in parts), value, unit)


def _in_one_unit(amounts: list[Amount]) -> list[Amount]:
    """The amounts told in the largest of their units, where all are multiples of one."""
    unit = max((one.unit for one in amounts), key=lambda name: in_base_units(Decimal(1), name)[0], default="")
    told = [(one, convert(one.value, one.unit, unit)) for one in amounts]
    return [one if value is None else replace(one, value=value, unit=unit) for one, value in told]


def in_a_year(decisions: Sequence[Decision], one: Amount) -> Computation | None:
    """Twelve times a sum that each of the rules gives by the month, None where one does not; of one rule held to its yearly cap."""
    if not all(_monthly(decision) for decision in decisions):
        return None
    return a_year(decisions[0].rule, one) if len(decisions) == 1 else _worked(f"{in_unit(one.value, one.unit)}×{plain(_MONTHS)}", one.value * _MONTHS, one.unit).steps[0]


def _monthly(decision: Decision) -> bool:
    return "月" in decision.rule.per.split("/")


def _worked(terms: str, value: Decimal, unit: str) -> Amount:
    working = f"{terms} = {in_unit(value, unit)}"
    return Amount("", value, unit, working, (), (Computation("total", working, value, unit, ("asker",)),))
