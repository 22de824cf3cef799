"""Whether the cases of one list give several numbers told apart another sum each ("住一晚的2000人次、住两晚的1500人次": 每人次20元、每人次40元)."""

from __future__ import annotations

from dataclasses import replace

from assistant.eligibility import Decision, Facts
from assistant.eligibility.conditions.verdicts import between
from assistant.eligibility.sums.on_top import on_top
from index.library import Library
from index.records import SupportRule
from prompts import say

_SEVERAL = 2
"""How many sums one case has to give before they may be several cases'."""


def of_several_cases(found: Decision, library: Library) -> bool:
    """Whether several numbers told apart would all be given one case's sum, where the same list gives other cases another one for each (住一晚的2000人次、
    住两晚的1500人次: 每人次20元、每人次40元)."""
    return len(found.amounts) >= _SEVERAL and len({one.case for one in found.amounts}) == len(found.amounts) and _has_cases(found.rule, library)


def failed_by_another(found: Decision, own: Facts, library: Library) -> Decision:
    """The decision; where a rule of such a list only fails by a figure of one kind and another one told meets it (1晚 and 2晚), it is open."""
    limits = {one.text: one for one in found.rule.conditions if one.unit and (one.minimum is not None or one.maximum is not None)}
    failed = [check for check in found.checks if check.verdict == "不符合"]
    met = [(limits[check.text], {one.value for one in own.figures if one.unit == limits[check.text].unit}) for check in failed if check.text in limits]
    if not failed or len(met) < len(failed) or not all(len(told) > 1 and any(between(value, limit.minimum, limit.maximum) for value in told) for limit, told in met):
        return found
    if not _has_cases(found.rule, library):
        return found
    checks = tuple(replace(check, verdict="需补充", reason=say("eligibility.reason.not_said")) if check in failed else check for check in found.checks)
    return replace(found, verdict="要补充", checks=checks, amounts=(), missing=(*found.missing, say("eligibility.ask.which_sum")))


def _has_cases(rule: SupportRule, library: Library) -> bool:
    """Whether the same list gives other cases another sum for each of the same."""
    return bool(rule.per) and rule.amount is not None and not on_top(rule) and any(
        one.path == rule.path and one.per == rule.per and one.benefit == rule.benefit and one.amount != rule.amount and not on_top(one) for one in library.rules([rule.document]))
