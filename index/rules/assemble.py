"""From the awards of each sentence to support rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from index.records import Benefit, Condition, Document, Section, SupportRule, Tier
from index.rules.afterwards import limited_share, paid_out, told_further, until
from index.rules.awards import Award, Value, awards
from index.rules.clauses import Sentence, sentences
from index.rules.conditions import PERSON, acted_on, agent_in, conditions, doer
from index.rules.enumerations import enumeration, variants
from index.rules.figures import Figure, in_yuan, years
from index.rules.kinds import kind
from index.rules.labels import first_labelled, goes_on
from index.rules.leads import led, opened, standards_of
from index.rules.limits import limited, limited_by
from index.rules.measured import APPLICANT, PER_EVENT_BEFORE
from index.rules.portions import laddered
from index.rules.qualitative import qualitative
from index.rules.referred import given_as, referred
from index.rules.steps import joined_steps, most_in, sum_in
from index.rules.steps import tiers as _tiers
from index.rules.taken_over import shared, varied
from index.rules.totals import TOGETHER, as_total
from index.rules.words import AGENT


@dataclass(frozen=True, slots=True)
class _Context:
    document: Document
    sentence: Sentence
    limits: tuple[str, ...]


def rules_of_text(document: Document, sections: tuple[Section, ...]) -> list[SupportRule]:
    """The rules that the running text states, in text order."""
    return rules_of(document, sentences(document.text, sections))


def rules_of(document: Document, spoken: Iterable[Sentence]) -> list[SupportRule]:
    """The rules that these sentences of the document, in text order, state."""
    found: list[SupportRule] = []
    subject, paragraph = "", -1
    bound, block = 0, 0
    last_sentence, last_paragraph = 0, -1
    listed: tuple[int, int] | None = None
    before: Sentence | None = None
    current: Sentence | None = None
    for sentence in spoken:
        before, current = current, sentence
        if sentence.paragraph != paragraph:
            subject, paragraph = "", sentence.paragraph
        closing = _closes(found, sentence, listed, document.text)
        last_sentence = last_sentence if closing is None else closing
        groups, limits = awards(sentence, given=sentence.paragraph == last_paragraph or closing is not None)
        context = _Context(document, sentence, tuple(limits))
        rules: list[SupportRule] = []
        for award in groups:
            _complete(award, groups, document.text)
            inherited = (
                rules[-1].subject if rules else subject if _AGENT.search(subject) else _topic(sentence)
            )
            rules += [rule for rule in _rules(context, award, inherited, rules) if not _total(rule)]
        rules = [replace(rule, quote=document.text[rule.start : rule.end]) for rule in joined_steps(rules)]
        beside = found[-1] if found and sentence.paragraph == last_paragraph else None
        rules = limited(shared(varied(rules, beside), document.text), sentence)
        line = document.text.rfind("\n", 0, sentence.start) + 1
        found = until(paid_out(found, sentence), sentence, line)
        if (held := limited_share(found, rules, sentence)) is not None:
            found = held
            continue
        if found and (sentence.paragraph == last_paragraph or closing is not None):
            if (bounded := limited_by(found, sentence, last_sentence)) is not None:
                found = bounded
                continue
            joint = closing is not None and TOGETHER.search(sentence.text) is not None and found[-1].start > closing
            further = None if joint else told_further(found, rules, sentence, document.text, last_sentence)
            if further is not None:
                found = further
                continue
        if rules:
            last_sentence, last_paragraph = sentence.start, sentence.paragraph
        taken = [_part(sentence, rule) for rule in rules]
        rules += referred(qualitative(document, sentence, subject, taken), found, line) or given_as(sentence, found, line)
        rules = laddered(rules, sentence, document.text)
        rules = opened(rules, sentence, before)
        if sentence.listed:
            rules = led(rules, document.text, sentence.lead)
        if found and (stated := standards_of(found[-1], rules, sentence, document.text)) is not None:
            found, rules = found[:-1], stated
        subject = (rules[-1].subject if rules else acted_on(sentence.text) or doer(sentence.text)) or subject
        rules = [as_total(rule) for rule in rules]
        if limits and not rules:
            general = bool(_GENERAL.search(sentence.text + "".join(sentence.path)))
            if general and len(found) > block:
                bound, block = block, len(found)
            found = [
                _limited(rule, limits) if (general and place >= bound) or _near(rule, sentence) else rule
                for place, rule in enumerate(found)
            ]
        if rules and found and sentence.lead is not None and sentence.lead == listed:
            found, rules = _ladder(found, rules, document.text)
        listed = sentence.lead if rules and sentence.listed else None
        found += rules
    return found


def _closes(found: list[SupportRule], sentence: Sentence, listed: tuple[int, int] | None, text: str) -> int | None:
    """Where the list begins that this sentence stands right behind and may say something of all its items, None where it stands behind no list."""
    if listed is None or not found or sentence.lead is not None or found[-1].path != sentence.path:
        return None
    return listed[0] if not text[found[-1].end : sentence.start].strip("。；; \n") else None


def _ladder(found: list[SupportRule], rules: list[SupportRule], text: str) -> tuple[list[SupportRule], list[SupportRule]]:
    """`found` and the rules of the next item of the same list, the last rule with the steps that items after each other tell of one figure."""
    joined = joined_steps([found[-1], *rules])
    if len(joined) > len(rules):
        return found, rules
    return found[:-1], [replace(rule, quote=text[rule.start : rule.end]) for rule in joined]


def _total(rule: SupportRule) -> bool:
    """A sum of hundreds of millions for nobody in particular is what was spent or set aside, not what one gets."""
    large = rule.amount is not None and in_yuan(rule.amount, rule.currency_unit) >= _HUGE
    return large and not rule.conditions


_HUGE = Decimal(100000000)

_AGENT = re.compile(AGENT + "$")


def _part(sentence: Sentence, rule: SupportRule) -> tuple[int, int]:
    """The stretch between semicolons in which the rule stands."""
    starts = [c.start for c in sentence.clauses if c.strong]
    begin = max((place for place in starts if place <= rule.start), default=sentence.start)
    return begin, min((place for place in starts if place >= rule.end), default=sentence.end)


def _near(rule: SupportRule, sentence: Sentence) -> bool:
    return rule.path == sentence.path and sentence.path != ()


def _topic(sentence: Sentence) -> str:
    """Whom a heading favours ("鼓励企业自主研发" → "企业"), else who is named first, in the sentence or a heading; "" if none."""
    named = next((named for heading in reversed(sentence.path) if (named := acted_on(heading))), "")
    return (
        named
        or agent_in(_IN_PLACE.sub("", sentence.text))
        or next((one for h in reversed(sentence.path) if (one := agent_in(h))), "")
    )


_IN_PLACE = re.compile(r"在(?:我[市省县区]|本[市省县区]|区内|市内|定点|指定|普惠|公立|民办|公办)[^，。；、的]{0,10}?(?:机构|学校|医院|单位|企业)(?=[^，。；、的]{2,}的)")
"""Where somebody else is or goes ("在我市托育机构就托的")."""
_LATER = re.compile(r"第[一二三四五六七八九十]+年|次年|当年")


def _complete(award: Award, groups: list[Award], text: str) -> None:
    """A later award of the sentence whose own words are only a grade or a threshold stands under the first one's words."""
    first = groups[0]
    if award is first or not award.head or len(first.head) < 2:
        return
    words = sum(b - a for a, b in award.head)
    short = award.follows and (words <= 8 or (words <= 16 and PERSON.search(text[slice(*award.head[-1])]) is not None))
    later = not award.follows and _LATER.match(text[slice(*award.head[0])])
    if short or later:
        award.head = [*first.head[:-1], *award.head]


