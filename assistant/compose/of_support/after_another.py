"""A grant on what another one leaves ("经医疗保险、住院救助后个人负担仍超过1万元的"), where that other one is worked out in the same answer: its base is what
is left of the asker's sum then (8万元−5万元)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.compute import in_unit
from assistant.eligibility import Decision, Facts
from assistant.eligibility.conditions.had_before import last_of
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.told.said import same
from assistant.eligibility.units import convert
from index.library import Library
from index.records import SupportRule


def after_others(decisions: Sequence[Decision], own: Facts, library: Library, decide: Callable[[SupportRule, Facts], Decision]) -> list[Decision]:
    """The decisions, those on what another one leaves with that as their base, without those to which nothing is left."""
    found: list[Decision] = []
    for one in decisions:
        first = next((other for other in found if _follows(one.rule, other, library)), None)
        left = None if first is None else _left(first, own)
        if left is None:
            found.append(one)
            continue
        made = decide(replace(one.rule, conditions=tuple(condition for condition in one.rule.conditions if not last_of(condition.text))), left)
        found += [made] if made.amounts and made.amounts[0].value and made.verdict != "不能" else []
    return found


def _follows(rule: SupportRule, other: Decision, library: Library) -> bool:
    """Whether a rule gives something on what is left when the other one, whose sum is certain, was had."""
    name = _name(rule)
    lead = other.rule.lead
    words = same(f"{library.text(other.rule.document)[slice(*lead)] if lead is not None else ''}{other.rule.path[-1] if other.rule.path else ''}{other.rule.quote}")
    return bool(name) and len(other.amounts) == 1 and other.verdict == "能" and other.rule != rule and name in words


def _name(rule: SupportRule) -> str:
    """What is to be had before, "" where nothing is."""
    return next((last for one in rule.conditions if (last := last_of(one.text))), "")


def _left(first: Decision, own: Facts) -> Facts | None:
    """The asker's facts with what the first grant leaves of the one sum that he tells, None where he tells several."""
    sums = [one for one in own.figures if one.unit.endswith("元")]
    amount = first.amounts[0]
    had = convert(amount.value, amount.unit, sums[0].unit) if len(sums) == 1 else None
    if had is None or had > sums[0].value:
        return None
    rest: OwnFigure = replace(sums[0], value=sums[0].value - had, derived=f"{in_unit(sums[0].value, sums[0].unit)}−{in_unit(had, sums[0].unit)}")
    return replace(own, figures=tuple(rest if one is sums[0] else one for one in own.figures))

