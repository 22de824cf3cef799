"""A yearly or monthly sum over the years or months that the asker means, held to what the rule allows in all."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility.records import Amount, Facts
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.spent_time import months_paid
from assistant.eligibility.units import convert
from assistant.eligibility.wording import in_wan
from assistant.records import Computation
from index.quantities import numeral
from index.records import SupportRule
from prompts import say

YEARLY = frozenset({"年", "年度"})


def over_time(rule: SupportRule, facts: Facts, one: Amount) -> Amount:
    """The amount over the months asked for where the rule pays by the month, else over the years; as it is without either."""
    if facts.months is None and facts.planned is None and not facts.whole and "月" in rule.per.split("/"):
        facts = replace(facts, months=_of_those_paid(months_paid(rule, facts), rule))
        facts = _of_span_asked(facts) if facts.months is None and not facts.once else facts
    if "月" in rule.per.split("/") and facts.months is not None:
        return _over_months(rule, facts.months, one)
    if facts.planned is None and facts.received is None and not facts.whole and is_yearly(rule) and (months := months_paid(rule, facts)) and months % _YEAR == 0:
        facts = replace(facts, planned=months // _YEAR)
    allowed = _months_allowed(rule)
    if "月" in rule.per.split("/") and facts.got_months is not None:
        return one if allowed is None else _left_months(one, allowed, facts.got_months)
    if "月" in rule.per.split("/") and facts.whole and facts.planned is None and allowed is not None:
        return _over_months(rule, allowed, one)
    if "月" in rule.per.split("/") and facts.planned is not None:
        return _over_a_year(rule, one) if facts.planned == 1 and (allowed or _YEAR) >= _YEAR else _over_months(rule, facts.planned * months_of_year(rule), one)
    if "月" in rule.per.split("/") and allowed is not None and _all_asked(rule, facts, allowed):
        whole = over_whole(one, allowed)
        return replace(whole, words=_product(one) + whole.words)
    most = yearly_cap(rule, one.unit) if "月" in rule.per.split("/") else None
    if most is not None and one.value * months_of_year(rule) > most:
        return replace(one, notes=(*one.notes, say("eligibility.note.yearly_most", most=in_unit(most, one.unit))))
    return _over_years(rule, facts, one)


def _all_asked(rule: SupportRule, facts: Facts, allowed: int) -> bool:
    """Whether all that a rule gives by the month is asked for, which it bounds by so many months, and the asker tells of no shorter time, nor asks for a month's or a year's sum."""
    bounded = (rule.period.startswith(_BOUND) or _FIXED.fullmatch(rule.period) is not None) and yearly_cap(rule, rule.currency_unit) is None and allowed > 1
    plain = facts.planned is None and facts.received is None and not (facts.once or facts.series) and _RHYTHM.search(facts.text) is None
    return bounded and plain and _IN_ALL.search(facts.text) is not None and all(one.months >= allowed for one in durations(facts.text))


_BOUND = ("最长", "最多", "不超过", "不得超过", "不能超过")
_FIXED = re.compile(r"(?:连续)?(?:给予|补助|补贴|奖励|扶持|支持|资助|享受|发放|补|奖)?[\d一二两三四五六七八九十]+(?:个月|年)")
_RHYTHM = re.compile(r"每个?[月年]|[一1]个月|按月|月月|全年|[一1]年(?![以之]?[内前后]|多|期)[^，。；？]{0,8}(?:多少|几|一共|总共|合计|下来)")
_IN_ALL = re.compile(r"(?:一共|总共|合计|拢共|总计|共)[^，。；？\d]{0,8}(?:多少|几)|领满|拿满|补满")
"""All that there is is asked for."""


def _of_span_asked(facts: Facts) -> Facts:
    """The facts with the year or the half that is asked about as the time wanted (一年能领多少, 半年一共多少, 第一年的补助是多少)."""
    span = _SPAN.search(facts.text)
    if span is None:
        return replace(facts, planned=1) if facts.nth is not None and _EACH_MONTH.search(facts.text) is None else facts
    return replace(facts, months=_YEAR // 2) if span["half"] else replace(facts, planned=1)


_EACH_MONTH = re.compile(r"(?:每个?|[一1]个|按)月[^，。；？]{0,12}(?:多少|几)")
_SPAN = re.compile(
    r"(?<![满了缴交干租住过第前后头每两二三四五六七八九十\d])(?:(?P<half>半年)|一年|1年|全年|整年)(?:的话|里头?|内|能|可以?|一共|总共|下来|合计|共|补|领|拿|给|发|到手|有|是|得|该|大概|就|要)+[^，。；？\d]{0,10}?(?:多少|几(?=[万千百块十]))(?![^。？]*(?:多少|几(?=[万千百块十])))")
"""For which time a monthly sum is asked for."""


def _of_those_paid(months: int | None, rule: SupportRule) -> int | None:
    """Of so many months those that the rule pays for, where it pays for some months of each year only; None where that cannot be told."""
    of_year = months_of_year(rule)
    return months if months is None or of_year == _YEAR else months // _YEAR * of_year if months % _YEAR == 0 else None


def term_in_months(rule: SupportRule) -> int | None:
    """For how many months a rule gives a share of a monthly sum ("给予6个月的过渡期，过渡期内发放补贴的50%"), None for other rules."""
    texts = [rule.period] if rule.period else [condition.text for condition in rule.conditions]
    told = {one.months for text in texts for one in durations(text)} if rule.rate is not None and "月" not in rule.per else set()
    return int(told.pop()) if len(told) == 1 and _DURING.search(rule.quote) else None


_DURING = re.compile(r"期内|期间|期限内")


def over_whole(one: Amount, months: int) -> Amount:
    """The amount over all the months that the rule allows, told in years where they are full ones."""
    total, unit = one.value * months, one.unit
    count, span = (f"12×{months // 12}", f"{months // 12}年") if months % 12 == 0 else (f"{months}", f"{months}个月")
    working = f"{in_unit(one.value, unit)}×{count} = {in_unit(total, unit)}"
    told = say("eligibility.told.whole_term", one=in_unit(one.value, unit), span=span, total=in_unit(total, unit))
    return Amount(one.case, total, unit, working, one.notes, (*one.steps, Computation("total", working, total, unit, ("asker",))), told, one.most)


def _product(one: Amount) -> str:
    """How a month's sum is worked out, before what it comes to over time; "" where it is a printed sum."""
    return f"{one.working}；" if one.steps and "×" in one.working else ""


