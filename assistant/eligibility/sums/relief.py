"""What a rule lets the asker off paying of a charge, and what he still pays: "3400元的收费减缴85%" lets off 2890 and leaves 510."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility.records import Amount, Facts, OwnFigure, Worked
from assistant.eligibility.sums.bases import derived, figures_for, in_all, in_words, in_working, value_in
from assistant.eligibility.sums.periods import over_time
from assistant.eligibility.told.durations import durations
from assistant.eligibility.units import convert
from assistant.records import Computation
from index.records import SupportRule
from prompts import say

_PAID = re.compile(r"[费税租]|[交缴付收]|留成|[水电气房]价|市场价|标准")
_NO_CHARGE = re.compile(r"投资|投入|收入|所得额?$|所得额|利润|营收|营业额|产值|销售|工资|挣|赚|注册|存款|贷款|借|入账|流水")


def relieved(rule: SupportRule, facts: Facts) -> Worked:
    """What is let off, or for a reduced rate of tax what is paid, for each charge that the asker tells; asked for where he tells none."""
    figures = charges(rule, facts)
    if not figures:
        return Worked((), (say("eligibility.ask.base", base=rule.base or say("eligibility.base.charge")),))
    unit = _unit(rule, figures)
    if rule.relief == "taxed":
        return Worked(tuple(_taxed(rule, one, unit) for one in figures))
    return Worked(tuple(_let_off(rule, one, unit, facts) for one in figures))


def _unit(rule: SupportRule, figures: list[OwnFigure]) -> str:
    """The asker's own unit, where all his charges are told in one."""
    units = {one.unit for one in figures}
    return units.pop() if len(units) == 1 else rule.currency_unit


def charges(rule: SupportRule, facts: Facts) -> list[OwnFigure]:
    """The asker's figures of the charge: those told by its name, else the only sum of money that is told as something to be paid."""
    found = figures_for(rule.base, facts, rule.currency_unit)
    if found or rule.relief == "taxed":
        return found
    money = [in_all(one, facts) for one in facts.figures if convert(one.value, one.unit, rule.currency_unit) is not None and not _NO_CHARGE.search(f"{one.about}{one.measure}")]
    named = [one for one in money if _PAID.search(one.about)] or money
    return named if len({one.case for one in named}) == len(named) else []


def _taxed(rule: SupportRule, figure: OwnFigure, unit: str) -> Amount:
    rate = f"{plain((rule.rate or Decimal(0)) * 100)}%"
    value = value_in(figure, unit) * (rule.rate or Decimal(0))
    working = f"{in_working(figure, unit)}×{rate} = {in_unit(value, unit)}"
    words = say("eligibility.told.taxed", figure=in_words(figure, unit), rate=rate, left=in_unit(value, unit))
    return Amount(figure.case, value, unit, working, (), (*derived(figure), Computation("subsidy", working, value, unit, ("asker",))), words)


def _let_off(rule: SupportRule, figure: OwnFigure, unit: str, facts: Facts) -> Amount:
    """The part let off, with what is left to pay; over the months for which a monthly charge is let off."""
    share = Decimal(1) if rule.rate is None else rule.rate
    whole, rate = value_in(figure, unit), f"{plain(share * 100)}%"
    part = whole * share
    terms = f"{in_working(figure, unit)}×{rate}"
    cap = None if rule.cap is None or rule.relief != "less" else convert(rule.cap, rule.currency_unit, unit)
    if cap is not None:
        terms, part = f"min({terms}, {in_unit(cap, unit)})", min(part, cap)
    off, left = (part, whole - part) if rule.relief == "less" else (whole - part, part)
    product = Computation("subsidy", f"{terms} = {in_unit(part, unit)}", part, unit, ("asker",))
    rest = Computation("difference", f"{in_unit(whole, unit)}−{in_unit(part, unit)} = {in_unit(whole - part, unit)}", whole - part, unit, ("asker",))
    key = "free" if not left else "let_off" if rule.relief == "less" else "left_to_pay"
    words = say(f"eligibility.told.{key}", figure=in_words(figure, unit), **({} if key == "free" else {"rate": rate, "off": in_unit(off, unit), "left": in_unit(left, unit)}))
    if cap is not None:
        words += say("eligibility.told.most_let_off", cap=in_unit(cap, unit))
    steps = (product,) if key == "free" and rule.relief == "less" else (rest,) if key == "free" else (product, rest)
    made = Amount(figure.case, off, unit, "；".join(one.expression for one in steps), (), (*derived(figure), *steps), words)
    months = {int(one.months) for one in durations(rule.period)} if rule.period and figure.monthly else set()
    return _over_months(made, months.pop()) if len(months) == 1 else over_time(rule, facts, made)


def _over_months(one: Amount, months: int) -> Amount:
    total = one.value * months
    working = f"{in_unit(one.value, one.unit)}×{months} = {in_unit(total, one.unit)}"
    words = say("eligibility.told.let_off_months", one=one.words, months=months, total=in_unit(total, one.unit))
    return Amount(one.case, total, one.unit, working, one.notes, (*one.steps, Computation("total", working, total, one.unit, ("asker",))), words)
