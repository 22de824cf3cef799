"""Hold each condition of a rule against the asker's facts: 符合, 不符合 or 需补充, with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.eligibility.bases import figures_for
from assistant.eligibility.bounds import ABOVE, FLOOR
from assistant.eligibility.durations import Duration, durations, in_months
from assistant.eligibility.exceptions import excepted, ruled_out
from assistant.eligibility.facts import grown
from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.said import (
    awarded,
    denied,
    excluded_kind,
    first_of,
    fits_by_denial,
    grades_in,
    mentioned,
    not_awarded,
    same,
    unmet,
    without_grade,
)
from assistant.eligibility.units import convert, plain
from assistant.eligibility.vocabulary import alternation, groups, measure_of, words
from assistant.records import ConditionCheck
from index.records import Condition, Metadata, SupportRule
from index.regions import NATION, find_regions
from prompts import say

_STATE = re.compile(alternation(words("built_condition")))
_GENERIC = frozenset(words("generic_subjects"))
_LISTED = re.compile(r"[、，和及与或]|以及")
_SIZES = groups("size")
_WITHIN = groups("size_within")
_CAPS = re.compile(r"(?:不[能得]?超过|最高|最多|不高于|限额为?)$")
"""What is left of a cap's words is no condition."""
_FIRST = re.compile(r"首次|第一次|首家|首获|初次")
_AGAIN = re.compile(r"重新认定|复审|再次|第二次")
"""A condition that asks for a further time, not for the first."""
_FELL = re.compile(r"(?:少|减少|下降|降低|下滑|减)了")
_GROWN = re.compile(r"(?:较|比)(?:上|去|前)[^，。]{0,4}(?:增加|增长|提高)$")
_SPAN = re.compile(r"满|达到?|不少于|不低于|超过|以上|以内|[\d.]+|[一二两三四五六七八九十]+(?=个?[年月])|个?月|周?年|内|且|并")
_JOINED = re.compile(r"(?<=.)(?:并|且|以及|同时)(?=.)")
_LASTS = re.compile(r"(?:满|达到?|不少于)[^，。]{0,6}[年月]|[年月](?:及?以上|以内|之?内)")
_AT_MOST = re.compile(r"[年月](?:以内|之?内)")
_HERE = re.compile(r"(?:[我本该全](?:自治)?[省市区县州]|[省市区县境]内|本地|当地)[^，。；]{0,8}?(?P<verb>统计|注册|纳税|缴税|登记|入库|落户|参保|缴纳|入统|户籍|户口)")
_CLAUSES_OF = re.compile(r"[^，,。；;！!？?\n]+")
_WINDOW = re.compile(r"自?(?P<first>20\d\d)年[^，。；]{0,8}(?:至|到|—|-)(?P<last>20\d\d)年")
_YEARS = re.compile(r"(20[0-4]\d)年(?!第?\d*号|的?(?:方案|规划|办法|政策|文件|清单|通知))")
_BACK = re.compile(r"(?:前|之日起|以来)[^，。]{0,4}(?:[\d一二两三四五六七八九十]+个?(?:月|年))[之以]?内|发生在[^，。]{0,10}内")
"""A condition on how far something may lie back."""
_AGO = re.compile(r"[月年](?:之|以)?前|以前")
_EITHER = re.compile(r"或者?")
_ALTERNATIVES = re.compile(r"或者?|、")
_BELONGS = re.compile(r"^(?:属于|系|是|为)")
_SHORTEST = 4
_NAMED = 3
_COUNTS = re.compile(r"每(?:满|达到?|增加|新增)?[\d一二三四五六七八九十百千万]*[^，。]{0,4}")