def of_a_year(rule: SupportRule, one: Amount) -> Amount:
    """What a rule gives in one year: twelve times what it gives by the month, else as it is."""
    return _over_a_year(rule, one) if "月" in rule.per.split("/") else one


def _over_a_year(rule: SupportRule, one: Amount) -> Amount:
    """The monthly amount over one year, held to what the rule lets one applicant have in a year."""
    year = a_year(rule, one)
    told = _product(one) + say("eligibility.told.a_year", one=in_unit(one.value, one.unit), total=in_unit(year.result, one.unit))
    return Amount(one.case, year.result, one.unit, year.expression, one.notes, (*one.steps, year), told, one.most)


def _over_months(rule: SupportRule, asked: int, one: Amount) -> Amount:
    """The amount over the months asked for, at most those the rule allows; for full years that of a year as well."""
    allowed = _months_allowed(rule)
    months = asked if allowed is None else min(asked, allowed)
    notes = one.notes + ((say("eligibility.note.months", months=months, asked=asked),) if months < asked else ())
    of_year = months_of_year(rule)
    year = a_year(rule, one) if months > of_year and months % of_year == 0 else None
    if year is not None:
        return _of_years(one, year, Decimal(months) / of_year, f"({months}÷{of_year})" if months < asked or "月" in rule.period else f"{months // of_year}", notes)
    total, unit = one.value * months, one.unit
    count = f"{months}" if months == asked else f"min({asked}, {allowed})"
    working = f"{in_unit(one.value, unit)}×{count} = {in_unit(total, unit)}"
    told = _product(one) + say("eligibility.told.months", one=in_unit(one.value, unit), months=months, total=in_unit(total, unit))
    return Amount(one.case, total, unit, working, notes, (*one.steps, Computation("total", working, total, unit, ("asker",))), told, one.most)


def _left_months(one: Amount, allowed: int, got: int) -> Amount:
    """What is left of a monthly amount for the months allowed, less those that the asker was paid."""
    left = max(allowed - got, 0)
    first = Computation("difference", f"{allowed}个月−{got}个月 = {left}个月", Decimal(left), "个月", ("asker",))
    total, unit = one.value * left, one.unit
    working = f"{in_unit(one.value, unit)}×{left} = {in_unit(total, unit)}"
    told = _product(one) + say("eligibility.told.months_left", working=first.expression, one=in_unit(one.value, unit), total=in_unit(total, unit))
    return Amount(one.case, total, unit, working, one.notes, (*one.steps, first, Computation("total", working, total, unit, ("asker",))), told, one.most)


