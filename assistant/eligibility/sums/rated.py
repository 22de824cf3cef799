"""A share of one figure: held to its cap, times the years where it is paid by the year."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility.records import Amount, Facts, OwnFigure
from assistant.eligibility.sums import fractions
from assistant.eligibility.sums.bases import derived, in_words, in_working, value_in
from assistant.eligibility.sums.caps import against_cap
from assistant.eligibility.sums.of_standards import by_heads, for_each
from assistant.eligibility.sums.periods import over_time, over_whole, term_in_months
from assistant.records import Computation
from index.records import SupportRule
from prompts import say

_TIMES = re.compile(r"[\d一二两三四五六七八九十](?:倍|个月)")
"""A rule that gives so many times a figure, or so many months of a wage."""


def rated(
    rule: SupportRule, figure: OwnFigure, rate: Decimal, cap: Decimal | None, facts: Facts, notes: tuple[str, ...]
) -> Amount:
    """rate × the figure, held to the cap, times the years where it is paid by the year."""
    unit = rule.currency_unit
    value = value_in(figure, unit)
    raw = value * rate
    each = for_each(rule)
    most, cap = cap, None if each else cap
    times = rate > 1 and _TIMES.search(rule.quote) is not None
    product = f"{in_working(figure, unit)}×" + (plain(rate) if times else f"{plain(rate * 100)}%")
    fraction, sign = fractions.printed(rate, rule.quote), "="
    if fraction is not None:
        raw, sign = fractions.part(value, *fraction[:2], unit)
        product = f"{in_working(figure, unit)}×{fraction[0]}÷{fraction[1]}"
    result, working = raw, f"{product} {sign} {in_unit(raw, unit)}"
    printed = points if (points := f"{plain(rate * 100)}个百分点") in rule.quote else f"{plain(rate * 100)}%"
    told = say("eligibility.told.share", figure=in_words(figure, unit), rate=printed if fraction is None else fraction[2], raw=in_unit(raw, unit))
    if times:
        told = say("eligibility.told.times", figure=in_words(figure, unit), times=plain(rate), raw=in_unit(raw, unit))
    if rate == 1 and "100%" not in rule.quote:
        told = say("eligibility.told.all", figure=in_words(figure, unit))
    if cap is not None:
        result = min(raw, cap)
        working = f"min({product}, {in_unit(cap, unit)}) {sign if result == raw else '='} {in_unit(result, unit)}"
        told += against_cap(raw, cap, unit)
    steps = (*derived(figure), Computation("subsidy", working, result, unit, ("asker",)))
    made = Amount(figure.case, result, unit, working, notes, steps, told)
    made = by_heads(rule, facts, made, most if each else None) if each or rule.cap is None else made
    term = term_in_months(rule)
    if figure.monthly and term is not None:
        return over_whole(made, term)
    over = over_time(rule, facts, made)
    by_wage = over == made and rule.per == "月" and _WAGE.search(rule.base) is not None
    return replace(over, words=say("eligibility.told.each_month", words=over.words)) if by_wage else over


_WAGE = re.compile(r"工资(?:标准)?$")
"""A share of a wage is given by the month."""
