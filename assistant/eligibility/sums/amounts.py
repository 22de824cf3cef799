"""How much a rule gives for the asker's figures: caps, tiers, years and totals, in Decimal, with the working as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility.records import Amount, Facts, OwnFigure, Worked
from assistant.eligibility.sums.bases import (
    counted_in,
    derived,
    figures_for,
    in_all,
    in_words,
    in_working,
    value_in,
)
from assistant.eligibility.sums.caps import ABOVE, FLOOR, by_excess, by_floor
from assistant.eligibility.sums.count_limits import at_most
from assistant.eligibility.sums.deductible import above
from assistant.eligibility.sums.heads import APPLICANT, by_amount, count_unit, unit_of
from assistant.eligibility.sums.joint_bases import by_joint_base
from assistant.eligibility.sums.loans import BY_YEARLY_RATE, by_reference_rate, of_interest, over_loan
from assistant.eligibility.sums.periods import in_series, is_yearly, over_time, term_in_months, yearly_cap
from assistant.eligibility.sums.priced import by_price
from assistant.eligibility.sums.rated import rated
from assistant.eligibility.sums.relief import relieved
from assistant.eligibility.sums.served import by_years_served
from assistant.eligibility.sums.tiers import by_tier, tier_measure
from assistant.eligibility.sums.totals import of_all_cases
from assistant.eligibility.sums.which_count import group
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import same_count
from assistant.eligibility.wording import how_many
from assistant.records import Computation
from index.records import SupportRule
from prompts import say


def amounts(rule: SupportRule, facts: Facts) -> Worked:
    """The amounts that `rule` gives for the asker's figures. What cannot be worked out without a guess is asked for."""
    if not rule.has_sum:
        return Worked(())
    if rule.tiers:
        return by_tier(rule, facts) if rule.relief else replace(by_tier(rule, facts), needed=_needed_in_steps(rule, facts))
    floor = FLOOR.search(rule.quote)
    if floor is not None and rule.amount is not None:
        return by_floor(rule, floor, facts)
    if rule.relief:
        return relieved(rule, facts)
    if rule.rate is not None:
        return _by_rate(rule, facts)
    if rule.amount is not None:
        return by_years_served(rule, facts) or by_amount(rule, facts)
    if rule.benefit == "cap_only" and set(count_unit(rule)) <= APPLICANT and (spent_ := _as_spent(rule, facts)):
        return Worked(spent_)
    if rule.cap is not None and ABOVE.search(rule.quote) is None and count_unit(rule) and not _for_applicant(rule, facts):
        each = _spent_each(rule, facts)
        counted = by_amount(replace(rule, amount=rule.cap if each is None else min(each, rule.cap), cap=None), replace(facts, figures=tuple(
            one for one in facts.figures if each is None or convert(one.value, one.unit, rule.currency_unit) is None)))
        told = say("eligibility.told.upper")
        made = tuple(replace(one, most=True, words=one.words + told) for one in counted.amounts if one.steps)
        spent = any(convert(one.value, one.unit, rule.currency_unit) is not None for one in facts.figures)
        return Worked(made or ((_at_most(rule, rule.cap),) if rule.benefit == "cap_only" and "/" not in rule.per and spent else ()))
    if rule.benefit == "cap_only" and rule.cap is not None and ABOVE.search(rule.quote) is None:
        return Worked((over_time(rule, facts, _at_most(rule, rule.cap)) if facts.whole or facts.full or facts.planned is not None else _at_most(rule, rule.cap),))
    return by_excess(rule, facts)


def _for_applicant(rule: SupportRule, facts: Facts) -> bool:
    """Whether a rule gives so much at most to each applicant by the year, and the asker counts no several of them."""
    units = set(count_unit(rule))
    return rule.benefit == "cap_only" and is_yearly(rule) and units <= APPLICANT and not any(counted_in(one, unit) is not None for one in facts.figures for unit in units)


