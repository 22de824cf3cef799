"""The sums that the sentence of a rule gives for other places than the one of which it is ("珠三角地区每年最高6000元，其他地区每年最高4000元")."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.eligibility import Decision
from assistant.eligibility.wording import in_wan
from assistant.records import Computation
from index.library import Library
from index.records import SupportRule
from prompts import say

_PLACE = re.compile(r"(?:地区|区域|城市|[省市区县镇])$")
_MOST = 3


def sums(decision: Decision, decide: Callable[[SupportRule], Decision], cite: Citations, library: Library) -> tuple[list[str], list[Computation]]:
    """A line for each other place with its sum, and their computations; nothing where the asker says that the
    place of the rule is his, or the sentence tells no others apart by their place."""
    rule = decision.rule
    own = rule.conditions[-1].text if rule.conditions else ""
    if not decision.amounts or not _PLACE.search(own) or any(check.text == own and check.verdict == "符合" for check in decision.checks):
        return [], []
    others = [one for one in library.rules([rule.document]) if one.start == rule.start and one.conditions and one.conditions[:-1] == rule.conditions[:-1]
              and one.conditions[-1].text != own and _PLACE.search(one.conditions[-1].text) and (one.benefit, one.per) == (rule.benefit, rule.per)]
    lines: list[str] = []
    steps: list[Computation] = []
    for one in others[:_MOST]:
        for amount in decide(replace(one, conditions=one.conditions[:-1])).amounts[:1]:
            sum_ = (amount.words or amount.working) + in_wan(amount.value, amount.unit)
            lines.append(say("support.elsewhere", place=one.conditions[-1].text, sum=sum_, mark=f"[{cite.rule(one)}]"))
            steps += amount.steps
    return lines, steps
