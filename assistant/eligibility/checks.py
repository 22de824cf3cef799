"""Hold each condition of a rule against the asker's facts: 符合, 不符合 or 需补充, with the reason."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.eligibility.amounts import convert, plain
from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.vocabulary import alternation, groups, measure_of, words
from assistant.records import ConditionCheck
from index.canonical import canonical
from index.records import Condition, Metadata, SupportRule
from index.regions import NATION, find_regions
from prompts import say

_CLAUSE = re.compile(r"[^，,。；;！!？?\n]+")
_STATE = re.compile(alternation(words("built_condition")))
_DENIAL = re.compile(
    alternation(words("negation")) + r"[^，。]{0,6}(?:认定|获得|取得|通过|评|列入|入库|注册|享受|达到|实现|有)"
)
_GENERIC = frozenset(words("generic_subjects"))
_FILLING = re.compile(r"[的了等和与及或且并对在为被是有将给予我区市省县本该其各类符合条件具有一定相应有关]")
_LISTED = re.compile(r"[、，和及与或]|以及")
_SIZES = groups("size")
_WITHIN = groups("size_within")
_NOT = re.compile(r"非(?P<what>[^，。的]{3,6})")
_COUNTS = re.compile(r"每(?:满|达到?|增加|新增)?[\d一二三四五六七八九十百千万]*[^，。]{0,4}")
_LONGEST = 40
_GRADE = re.compile(r"国家级?|省级?|自治区级?|市级?|区级|县级|[一二三四五]等奖?|[A-F]类")


def checks(rule: SupportRule, facts: Facts, meta: Metadata | None) -> tuple[ConditionCheck, ...]:
    """The checks of subject, region, conditions and years of `rule`, in that order."""
    found: list[ConditionCheck] = []
    if rule.subject and rule.subject not in _GENERIC:
        found.append(_subject(rule.subject, facts))
    if meta is not None and meta.region and facts.regions:
        found.append(region(meta, facts))
    found += [_condition(condition, facts) for condition in rule.conditions if not _is_tier(condition, rule) and not _COUNTS.fullmatch(condition.text)]
    if rule.years is not None and (facts.nth or facts.received):
        found.append(_years(rule, facts))
    return tuple(found)


def _is_tier(condition: Condition, rule: SupportRule) -> bool:
    """A condition that only repeats the steps is settled by choosing the step."""
    return bool(rule.tiers) and any(tier.text in condition.text for tier in rule.tiers)


def _subject(subject: str, facts: Facts) -> ConditionCheck:
    text = say("eligibility.subject", subject=subject)
    size = _size(text, facts)
    if size is not None and size.verdict == "不符合":
        return size
    for part in _LISTED.split(subject):
        words_ = mentioned(part, facts.text)
        if words_:
            return ConditionCheck(text, "符合", say("eligibility.reason.said", words=words_))
    return ConditionCheck(text, "需补充", say("eligibility.reason.not_said"))


def region(meta: Metadata, facts: Facts) -> ConditionCheck:
    """Whether the asker is in the place that the document governs; a county inside his city is to be asked about."""
    here, place = facts.regions[-1], meta.region
    text = say("eligibility.region", place=place)
    stem = re.sub(r"(?:特别行政区|自治区|自治州|自治县|新区|[省市区县州])$", "", place)
    if any(_inside(one, place) for one in facts.regions) or (len(stem) > 1 and stem in facts.text):
        return ConditionCheck(text, "符合", say("eligibility.reason.region_fits", region=here, place=place))
    wider = any(_inside(place, one) for one in facts.regions)
    counties = [mention for mention in find_regions("，".join(facts.regions)) if mention.level == "县"]
    if wider or (meta.level == "县" and not counties and not find_regions(place)):
        return ConditionCheck(text, "需补充", say("eligibility.reason.region_asked"))
    return ConditionCheck(text, "不符合", say("eligibility.reason.region_fails", region=here, place=place))


def _inside(name: str, place: str) -> bool:
    """Whether the place `name` is `place` or lies in it."""
    return place in (name, NATION) or any(place in (m.parent, *m.parent.split("/")) for m in find_regions(name))


def _condition(condition: Condition, facts: Facts) -> ConditionCheck:
    """One condition: state, threshold, size, region, first time; else by its words."""
    text = condition.text
    if condition.kind == "status" and _STATE.search(text) and facts.built is not None:
        if facts.built:
            return ConditionCheck(text, "符合", say("eligibility.reason.built"))
        return ConditionCheck(text, "不符合", say("eligibility.reason.unbuilt"))
    if condition.unit:
        return _threshold(condition, facts)
    if condition.kind == "first" and facts.first is not None:
        verdict, key = ("符合", "first_fits") if facts.first else ("不符合", "first_fails")
        return _check(text, verdict, say(f"eligibility.reason.{key}"))
    if condition.kind == "size":
        size = _size(text, facts)
        if size is not None:
            return size
    if condition.kind == "industry":
        return _industry(condition, facts)
    other = _NOT.search(text)
    if other is not None and other["what"] in facts.text and other.group() not in facts.text:
        return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=_clause_of(other["what"], facts.text)))
    words_ = mentioned(text, facts.text)
    if not words_:
        return ConditionCheck(text, "需补充", say("eligibility.reason.not_said"))
    if _denied(words_):
        return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=_clause_of(words_, facts.text)))
    return ConditionCheck(text, "符合", say("eligibility.reason.said", words=words_))


def _check(text: str, verdict: str, reason: str) -> ConditionCheck:
    return ConditionCheck(text, "符合" if verdict == "符合" else "不符合", reason)


def _threshold(condition: Condition, facts: Facts) -> ConditionCheck:
    figure = _figure(condition, facts)
    measure = measure_of(condition.text) or condition.subject or condition.unit
    if figure is None:
        return ConditionCheck(condition.text, "需补充", say("eligibility.reason.figure_asked", measure=measure))
    value = convert(figure.value, figure.unit, condition.unit)
    fits = value is not None and _between(value, condition.minimum, condition.maximum)
    shown = f"{measure}{plain(figure.value)}{figure.unit}"
    if figure.unit != condition.unit and value is not None:
        shown += f"（={plain(value)}{condition.unit}）"
    key = "eligibility.reason.figure_fits" if fits else "eligibility.reason.figure_fails"
    return _check(condition.text, "符合" if fits else "不符合", say(key, figure=shown))


def _figure(condition: Condition, facts: Facts) -> OwnFigure | None:
    """The asker's figure that the threshold is about."""
    fitting = [figure for figure in facts.figures if convert(figure.value, figure.unit, condition.unit) is not None]
    wanted = measure_of(condition.subject) or measure_of(condition.text)
    if condition.unit == "%":
        named = [figure for figure in fitting if figure.measure in condition.text]
        return named[-1] if named else None
    named = [figure for figure in fitting if figure.measure and figure.measure in (wanted, condition.unit)]
    return named[-1] if named else None