def _as_spent(rule: SupportRule, facts: Facts) -> tuple[Amount, ...]:
    """What a rule gives that pays, or takes off, what was really spent or owed up to a cap ("以每户每年14400元为限额依次扣减其应缴纳的…"), for
    each of the asker's figures and for years one after another together; none where it does not, or he tells no such figure."""
    found = figures_for(rule.quote, facts, rule.currency_unit) if _AS_SPENT.search(rule.quote) and not ABOVE.search(rule.quote) else []
    return in_series(rule, facts, tuple(rated(replace(rule, rate=Decimal(1)), figure, Decimal(1), rule.cap, replace(facts, planned=None, once=True), ()) for figure in found))


_AS_SPENT = re.compile(r"扣减|抵减|抵扣|抵免|据实|实报|按实际|实际(?:发生|支出|缴纳|应缴)")


def _spent_each(rule: SupportRule, facts: Facts) -> Decimal | None:
    """What the asker spent on each piece that the cap is for ("每件花了600元"), None where he does not say."""
    units = "|".join(map(re.escape, count_unit(rule)))
    told = [figure for figure in facts.figures if units and re.search(rf"(?:每|一|1)(?:{units})", figure.words)]
    values = [value for figure in told if (value := convert(figure.value, figure.unit, rule.currency_unit)) is not None]
    return values[0] if len(values) == 1 else None


def _at_most(rule: SupportRule, cap: Decimal) -> Amount:
    """The most there is, where nothing is counted."""
    each = "".join(f"每{unit_of(part)}" for part in rule.per.split("/") if part)
    text = say("eligibility.working.at_most", each=each, amount=plain(cap), unit=rule.currency_unit)
    return Amount("", cap, rule.currency_unit, text, most=True)


def _by_rate(rule: SupportRule, facts: Facts) -> Worked:
    rule = of_interest(rule, facts)
    if (known := by_reference_rate(rule, facts) or by_price(rule, facts) or by_joint_base(rule, facts)) is not None:
        return known
    rule = _by_month(_in_own_unit(rule, facts))
    assert rule.rate is not None
    if (apiece := _apiece(rule, facts)) is not None:
        return Worked((apiece,))
    if (unit_ := _counted_twice(rule, facts)):
        return Worked((), (how_many(unit_),))
    named = _OF_WHAT.search(rule.quote) if not rule.base else None
    lent = BY_YEARLY_RATE.search(rule.quote) is not None and rule.base.endswith("利率")
    base = _LOAN if lent else _of_threshold(rule) or rule.base or (named["what"] if named is not None else "")
    monthly = "月" in rule.per.split("/") or term_in_months(rule) is not None or (rule.cap is None and _EACH_MONTH.search(facts.text) is not None)
    found = figures_for(base, facts, rule.currency_unit, months=monthly)
    needed = _needed(rule, facts, found)
    if not found and needed:
        return Worked((), (), needed)
    if not found:
        return Worked((), (say("eligibility.ask.base", base=say("eligibility.base.loan") if lent else rule.base or say("eligibility.base.unknown")),))
    if (spread := _SPREAD.search(rule.quote)) is not None and Decimal(spread["low"]) / 100 == rule.rate:
        return Worked(tuple(_between_rates(rule, figure, rule.rate, Decimal(spread["high"]) / 100) for figure in found))
    rate, cap = rule.rate, rule.cap
    found = above(rule, found)
    each = replace(facts, planned=None, once=True, whole=False) if facts.series and len(found) > 1 else facts
    return Worked(of_all_cases(facts, found, in_series(rule, facts, tuple(over_loan(rule, figure, rate, cap, facts) or rated(rule, figure, rate, cap, each, ()) for figure in found))), (), needed)


def _of_threshold(rule: SupportRule) -> str:
    """What a share of no more than the part above a threshold is taken of: what the threshold is on ("研发投入超过100万元的，按超过部分的10%"), "" for other shares."""
    if not _EXCESS.fullmatch(rule.base):
        return ""
    return next((one.subject or one.text.split("超过")[0] for one in rule.conditions if one.minimum is not None and one.unit.endswith("元") and "超过" in one.text), "")


