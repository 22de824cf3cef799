"""The department that is responsible for a support rule, where the text names one."""

from __future__ import annotations

from dataclasses import replace

from index.records import SupportRule
from index.responsibility import responsibilities

_LEADING = ("牵头单位", "责任单位", "主管单位", "主管部门")


def with_departments(text: str, rules: list[SupportRule]) -> list[SupportRule]:
    """The rules with `department`: the leading unit named behind the rule in its paragraph or the one after."""
    return [rule if rule.department else replace(rule, department=_department(text, rule)) for rule in rules]


def _department(text: str, rule: SupportRule) -> str:
    end = text.find("\n", rule.end)
    end = len(text) if end < 0 else end
    after = text.find("\n", end + 1)
    named = responsibilities(text, rule.end, end) or tuple(
        one for one in responsibilities(text, end, len(text) if after < 0 else after) if one.start - end < 12
    )
    leading = [one for one in named if one.role in _LEADING] or list(named)
    return "、".join(leading[0].units) if leading else ""