_GENERAL = re.compile(r"本(?:政策|意见|办法|措施|细则|规定|通知|方案)|附则")


def _limited(rule: SupportRule, limits: list[str]) -> SupportRule:
    """The rule with the exclusions that a sentence after it states."""
    return replace(rule, exclusions=tuple(dict.fromkeys((*rule.exclusions, *limits))))


def _rules(context: _Context, award: Award, inherited: str, before: list[SupportRule]) -> list[SupportRule]:
    """The rules of one award: one for each value, or one with tiers where the values step with one figure."""
    text = context.document.text
    if len(award.cases) > 1 and len(award.cases) == len(award.caps) and len(award.values) == 1 and award.values[0].rate is not None:
        head = [one for one in award.head if one not in award.cases]
        apart = [replace(award, head=[*head, case], caps=[cap], cases=[]) for case, cap in zip(award.cases, award.caps, strict=True)]
        return [rule for one in apart for rule in _rules(context, one, inherited, before)]
    pieces: list[tuple[str, int | None]] = [(text[a:b], a) for a, b in award.head]
    values = _for_each_event(_based(_capped(award, text), pieces), pieces)
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
            pieces, joined, found = [(inside, None)], inside, named
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
    for value, words in zip(values, variants(joined, found), strict=True):
        made.append(_rule(context, award, value, [(clause, None) for clause in words.split("，")], inherited))
    return made


