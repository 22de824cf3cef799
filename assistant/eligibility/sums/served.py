"""So much for each year that somebody served or did something ("每服役一年补助4500元"): the asker's years times the sum."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility.records import Amount, Facts, Worked
from assistant.eligibility.sums.caps import against_cap
from assistant.eligibility.told.durations import durations
from assistant.records import Computation
from index.records import SupportRule
from prompts import say

_SERVED = re.compile(r"每(?P<deed>(?!个|家|户|人|名|位|超|增|提前|延|逾|晚|迟|多|少|再|隔)[一-鿿]{2,6}?)满?(?:一|1)(?:个)?(?:整)?年(?!内|以)(?:，?每人?每?(?P<monthly>月))?[^，。；每]{0,14}?\d")
_PART_AS_WHOLE = re.compile(r"不[满足](?:一|1)年的?，?(?:均|都)?[^，。；]{0,4}按(?:照)?(?:一|1)年")
_MONTHS = 12


def by_years_served(rule: SupportRule, facts: Facts) -> Worked | None:
    """The amount for the years of what the rule counts, which are asked for where none or several are told; None for other rules."""
    found = _SERVED.search(rule.quote)
    if found is None or rule.amount is None or rule.amount_max is not None:
        return None
    told = {one.months: one.told for one in durations(facts.text)}
    if len(told) != 1:
        return Worked((), (say("eligibility.ask.served", deed=found["deed"]),))
    (months, time), unit = told.popitem(), rule.currency_unit
    up = _PART_AS_WHOLE.search(rule.quote) is not None
    years = (months / _MONTHS).quantize(Decimal(1), ROUND_CEILING if up else ROUND_FLOOR)
    counted = years if rule.years is None else min(years, Decimal(rule.years))
    raw = rule.amount * counted
    result = raw if rule.cap is None else min(raw, rule.cap)
    span = f"{plain(years)}年" if counted == years else f"min({plain(years)}年, {plain(counted)}年)"
    product = f"{span}×{in_unit(rule.amount, unit)}"
    working = f"{product} = {in_unit(raw, unit)}" if rule.cap is None else f"min({product}, {in_unit(rule.cap, unit)}) = {in_unit(result, unit)}"
    unit_each = "eligibility.told.counted_monthly" if found["monthly"] else "eligibility.told.counted"
    words = say(unit_each, figure=span if counted == years else f"{span} = {plain(counted)}年", amount=in_unit(rule.amount, unit), raw=in_unit(raw, unit)) + against_cap(raw, rule.cap, unit)
    notes = (say(f"eligibility.note.{'part_year_whole' if up else 'part_year'}", time=time, years=plain(years)),) if months % _MONTHS else ()
    rounded_up = (Computation("total", f"{plain(years - 1)}年 + 1年 = {plain(years)}年", years, "年", ("asker",)),) if up and months % _MONTHS else ()
    return Worked((Amount("", result, unit, working, notes, (*rounded_up, Computation("subsidy", working, result, unit, ("asker",)),), words),))