def checks(rule: SupportRule, facts: Facts, meta: Metadata | None) -> tuple[ConditionCheck, ...]:
    """The checks of subject, region, conditions and years of `rule`, in that order."""
    found: list[ConditionCheck] = []
    if len(rule.subject) > 1 and rule.subject not in _GENERIC:
        found.append(_subject(rule.subject, facts))
    if meta is not None and meta.region and facts.regions:
        found.append(region(meta, facts))
    found += [_elsewhere(condition, facts, meta) or condition_check(condition, rule, facts) for condition in rule.conditions if not (
        _is_tier(condition, rule) or FLOOR.search(rule.quote, max(rule.quote.find(condition.text), 0)) or _COUNTS.fullmatch(condition.text) or _CAPS.search(condition.text) or (
            meta is not None and condition.text == meta.region))]
    found += [*excepted(rule.quote, facts), *ruled_out(rule.quote, facts)]
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
    parts = listed(subject)
    refused = [words_ for words_ in (denied(part, facts.text) for part in parts) if words_]
    for part in parts:
        words_ = mentioned(part, facts.text)
        if words_ and not refused:
            return ConditionCheck(text, "符合", say("eligibility.reason.said", words=words_))
    if refused:
        return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=refused[0]))
    return ConditionCheck(text, "需补充", _in_part(subject, parts, facts))


def _in_part(subject: str, parts: list[str], facts: Facts) -> str:
    """The reason to ask for a subject: its name is spoken of without the grade it asks for, or nothing of it is."""
    grades = grades_in(subject)
    words_ = named_without_grade(parts, facts) if grades else ""
    if words_:
        return say("eligibility.reason.grade_asked", words=words_, grade="、".join(dict.fromkeys(grades)))
    return say("eligibility.reason.not_said")


def named_without_grade(parts: Sequence[str], facts: Facts) -> str:
    """The asker's words that name one of the subjects, whatever grade of it is asked for; "" where none do."""
    return next((words_ for part in parts if (words_ := mentioned(without_grade(part), facts.text))), "")


def listed(subject: str) -> list[str]:
    """The subjects that a rule names together: 智能工厂和数字化车间."""
    return _LISTED.split(subject)


def region(meta: Metadata, facts: Facts) -> ConditionCheck:
    """Whether the asker is in the place that the document governs; a county inside his city is to be asked about."""
    here, place = facts.regions[-1], meta.region
    text = say("eligibility.region", place=place)
    stem = re.sub(r"(?:特别行政区|自治区|自治州|自治县|新区|[省市区县州])$", "", place)
    inside = [one for one in facts.regions if _inside(one, place)]
    here = inside[-1] if inside else here
    if inside or (len(stem) > 1 and stem in facts.text):
        return ConditionCheck(text, "符合", say("eligibility.reason.region_fits", region=here, place=place))
    wider = any(_inside(place, one) for one in facts.regions)
    counties = [mention for mention in find_regions("，".join(facts.regions)) if mention.level == "县"]
    if wider or (meta.level == "县" and not counties and not find_regions(place)):
        return ConditionCheck(text, "需补充", say("eligibility.reason.region_asked"))
    return ConditionCheck(text, "不符合", say("eligibility.reason.region_fails", region=here, place=place))


def _elsewhere(condition: Condition, facts: Facts, meta: Metadata | None) -> ConditionCheck | None:
    """The check that fails because what a condition wants to be done here ("纳入我区统计") is done in another place, else None."""
    done = _HERE.search(condition.text)
    if done is None or meta is None or not meta.region:
        return None
    for clause in _CLAUSES_OF.findall(facts.text):
        places = [one for one in find_regions(clause) if not one.relative]
        if done["verb"] in clause and places and not any(_inside(one.name, meta.region) for one in places) and not denied(done["verb"], clause):
            return ConditionCheck(condition.text, "不符合", say("eligibility.reason.denied", words=clause.strip()))
    return None


def _inside(name: str, place: str) -> bool:
    """Whether the place `name` is `place` or lies in it."""
    return place in (name, NATION) or any(place in (m.parent, *m.parent.split("/")) for m in find_regions(name))


