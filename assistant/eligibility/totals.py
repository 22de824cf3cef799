"""What several rules give together, and what a monthly sum comes to in a year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.eligibility.amounts import plain
from assistant.eligibility.records import Amount, Decision
from assistant.records import Computation

_MONTHS = Decimal(12)


def total(decisions: Sequence[Decision]) -> Amount | None:
    """The sum of what the rules give, None unless there are several rules with one sum each in one unit and rhythm."""
    parts = [decision.amounts[0] for decision in decisions if len(decision.amounts) == 1]
    rhythms = {_monthly(decision) for decision in decisions}
    if len(parts) < 2 or len(parts) != len(decisions) or len({one.unit for one in parts}) != 1 or len(rhythms) != 1:
        return None
    unit, value = parts[0].unit, sum((one.value for one in parts), Decimal(0))
    return _worked(" + ".join(f"{plain(one.value)}{unit}" for one in parts), value, unit)


def in_a_year(decisions: Sequence[Decision], value: Decimal, unit: str) -> Amount | None:
    """Twelve times a sum that each of the rules gives by the month, None where one does not."""
    if not all(_monthly(decision) for decision in decisions):
        return None
    return _worked(f"{plain(value)}{unit}×12", value * _MONTHS, unit)


def _monthly(decision: Decision) -> bool:
    return "月" in decision.rule.per.split("/")


def _worked(terms: str, value: Decimal, unit: str) -> Amount:
    working = f"{terms} = {plain(value)}{unit}"
    return Amount("", value, unit, working, (), (Computation("total", working, value, unit, ("asker",)),))
