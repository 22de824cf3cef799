"""What steps give: that in which the asker's figure falls, or each step's share of its part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility.records import Amount, Facts, OwnFigure, Worked
from assistant.eligibility.sums.bases import as_told, counted_in, derived, figures_for, value_in
from assistant.eligibility.sums.deductible import above
from assistant.eligibility.sums.heads import by_amount, count_unit
from assistant.eligibility.sums.periods import over_time
from assistant.eligibility.sums.rated import rated
from assistant.eligibility.sums.relief import charges, relieved
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import measure_of, measures_in
from assistant.eligibility.wording import how_many
from assistant.records import Computation
from index.records import SupportRule, Tier
from prompts import say


def by_tier(rule: SupportRule, facts: Facts) -> Worked:
    """The step the asker's figure falls in; marginal steps are added up."""
    unit = rule.tiers[0].unit
    measure = tier_measure(rule)
    facts = replace(facts, figures=tuple(one for one in facts.figures if not _RECEIVED_FOR.search(one.words)))
    if rule.relief and len(facts.figures) > 1:
        charged = charges(rule, facts)
        facts_of_steps = replace(facts, figures=tuple(one for one in facts.figures if one not in charged))
    else:
        facts_of_steps = facts
    found = figures_for(measure, facts_of_steps, unit) or [
        replace(one, value=value, unit=unit) for one in facts.figures if not unit.endswith("元") and (value := counted_in(one, unit)) is not None]
    found = found or _of_name(rule, facts)
    if not found and unit.endswith("元") and measure_of(rule.base) == "投资":
        invested = figures_for(rule.base, facts, unit)
        found = invested if len(invested) == 1 else []  # what was bought is what was invested where only one sum is told
    if not found:
        named = measure_of(measure) and len(measure) <= _NAME
        return Worked((), (say("eligibility.ask.tier", measure=measure) if named else how_many(unit, "ask.tier"),))
    made: list[Amount] = []
    missing: list[str] = []
    for figure in above(rule, found) if rule.marginal else found:
        value = value_in(figure, unit)
        if rule.marginal and not unit.endswith("元") and any(one.rate is not None for one in rule.tiers):
            missing.append(say("eligibility.ask.base", base=rule.base if measure_of(rule.base) else say("eligibility.base.unknown")))  # a share of what is paid for each part: how much that is, is not told
            continue
        if rule.marginal:
            made.append(_marginal(rule, figure, value))
            continue
        tier = next((t for t in reversed(rule.tiers) if _within(t, value, rule.tiers)), None)
        shown = as_told(figure, unit)
        if tier is None:
            text = say("eligibility.working.no_tier", value=shown)
            made.append(Amount(figure.case, Decimal(0), rule.currency_unit, text, (text,)))
            continue
        note = say("eligibility.note.tier", value=shown, tier=_tier_name(tier))
        if tier.rate is not None and rule.relief:
            worked = relieved(replace(rule, tiers=(), rate=tier.rate), facts)
            made += [replace(one, notes=(note, *one.notes)) for one in worked.amounts if one.case == figure.case]
            missing += worked.missing
            continue
        if tier.rate is not None:
            base = figures_for(rule.base or measure, facts, rule.currency_unit) or ([figure] if not rule.base or measure_of(rule.base) == "投资" else [])
            same = [f for f in base if f.case == figure.case] or base
            if not same:
                missing.append(say("eligibility.ask.base", base=rule.base))
                continue
            made.append(rated(rule, same[0], tier.rate, tier.cap or rule.cap, facts, (note,)))
        elif tier.amount is not None or tier.cap is not None:
            amount = tier.amount if tier.amount is not None else tier.cap
            assert amount is not None
            if count_unit(rule) and len(found) == 1:
                each = by_amount(replace(rule, tiers=(), amount=amount, cap=rule.cap), replace(facts, figures=tuple(one for one in facts.figures if one != figure or counted_in(one, count_unit(rule)[0]) is not None)))
                single = Amount(figure.case, amount, rule.currency_unit, say("eligibility.working.each", amount=plain(amount), unit=rule.currency_unit))
                made += [replace(one, case=figure.case, notes=(note, *one.notes)) for one in each.amounts or (single,)]
                missing += each.missing
                continue
            text = say("eligibility.working.tier", value=shown, tier=_tier_name(tier), amount=plain(amount), unit=rule.currency_unit)
            made.append(over_time(rule, facts, Amount(figure.case, amount, rule.currency_unit, text, (note,))))
    return Worked(tuple(made), tuple(dict.fromkeys(missing)))


