"""What is left of several sums under a limit on all that one applicant has: "单个企业年度奖补总额最高1500万元，第九条研制奖励不计入该限额", "每家企业每年获奖产品不超过3个"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compute import in_unit
from assistant.eligibility import Facts
from assistant.eligibility.conditions.applicants import any_other
from assistant.eligibility.units import convert
from assistant.gather.of_support import overall_limits
from assistant.records import Computation
from index.library import Library
from index.records import SupportRule
from prompts import say

Sum = tuple[SupportRule, Decimal]
"""A rule with what it gives, in the unit of all."""


def held(sums: Sequence[Sum], unit: str, own: Facts, cite: Citations, library: Library, *, years: bool) -> tuple[list[str], tuple[Computation, ...]]:
    """The lines and the working of the sums under each limit on them that they exceed; a limit on a year is not held against a sum of `years`."""
    lines: list[str] = []
    steps: list[Computation] = []
    if len({rule.document for rule, _ in sums}) != 1:
        return [], ()
    for limit in overall_limits.overall([rule for rule, _ in sums], library):
        if any_other(library.text(sums[0][0].document)[limit.start : limit.end], own.text):
            continue
        most = convert(limit.most, limit.unit, unit)
        inside = [value for rule, value in sums if rule in limit.inside]
        kept = sum(inside, Decimal(0))
        if most is None or kept <= most or (years and limit.yearly):
            continue
        document = sums[0][0].document
        mark = f"[{cite.span(document, library.section_at(document, limit.start).path, limit.start, limit.end)}]"
        terms = in_unit(kept, unit) if len(inside) == len(sums) else " + ".join(in_unit(one, unit) for one in inside)
        working = f"min({terms}, {in_unit(most, unit)}) = {in_unit(most, unit)}"
        steps.append(Computation("subsidy", working, most, unit, ("asker",)))
        lines.append(say("itemised.limited", working=working, quote=library.text(document)[limit.start : limit.end].strip(), mark=mark))
        outside = [value for rule, value in sums if rule not in limit.inside]
        if outside:
            whole = most + sum(outside, Decimal(0))
            working = f"{' + '.join(in_unit(one, unit) for one in (most, *outside))} = {in_unit(whole, unit)}"
            steps.append(Computation("total", working, whole, unit, ("asker",)))
            lines.append(say("itemised.with_outside", working=working, mark=mark))
        return lines, tuple(steps)
    return lines, tuple(steps)


def best(sums: Sequence[Sum], unit: str, cite: Citations, library: Library) -> tuple[list[str], tuple[Computation, ...]]:
    """The line and the working of the most that the pieces give which an article counts at most, where there are more of them; each sum is that of one piece."""
    limit = overall_limits.pieces([rule for rule, _ in sums], library) if len(sums) > 1 else None
    if limit is None or limit[2] >= len(sums):
        return [], ()
    start, end, count = limit
    rule = sums[0][0]
    kept = sorted((value for _, value in sums), reverse=True)[:count]
    value = sum(kept, Decimal(0))
    working = f"{' + '.join(in_unit(one, unit) for one in kept)} = {in_unit(value, unit)}" if count > 1 else in_unit(value, unit)
    mark = f"[{cite.span(rule.document, rule.path, start, end)}]"
    steps = (Computation("total", working, value, unit, ("asker",)),) if count > 1 else ()
    return [say("itemised.best", count=count, working=working, quote=library.text(rule.document)[start:end].strip(), mark=mark)], steps
