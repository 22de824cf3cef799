"""A time within which something has to be asked for, counted from an event ("自取得证书之日起12个月内申请"), against how long ago the asker says it was."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.conditions.windows import days_told
from assistant.eligibility.records import Facts
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.said import same
from assistant.eligibility.vocabulary import CLAUSE
from assistant.records import ConditionCheck
from index.data_files import patterns
from index.quantities import numeral
from index.settings import today
from prompts import say

COUNTED_FROM = re.compile(
    r"[^。；;\n]*?(?:自|[在从于](?=[^，。；;\n]{2,40}?(?:之日起|之?后\d)))(?P<event>[^，。；;\n]{2,40}?)(?:之日|当日|次日|之?后)?起?的?(?P<number>\d+|[一二三四五六七八九十]+)(?P<unit>个?月|年|日|天)(?:[以之]?内)"
    r"[^。；;\n]{0,40}?(?:申请|申报|提出|提交|办理|报送)[^。；;\n]*")
_DAYS = {"年": Decimal(360), "个月": Decimal(30), "月": Decimal(30), "日": Decimal(1), "天": Decimal(1)}
_AGO = re.compile(r"(?P<number>\d+|[一二两三四五六七八九十]+)(?P<unit>天)")
_DONE = re.compile(r"[了过完]|已经?|到手|到现在|至今|[之以]?前")
_TERM = re.compile(r"的?[一-鿿]{0,2}(?:合同|协议|租约|租期|期限|期)")
"""Behind a time: for how long something is agreed, not how long ago it was (签了4年合同)."""
_OR = re.compile(r"或者?|、|以及|及")
_EVENTS = patterns(Path(__file__).with_suffix(".yaml"))
"""Events by a sign of their printed name, and how people tell of them."""


def events_in(words: str) -> list[str]:
    """The signs of the events that printed words name."""
    return [sign for sign in _EVENTS if sign in same(words) or sign in words]


def fulfilled_by(quote: str) -> str:
    """What fulfils the conditions of a rule in one moment (取得证书), "" where they take time or it names no such thing."""
    found = _FULFILS.search(quote)
    return "" if found is None or durations(quote) else found.group()


_FULFILS = re.compile(r"(?:取得|获得|领取|获评|评定为|认定为|通过)[^，。；]{0,20}")
UNNAMED = re.compile(r"符合[^，。；]{0,6}条件")
"""The event is that the conditions are met."""


def of_event(words: str, quote: str) -> bool:
    """Whether what a time is counted from, as printed, is what a rule speaks of."""
    return any(sign in quote or _EVENTS[sign].search(quote) for sign in events_in(words))


def counted_from(sentence: str, facts: Facts, meant: str = "") -> ConditionCheck | None:
    """Whether the time told since the event lies within the one that `sentence` counts from it; None where it counts none from an event of
    which the asker tells how long ago it was."""
    printed = COUNTED_FROM.match(sentence.strip())
    if printed is None:
        return None
    number = numeral(printed["number"])
    event = meant or printed["event"]
    if number is not None and (dated := _by_date(event, number, printed["unit"], facts)) is not None:
        met, words = dated
        return held(printed.group().strip(), met, say(f"eligibility.reason.{'in_time' if met else 'too_late'}", words=words, time=f"{printed['number']}{printed['unit']}"))
    told = [(_EVENTS[sign], one) for part in _OR.split(event) for sign in events_in(part) for one in _since(_EVENTS[sign], facts)]
    if number is None or not told:
        return None
    limit = number * _DAYS[printed["unit"]]
    days, clause = told[0][1]
    met = days <= limit
    return held(printed.group().strip(), met, say(f"eligibility.reason.{'in_time' if met else 'too_late'}", words=clause, time=f"{printed['number']}{printed['unit']}"))


def _by_date(event: str, number: Decimal, unit: str, facts: Facts) -> tuple[bool, str] | None:
    """Whether the time from the day on which the asker says that the event was, until the day that he tells behind it, else today, is no longer than
    the one set, with the clause that tells that day; None where he tells no day of it, or it lies too near to say."""
    told = _dated(event, facts)
    if told is None:
        return None
    if told.until[1] <= _after(told.first, int(number), unit):
        return True, told.clause
    return (False, told.clause) if told.until[0] > _after(told.last, int(number), unit) else None


def lasted_since(text: str, facts: Facts) -> ConditionCheck | None:
    """Whether what has to go on for so long from an event ("自登记之日起正常经营1年以上") has, by the day on which the asker says that the event was; None for
    other conditions, and where he tells no such day."""
    printed = _LASTS_SINCE.search(text)
    number = None if printed is None else numeral(printed["number"])
    told = _dated(printed["event"], facts) if printed is not None and number is not None else None
    if printed is None or number is None or told is None:
        return None
    time = f"{printed['number']}{printed['unit']}"
    if told.until[0] >= _after(told.last, int(number), printed["unit"]):
        return held(text, True, say("eligibility.reason.long_enough", words=told.clause, time=time))
    short = told.until[1] < _after(told.first, int(number), printed["unit"])
    return held(text, False, say("eligibility.reason.too_short", words=told.clause, time=time)) if short else None


_LASTS_SINCE = re.compile(r"自(?P<event>[^，。；]{2,12}?)(?:之日|当日|次日)?起[，,]?(?:已|连续|稳定|正常|持续|依法|在本[市县区]|实际)*[^，。；\d内]{0,6}?(?:满|达到?|不少于)?(?P<number>\d+|[一二两三四五六七八九十]+)(?P<unit>个月|年)(?:及?以上|(?=的?$))")


@dataclass(frozen=True, slots=True)
class _Dated:
    """When an event was, by its first and last possible day, with the clause that tells it, and the days until which time is counted."""

    first: date
    last: date
    clause: str
    until: tuple[date, date]


def _dated(event: str, facts: Facts) -> _Dated | None:
    """The day on which the asker says that the event was, None where he tells none, or it may be that on which he asks."""
    days = days_told(facts.text)
    for sign in (sign for part in _OR.split(event) for sign in events_in(part)):
        for first, last, clause in days:
            if not _EVENTS[sign].search(clause):
                continue
            later = [one for one in days if one[0] > last and not any(other.search(one[2]) for other in _EVENTS.values())]
            if not later and not _NOW.search(facts.text):
                return None
            return _Dated(first, last, clause, later[-1][:2] if later else (today(), today()))
    return None


_NOW = re.compile(r"现在|还(?!有|要|款|贷|是)|才|来得及|如今|至今|一直|今年|去年|前年|忘|拖")
"""What shows that it is today from which he looks back."""


def _after(day: date, number: int, unit: str) -> date:
    """The last day of a time that begins on `day`."""
    months = {"年": 12, "月": 1, "个月": 1}.get(unit, 0) * number
    if not months:
        return day + timedelta(days=number)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _since(event: re.Pattern[str], facts: Facts) -> list[tuple[Decimal, str]]:
    """The clauses that tell how long ago an event was, with the days."""
    found: list[tuple[Decimal, str]] = []
    for clause in CLAUSE.finditer(facts.text):
        words = clause.group().strip()
        if not event.search(words) or not _DONE.search(words):
            continue
        months = [one for one in durations(words) if not _TERM.match(one.after)]
        days = _AGO.search(words)
        if len(months) >= 1:
            found.append((sum((one.months for one in months), Decimal(0)) * _DAYS["月"], words))
        elif days is not None:
            number = numeral(days["number"])
            found += [(number, words)] if number is not None else []
    return found