def _months_allowed(rule: SupportRule) -> int | None:
    """For how many months a rule pays at most, by its term or the years that its words tell ("最多支持三个年度"), None where it tells none."""
    years = _MOST_YEARS.search(rule.quote)
    told = next((int(one.months) for one in durations(rule.period)), None)
    return int(numeral(years["years"]) or 0) * _YEAR if told is None and years is not None else told


def months_of_year(rule: SupportRule) -> int:
    """For how many months of a year a rule pays ("每年按10个月发放"): twelve where it does not say."""
    told = _OF_YEAR.search(rule.quote)
    months = 0 if told is None else int(numeral(told["months"]) or 0)
    return months if 0 < months < _YEAR else _YEAR


_OF_YEAR = re.compile(r"(?:每|一|全|学|1)(?:学|个自然)?年度?(?:内|都|均|统一)?(?:按|发放|发|计发|补助|以|共)+(?P<months>\d{1,2}|[六七八九十]|十一)个月")
_MOST_YEARS = re.compile(r"最[多长](?:支持|补贴|补助|资助|奖励|享受)?(?:期限)?(?:不超过|为)?(?P<years>[一二三四五六七八九十]|\d{1,2})个?(?:会计|自然)?年度?")


def a_year(rule: SupportRule, one: Amount) -> Computation:
    """Twelve times a monthly sum, held to what the rule lets one applicant have in a year."""
    of_year = months_of_year(rule)
    raw, unit = one.value * of_year, one.unit
    cap = yearly_cap(rule, unit)
    held = cap is not None and raw > cap
    value = cap if held and cap is not None else raw
    product = f"{in_unit(one.value, unit)}×{of_year}"
    return Computation("total", f"min({product}, {in_unit(value, unit)}) = {in_unit(value, unit)}" if held else f"{product} = {in_unit(value, unit)}", value, unit, ("asker",))


def _of_years(one: Amount, year: Computation, years: Decimal, count: str, notes: tuple[str, ...]) -> Amount:
    """What is given by the month, for a year and for some years, `count` in the working."""
    total, unit = year.result * years, one.unit
    working = f"{in_unit(year.result, unit)}×{count} = {in_unit(total, unit)}"
    told = say("eligibility.told.months_years", one=in_unit(one.value, unit), year=f"{in_unit(year.result, unit)}{in_wan(year.result, unit)}", years=plain(years), total=in_unit(total, unit))
    return Amount(one.case, total, unit, working, notes, (*one.steps, year, Computation("total", working, total, unit, ("asker",))), told, one.most)


_YEAR = 12
_EACH_YEAR = re.compile(r"(?:每年|年度|全年|(?<![\d一二三两几])年(?=[补奖资最不金]))[^，。；\d]{0,16}?(?:最高|最多|不超过|不得超过|上限)[^，。；\d]{0,8}?(?P<value>\d+(?:\.\d+)?)(?P<unit>[万亿]?元)")


def without_yearly_cap(rule: SupportRule) -> SupportRule:
    """A rule that pays by the month without the cap on a year: a month's sum is not held against it."""
    cap = yearly_cap(rule, rule.currency_unit) if "月" in rule.per.split("/") and rule.cap is not None else None
    return replace(rule, cap=None) if cap is not None and cap == rule.cap else rule


def yearly_cap(rule: SupportRule, unit: str) -> Decimal | None:
    """The most that one applicant has in a year, in `unit`, None where the rule does not tell."""
    found = _EACH_YEAR.search(rule.quote)
    return None if found is None else convert(Decimal(found["value"]), found["unit"], unit)