def condition_check(condition: Condition, rule: SupportRule, facts: Facts) -> ConditionCheck:
    """One condition: state, threshold, size, region, first time; else by its words."""
    text = condition.text
    if condition.kind == "status" and _STATE.search(text) and facts.built is not None:
        if facts.built:
            return ConditionCheck(text, "符合", say("eligibility.reason.built"))
        return ConditionCheck(text, "不符合", say("eligibility.reason.unbuilt"))
    window = _WINDOW.search(text)
    if window is not None and (years := {int(year) for year in _YEARS.findall(facts.text)}):
        fits = all(int(window["first"]) <= year <= int(window["last"]) for year in years)
        told = "、".join(f"{year}年" for year in sorted(years))
        return _check(text, "符合" if fits else "不符合", say(f"eligibility.reason.{'said' if fits else 'denied'}", words=told))
    if condition.unit:
        return threshold_check(condition, rule, facts)
    if _LASTS.search(text) and durations(text):
        lasting = lasting_check(condition, facts)
        if lasting.verdict != "需补充":
            return lasting
    if condition.kind == "first" and facts.first is not None and first_of(text, facts.text):
        told = say(f"eligibility.reason.{'first_fits' if facts.first else 'first_fails'}")
        return _check(text, "符合" if facts.first != bool(_AGAIN.search(text)) else "不符合", told)
    if condition.kind == "first" and _FIRST.search(text):
        return ConditionCheck(text, "需补充", say("eligibility.reason.not_said"))
    if condition.kind == "size":
        size = _size(text, facts)
        if size is not None:
            return size
    if condition.kind == "industry":
        return _industry(condition, facts)
    more = grown([one for one in facts.figures if one.measure in text]) if _GROWN.search(text) else []
    fell = next((one for one in facts.figures if one.measure in text and _FELL.search(one.words)), None) if _GROWN.search(text) else None
    if fell is not None:
        return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=fell.words))
    if more:
        return ConditionCheck(text, "符合", say("eligibility.reason.grown", words=more[-1].derived or more[-1].words))
    return _by_words(text, rule, facts)


def _by_words(text: str, rule: SupportRule, facts: Facts) -> ConditionCheck:
    """A condition that only its words can settle: denied, said, won, or not spoken of."""
    refused = denied(text, facts.text) or excluded_kind(text, facts.text) or not_awarded(text, facts.text)
    if refused:
        return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=refused))
    words_ = fits_by_denial(text, facts.text) or _one_of(text, facts.text)
    if not words_ and rule.subject not in _GENERIC and mentioned(rule.subject, facts.text):
        words_ = awarded(text, facts.text)
    if not words_:
        return ConditionCheck(text, "需补充", say("eligibility.reason.not_said"))
    if unmet(words_) and not fits_by_denial(text, facts.text):
        return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=words_))
    return ConditionCheck(text, "符合", say("eligibility.reason.said", words=words_))


def _one_of(wanted: str, text: str) -> str:
    """The words of `text` in which `wanted` or one of its alternatives ("失业人员或高校毕业生") is spoken of, "" if none."""
    whole = mentioned(wanted, text)
    if whole or not _EITHER.search(wanted):
        return whole
    parts = [_BELONGS.sub("", part) for part in _ALTERNATIVES.split(wanted)]
    if min(map(len, parts)) < _NAMED:
        return ""
    return next((words_ for part in parts if (words_ := mentioned(part, text) if len(part) >= _SHORTEST else _clause_with(part, text))), "")


def _clause_with(name: str, text: str) -> str:
    """The clause of `text` that names somebody by a short `name` and does not deny it, "" if none."""
    return "" if denied(name, text) else next((one for one in re.split(r"[，,。；;？?]", text) if name in one), "")


def _check(text: str, verdict: str, reason: str) -> ConditionCheck:
    return ConditionCheck(text, "符合" if verdict == "符合" else "不符合", reason)