_EXCESS = re.compile(r"(?:其)?(?:超过|超出|高出|超额)的?部分")


def _by_month(rule: SupportRule) -> SupportRule:
    """A share of a wage is given by the month, for so many months at most, though the rule tells no rhythm ("按本市最低工资标准的50%…不超过12个月")."""
    by_month = "个月" in rule.period or (rule.rate is not None and rule.rate <= 1 and not _ONCE.search(rule.quote))
    return replace(rule, per="月") if not rule.per and _WAGE.search(rule.base) and by_month else rule


_ONCE = re.compile(r"一次性|每[次人]给予|\d个月的?(?:当地|本[省市县区]|上年度)?[^，。；]{0,6}工资")
"""What is given once, though a monthly wage is the measure."""
_WAGE = re.compile(r"(?:最低|平均)工资(?:标准)?$")
_EACH_MONTH = re.compile(r"(?:每个?|[一1]个)月(?![^，。；？]*年)[^，。；？\d]{0,10}(?:多少|几)")
"""What a month comes to is asked for."""
_LOAN = "贷款金额"
_OF_WHAT = re.compile(r"(?:发放|享受|领取)(?P<what>[\u4e00-\u9fff]{2,12})的\d")
"""What a share is of, where the rule goes on giving part of it ("发放住房租赁补贴的50%")."""


def _apiece(rule: SupportRule, facts: Facts) -> Amount | None:
    """A share that is capped for each piece, of what each piece costs, times the pieces ("每个展位费2万元", 2个; 每个展位不超过1.5万元), or of what
    all cost ("5个展位共10万元"), held to what is given in a year; None where the cap is for all or the asker does not tell so."""
    units = count_unit(rule)
    sums = [one for one in facts.figures if convert(one.value, one.unit, rule.currency_unit) is not None and not one.growth]
    counts = list({one.value: one for one in (in_all(figure, facts) for figure in facts.figures if figure not in sums) if not one.each and len(units) == 1 and (units[0] in one.thing or same_count(one.unit, units[0]))}.values())
    sums = _without_total(sums, counts)
    counts = [one] if len(counts) > 1 and (one := group(rule, counts)) is not None else counts
    if rule.cap is None or rule.rate is None or units[:1] == [""] or len(sums) != 1 or len(counts) != 1:
        return None
    count, price, unit = counts[0], sums[0], rule.currency_unit
    if not price.each and at_most(rule, count, units[0], facts).value < count.value and price.value % count.value == 0:
        price = replace(price, value=price.value / count.value, each=count.unit, derived=f"{in_unit(price.value, price.unit)}÷{in_unit(count.value, count.unit)}")
    if not price.each and count.value > 1 and (_ALIKE.search(price.about) or (price.measure == _EARNED and not _ALTOGETHER.search(price.about))):
        price = replace(price, each=count.unit)
    most = yearly_cap(rule, unit)
    if price.each:
        if not same_count(count.unit, price.each):
            return None
        count = at_most(rule, count, units[0], facts)
        single = rated(rule, replace(price, each=""), rule.rate, rule.cap, replace(facts, planned=None, once=True, months=None, whole=False), ())
    elif count.value > 1:
        single = Amount(price.case, value_in(price, unit) * rule.rate, unit, "")
    else:
        return None
    pieces = f"{in_unit(single.value, unit)}×{in_unit(count.value, count.unit)}" if price.each else f"{in_working(price, unit)}×{plain(rule.rate * 100)}%"
    raw = single.value * count.value if price.each else single.value
    bounds = [] if price.each else [(rule.cap * count.value, f"{in_unit(rule.cap, unit)}×{in_unit(count.value, count.unit)}")]
    bounds += [(most, in_unit(most, unit))] if most is not None and most != rule.cap and most < raw else []
    total = min([raw, *(value for value, _ in bounds)])
    terms = ", ".join([pieces, *(words for _, words in bounds)])
    working = f"min({terms}) = {in_unit(total, unit)}" if bounds else f"{pieces} = {in_unit(total, unit)}"
    told = say("eligibility.told.apiece", one=single.words or single.working, working=f"{count.derived} = {in_unit(count.value, count.unit)}；{working}" if count.derived else working) if price.each else working
    apart = price.each or _ALTOGETHER.search(price.about) is not None
    notes = (*single.notes, *(() if apart else (say("eligibility.note.as_total", figure=in_unit(price.value, price.unit), count=in_unit(count.value, count.unit)),)))
    return over_time(rule, facts, Amount(single.case, total, unit, working, notes, (*single.steps, *derived(count), Computation("subsidy" if bounds else "total", working, total, unit, ("asker",))), told))


