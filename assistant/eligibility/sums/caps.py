"""Bounds on sums and counts: caps, floors, the part above a threshold, and kinds of persons counted together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit
from assistant.eligibility.records import Amount, Facts, OwnFigure, Worked
from assistant.eligibility.sums.bases import derived, figures_for, in_words, in_working, value_in
from assistant.eligibility.units import convert
from assistant.records import Computation
from index.records import SupportRule
from prompts import say

ABOVE = re.compile(r"超过(?P<value>\d+(?:\.\d+)?)(?P<unit>[百千万亿]*元)的?部分.{0,60}(?:据实|全额)")
FLOOR = re.compile(r"(?:不足|低于|不满|少于)(?P<value>\d+(?:\.\d+)?)(?P<unit>[百千万亿]*元)(?:/月|每月)?的?，?(?:一律|均|统一)?(?:按照?|以)(?P=value)(?P=unit)")
"""What is worked out to less than a sum is paid as that sum ("不足200元的，按照200元/月发放")."""
_BY_FORMULA = re.compile(r"算|公式|核定|测算")
"""The asker worked a sum out, or had it worked out."""
_AND = re.compile(r"(?:和|与|、|还有|以及|加上?|另外?)$")


def against_cap(raw: Decimal, cap: Decimal | None, unit: str) -> str:
    """What the cap does to a sum, in words."""
    if cap is None:
        return ""
    return say("eligibility.told.capped" if raw > cap else "eligibility.told.below_cap", cap=in_unit(cap, unit))


def summed(rule: SupportRule, counted: Sequence[OwnFigure]) -> tuple[list[OwnFigure], tuple[Computation, ...]]:
    """The figures counted as one, with the sum, where the asker joins two kinds ("1个失业人员和2个毕业生") and the rule takes
    one or the other; as they are elsewhere."""
    if (len({one.year for one in counted}) > 1 or (len(counted) > 1 and _EACH_YEAR.search(counted[0].words))) and _OVER_YEARS.search(rule.quote):
        return _as_one(counted)
    either = any("或" in condition.text for condition in rule.conditions) or "或" in rule.subject
    joined = len(counted) > 1 and all(_AND.search(one.about) for one in counted[1:]) and len({one.unit for one in counted}) == 1
    if not either or not joined:
        return list(counted), ()
    return _as_one(counted)


_EACH_YEAR = re.compile(r"[两三四\d]年[^，。]{0,6}(?:分别|各|依次)")
_OVER_YEARS = re.compile(r"(?:[两三四五\d]年|历年|各年)(?:共|累计|合计|总共)|累计(?:接收|招用|引进|完成|新增|培训)|(?:总数|总量|总人数|合计数)")
"""What several years come to together is counted."""


def _as_one(counted: Sequence[OwnFigure]) -> tuple[list[OwnFigure], tuple[Computation, ...]]:
    """The figures as their sum, with the working."""
    value, unit = sum((one.value for one in counted), Decimal(0)), counted[0].unit
    working = f"{' + '.join(in_unit(one.value, unit) for one in counted)} = {in_unit(value, unit)}"
    return [replace(counted[0], value=value, case="")], (Computation("total", working, value, unit, ("asker",)),)


def by_excess(rule: SupportRule, facts: Facts) -> Worked:
    """The part of the asker's figure above a threshold, paid as it is up to the cap ("超过1万元的部分，在5万元限额内据实扣除")."""
    above = ABOVE.search(rule.quote)
    if above is None or rule.cap is None:
        return Worked(())
    unit = rule.currency_unit
    threshold = convert(Decimal(above["value"]), above["unit"], unit)
    found = figures_for(rule.base or rule.quote[: above.start()], facts, unit)
    if threshold is None or not found:
        return Worked((), (say("eligibility.ask.base", base=rule.base or say("eligibility.base.unknown")),) if threshold else ())
    made = []
    for figure in found:
        rest = max(value_in(figure, unit) - threshold, Decimal(0))
        result = min(rest, rule.cap)
        working = f"min({in_working(figure, unit)}−{in_unit(threshold, unit)}, {in_unit(rule.cap, unit)}) = {in_unit(result, unit)}"
        told = say("eligibility.told.excess" if rest else "eligibility.told.no_excess", figure=in_words(figure, unit),
                   threshold=in_unit(threshold, unit), **({"rest": in_unit(rest, unit)} if rest else {}))
        told += against_cap(rest, rule.cap, unit) if rest else ""
        steps = (*derived(figure), *_excess_steps(working, rest, result, figure, threshold, unit))
        made.append(Amount(figure.case, result, unit, working, (), steps, told))
    return Worked(tuple(made))


def by_floor(rule: SupportRule, floor: re.Match[str], facts: Facts) -> Worked:
    """The asker's sum as he worked it out, or the least that is paid where it is less."""
    unit = rule.currency_unit
    least = convert(Decimal(floor["value"]), floor["unit"], unit)
    told = [figure for figure in facts.figures if not figure.growth and _BY_FORMULA.search(figure.words) and convert(figure.value, figure.unit, unit) is not None]
    if least is None or len(told) != 1:
        return Worked((), (say("eligibility.ask.base", base=say("eligibility.base.worked")),))
    value = value_in(told[0], unit)
    result = max(value, least)
    working = f"max({in_working(told[0], unit)}, {in_unit(least, unit)}) = {in_unit(result, unit)}"
    shown = in_words(told[0], unit)
    below = value < least
    words = say("eligibility.told.floored", figure=shown, least=in_unit(least, unit)) if below else say("eligibility.told.above_floor", figure=shown)
    return Worked((Amount(told[0].case, result, unit, working, (), (Computation("subsidy", working, result, unit, ("asker",)),), words),))


def _excess_steps(
    working: str, rest: Decimal, result: Decimal, figure: OwnFigure, threshold: Decimal, unit: str
) -> tuple[Computation, ...]:
    """The part above the threshold and what the cap leaves of it."""
    above = f"{in_working(figure, unit)}−{in_unit(threshold, unit)} = {in_unit(rest, unit)}"
    first = (Computation("difference", above, rest, unit, ("asker",)),) if rest and rest != result else ()
    return (*first, Computation("subsidy", working, result, unit, ("asker",))) if rest else ()