def _over_years(rule: SupportRule, facts: Facts, one: Amount) -> Amount:
    """The amount over the years: those planned, at most those the rule allows, less those already received."""
    if not is_yearly(rule) or (facts.planned is None and facts.received is None and not facts.whole):
        return one
    left = None if rule.years is None else max(rule.years - (facts.received or 0), 0)
    years = facts.planned if left is None else left if facts.planned is None else min(facts.planned, left)
    if years is None:
        return one
    unit = one.unit
    total = one.value * years
    count = f"{years}年"
    if rule.years is not None and facts.planned is not None and facts.received is None:
        count = f"min({facts.planned}年, {rule.years}年)"
    yearly = one.working.replace(f"= {in_unit(one.value, unit)}", f"= {in_unit(one.value, unit)}/年")
    product = f"{in_unit(one.value, unit)}/年 × {count}"
    whole = whole_cap(rule)
    over = whole is not None and total > whole
    raw, total = total, min(total, whole) if whole is not None else total
    last = f"min({product}, {in_unit(whole, unit)}) = {in_unit(total, unit)}" if whole is not None else f"{product} = {in_unit(total, unit)}"
    notes = one.notes
    if rule.years is not None and facts.planned is not None and facts.planned > rule.years:
        notes += (say("eligibility.note.years", years=rule.years, planned=facts.planned),)
    working = f"{yearly}；{last}"
    each = say("eligibility.working.most", amount=plain(one.value), unit=unit) if one.most else in_unit(one.value, unit)
    told = say("eligibility.told.years", one=one.words or each, years=years, total=in_unit(raw, unit))
    told += say("eligibility.told.whole", cap=in_unit(total, unit)) if over else ""
    counted = (Computation("difference", f"{rule.years}年−{facts.received}年 = {left}年", Decimal(left), "年", ("asker",)),) if (
        rule.years is not None and left is not None and facts.received and years == left) else ()
    return Amount(one.case, total, unit, working, notes, (*one.steps, *counted, Computation("total", last, total, unit, ("asker",))), told, one.most)


def in_series(rule: SupportRule, facts: Facts, each: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """Amounts for the figures of years one after another as first, second … year, those the rule still pays for added up;
    as they are where the asker tells no such years or the rule does not pay by the year."""
    if not facts.series or len(each) < 2 or not is_yearly(rule):
        return each
    allowed = _years_allowed(rule)
    left = len(each) if allowed is None else max(allowed - (facts.received or 0), 0)
    named = [replace(one, case=say("eligibility.case.year", place=PLACES[place - 1 : place] or place)) for place, one in enumerate(each, 1)]
    paid, unpaid = named[:left], named[left:]
    raw, unit, whole = sum((one.value for one in paid), Decimal(0)), each[0].unit, whole_cap(rule)
    total = raw if whole is None else min(raw, whole)
    working = f"{' + '.join(in_unit(one.value, unit) for one in paid)} = {in_unit(raw, unit)}"
    told = working + (say("eligibility.told.whole", cap=in_unit(total, unit)) if total < raw else "")
    if unpaid:
        told += say("eligibility.told.unpaid", years=left, case="、".join(one.case for one in unpaid))
    steps: tuple[Computation, ...] = (Computation("total", working, raw, unit, ("asker",)),)
    if whole is not None and total < raw:
        working = f"min({in_unit(raw, unit)}, {in_unit(whole, unit)}) = {in_unit(total, unit)}"
        steps += (Computation("subsidy", working, total, unit, ("asker",)),)
    return (*paid, Amount(say("eligibility.case.together", years=len(paid)), total, unit, working, (), steps, told))


def _years_allowed(rule: SupportRule) -> int | None:
    """For how many years the rule gives something at most, by its term or by the years that a condition counts ("在3年（36个月）内")."""
    within = [_WITHIN.search(one.text) for one in rule.conditions]
    return rule.years or next((int(one["years"]) for one in within if one is not None), None)


_WITHIN = re.compile(r"(?:在|起|，)(?P<years>\d)年(?:[（(]\d+个月[)）])?内$")
PLACES = "一二三四五六七八九十"
_WHOLE = re.compile(
    r"(?P<each>每年|年度|当年|全年|每个?自然年)?[^，。；\d]{0,6}(?:累计|合计|总额|总计|总共)[^，。；\d]{0,12}?(?P<value>\d+(?:\.\d+)?)(?P<unit>[万亿]?元)"
)


def whole_cap(rule: SupportRule) -> Decimal | None:
    """The most that the rule gives over all years together ("累计最高60万元"), in its unit, None where it states none."""
    for found in _WHOLE.finditer(rule.quote):
        if not found["each"]:
            return convert(Decimal(found["value"]), found["unit"], rule.currency_unit)
    return None


def is_yearly(rule: SupportRule) -> bool:
    return bool(YEARLY & set(rule.per.split("/"))) or (rule.years is not None and rule.years > 1)