def _counted_twice(rule: SupportRule, facts: Facts) -> str:
    """What a share is taken of a price for each of ("每件花了9000元"), where the asker tells several numbers of it and which of them counts is not known; "" otherwise."""
    units = count_unit(rule)
    priced = [one.each for one in facts.figures if one.each and len(units) == 1 and same_count(one.each, units[0]) and convert(one.value, one.unit, rule.currency_unit) is not None]
    counts = [one for one in facts.figures if priced and not one.each and same_count(one.unit, priced[0])]
    return priced[0] if len({one.value for one in counts}) > 1 and group(rule, counts) is None else ""


def _without_total(sums: list[OwnFigure], counts: Sequence[OwnFigure]) -> list[OwnFigure]:
    """The sums, of two the one of each piece where the other is only what all of them come to (每个5万，一共10万 of 2个)."""
    each = [one for one in sums if one.each]
    if len(sums) != _BOTH or len(each) != 1 or len(counts) != 1:
        return sums
    whole = next(one for one in sums if one is not each[0])
    same = convert(each[0].value * counts[0].value, each[0].unit, whole.unit) == whole.value
    return each if same else sums


_BOTH = 2
_EARNED = "工资"
_ALIKE = re.compile(r"(?:都|均|全)(?:是|为|要|花|付)?了?$|各(?:自)?(?:是|为|花|付|要)?了?$|每[一-鿿]{1,3}(?:是|要|花|付|约|大概)?了?$|(?:单价|一[个台套人名])[^，。；\d]{0,4}$")
"""Before a sum: each of those counted has it."""
_ALTOGETHER = re.compile(r"共|合计|总|加起来|全部")
"""Before a sum: it is that of all of them together."""


def _in_own_unit(rule: SupportRule, facts: Facts) -> SupportRule:
    """A rule that states a share and no sum, in the unit of the asker's sums."""
    units = {figure.unit for figure in facts.figures if convert(figure.value, figure.unit, rule.currency_unit) is not None}
    return replace(rule, currency_unit=units.pop()) if rule.cap is None and len(units) == 1 else rule


_SPREAD = re.compile(r"(?P<low>\d+(?:\.\d+)?)%?\s?[-—–~～至到]+\s?(?P<high>\d+(?:\.\d+)?)%")
"""A share that is set within bounds ("5%—20%")."""


def _between_rates(rule: SupportRule, figure: OwnFigure, low: Decimal, high: Decimal) -> Amount:
    """What the lowest and the highest share come to: the share itself is set by the office."""
    unit, value = rule.currency_unit, value_in(figure, rule.currency_unit)
    ends = [value * rate if rule.cap is None else min(value * rate, rule.cap) for rate in (low, high)]
    steps = tuple(Computation("subsidy", f"{in_working(figure, unit)}×{plain(rate * 100)}% = {in_unit(value * rate, unit)}", value * rate, unit, ("asker",))
                  for rate in (low, high))
    told = say("eligibility.told.spread", figure=in_words(figure, unit), low=f"{plain(low * 100)}%", high=f"{plain(high * 100)}%",
               least=in_unit(ends[0], unit), most=in_unit(ends[1], unit))
    return Amount(figure.case, ends[0], unit, steps[0].expression, (say("eligibility.note.range"),), (*derived(figure), *steps), told)


