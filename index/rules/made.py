"""One award as support rules: one for each thing it gives, or one with tiers where they step with one figure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.records import Benefit, Condition, Document, SupportRule, Tier
from index.rules.awards import Award
from index.rules.clauses import Sentence
from index.rules.conditions import conditions
from index.rules.enumerations import Enumeration, enumeration, variants
from index.rules.figures import years
from index.rules.filled import filled
from index.rules.kinds import kind
from index.rules.labels import first_labelled, goes_on
from index.rules.steps import most_in, sum_in
from index.rules.steps import tiers as _tiers
from index.rules.values import Value
from index.rules.words import AGENT_LAST


@dataclass(frozen=True, slots=True)
class Context:
    """Where an award stands, and what the sentence says against having it."""

    document: Document
    sentence: Sentence
    limits: tuple[str, ...]




def rules_of_award(context: Context, award: Award, inherited: str, before: list[SupportRule]) -> list[SupportRule]:
    """The rules of one award: one for each value, or one with tiers where the values step with one figure."""
    text = context.document.text
    if len(award.cases) > 1 and len(award.cases) == len(award.caps) and len(award.values) == 1 and award.values[0].rate is not None:
        head = [one for one in award.head if one not in award.cases]
        apart = [replace(award, head=[*head, case], caps=[cap], cases=[]) for case, cap in zip(award.cases, award.caps, strict=True)]
        return [rule for one in apart for rule in rules_of_award(context, one, inherited, before)]
    pieces: list[tuple[str, int | None]] = [(text[a:b], a) for a, b in award.head]
    values = filled(award, text, pieces)
    if award.years is None and (yearly := _EVERY_YEAR.search("，".join(words for words, _ in pieces))) is not None:
        values = [replace(v, per="年") if v.amount and not v.per else v for v in values]
        award.period, award.years = award.period or (yearly["first"] or ""), years(yearly["first"] or "")
    if not values:
        return []
    inherited = award.recipient or inherited
    if len(values) == 1:
        return [_rule(context, award, values[0], pieces, inherited)]
    if pieces and not values[0].label and all(goes_on(value.label, pieces[-1][0]) for value in values[1:]):
        steps = [pieces, *([*pieces[:-1], (value.label, None)] for value in values[1:])]
        return [_rule(context, award, value, own, inherited) for value, own in zip(values, steps, strict=True)]
    values, pieces = first_labelled(values, pieces)
    if all(value.label for value in values):
        return [_labelled(context, award, value, pieces, inherited) for value in values]
    joined = "，".join(words for words, _ in pieces)
    found = enumeration(joined, len(values))
    if found is None and award.inside is not None:
        inside = _GIVING.sub("", text[slice(*award.inside)])
        if (named := enumeration(inside, len(values))) is not None and not named.numeric:
            by_class = bool(joined) and _BY_CLASS.search(inside[: named.start]) is not None
            joined = f"{joined}，{inside}" if by_class else inside
            found, pieces = enumeration(joined, len(values)) or named, [(one, None) for one in joined.split("，")]
    if _SAME_STEPS.search(joined) and before and len(before[-1].tiers) == len(values):
        tiers = _tiers(tuple(tier.text for tier in before[-1].tiers), values)
        if tiers is not None:
            return [_tiered(context, award, values, tiers, pieces, inherited)]
    if found is None and _SAME_GRADES.search(joined) and len(graded := _graded(before, len(values))) > 1:
        bare = [(one, None) for one in _SAME_GRADES.sub("", joined).split("，") if one]
        return [_rule(context, award, value, [*bare, (grade, None)], inherited) for value, grade in zip(values, graded, strict=True)]
    if found is None:
        return [_rule(context, award, value, pieces, inherited) for value in values]
    if found.numeric:
        tiers = _tiers(found.items, values)
        if tiers is not None:
            return [_tiered(context, award, values, tiers, pieces, inherited)]
    made = []
    whole, of_classes = _of_classes(joined, found)
    each = variants(whole, of_classes)
    for value, words, name in zip(values, each, found.items, strict=True):
        of_another = inherited not in words and any(inherited in other for other in each)  # 中小企业 is in the name of one of them, not of the 小巨人 beside it
        rule = _rule(context, award, value, [(clause, None) for clause in words.split("，")], "" if of_another else inherited)
        untold = whole != joined and not any(name in one for one in rule.for_whom)
        made.append(replace(rule, conditions=(*rule.conditions, Condition(name, kind(name)))) if untold else rule)
    return made


def _of_classes(text: str, found: Enumeration) -> tuple[str, Enumeration]:
    """The text with its enumeration, less the words by which it says that each class has a sum of its own (按照A类、B类、C类分别给予, 按甲级、乙级标准)."""
    before = _BY_CLASS.sub("", text[: found.start])
    if before == text[: found.start]:
        return text, found
    moved = found.start - len(before)
    return before + text[found.start : found.end] + _OF_CLASS.sub("", text[found.end :]), replace(found, start=found.start - moved, end=found.end - moved)


_BY_CLASS = re.compile(r"(?:(?<=，)|^)(?:分别)?(?:按照?|依照?|根据|区分|分)$")
_OF_CLASS = re.compile(r"^(?:[两二三四五六]?[个类级]?(?:标准|等级|等次|档次|类别))?的?(?:分别|各|相应)*(?:给予|予以)*(?=，|$)")


_EVERY_YEAR = re.compile(r"(?P<first>前[二两三四五\d]年)每年|每年(?:度)?(?:经)?(?:考核|评估|绩效评价)[^，。；]{0,6}(?:合格|优秀|达标)")
"""Words of condition by which a sum is given for each year in which it is met."""


def _labelled(
    context: Context, award: Award, value: Value, pieces: list[tuple[str, int | None]], inherited: str
) -> SupportRule:
    """The rule of a sum with words of its own: they name whom it is for, or say under which condition."""
    if AGENT_LAST.search(value.label) is None:
        rule = _rule(context, award, value, [*pieces, (value.label, None)], inherited)
        told = value.label in rule.subject or any(value.label in one.text for one in rule.conditions)
        return rule if told else replace(rule, conditions=(*rule.conditions, Condition(value.label, kind(value.label))))
    _, found = conditions(pieces, value.label)
    return _make(context, award, value, value.label, found, ())


def _graded(before: list[SupportRule], count: int) -> list[str]:
    """The conditions that tell the last `count` rules of one clause apart, none where they are not of one clause."""
    last = before[-count:]
    if len(last) < count or len({rule.start for rule in last}) > 1 or any(rule.tiers or not rule.conditions for rule in last):
        return []
    return list(dict.fromkeys(rule.conditions[-1].text for rule in last)) if len({rule.conditions[-1].text for rule in last}) == count else []


_SAME_GRADES = re.compile(r"(?:根据|按照?|依据|依)[^，。；]{0,6}(?:等级|等次|级别|档次|结果)(?:分别|相应)?(?:再)?(?:增加|提高|给予)?$")
"""Sums by the grades that the clause before tells apart."""
_GIVING = re.compile(
    r"^(?:分别|各|可|再|另)*(?:给予|予以|奖励|补助|补贴|资助|发放)|(?:不少于|不低于|最高|不超过|每[一-鿿])+$"
)
_SAME_STEPS = re.compile(r"(?:上述|以上|前述|前款|相应)(?:标准|条件|规模|档次)")


def _rule(
    context: Context, award: Award, value: Value, pieces: list[tuple[str, int | None]], inherited: str
) -> SupportRule:
    subject, found = conditions(pieces)
    return _make(context, award, value, _who(award, subject) or inherited, _for_thing(award, subject, found), ())


def _for_thing(award: Award, subject: str, found: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """The conditions, with the thing for which it is given where the words of giving name somebody else ("对省级数字化车间，给予企业…")."""
    named = len(subject) >= _OF_NAME and not _ANY_ONE.match(subject) and subject[-_KIND:] != award.recipient[-_KIND:]
    apart = award.recipient and named and subject != _who(award, subject) and all(subject not in one.text for one in found)
    return (Condition(subject, kind(subject)), *found) if apart else found


_OF_NAME, _KIND = 4, 2
_ANY_ONE = re.compile("单个|一个|每|人员|该|其|落地项目$")
"""Words that name no thing of its own."""


def _who(award: Award, subject: str) -> str:
    """Who is given something: him whom the words of giving name, unless they name in general whom the words before name by kind
    ("对…高新技术企业，给予企业…")."""
    return subject if award.recipient and subject.endswith(award.recipient) else award.recipient or subject


def _tiered(
    context: Context,
    award: Award,
    values: list[Value],
    tiers: tuple[Tier, ...],
    pieces: list[tuple[str, int | None]],
    inherited: str,
) -> SupportRule:
    subject, found = conditions(pieces)
    bare = Value(base=next((v.base for v in values if v.base), ""), per=values[0].per)
    unit = next((f.unit for v in values for f in (v.amount, v.cap) if f is not None), "")
    rule = _make(context, award, bare, _who(award, subject) or inherited, _for_thing(award, subject, found), tiers, unit)
    caps = {tier.cap for tier in tiers}
    if len(caps) == 1 and tiers[0].rate is not None:
        rule = replace(rule, cap=tiers[0].cap, tiers=tuple(replace(tier, cap=None) for tier in tiers))
    marginal = "部分" in "".join(words for words, _ in pieces) and all(
        tier.rate is not None for tier in tiers
    )
    return replace(rule, marginal=marginal)


def _make(
    context: Context,
    award: Award,
    value: Value,
    subject: str,
    found: tuple[Condition, ...],
    tiers: tuple[Tier, ...],
    unit: str = "",
) -> SupportRule:
    sentence, text = context.sentence, context.document.text
    found = (*found, *(one for a, b in award.required for one in conditions([(text[a:b], a)], subject or "-")[1]))
    start = min([a for a, _ in award.head] + [award.end])
    if start == award.end or (award.follows and not subject):
        start = max((clause.start for clause in sentence.clauses if clause.strong and clause.start <= start), default=sentence.start)
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
        cap=sum_in(value.cap, unit),
        amount=sum_in(value.amount, unit),
        amount_max=most_in(value.amount, unit),
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
        lead=sentence.lead,
        confidence=0.9 if subject else 0.7,
    )


def _benefit(value: Value, tiers: tuple[Tier, ...]) -> Benefit:
    if value.rate is not None or any(tier.rate is not None for tier in tiers):
        return "rate_with_cap"
    if value.amount is not None or any(tier.amount is not None for tier in tiers):
        return "fixed"
    return "cap_only"
