"""The caps on all that one applicant gets, beside the rule that gives it."""

from __future__ import annotations

import re

from assistant.compose.citing import Citations, without_stop
from assistant.compute import in_unit
from assistant.eligibility import Decision
from assistant.eligibility.units import convert
from index.library import Library
from index.records import SupportRule
from prompts import say

_YEARLY_CAP = re.compile(r"累计|每年|年度|全年|同一(?:申请人|企业|单位|主体|项目)|单个企业|每家企业")
_OWN_GRANT = re.compile(r"按(?:照)?(?:其)?实际[^，。；]{0,12}(?:补贴|补助|奖励|资助|报销)")
"""A cap on a grant of its own ("按实际费用补贴，每人每年不超过200元") limits nothing else."""
_NEIGHBOUR = 260


def caps(rule: SupportRule, cite: Citations, library: Library) -> list[str]:
    """The caps on all that one applicant gets, quoted."""
    return [say("support.cap", quote=without_stop(other.quote), mark=f"[{cite.rule(other)}]") for other in _near_caps(rule, library)]


def _near_caps(rule: SupportRule, library: Library) -> list[SupportRule]:
    """The caps on all that one applicant gets that stand in a sentence of their own close behind the rule."""
    return [
        other for other in library.rules([rule.document])
        if other.benefit == "cap_only" and rule.end <= other.start <= rule.end + _NEIGHBOUR and _YEARLY_CAP.search(other.quote)
        and other.path == rule.path and not _OWN_GRANT.search(other.quote)
    ][:2]


def over_cap(decision: Decision, library: Library) -> list[str]:
    """That an amount is more than a cap in a sentence of its own lets one applicant have, where it is."""
    lines = []
    for cap in _near_caps(decision.rule, library):
        for one in decision.amounts:
            least = convert(cap.cap, cap.currency_unit, one.unit) if cap.cap is not None else None
            if least is not None and one.value > least:
                lines.append(say("support.over_cap", sum=in_unit(one.value, one.unit), cap=in_unit(cap.cap or least, cap.currency_unit)))
    return lines[:1]
