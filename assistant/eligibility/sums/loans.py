"""Interest paid for at a rate by the year, for as long as the asker's loan runs ("按年利率2%给予贴息": 贷款300万元，贷了8个月)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit, plain, rounded
from assistant.eligibility.records import Amount, Facts, OwnFigure, Worked
from assistant.eligibility.sums.bases import derived, figures_for, in_words, in_working, value_in
from assistant.eligibility.sums.caps import against_cap
from assistant.eligibility.told.durations import durations
from assistant.eligibility.units import convert
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


_NAMED = re.compile(r"(?:同期)?[一-鿿]{0,8}(?:基准利率|市场报价利率|LPR)(?=[^。；]*贴息)")
"""A rate of interest that is named in a clause on paying interest, of which no base is read."""
REFERENCE = re.compile(r"利率$|LPR$")
"""The name of a rate of interest: a share of it is taken of the loan."""
_TOLD_RATE = re.compile(r"(?P<name>LPR|市场报价利率|基准(?:利率)?|[年月]?利率|年化)[^，。；？\d%]{0,10}(?P<rate>\d+(?:\.\d+)?)\s?(?:%|个(?:百分)?点)")
_REFERENCE_NAME = re.compile(r"LPR|市场报价|基准")
_ONE_YEAR = re.compile(r"(?:贴息?|补)(?:满|足|上)?(?:一|1)年|(?:一|1)年(?:能|可以?|会|给|下来|里)?(?:贴|补|共|多少)|每年")
_KIND_OF_RATE = re.compile(r"^期(?:的)?(?:LPR|贷款|市场|利率|基准|以?上)")


def of_interest(rule: SupportRule, facts: Facts) -> SupportRule:
    """A rule that pays a share of the loan's own rate (按贷款实际利率的50%贴息), as the same share of the interest, where the asker tells what he paid of that ("一年付了利息4万元");
    a named market rate (LPR) is another than his own."""
    own = rule.rate is not None and rule.rate <= 1 and _OWN_RATE.search(rule.base) is not None and _MARKET.search(rule.base) is None and _CAPPED_BY.search(rule.quote) is None
    return replace(rule, base=_INTEREST) if own and figures_for(_INTEREST, facts, rule.currency_unit) else rule


_OWN_RATE = re.compile(r"(?:贷款|借款|实际|合同|执行|签订|约定)[一-鿿]{0,8}利率(?:水平)?$")
_MARKET = re.compile(r"LPR|市场报价|基准|同期|央行|人民银行")
_CAPPED_BY = re.compile(r"(?:不超过|不高于|最高)[^，。；]{0,10}(?:LPR|市场报价|基准|同期)")
"""A share held to a market rate is not told by the interest alone."""
_INTEREST = "贷款利息"


def by_reference_rate(rule: SupportRule, facts: Facts) -> Worked | None:
    """What a share of a rate of interest (按LPR的50%贴息) comes to on the asker's loan, as much of it as counts, for the months that it runs, at most those paid for;
    the rate or the loan is asked for where he does not tell it. None for other rules."""
    base = rule.base or (named.group() if (named := _NAMED.search(rule.quote)) is not None else "")
    if rule.rate is None or rule.rate > 1 or REFERENCE.search(base) is None or BY_YEARLY_RATE.search(rule.quote) is not None:
        return None
    rates = [Decimal(one["rate"]) for one in _TOLD_RATE.finditer(facts.text) if one["name"] != "月利率" and bool(_REFERENCE_NAME.search(one["name"])) >= bool(_REFERENCE_NAME.search(base))]
    limit = next((one for one in rule.limits if one.on == "base" and one.unit.endswith("元")), None)
    found = figures_for(_PRINCIPAL, facts, rule.currency_unit)
    if len(found) != 1 or not rates:
        lacking = [say("eligibility.ask.base", base=say("eligibility.base.loan"))] if len(found) != 1 else []
        return Worked((), (*lacking, *((say("eligibility.ask.base", base=base.rpartition("和")[2]),) if not rates else ())))
    unit, loan, rate = rule.currency_unit, found[0], rates[-1]
    value = value_in(loan, unit)
    most = convert(limit.value, limit.unit, unit) if limit is not None else None
    steps, product = list(derived(loan)), in_working(loan, unit)
    if most is not None and value > most:
        steps.append(Computation("subsidy", f"min({product}, {in_unit(most, unit)}) = {in_unit(most, unit)}", most, unit, ("asker",)))
        value, product = most, in_unit(most, unit)
    counted, notes = _counted(rule, facts)
    raw, sign = rounded(value * rate / 100 * rule.rate * counted / _YEAR)
    time = "" if counted == _YEAR else f"×{plain(counted / _YEAR)}" if counted % _YEAR == 0 else f"×{plain(counted)}÷{_YEAR}"
    result = raw if rule.cap is None else min(raw, rule.cap)
    working = f"{product}×{plain(rate)}%×{plain(rule.rate * 100)}%{time} {sign} {in_unit(raw, unit)}"
    steps.append(Computation("product", working, raw, unit, ("asker",)))
    if result < raw:
        working = f"min({in_unit(raw, unit)}, {in_unit(result, unit)}) = {in_unit(result, unit)}"
        steps.append(Computation("subsidy", working, result, unit, ("asker",)))
    return Worked((Amount(loan.case, result, unit, working, notes, tuple(steps), "；".join(step.expression for step in steps)),))


_PRINCIPAL = "贷款金额"


def _counted(rule: SupportRule, facts: Facts) -> tuple[Decimal, tuple[str, ...]]:
    """For how many months interest is paid: those asked about or those that the loan runs, at most those of the rule; a year where none are told."""
    told = [one for one in durations(facts.text) if not _KIND_OF_RATE.match(one.after)]
    runs = {one.months for one in told if _RUNS.search(one.before[: one.before.rfind(one.told)]) and _LOAN.search(f"{one.clause}{facts.text[: facts.text.find(one.clause)]}")}
    wanted = Decimal(_YEAR) if _ONE_YEAR.search(facts.text) else runs.pop() if len(runs) == 1 else Decimal(_YEAR)
    allowed = next((one.months for one in durations(rule.period)), None)
    if allowed is not None and wanted > allowed:
        return allowed, (say("eligibility.note.months", months=plain(allowed), asked=plain(wanted)),)
    return wanted, () if wanted != _YEAR or _ONE_YEAR.search(facts.text) or runs else (say("eligibility.note.one_year"),)


def _months(facts: Facts) -> Decimal | None:
    """For how many months the asker's loan runs, None where he does not tell one time of it."""
    told = {one.months for one in durations(facts.text) if one.told and (_LOAN.search(one.clause) or not one.clause.replace(one.told, "").strip("整的，,")) and _RUNS.search(
        one.before[: one.before.rfind(one.told)])}
    return told.pop() if len(told) == 1 else None