def _needed(rule: SupportRule, facts: Facts, found: Sequence[OwnFigure]) -> tuple[Amount, ...]:
    """What the base must be for the sum the asker wants, as far as the cap lets him have it, and how much more that is than `found`, his own."""
    wanted = rule.cap if facts.full else None
    if facts.claimed and not facts.figures and not _PAYS.search(facts.text):
        wanted = convert(facts.claimed[-1].value, facts.claimed[-1].unit, rule.currency_unit)
    if wanted is None or not rule.rate or (rule.cap is not None and wanted > rule.cap):
        return ()
    base, unit = wanted / rule.rate, rule.currency_unit
    if base != base.quantize(_SHOWN):
        return ()
    needed = plain(base)
    values = {"cap": plain(wanted), "unit": unit, "needed": needed}
    working = say("eligibility.inverse.working", rate=plain(rule.rate * 100), **values)
    note = say("eligibility.inverse.note", base=rule.base, **values)
    steps: tuple[Computation, ...] = (Computation("subsidy", working, base, unit, ("asker",)),)
    own = [value for one in found if (value := value_in(one, unit)) < base]
    if len(own) == len(found) == 1:
        gap = f"{needed}{unit}−{in_unit(own[0], unit)} = {in_unit(base - own[0], unit)}"
        note += say("eligibility.inverse.gap", working=gap)
        steps += (Computation("difference", gap, base - own[0], unit, ("asker",)),)
    if rule.cap is not None and wanted < rule.cap and _TO_CAP.search(facts.text):
        gap = f"{in_unit(rule.cap, unit)}−{in_unit(wanted, unit)} = {in_unit(rule.cap - wanted, unit)}"
        note += say("eligibility.inverse.to_cap", working=gap)
        steps += (Computation("difference", gap, rule.cap - wanted, unit, ("asker",)),)
    return (Amount("", base, unit, working, (note,), steps),)


_SHOWN = Decimal("0.0001")
"""A figure that is no plain one is none to work back to."""
_PAYS = re.compile(r"(?:自己|个人|本人|还|另外)[^，。；？\d]{0,6}(?:交|缴|掏|付|出|补交)[^，。；？\d]{0,4}(?:多少|几)")
"""What is left to be paid is asked: the sum told is what it costs, none that is wanted."""


def _needed_in_steps(rule: SupportRule, facts: Facts) -> tuple[Amount, ...]:
    """What the base must be for all that the cap lets the asker have, by the rate of the step in which that base lies."""
    for tier in sorted(rule.tiers, key=lambda one: one.minimum or Decimal(0)):
        cap = tier.cap if tier.cap is not None else rule.cap
        base = None if not tier.rate or cap is None or rule.marginal else convert(cap / tier.rate, rule.currency_unit, tier.unit)
        if base is not None and (tier.minimum is None or base >= tier.minimum) and (tier.maximum is None or base < tier.maximum):
            found = figures_for(rule.base, facts, rule.currency_unit) or figures_for(tier_measure(rule), facts, rule.currency_unit)
            return _needed(replace(rule, tiers=(), rate=tier.rate, cap=cap), facts, found)
    return ()


_TO_CAP = re.compile(r"(?:[离距比较到]|距离)[^，。；？]{0,6}(?:最高|上限|封顶|顶格|满额)[^，。；？]{0,8}(?:差|少|多少|几|空间)")
"""How much a sum is below the most there is, is asked."""


def claim_fits(amount: Amount, facts: Facts) -> bool | None:
    """Whether the sum the asker expects is the one worked out; None where he named none."""
    for claim in facts.claimed:
        value = convert(claim.value, claim.unit, amount.unit)
        if value is not None:
            return value <= amount.value if amount.most else value == amount.value
    return None

