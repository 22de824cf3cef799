"""From the awards of each sentence to support rules."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from index.records import Benefit, Condition, Document, Section, SupportRule, Tier
from index.rules.awards import Award, Value, awards
from index.rules.clauses import Sentence, sentences
from index.rules.conditions import conditions
from index.rules.enumerations import enumeration, variants
from index.rules.figures import Figure
from index.rules.qualitative import fund, qualitative
from index.rules.thresholds import thresholds


@dataclass(frozen=True, slots=True)
class _Context:
    document: Document
    sentence: Sentence
    limits: tuple[str, ...]


def rules_of_text(document: Document, sections: tuple[Section, ...]) -> list[SupportRule]:
    """The rules that the running text states, in text order."""
    found: list[SupportRule] = []
    subject, paragraph = "", -1
    for sentence in sentences(document.text, sections):
        if sentence.paragraph != paragraph:
            subject, paragraph = "", sentence.paragraph
        groups, limits = awards(sentence)
        context = _Context(document, sentence, tuple(limits))
        rules: list[SupportRule] = []
        for award in groups:
            made = _rules(context, award, rules[-1].subject if rules else subject)
            rules += made
        if limits and not rules:
            found = [_limited(rule, sentence, tuple(limits)) for rule in found]
        if rules:
            subject = rules[-1].subject or subject
        found += rules
        if not rules:
            rule = qualitative(document, sentence, subject)
            if rule is not None:
                found.append(rule)
    return found


_GENERAL = re.compile(r"本(?:政策|意见|办法|措施|细则|规定|通知|方案)|附则")


def _limited(rule: SupportRule, sentence: Sentence, limits: tuple[str, ...]) -> SupportRule:
    """A sentence that only excludes binds the rules before it in its section, or all where it speaks of the whole document."""
    near = rule.path == sentence.path and sentence.path != ()
    if near or _GENERAL.search(sentence.text) or any(_GENERAL.search(heading) for heading in sentence.path):
        return replace(rule, exclusions=tuple(dict.fromkeys(rule.exclusions + limits)))
    return rule


def _rules(context: _Context, award: Award, inherited: str) -> list[SupportRule]:
    """The rules of one award: one for each value, or one with tiers where the values step with one figure."""
    text = context.document.text
    pieces: list[tuple[str, int | None]] = [(text[a:b], a) for a, b in award.head]
    values = _capped(award)
    if not values:
        return []
    if len(values) == 1:
        return [_rule(context, award, values[0], pieces, inherited)]
    if all(value.label for value in values if value.amount) and any(value.amount for value in values):
        return [
            _rule(context, award, value, [*pieces, (value.label, None)], inherited) for value in values
        ]
    joined = "，".join(words for words, _ in pieces)
    found = enumeration(joined, len(values))
    if found is None:
        return [_rule(context, award, value, pieces, inherited) for value in values]
    if found.numeric:
        tiers = _tiers(found.items, values)
        if tiers is not None:
            return [_tiered(context, award, values, tiers, pieces, inherited)]
    made = []
    for value, words in zip(values, variants(joined, found), strict=True):
        made.append(_rule(context, award, value, [(clause, None) for clause in words.split("，")], inherited))
    return made


def _capped(award: Award) -> list[Value]:
    """The values with their caps: one cap for all, or as many caps as values; a capped rate is a rate."""
    values = list(award.values)
    sums = [(f, per) for f, per in award.caps if f.kind == "money"]
    rates = [(f, per) for f, per in award.caps if f.kind == "rate"]
    if rates and not any(v.rate for v in values):
        values = [replace(v, rate=rates[0][0]) if v.cap and not v.amount else v for v in values] or [Value(rate=rates[0][0])]
    values = [
        replace(v, rate=v.cap, cap=None) if v.cap is not None and v.cap.kind == "rate" and v.rate is None else v for v in values
    ]
    if len(values) == 2 and values[0].rate and values[1].cap and not values[1].rate:
        values = [replace(values[0], cap=values[1].cap, per=values[0].per or values[1].per)]
    if len(sums) == len(values):
        return [replace(v, cap=v.cap or f, per=v.per or per) for v, (f, per) in zip(values, sums, strict=True)]
    if sums:
        return [replace(v, cap=v.cap or sums[0][0], per=v.per or (sums[0][1] if v.rate else "")) for v in values]
    return values


def _rule(
    context: _Context, award: Award, value: Value, pieces: list[tuple[str, int | None]], inherited: str
) -> SupportRule:
    subject, found = conditions(pieces)
    return _make(context, award, value, subject or inherited, found, ())


def _tiered(
    context: _Context, award: Award, values: list[Value], tiers: tuple[Tier, ...], pieces: list[tuple[str, int | None]], inherited: str
) -> SupportRule:
    subject, found = conditions(pieces)
    value = values[0]
    bare = Value(base=value.base, per=value.per)
    unit = next((f.unit for v in values for f in (v.amount, v.cap) if f is not None), "")
    rule = _make(context, award, bare, subject or inherited, found, tiers, unit)
    marginal = "部分" in rule.quote and all(tier.rate is not None for tier in tiers)
    return replace(rule, marginal=marginal)


def _make(
    context: _Context, award: Award, value: Value, subject: str, found: tuple[Condition, ...], tiers: tuple[Tier, ...],
    unit: str = "",
) -> SupportRule:
    sentence, text = context.sentence, context.document.text
    start = min([a for a, _ in award.head] + [award.end])
    if start == award.end or (award.follows and not subject):
        start = sentence.start
    start += len(text[start : award.end]) - len(text[start : award.end].lstrip("，,；; "))
    unit = next((f.unit for f in (value.amount, value.cap) if f is not None), unit or "万元")
    return SupportRule(
        document=context.document.id,
        quote=text[start : award.end],
        subject=subject,
        conditions=found,
        benefit=_benefit(value, tiers),
        rate=value.rate.value if value.rate else None,
        base=value.base,
        cap=_in(value.cap, unit),
        amount=_in(value.amount, unit),
        amount_max=_in_max(value.amount, unit),
        tiers=tiers,
        per=value.per,
        currency_unit=unit,
        period=award.period,
        years=award.years,
        valid_until=context.document.meta.valid_until,
        path=sentence.path,
        start=start,
        end=award.end,
        exclusions=context.limits,
        fund=fund(sentence.text),
        lead=sentence.lead,
        confidence=0.9 if subject else 0.7,
    )


def _benefit(value: Value, tiers: tuple[Tier, ...]) -> Benefit:
    if value.rate is not None or any(tier.rate is not None for tier in tiers):
        return "rate_with_cap"
    if value.amount is not None or any(tier.amount is not None for tier in tiers):
        return "fixed"
    return "cap_only"


_MAGNITUDE = {"亿": Decimal(100000000), "万": Decimal(10000)}


def _in(figure: Figure | None, unit: str) -> Decimal | None:
    return None if figure is None or figure.kind != "money" else _convert(figure.value, figure.unit, unit)


def _in_max(figure: Figure | None, unit: str) -> Decimal | None:
    return None if figure is None or figure.value_max is None else _convert(figure.value_max, figure.unit, unit)


def _convert(value: Decimal, unit: str, target: str) -> Decimal:
    if unit == target:
        return value
    return value * _MAGNITUDE.get(unit[:1], Decimal(1)) / _MAGNITUDE.get(target[:1], Decimal(1))


def _tiers(items: tuple[str, ...], values: list[Value]) -> tuple[Tier, ...] | None:
    """The steps of a ladder: each item's threshold with the value of the same place; None where an item has no threshold."""
    limits = [next(iter(thresholds(item)), None) for item in items]
    unit = next((limit.unit for limit in reversed(limits) if limit is not None), "")
    filled = []
    for item, limit in zip(items, limits, strict=True):
        if limit is None:
            limit = next(iter(thresholds(re.sub(r"(\d)(?!.*\d)", rf"\g<1>{unit}", item))), None)
        if limit is None:
            return None
        filled.append(limit)
    money = next((v.amount or v.cap for v in values if v.amount or v.cap), None)
    steps: list[Tier] = []
    for item, limit, value in zip(items, filled, values, strict=True):
        maximum = limit.maximum
        others = [f.minimum for f in filled if f.minimum is not None and limit.minimum is not None and f.minimum > limit.minimum]
        if maximum is None and others:
            maximum = min(others)
        steps.append(
            Tier(
                text=item,
                minimum=limit.minimum,
                maximum=maximum,
                unit=limit.unit,
                rate=value.rate.value if value.rate else None,
                amount=_in(value.amount, money.unit) if money else None,
                cap=_in(value.cap, money.unit) if money else None,
            )
        )
    return tuple(steps)

