"""The ledger of what the asker told: each count of people, things or time that could multiply a sum is used in its working, decides a condition, or is named as not counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compute import plain
from assistant.eligibility.records import Decision, Facts
from assistant.eligibility.sums.heads import unit_of
from assistant.eligibility.sums.on_top import on_top
from assistant.eligibility.told import kin
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.own_figures import MONEY
from assistant.eligibility.told.spent_time import spent
from assistant.eligibility.told.spoken import in_figures
from assistant.eligibility.vocabulary import same_count, words
from assistant.records import Computation
from prompts import say

_COUNTS = frozenset((*words("counters"), "平方米", "公斤", "斤", "立方米", "公里")) - {"岁", "期", "批", "口"}
_EACH_UNIT = re.compile(r"(?:每(?:新建|新增|培育|培训|引进|招用|满)?一?|单)(?:\d+)?(?P<unit>[一-鿿]{1,3}?)(?=[^一-鿿]|给予|予以|补|奖|资助|每|最高|不超过|按|发|标准)")
_BY_TIME = re.compile(r"每(?:满|服务|服役|工作|个)?(?:一|1)?个?(?:自然|会计)?[年月]|/[年月]|/人月|按[年月]")
_WAGE = re.compile(r"(?:最低|平均)工资(?:标准)?$")
"""A share of a monthly wage is given for each head and month, though the rule does not print so."""
_SHORT = 4
"""The name of what is counted is told with the count where it has so many signs at most."""
_QUOTED = re.compile(r"^(?:您提到|您说的是|您说是)")
"""A reason that repeats what the asker said without weighing a figure in it."""
_NUMBER = re.compile(r"(?P<value>\d[\d,]*(?:\.\d+)?)(?P<unit>[一-鿿％%]{0,3})")
_A_YEAR = 12
_NAMED = 2
"""So many signs before a count are held against the name of what is supported."""
_PEOPLE = frozenset({"人", "名", "位"})
_TIME, _PIECES = "年", "件"

_Number = tuple[str, Decimal]
"""A number with what it counts: time or pieces."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A count that the asker told: its words, the value in all the ways a working may write it, and what it counts; `asked`: the sum over it is
    what he asks for, whether or not the rule pays by it; `before`: the words right before it ("高级雪道2条")."""

    words: str
    values: frozenset[_Number]
    unit: str
    asked: bool = False
    before: str = ""


def uncounted(shown: Sequence[Decision], more: Sequence[Computation], facts: Facts) -> tuple[str, ...]:
    """What is said of the counts told that the amounts of the decisions shown, and what more is worked out from them, leave out though they could multiply them."""
    beside = _numbers(step.expression for step in more)
    lines = [line for one in shown for line in _left_out(one, [other for other in shown if other is not one], beside, facts)]
    return tuple(dict.fromkeys(say("eligibility.line.note", note=line) for line in lines))


def _left_out(decision: Decision, others: Sequence[Decision], beside: frozenset[_Number], facts: Facts) -> Iterator[str]:
    """What is said of the counts that the amounts of a decision leave out; no time over which another one is worked out, nor a count that is another one's."""
    rule = decision.rule
    own = _used(decision)
    used, elsewhere = own | beside, frozenset().union(*map(_used, others))
    same = frozenset().union(*(_used(one) for one in others if one.rule.path == rule.path and one.rule.subject == rule.subject != "" and not on_top(one.rule)))
    told = list(_told(decision, facts)) if decision.amounts else []
    by_piece = {unit_of(part) for part in rule.per.split("/")} | {found["unit"] for found in _EACH_UNIT.finditer(rule.quote)}
    wage = _WAGE.search(rule.base) is not None
    by_piece |= {"人"} if wage else set()
    multiplied = _worked(decision) | beside | _parts_of_rates(decision)
    for one in (one for one in told if not any(one.words in note for note in (note for amount in decision.amounts for note in amount.notes))):
        by_time = one.unit == _TIME
        if not by_time and one.unit not in _PEOPLE and _counts_subject(one, rule.subject) and not one.values & own:
            yield say("eligibility.note.uncounted", words=f"{one.before[-_NAMED:]}{one.words}")
            continue
        by_it = not by_time and any(same_count(one.unit, part) for part in by_piece)
        shared = one.values & same and not by_time and not any(same_count(other.unit, part) for other in told if other.unit != _TIME for part in by_piece)
        if one.values & (multiplied if by_it else used) or (one.values & elsewhere and not shared) or (by_time and _in_series(decision, facts)):
            continue
        paid_by_time = by_time and (wage or _BY_TIME.search(rule.quote) is not None) and (max(value for _, value in one.values) > _A_YEAR or "月" in rule.per.split("/"))
        if paid_by_time or shared or by_it:
            yield say("eligibility.note.uncounted", words=one.words)
        elif one.asked and (not by_time or max(value for _, value in one.values) > _A_YEAR):
            yield say("eligibility.note.uncounted_unit", words=one.words, unit=one.unit if one.unit in (_TIME, "人") else say("eligibility.note.number"))


