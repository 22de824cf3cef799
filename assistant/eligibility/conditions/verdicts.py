"""The parts of which checks are made."""

from __future__ import annotations

from decimal import Decimal

from assistant.records import ConditionCheck


def held(text: str, fits: bool, reason: str) -> ConditionCheck:
    """The check of a condition that the asker's words settle."""
    return ConditionCheck(text, "符合" if fits else "不符合", reason)


def between(value: Decimal, minimum: Decimal | None, maximum: Decimal | None) -> bool:
    """Whether a figure lies within the bounds that there are."""
    return (minimum is None or value >= minimum) and (maximum is None or value <= maximum)