def threshold_check(condition: Condition, rule: SupportRule, facts: Facts) -> ConditionCheck:
    if in_months(Decimal(1), condition.unit) is not None:
        return lasting_check(condition, facts)
    figure = _figure(condition, rule, facts)
    measure = (condition.unit == "%" and condition.subject) or measure_of(condition.text) or condition.subject or condition.unit
    if figure is None:
        return ConditionCheck(condition.text, "需补充", say("eligibility.reason.figure_asked", measure=measure))
    value = convert(figure.value, figure.unit, condition.unit)
    fits = value is not None and _between(value, condition.minimum, condition.maximum)
    printed = f"{plain(figure.value)}{figure.unit}"
    measure = "" if figure.unit == "岁" else measure
    shown = measure if figure.unit == "分" and printed not in figure.words else f"{measure}{printed}"
    if figure.unit != condition.unit and value is not None:
        shown += f"（={plain(value)}{condition.unit}）"
    key = "eligibility.reason.figure_fits" if fits else "eligibility.reason.figure_fails"
    return _check(condition.text, "符合" if fits else "不符合", say(key, figure=shown))


def lasting_check(condition: Condition, facts: Facts) -> ConditionCheck:
    """A condition on how long something lasts or lies back, against what the asker says of the same thing; several times in
    one condition are held each against its own."""
    pieces = [piece for piece in _JOINED.split(condition.text) if piece]
    timed = [one for one in pieces if durations(one)] or [condition.text]
    told = [_told_of(piece, facts, close=len(timed) > 1) for piece in timed]
    fits = [None if one is None else _between(one.months, *_span(condition, piece if len(timed) > 1 else "")) for piece, one in zip(timed, told, strict=True)]
    failed = next((one for one, fit in zip(told, fits, strict=True) if fit is False), None)
    if failed is not None:
        return _check(condition.text, "不符合", say("eligibility.reason.not_lasted", words=failed.clause))
    others = [one for one in pieces if one not in timed and len(one) >= _SHORTEST]
    if None in fits or not all(mentioned(one, facts.text) for one in others):
        return ConditionCheck(condition.text, "需补充", say("eligibility.reason.not_said"))
    clauses = dict.fromkeys(one.clause for one in told if one is not None)
    return _check(condition.text, "符合", say("eligibility.reason.lasted", words="，".join(clauses)))


def _told_of(piece: str, facts: Facts, *, close: bool) -> Duration | None:
    """The duration that the asker tells last of what `piece` of a condition is about (`close`: right beside it), None where he
    tells none."""
    words_ = same(_SPAN.sub("", piece))
    pairs = {words_[i : i + 2] for i in range(len(words_) - 1)}
    all_ = durations(facts.text)
    told = [one for one in all_ if any(pair in same(one.around if close else one.clause) for pair in pairs)]
    if not told and _BACK.search(piece):
        told = [one for one in all_ if _AGO.search(one.clause)]
        told = told if len(told) == 1 else []
    return told[-1] if told else None


def _span(condition: Condition, piece: str) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most months that a condition on a time, or one `piece` of it, asks for."""
    if not piece and in_months(Decimal(1), condition.unit) is not None:
        low, high = (None if bound is None else in_months(bound, condition.unit) for bound in (condition.minimum, condition.maximum))
        return low, high
    text = piece or condition.text
    months = durations(text)[-1].months
    return (None, months) if _AT_MOST.search(text) else (months, None)


def _figure(condition: Condition, rule: SupportRule, facts: Facts) -> OwnFigure | None:
    """The asker's figure that the threshold is about."""
    fitting = [figure for figure in facts.figures if convert(figure.value, figure.unit, condition.unit) is not None]
    wanted = measure_of(condition.subject) or measure_of(condition.text)
    if condition.unit == "%":
        named = [figure for figure in fitting if figure.measure in condition.text]
        return named[-1] if named else None
    named = [figure for figure in fitting if figure.measure and figure.measure in (wanted, condition.unit)]
    if not named and ABOVE.search(rule.quote):
        named = figures_for(rule.base or condition.text, facts, condition.unit)
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
    if any(len(name) > 1 and name in facts.text and not denied(name, facts.text) for name in listed):
        return ConditionCheck(condition.text, "符合", say("eligibility.reason.industry_fits"))
    words_ = mentioned(condition.text, facts.text)
    if words_ and not unmet(words_):
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
