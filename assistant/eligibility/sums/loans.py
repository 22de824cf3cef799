"""Interest paid for at a rate by the year, for as long as the asker's loan runs ("按年利率2%给予贴息": 贷款300万元，贷了8个月)."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compute import in_unit, plain, rounded
from assistant.eligibility.records import Amount, Facts, OwnFigure
from assistant.eligibility.sums.bases import derived, in_words, in_working, value_in
from assistant.eligibility.sums.caps import against_cap
from assistant.eligibility.told.durations import durations
from assistant.records import Computation
from index.records import SupportRule
from prompts import say

BY_YEARLY_RATE = re.compile(r"年利率(?:的)?\d+(?:\.\d+)?(?:%|个百分点)|\d+(?:\.\d+)?(?:%|个百分点)的?年利率|\d个百分点(?=(?:给予|予以|进行)?的?(?:贷款|利息)?贴息)")
"""A yearly rate of interest that is printed as a figure is taken of the loan."""
_RUNS = re.compile(r"[贷借](?:款)?(?:期限?|时间)?(?:了|是|为|有|满|一共|总共|都|的|约|整|一)*$|(?:期限|贷期|用款|用)(?:是|为|了)?$|[，,、；;（(]$|^$")
"""Before a time: so long the loan runs."""
_LOAN = re.compile(r"[贷借]")
_YEAR = 12


def over_loan(rule: SupportRule, figure: OwnFigure, rate: Decimal, cap: Decimal | None, facts: Facts) -> Amount | None:
    """The share of the asker's loan for the months that it runs, at most those that the rule pays for; None for other rules, a loan of one year, and where
    the asker does not tell its time or the yearly cap bears on a broken number of years."""
    months = _months(facts) if BY_YEARLY_RATE.search(rule.quote) else None
    if months is None or months == _YEAR:
        return None
    allowed = next((one.months for one in durations(rule.period)), None)
    counted = months if allowed is None else min(months, allowed)
    unit, value = rule.currency_unit, value_in(figure, rule.currency_unit)
    yearly = value * rate
    if counted > _YEAR and counted % _YEAR and cap is not None and yearly > cap:
        return None
    product = f"{in_working(figure, unit)}×{plain(rate * 100)}%"
    points = f"{plain(rate * 100)}个百分点"
    words = say("eligibility.told.share", figure=in_words(figure, unit), rate=points if points in rule.quote else f"{plain(rate * 100)}%", raw=in_unit(yearly, unit))
    first = Computation("subsidy", f"{product} = {in_unit(yearly, unit)}", yearly, unit, ("asker",))
    each = yearly if cap is None or counted < _YEAR else min(yearly, cap)
    raw, sign = rounded(each * counted / _YEAR)
    total = raw if cap is None or counted >= _YEAR else min(raw, cap)
    time = f"{plain(counted / _YEAR)}" if counted % _YEAR == 0 else f"{plain(counted)}÷{_YEAR}"
    working = f"{in_unit(each, unit)}×{time} {sign} {in_unit(raw, unit)}"
    limit = against_cap(yearly, cap, unit) if counted >= _YEAR else against_cap(raw, cap, unit)
    notes = (say("eligibility.note.months", months=plain(counted), asked=plain(months)),) if counted < months else ()
    told = words + (limit if counted >= _YEAR else "") + say("eligibility.told.loan_time", months=plain(counted), working=working) + ("" if counted >= _YEAR else limit)
    return Amount(figure.case, total, unit, working, notes, (*derived(figure), first, Computation("total", working, raw, unit, ("asker",))), told)


def _months(facts: Facts) -> Decimal | None:
    """For how many months the asker's loan runs, None where he does not tell one time of it."""
    told = {one.months for one in durations(facts.text) if one.told and (_LOAN.search(one.clause) or not one.clause.replace(one.told, "").strip("整的，,")) and _RUNS.search(
        one.before[: one.before.rfind(one.told)])}
    return told.pop() if len(told) == 1 else None