_EVERY_YEAR = re.compile(r"(?P<first>前[二两三四五\d]年)每年|每年(?:度)?(?:经)?(?:考核|评估|绩效评价)[^，。；]{0,6}(?:合格|优秀|达标)")
"""Words of condition by which a sum is given for each year in which it is met."""


def _labelled(
    context: _Context, award: Award, value: Value, pieces: list[tuple[str, int | None]], inherited: str
) -> SupportRule:
    """The rule of a sum with words of its own: they name whom it is for, or say under which condition."""
    if _AGENT.search(value.label) is None:
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
_BASE_PHRASE = re.compile(
    r"(?P<base>(?<![\d.])(?![万亿元])[^，。；、的\d]{0,16}(?:的)?(?:价款|部分|费用|(?:保险|检测|服务|手续|担保|评估|学|保|代理|展位|会)费|金额|总额|投资额|租金|利息|成本|贡献|收入|增量|税款))(?:的)?$"
)


_NO_NAME = re.compile(r"^(?:并?且?对|[(（]?[^()（）]*[)）]|以[上下内]|及|的)+")


def _based(values: list[Value], pieces: list[tuple[str, int | None]]) -> list[Value]:
    """Rates without a base take the figure that the words before them end on ("…的增长部分，给予50%奖励")."""
    named = next((m["base"] for words, _ in reversed(pieces) if (m := _BASE_PHRASE.search(words))), "")
    named = _NO_NAME.sub("", named)
    return [
        replace(v, base=named) if v.rate and not v.base and named not in ("", "部分") else v for v in values
    ]


def _for_each_event(values: list[Value], pieces: list[tuple[str, int | None]]) -> list[Value]:
    """Sums without a measure, or with that of their cap, are for each of what the words before count ("每设立一个分支机构，…给予20万元")."""
    event = next((m["per"] for words, _ in pieces if (m := PER_EVENT_BEFORE.search(words))), "")
    return [replace(v, per=event) if event and v.amount and v.per in ("", *APPLICANT) else v for v in values]


def _own_caps(award: Award, text: str) -> list[tuple[Figure, str]]:
    """The caps of clauses that each name one of the things that the words before list, in their order ("…枢纽、起降点，分别按20%、15%…，
    单个枢纽不超过400万元，单个起降点不超过60万元"); none where they are not one for each value."""
    clauses = [clause for _, _, clause in award.caps]
    if len(award.caps) < 2 or len(award.caps) != len(award.values) or len(set(clauses)) < len(clauses):
        return []
    named = [match["what"] for clause in clauses if (match := _ONE_OF.match(text, clause)) is not None]
    words = "".join(text[a:b] for a, b in award.head)
    places = [words.rfind(one) for one in named]
    fitting = len(named) == len(clauses) and len(set(named)) == len(named) and min(places) >= 0 and places == sorted(places)
    return [(figure, per) for figure, per, _ in award.caps] if fitting else []


