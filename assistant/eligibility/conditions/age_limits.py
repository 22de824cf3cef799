"""The ages that a rule prints beside what it gives ("80周岁至89周岁老年人每人每月100元"), where none of its conditions has them, against the age told."""

from __future__ import annotations

import re

from assistant.eligibility.conditions.age_bounds import age_bounds, age_check
from assistant.eligibility.records import Facts
from assistant.records import ConditionCheck
from index.records import SupportRule


def unread_age(rule: SupportRule, facts: Facts) -> tuple[ConditionCheck, ...]:
    """The check that fails since the ages told lie outside the one stretch of ages that a rule prints and none of its conditions has; () where there is none."""
    if any("岁" in one for one in rule.for_whom):
        return ()
    printed = [clause for clause in re.split("[，。；：]", rule.quote) if age_bounds(clause) is not None]
    failed = age_check(printed[0], facts) if len(printed) == 1 else None
    return (failed,) if failed is not None and failed.verdict == "不符合" else ()
