"""How far back something lies that the asker tells by its year (前年六月毕业), against a limit on that time (离校2年内)."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.conditions.windows import days_told
from assistant.eligibility.records import Facts
from assistant.eligibility.told.durations import durations
from assistant.eligibility.vocabulary import CLAUSE, topics_in
from assistant.records import ConditionCheck
from index.quantities import numeral
from index.records import Condition
from index.settings import today
from prompts import say

_WHEN = re.compile(r"(?P<year>大前年|前年|去年|今年|20[0-4]\d年)(?:的)?(?:(?P<month>[一二三四五六七八九十]{1,2}|\d{1,2})月)?")
_BACK = {"今年": 0, "去年": 1, "前年": 2, "大前年": 3}
_YEAR = 12
_EVENT = frozenset({"毕业", "登记注册", "失业", "证书", "购置"})
"""What happens on one day, so that a time is counted from it."""
_LIMIT = re.compile(r"(?P<what>[^，。；\d一二两三四五六七八九十]{2,12}?)(?P<most>不超过|未满|不满|不足)?(?:\d+|[一二两三四五六七八九十])个?(?:周?年|月)(?P<side>以内|之内|内|以上|(?!以))")


def since_check(condition: Condition, facts: Facts) -> ConditionCheck | None:
    """Whether what the asker tells by the year lies within, or beyond, the time that the condition counts from it, until the next day that he tells or
    wherever in this year he asks; None where it counts none, he tells no such year, or the day decides."""
    limit = next((one for one in _LIMIT.finditer(condition.text) if (one["side"] or one["most"]) and topics_in(one["what"]) & _EVENT), None)
    topics = topics_in(limit["what"]) & _EVENT if limit is not None else frozenset[str]()
    times = durations(limit.group()) if limit is not None else ()
    if limit is None or not topics or len(times) != 1:
        return None
    for clause in CLAUSE.finditer(facts.text):
        told = _WHEN.search(clause.group())
        if told is None or not topics & topics_in(clause.group()):
            continue
        low, high = _lag(told, facts)
        within = True if high <= times[0].months else False if low > times[0].months else None
        if within is None:
            return None
        fits = within != (limit["side"] == "以上")
        if fits and len(condition.text) > len(limit.group()) + _REST:
            return None
        return held(condition.text, fits, say(f"eligibility.reason.{'lasted' if fits else 'not_lasted'}", words=clause.group().strip()))
    return None


def happened_within(clause: str, months: Decimal, facts: Facts) -> bool:
    """Whether what a clause tells surely happened within so many months, by its year (前年三月), by how long ago (八个月前) or by 刚."""
    told = _WHEN.search(clause)
    if told is not None:
        return max(_lag(told, facts)) <= months
    ago = durations(clause)
    return ago[-1].months <= months if ago else _JUST.search(clause) is not None


def _lag(told: re.Match[str], facts: Facts) -> tuple[int, int]:
    """The least and the most months that lie between what was in the year told and the day that counts: the next one told behind a year told by its number,
    else any of this year."""
    month = _month(told["month"])
    if told["year"] in _BACK:
        back = _BACK[told["year"]] * _YEAR
        return back - (month or _YEAR) + 1, back + _YEAR - (month or 1)
    first, last = (int(told["year"][:4]) * _YEAR + (month or one) for one in (1, _YEAR))
    later = [day.year * _YEAR + day.month for day, _, _ in days_told(facts.text) if day.year * _YEAR + day.month > last]
    now = today()
    until = min(later, default=now.year * _YEAR + now.month)
    return until - last, until - first


_JUST = re.compile(r"刚刚?(?!好|够|满)|前几天|前不久|上(?:个)?(?:星期|礼拜|周|月)(?![市涨])|昨天|前天")
_REST = 6
"""A condition that asks for so much more than the time is not met by it alone."""


def _month(words: str | None) -> int | None:
    if not words:
        return None
    value = numeral(words)
    return int(value) if value is not None else None