_ONE_OF = re.compile(r"(?:其中)?(?:单[个家项台座]?|每[个家项台座]|同一)?(?P<what>[一-鿿]{2,8}?)(?:每年|年度|累计|最高|最多|不超过|不得超过|补|奖)")


_AS_SPENT = re.compile(r"据实|(?:按|依)(?:照)?实际[^，。；\d]{0,12}(?:给予|予以|报销|补助|补贴|救助|资助)")
"""Words that give what was spent, so that a sum after them is the most of it."""


def _capped(award: Award, text: str) -> list[Value]:
    """The values with their caps: one cap for all, or as many caps as values; a capped rate is a rate."""
    values = list(award.values)
    sums = _own_caps(award, text) or [(f, per) for f, per, clause in award.caps if f.kind == "money" and clause == award.caps[0][2]]
    rates = [f for f, _, _ in award.caps if f.kind == "rate"]
    if rates and not any(v.rate for v in values):
        values = [replace(v, rate=rates[0]) if v.cap and not v.amount else v for v in values] or [
            Value(rate=rates[0])
        ]
    values = [
        replace(v, rate=v.cap, cap=None)
        if v.cap is not None and v.cap.kind == "rate" and v.rate is None
        else v
        for v in values
    ]
    if len(values) == 2 and values[0].rate and values[1].cap and not values[1].rate:
        values = [replace(values[0], cap=values[1].cap, per=values[0].per or values[1].per)]
    spent = any(_AS_SPENT.search(text[a:b]) for a, b in award.head)
    only_caps = len(values) == 2 and not spent and all(v.cap and not v.rate and not v.amount and not v.label for v in values)
    if only_caps and values[0].per not in ("", "年") and values[1].per in ("", "年"):
        return [replace(values[0], amount=values[0].cap, cap=values[1].cap)]
    if len(values) == 1 and len(sums) > 1 and values[0].rate and not values[0].cap:
        return [replace(values[0], cap=figure, per=per or values[0].per) for figure, per in sums]
    if len(values) == 1 and values[0].cap and values[0].per not in ("", "年") and not values[0].rate and sums:
        return [replace(values[0], amount=values[0].cap, cap=sums[0][0])]
    if len(sums) == len(values):
        return [
            replace(v, cap=v.cap or f, per=v.per or per) for v, (f, per) in zip(values, sums, strict=True)
        ]
    if sums:
        return [
            replace(v, cap=v.cap or sums[0][0], per=v.per or (sums[0][1] if v.rate else "")) for v in values
        ]
    return values


def _rule(
    context: _Context, award: Award, value: Value, pieces: list[tuple[str, int | None]], inherited: str
) -> SupportRule:
    subject, found = conditions(pieces)
    return _make(context, award, value, _who(award, subject) or inherited, found, ())


def _who(award: Award, subject: str) -> str:
    """Who is given something: him whom the words of giving name, unless they name in general whom the words before name by kind
    ("对…高新技术企业，给予企业…")."""
    return subject if award.recipient and subject.endswith(award.recipient) else award.recipient or subject


def _tiered(
    context: _Context,
    award: Award,
    values: list[Value],
    tiers: tuple[Tier, ...],
    pieces: list[tuple[str, int | None]],
    inherited: str,
) -> SupportRule:
    subject, found = conditions(pieces)
    bare = Value(base=next((v.base for v in values if v.base), ""), per=values[0].per)
    unit = next((f.unit for v in values for f in (v.amount, v.cap) if f is not None), "")
    rule = _make(context, award, bare, _who(award, subject) or inherited, found, tiers, unit)
    caps = {tier.cap for tier in tiers}
    if len(caps) == 1 and tiers[0].rate is not None:
        rule = replace(rule, cap=tiers[0].cap, tiers=tuple(replace(tier, cap=None) for tier in tiers))
    marginal = "部分" in "".join(words for words, _ in pieces) and all(
        tier.rate is not None for tier in tiers
    )
    return replace(rule, marginal=marginal)


def _make(
    context: _Context,
    award: Award,
    value: Value,
    subject: str,
    found: tuple[Condition, ...],
    tiers: tuple[Tier, ...],
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
