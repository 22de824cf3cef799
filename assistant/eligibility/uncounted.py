"""The ledger of what the asker told: each count of people, things or time that could multiply a sum is used in its working, decides a condition, or is named as not counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compute import plain
from assistant.eligibility import kin
from assistant.eligibility.durations import durations
from assistant.eligibility.own_figures import MONEY
from assistant.eligibility.records import Decision, Facts
from assistant.eligibility.spoken import in_figures
from assistant.eligibility.vocabulary import same_count, words
from assistant.records import Computation
from prompts import say

_COUNTS = frozenset((*words("counters"), "平方米", "公斤", "斤", "立方米", "公里")) - {"岁", "期", "批", "口"}
_EACH_UNIT = re.compile(r"(?:每(?:新建|新增|培育|培训|引进|招用|满)?一?|单)(?:\d+)?(?P<unit>[一-鿿]{1,3}?)(?=[^一-鿿]|给予|予以|补|奖|资助|每|最高|不超过|按|发|标准)")
_BY_TIME = re.compile(r"每(?:满|服务|服役|工作|个)?(?:一|1)?个?(?:自然|会计)?[年月]|/[年月]|/人月|按[年月]")
_QUOTED = re.compile(r"^(?:您提到|您说的是|您说是)")
"""A reason that repeats what the asker said without weighing a figure in it."""
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_A_YEAR = 12
_NAMED = 2
"""So many signs before a count are held against the name of what is supported."""
_PEOPLE = frozenset({"人", "名", "位"})
_TIME = "年"
_ASKED_OVER = re.compile(r"(?:里|来|间|期间)?(?:一共|总共|合计|加起来|下来|共|全部)?[^，。；？\d]{0,6}(?:一共|总共|合计|加起来|下来|能|可|该|给|补|领|拿)[^，。；？]{0,12}(?:多少|几)")
"""Behind a time: what is given over it is asked for."""
_DONE = re.compile(r"(?P<deed>[一-鿿])(?:了|满|够|到|过|的|都|也|有|快|整整|已经?)*$")
"""Before a time: what lasted so long."""
_NOT_PAID = frozenset("立册业毕记籍婚了是在前后第近")


@dataclass(frozen=True, slots=True)
class _Told:
    """A count that the asker told: its words, the value in all the ways a working may write it, and what it counts; `asked`: the sum over it is
    what he asks for, whether or not the rule pays by it; `before`: the words right before it ("高级雪道2条")."""

    words: str
    values: frozenset[Decimal]
    unit: str
    asked: bool = False
    before: str = ""


def uncounted(shown: Sequence[Decision], more: Sequence[Computation], facts: Facts) -> tuple[str, ...]:
    """What is said of the counts told that the amounts of the decisions shown, and what more is worked out from them, leave out though they could multiply them."""
    beside = _numbers(step.expression for step in more)
    lines = [line for one in shown for line in _left_out(one, [other for other in shown if other is not one], beside, facts)]
    return tuple(dict.fromkeys(say("eligibility.line.note", note=line) for line in lines))


def _left_out(decision: Decision, others: Sequence[Decision], beside: frozenset[Decimal], facts: Facts) -> Iterator[str]:
    """What is said of the counts that the amounts of a decision leave out; no time over which another one is worked out, nor a count that is another one's."""
    rule = decision.rule
    own = _used(decision)
    used, elsewhere = own | beside, frozenset().union(*map(_used, others))
    same = frozenset().union(*(_used(one) for one in others if one.rule.path == rule.path and one.rule.subject == rule.subject != ""))
    told = list(_told(facts, rule.quote)) if decision.amounts else []
    by_piece = {part.lstrip("一1") for part in rule.per.split("/")} | {found["unit"] for found in _EACH_UNIT.finditer(rule.quote)}
    for one in told:
        by_time = one.unit == _TIME
        if not by_time and one.unit not in _PEOPLE and _counts_subject(one, rule.subject) and not one.values & own:
            yield say("eligibility.note.uncounted", words=f"{one.before[-_NAMED:]}{one.words}")
            continue
        shared = one.values & same and not by_time and not any(same_count(other.unit, part) for other in told for part in by_piece)
        if one.values & used or (one.values & elsewhere and not shared) or (by_time and _in_series(decision, facts)):
            continue
        paid_by_time = by_time and _BY_TIME.search(rule.quote) is not None and (max(one.values) > _A_YEAR or "月" in rule.per.split("/"))
        if paid_by_time or shared or (not by_time and any(same_count(one.unit, part) for part in by_piece)):
            yield say("eligibility.note.uncounted", words=one.words)
        elif one.asked and max(one.values) > _A_YEAR:
            yield say("eligibility.note.uncounted_unit", words=one.words, unit=one.unit)


def _counts_subject(told: _Told, subject: str) -> bool:
    """Whether a count stands right behind the name, or the head of the name, of what a rule gives its sum for (高级雪道2条, 中级3条)."""
    return len(told.before) >= _NAMED and told.before[-_NAMED:] in subject


def _used(decision: Decision) -> frozenset[Decimal]:
    """The numbers in the workings and in what decided a condition."""
    reasons = [check.reason for check in decision.checks if not _QUOTED.match(check.reason)]
    worked = [text for amount in decision.amounts for text in (amount.working, amount.words, amount.case, *amount.notes, *(step.expression for step in amount.steps))]
    lasted = {time.months / part for reason in reasons for time in durations(reason) for part in (1, _A_YEAR)}
    return _numbers((*worked, *reasons, *decision.notes)) | lasted


def _numbers(texts: Iterable[str]) -> frozenset[Decimal]:
    return frozenset(Decimal(one.group().replace(",", "")) for text in texts for one in _NUMBER.finditer(in_figures(text)))


def _in_series(decision: Decision, facts: Facts) -> bool:
    """Whether the figures of several years are worked out one by one or added up, so that the years are counted by them."""
    return (facts.series or len({one.year for one in facts.figures if one.year is not None}) > 1) and (
        len(decision.amounts) > 1 or any(" + " in step.expression for amount in decision.amounts for step in amount.steps))


def _told(facts: Facts, quote: str) -> Iterator[_Told]:
    """The counts told that could multiply a sum."""
    for figure in facts.figures:
        if (figure.noun or figure.unit in _COUNTS) and figure.value > 1 and not MONEY.fullmatch(figure.unit):
            yield _Told(f"{plain(figure.value)}{figure.unit}", frozenset({figure.value}), figure.noun or figure.unit, before=figure.about)
    for people in kin.people(facts.text):
        yield _Told(people.words, frozenset({people.count}), "人")
    for time in durations(facts.text):
        done = _DONE.search(time.before[: time.before.rfind(time.told)] if time.told else "")
        asked = _ASKED_OVER.match(time.after) is not None
        if time.months > 1 and time.told and (asked or (done is not None and done["deed"] in quote and done["deed"] not in _NOT_PAID)):
            yield _Told(time.told, frozenset({time.months, time.months / _A_YEAR}), _TIME, asked)