def _counts_subject(told: _Told, subject: str) -> bool:
    """Whether a count stands right behind the name, or the head of the name, of what a rule gives its sum for (高级雪道2条, 中级3条)."""
    return len(told.before) >= _NAMED and told.before[-_NAMED:] in subject


def _used(decision: Decision) -> frozenset[_Number]:
    """The numbers in the workings and in what decided a condition."""
    reasons = [check.reason for check in decision.checks if not _QUOTED.match(check.reason)]
    lasted = {(_TIME, time.months / part) for reason in reasons for time in durations(reason) for part in (1, _A_YEAR)}
    return _worked(decision) | _numbers(reasons) | lasted


def _parts_of_rates(decision: Decision) -> frozenset[_Number]:
    """The numbers of which a condition has been told the share in the whole (5人 ÷ 8人): they are counted there."""
    return _numbers(check.reason.split("÷")[0] for check in decision.checks if "÷" in check.reason)


def _worked(decision: Decision) -> frozenset[_Number]:
    """The numbers in the workings, and how many cases are worked out."""
    worked = [text for amount in decision.amounts for text in (amount.working, amount.words, amount.case, *amount.notes, *(step.expression for step in amount.steps))]
    cases = Decimal(sum(bool(amount.case) and amount.value > 0 for amount in decision.amounts))
    return _numbers(worked) | ({(_PIECES, cases), (_TIME, cases)} if cases > 1 else frozenset())


def _numbers(texts: Iterable[str]) -> frozenset[_Number]:
    """The numbers of some texts that count time or pieces; a bare one may count either, but 12 the months of a year; sums of money count neither."""
    found: set[_Number] = set()
    for one in (one for text in texts for one in _NUMBER.finditer(in_figures(text))):
        value, unit = Decimal(one["value"].replace(",", "")), one["unit"]
        if not _MONEY.match(unit):
            found |= {(kind, value) for kind in ((_TIME,) if _OF_TIME.match(unit) or (not unit and value == _A_YEAR) else (_PIECES,) if unit else (_TIME, _PIECES))}
    return frozenset(found)


_MONEY = re.compile(r"[百千万亿]*元|[%％]")
_OF_TIME = re.compile(r"年|个?月")


def _in_series(decision: Decision, facts: Facts) -> bool:
    """Whether the figures of several years are worked out one by one or added up, so that the years are counted by them."""
    return (facts.series or len({one.year for one in facts.figures if one.year is not None}) > 1) and (
        len(decision.amounts) > 1 or any(" + " in step.expression for amount in decision.amounts for step in amount.steps))


def _told(decision: Decision, facts: Facts) -> Iterator[_Told]:
    """The counts told that could multiply a sum; several of which it is told that each meets a condition are asked for."""
    rule = decision.rule
    met = "\n".join(in_figures(check.reason) for check in decision.checks if check.verdict == "符合" and _QUOTED.match(check.reason))
    for figure in facts.figures:
        if (figure.noun or figure.unit in _COUNTS) and figure.value > 1 and not MONEY.fullmatch(figure.unit):
            words_ = f"{plain(figure.value)}{figure.unit}"
            each = re.search(rf"{re.escape(words_)}[^，。；\d]{{0,8}}(?:都|均|全都)(?!不|没|未)", figure.words) is not None
            thing = figure.thing.rstrip("呢吗吧了的") if len(figure.thing) <= _SHORT else ""
            yield _Told(f"{words_}{thing}", frozenset({(_PIECES, figure.value)}), figure.noun or figure.unit, each and figure.words in met, figure.about)
    for people in kin.people(facts.text):
        yield _Told(people.words, frozenset({(_PIECES, people.count)}), "人", people.each and kin.asks_all(facts.text))
    for time in spent(rule, facts):
        yield _Told(time.words, frozenset({(_TIME, time.months), (_TIME, time.months / _A_YEAR)}), _TIME, time.asked)