_RECEIVED_FOR = re.compile(r"(?:以前|之前|原来|原先|曾|早先|当[年时]|那[时年])[^，。；]*(?:拿|领|得|获|奖|享受|补)(?:到)?过")
"""A figure for which something was given already: it is no further case (以前达到2000万拿过20万)."""
_NAME = 10
"""A longer name of what steps are measured on is more than a name."""


def _of_name(rule: SupportRule, facts: Facts) -> list[OwnFigure]:
    """The asker's figures that stand before the word which stands behind the steps, so that they name what he has (认定为1.5亿元税收楼)."""
    last = rule.tiers[-1].text
    behind = rule.quote[rule.quote.rfind(last) + len(last) :][:_PAIR] if last in rule.quote else ""
    named = re.fullmatch(r"[一-鿿]{2}", behind) is not None and not behind.startswith("的")
    return [one for one in facts.figures if named and one.thing.startswith(behind) and convert(one.value, one.unit, rule.tiers[0].unit) is not None]


_PAIR = 2


def tier_measure(rule: SupportRule) -> str:
    """What the steps of a tier rule are measured on, from its conditions and the words of the rule."""
    measured = [one.subject for one in rule.conditions if one.unit == rule.tiers[0].unit and one.subject]
    if measured:
        return next((one for one in measured if one in rule.tiers[0].text), measured[0])
    named = measures_in(rule.quote.split(rule.tiers[0].text)[0])
    return named[-1][2] if named else rule.base


def _tier_name(tier: Tier) -> str:
    """The step as printed."""
    return tier.text.strip("，、的")


def _within(tier: Tier, value: Decimal, tiers: Sequence[Tier]) -> bool:
    """Whether the figure falls in the step; its upper end belongs to it unless the next step begins there."""
    if tier.minimum is not None and value < tier.minimum:
        return False
    if tier.maximum is None or value < tier.maximum:
        return True
    return value == tier.maximum and all(other.minimum != value for other in tiers)


def _marginal(rule: SupportRule, figure: OwnFigure, value: Decimal) -> Amount:
    """Each step's rate on the part of the figure that lies in the step."""
    parts: list[str] = []
    steps: list[Computation] = []
    total = Decimal(0)
    unit = rule.currency_unit
    tiers: Sequence[Tier] = sorted(rule.tiers, key=lambda tier: tier.minimum or Decimal(0))
    for tier in tiers:
        low = tier.minimum or Decimal(0)
        if tier is tiers[0] and "部分" not in tier.text and _BY_STEPS.search(rule.quote) is None:
            low = Decimal(0)  # who reaches it is given the first step's sum for all that lies below the next one
        part = min(value, tier.maximum if tier.maximum is not None else value) - low
        if part <= 0 or (tier.rate is None and tier.amount is None):
            continue
        total += part * (tier.rate if tier.rate is not None else tier.amount or Decimal(0))
        if low:
            upper = value if tier.maximum is None else min(value, tier.maximum)
            steps.append(Computation("difference", f"{in_unit(upper, tier.unit)}−{in_unit(low, tier.unit)} = {in_unit(part, tier.unit)}",
                                     part, tier.unit, ("asker",)))
        parts.append(f"{in_unit(part, tier.unit)}×" + (f"{plain(tier.rate * 100)}%" if tier.rate is not None else in_unit(tier.amount or Decimal(0), unit)))
    if not parts:
        text = say("eligibility.working.no_tier", value=f"{plain(value)}{rule.tiers[0].unit}")
        return Amount(figure.case, Decimal(0), unit, text, (text,))
    raw = convert(total, rule.tiers[0].unit, unit) if rule.tiers[0].rate is not None else total
    result = total if raw is None else raw
    working = f"{' + '.join(parts)} = {in_unit(result, unit)}"
    if rule.cap is not None and result > rule.cap:
        working, result = f"min({' + '.join(parts)}, {in_unit(rule.cap, unit)}) = {in_unit(rule.cap, unit)}", rule.cap
    return Amount(figure.case, result, unit, working, (say("eligibility.note.marginal"),),
                  (*derived(figure), *steps, Computation("subsidy", working, result, unit, ("asker",))))


_BY_STEPS = re.compile(r"分[段档级]|累进|超额")