def _between(value: Decimal, minimum: Decimal | None, maximum: Decimal | None) -> bool:
    return (minimum is None or value >= minimum) and (maximum is None or value <= maximum)


def _size(text: str, facts: Facts) -> ConditionCheck | None:
    """A size class of the asker's against the one that `text` names; None where either is unknown."""
    wanted = [name for name, group in _SIZES.items() if any(word in text for word in group)]
    if not wanted or not facts.sizes:
        return None
    mine = set(facts.sizes) | {wider for size in facts.sizes for wider in _WITHIN.get(size, ())}
    fits = bool(mine & set(wanted))
    key = "eligibility.reason.size_fits" if fits else "eligibility.reason.size_fails"
    values = {"size": "、".join(facts.sizes)} | ({} if fits else {"wanted": "、".join(wanted)})
    return _check(text, "符合" if fits else "不符合", say(key, **values))


def _industry(condition: Condition, facts: Facts) -> ConditionCheck:
    """An industry is met where the asker names one of those listed; whether another one falls under 等 is to be asked."""
    listed = [re.sub(r"^在|等.*$|(?:行业|领域|产业|企业)$", "", part) for part in _LISTED.split(condition.text)]
    if any(len(name) > 1 and name in facts.text for name in listed):
        return ConditionCheck(condition.text, "符合", say("eligibility.reason.industry_fits"))
    words_ = mentioned(condition.text, facts.text)
    if words_ and not _denied(words_):
        return ConditionCheck(condition.text, "符合", say("eligibility.reason.said", words=words_))
    key = "eligibility.reason.industry_open" if "等" in condition.text else "eligibility.reason.not_said"
    return ConditionCheck(condition.text, "需补充", say(key))


def _years(rule: SupportRule, facts: Facts) -> ConditionCheck:
    """Years already received, or the year asked about, against the most the rule allows."""
    assert rule.years is not None
    text = rule.period
    if facts.nth is not None and facts.nth > rule.years:
        return ConditionCheck(text, "不符合", say("eligibility.reason.years_over", years=rule.years, nth=facts.nth))
    received = facts.received or (facts.nth - 1 if facts.nth else 0)
    if received >= rule.years and facts.nth is None:
        return ConditionCheck(text, "不符合", say("eligibility.reason.years_used", years=rule.years, received=received))
    return ConditionCheck(
        text, "符合", say("eligibility.reason.years_left", years=rule.years, received=received, left=rule.years - received)
    )


def mentioned(wanted: str, text: str) -> str:
    """The words of `text` in which `wanted` is spoken of, "" where too little of it is.

    Grade words (国家级, 省级) must be said as such; of the rest at least half of the character pairs, names that mean the same
    brought to one form (双创基地 is 创业创新基地).
    """
    clauses = [(clause.group().strip(), canonical(clause.group())) for clause in _CLAUSE.finditer(text)]
    said_text = "。".join(form for _, form in clauses)
    wanted = canonical(wanted)
    grades = [grade.removesuffix("级") for grade in _GRADE.findall(wanted)]
    if any(grade not in said_text for grade in grades):
        return ""
    core = _FILLING.sub(" ", _GRADE.sub(" ", wanted))
    pairs = {core[i : i + 2] for i in range(len(core) - 1) if " " not in core[i : i + 2]}
    if not pairs:
        return wanted if grades or wanted in said_text else ""
    said = [pair for pair in pairs if pair in said_text]
    if len(said) * 2 < len(pairs) or (len(pairs) > 1 and len(said) < 2):
        return ""
    clause = max(clauses, key=lambda clause: sum(pair in clause[1] for pair in said))[0]
    return clause if len(clause) <= _LONGEST else re.sub(r"[\d.]+$", "", clause[:_LONGEST])


def _denied(words_: str) -> bool:
    """Whether the clause that speaks of it denies it ("还没有认定")."""
    return _DENIAL.search(words_) is not None


def _clause_of(words_: str, text: str) -> str:
    return next((clause.group() for clause in _CLAUSE.finditer(text) if words_ in clause.group()), words_)
