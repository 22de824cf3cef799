"""Hold each condition of a rule against the asker's facts: 符合, 不符合 or 需补充, with the reason."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.eligibility.conditions import applicants, degrees, personal
from assistant.eligibility.conditions.by_words import by_words, not_done
from assistant.eligibility.conditions.clock import clock_check
from assistant.eligibility.conditions.counted_from import lasted_since
from assistant.eligibility.conditions.countries import countries_check
from assistant.eligibility.conditions.disability import disability_check
from assistant.eligibility.conditions.figure_checks import threshold_check
from assistant.eligibility.conditions.fragments import deed_told
from assistant.eligibility.conditions.had_before import had_before
from assistant.eligibility.conditions.schooling import schooling_check
from assistant.eligibility.conditions.since import since_check
from assistant.eligibility.conditions.sized import size_told
from assistant.eligibility.conditions.subjects import (
    industry_check,
    size_check,
    subject_check,
)
from assistant.eligibility.conditions.time_checks import HIRES, lasting_check, term_check
from assistant.eligibility.conditions.trading import party_told
from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.conditions.ways import behind, by_kind, held_in_parts, less_left_out, ways
from assistant.eligibility.conditions.windows import window_check
from assistant.eligibility.conditions.year_steps import year_check
from assistant.eligibility.grades import grades_in, ranks_in
from assistant.eligibility.records import Facts
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.growth import grown
from assistant.eligibility.told.said import (
    of_state,
    same,
    times_told,
    unmet,
)
from assistant.eligibility.vocabulary import alternation, words
from assistant.records import ConditionCheck
from index.quantities import chinese_number
from index.records import Condition, SupportRule
from index.rules.kinds import measured
from index.rules.thresholds import thresholds
from prompts import say

_STATE = re.compile(alternation(words("built_condition")))
_FIRST = re.compile(r"首次|第一次|首家|首获|初次")
_AGAIN = re.compile(r"重新认定|复审|再次|第二次")
"""A condition that asks for a further time, not for the first."""
_PERSONS = re.compile(r"(?:[^，。；、]{2,16}(?:毕业生|人员|军人|农民工|[青老]年人?|职工|员工|居民|村民|农户|家庭|对象|[大中]学生|学员|者|人才|妇女|[残疾]人)[、和或及]+){1,6}[^，。；、]{2,16}(?:毕业生|人员|军人|农民工|[青老]年人?|职工|员工|居民|村民|农户|家庭|对象|学生|学员|者|人才|妇女|残疾人)(?:等(?:人员|群体|对象)?)?")
"""A condition that lists persons, of whom one is enough."""
_FELL = re.compile(r"(?:少|减少|下降|降低|下滑|减)了")
_GROWN = re.compile(r"(?:较|比)(?:上|去|前)[^，。]{0,4}(?:增加|增长|提高)$")
_LASTS = re.compile(r"(?:满|达到?|不少于|超过)[^，。]{0,6}[年月]|[年月](?:及?以上|以内|之?内)")
_OR_ELSE = re.compile(r"，或者?(?=.{4})")
"""Another clause would do as well: the first alone lets nobody fail."""
_OR_BY_AGE = re.compile(r"[一-鿿]{4,}(?:或者?|、)\d{1,2}(?:[-~至到—]\d{1,2})?(?:周?岁)")
"""Somebody else is meant besides those of an age ("未就业毕业生或者16至24周岁失业青年")."""
_NAMED_BOUND = re.compile(r"(?P<side>不高于|不超过|不低于|低于|高于|不少于|不大于)(?P<name>[^（）()，。；\d]{2,20}[（(]每?[人户月年天日亩]{0,2})(?P<figure>\d[\d.,]*[万亿]?[元%人])[)）]")
"""A bound by its name, with its figure in brackets ("不高于全县指导价（每月1600元）")."""


def condition_check(condition: Condition, rule: SupportRule, facts: Facts) -> ConditionCheck:
    """One condition: state, threshold, size, region, first time; else by its words. A degree that it asks for is met only where the asker tells it."""
    if (bare := less_left_out(condition.text)) != condition.text and bare:
        return replace(condition_check(replace(condition, text=bare), rule, facts), text=condition.text)
    if condition.unit and (of_kind := (by_kind(condition, facts.text) or behind(condition, rule.quote, facts.text))) is not None:
        made = condition_check(of_kind[0], rule, facts)
        return replace(made, text=condition.text) if of_kind[1] or made.verdict != "不符合" else ConditionCheck(condition.text, "需补充", say("eligibility.reason.not_said"))
    if (each := _OF_EACH.fullmatch(condition.text)) is not None and not condition.unit and each["unit"] in rule.per.split("/"):
        return replace(condition_check(replace(condition, text=f"{each['deed']}{each['thing']}"), rule, facts), text=condition.text)
    made = _checked(condition, rule, facts)
    if made.verdict == "不符合" and _OR_ELSE.search(condition.text):
        return ConditionCheck(condition.text, "需补充", say("eligibility.reason.not_said"))
    return made if condition.unit or (_PERSONS.fullmatch(condition.text) and not HIRES.search(condition.text)) else degrees.held(made, condition.text, facts.text)


def _checked(condition: Condition, rule: SupportRule, facts: Facts) -> ConditionCheck:
    text = condition.text
    if _PERSONS.fullmatch(text) and not HIRES.search(text):
        return replace(subject_check(text, facts), text=text)
    if (kind := applicants.check(text, facts) or had_before(text, facts.text)) is not None:
        return kind
    if (party := party_told(text, facts.text)) is not None:
        return held(text, party[0], say(f"eligibility.reason.{'said' if party[0] else 'denied'}", words=party[1]))
    if condition.kind == "status" and _STATE.search(text) and facts.built is not None and not (facts.built and condition.unit):
        if facts.built:
            return ConditionCheck(text, "符合", say("eligibility.reason.built"))
        return ConditionCheck(text, "不符合", say("eligibility.reason.unbuilt"))
    if not condition.unit and (bound := _bound_by_name(condition) or _of_nights(condition)) is not None:
        return replace(threshold_check(bound, rule, facts), text=text)
    if (graded := disability_check(text, facts)) is not None:
        return graded
    if (own := personal.check(text, facts) or schooling_check(text, facts.text) or countries_check(text, facts.text)) is not None:
        return own
    timed = clock_check(text, facts) or term_check(condition, rule, facts) or year_check(text, facts) or window_check(condition, facts) or since_check(condition, facts) or lasted_since(text, facts)
    if timed is not None:
        return timed
    if condition.unit and not (_OR_BY_AGE.search(text) and not any(one.unit == "岁" for one in facts.figures)):
        return threshold_check(condition, rule, facts)
    if (sized := size_told(text, facts)) is not None:
        return sized
    if _LASTS.search(text) and durations(text):
        lasting = lasting_check(condition, facts)
        if lasting.verdict != "需补充":
            return lasting
    if condition.kind == "first" and (told := times_told(text, facts.text)):
        again = _AGAIN.search(text) is not None
        fits = again in told
        if fits and (grade := untold_grade(text, facts.text)):
            return ConditionCheck(text, "需补充", grade)
        return held(text, fits, say(f"eligibility.reason.{'first_fits' if fits != again else 'first_fails'}"))
    if condition.kind == "first" and _FIRST.search(text):
        return ConditionCheck(text, "需补充", say("eligibility.reason.not_said"))
    if condition.kind == "size":
        size = size_check(text, facts)
        if size is not None:
            return size
    if done := deed_told(condition, facts.text):
        lacking = unmet(done) or not_done(text, done)
        return held(text, not lacking, say(f"eligibility.reason.{'denied' if lacking else 'said'}", words=done))
    more = grown([one for one in facts.figures if one.measure in text]) if _GROWN.search(text) else []
    fell = next((one for one in facts.figures if one.measure in text and _FELL.search(one.words)), None) if _GROWN.search(text) else None
    if fell is not None:
        return ConditionCheck(text, "不符合", say("eligibility.reason.denied", words=fell.words))
    if more:
        return ConditionCheck(text, "符合", say("eligibility.reason.grown", words=more[-1].derived or more[-1].words))
    made = ways(text)
    if made is not None:
        return held_in_parts(text, made, lambda part: condition_check(Condition(part, "other"), rule, facts))
    found = by_words(text, rule, facts)
    return industry_check(condition, facts) if condition.kind == "industry" and found.verdict == "需补充" else found


_OF_EACH = re.compile(r"每?(?P<deed>[一-鿿]{2,5}?)[一1](?P<unit>[名个位家户台件项人])(?P<thing>[一-鿿]{2,12})")
"""What is done with each of those for which a sum is given ("每新增1名高级技师"), of which the asker tells a number of his own."""


def _bound_by_name(condition: Condition) -> Condition | None:
    """The condition with the figure in brackets in place of the name of its bound, None where it has no such."""
    named = _NAMED_BOUND.search(condition.text)
    bare = f"{condition.text[: named.start('name')]}{named['figure']}" if named is not None else ""
    limit = next((one for one in thresholds(bare) if not one.bare), None)
    return None if limit is None else Condition(bare, condition.kind, measured(bare, limit.start), limit.minimum, limit.maximum, limit.unit)


def _of_nights(condition: Condition) -> Condition | None:
    """The condition with the nights that it asks for as its bound (住宿一晚, 住宿两晚以上), None where it asks for none."""
    found = _NIGHTS.search(condition.text)
    count = chinese_number(found["count"].replace("两", "二")) if found is not None else None
    return None if found is None or count is None else replace(condition, text=f"住{count}晚", subject="住", minimum=count, maximum=None if found["more"] else count, unit="晚")


_NIGHTS = re.compile(r"[住宿夜](?:满)?(?P<count>[一两二三四五六七八九十])[晚夜](?P<more>(?:及|\(含\)|（含）)?以上)?")


def untold_grade(text: str, said: str) -> str:
    """The reason to ask for the grade or rank that a condition names (首次获评省级…, 首次进入全国20强), "" where it names none or the asker tells it."""
    if (ranks := ranks_in(text)) and not set(ranks) & set(_ranks_now(said)):
        return say("eligibility.reason.not_said")
    wanted = set(of_state(grades_in(text)))
    return "" if not wanted or wanted & set(grades_in(same(said))) or any(one in same(said) for one in wanted) else say("eligibility.reason.not_said")


def _ranks_now(said: str) -> list[str]:
    """The ranks that the asker tells of; of those that he rose through the last one (去年进了100强，今年又进了50强)."""
    told = ranks_in(same(said))
    return told[-1:] if len(told) > 1 and _ROSE.search(said) else told


_ROSE = re.compile(r"又(?:首次|第一次|被)?[^，。；]{0,4}[进入升获评冲成]|升[到至为入]|晋升|后来")
