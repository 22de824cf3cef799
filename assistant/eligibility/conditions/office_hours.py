"""The hours of a week in which an office takes something in, against the weekday and the hour that the asker tells.

    周一至周四 9:00-12:00 13:30-17:00；周五 9:00-12:00 13:00-15:30; 周五下午四点 → not in the hours of Friday
    工作日上午9:00-11:30，下午14:00-17:00; 中午12点 → in none of the hours
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from index.quantities import numeral

_WEEK = "一二三四五六日"
_DAY = r"(?:周|星期|礼拜)([一二三四五六日天末])"
_DAYS = re.compile(rf"{_DAY}(?:\s*(?:至|到|—|－|-|~|～|、|和)\s*(?:周|星期|礼拜)?([一二三四五六日天]))?|(?<![\d个])(?P<working>工作日)(?!内|前|后|之)|(?P<every>每[天日])")
_CLOCK = r"(\d{1,2})(?:[:：](\d{2})|[点时](半)?)"
_RANGE = re.compile(rf"(?P<part>下午|晚上?)?[：:\s]{{0,3}}{_CLOCK}\s*(?:至|到|—+|－|-|–|~|～)+\s*(?:下午)?{_CLOCK}")
_NEAR = 48
"""Hours belong to one list where so few signs lie between them."""
_TOLD_DAY = re.compile(rf"{_DAY}|(?P<off>周末|双休日?|节假日)")
_TOLD_HOUR = re.compile(r"(?P<part>早上|上午|中午|下午|傍晚|晚上?|夜里)?(?P<hour>\d{1,2}|[一二两三四五六七八九十]{1,3})(?:[:：](?P<minute>\d{2})|[点](?P<half>半)?)")
_LATE, _NOON = frozenset({"下午", "傍晚", "晚", "晚上", "夜里"}), 12
_WORKING, _ALL = frozenset(range(5)), frozenset(range(7))


@dataclass(frozen=True, slots=True)
class Hours:
    """Days of the week (0 for Monday) with the hours from … to …; `sure` where the days are printed."""

    days: frozenset[int]
    first: Decimal
    last: Decimal
    sure: bool


@dataclass(frozen=True, slots=True)
class Week:
    """The hours that `text[start:end]` prints."""

    start: int
    end: int
    hours: tuple[Hours, ...]


def weeks(text: str) -> tuple[Week, ...]:
    """The lists of hours that a text prints."""
    marks = sorted((*_DAYS.finditer(text), *_RANGE.finditer(text)), key=lambda one: one.start())
    found: list[Week] = []
    hours: list[Hours] = []
    days, sure, start, end, last_mark, after_hours = _WORKING, False, -1, -1, -1, False
    for mark in marks:
        if last_mark >= 0 and mark.start() - last_mark > _NEAR:
            found += [Week(start, end, tuple(hours))] if hours else []
            days, sure, hours, start, after_hours = _WORKING, False, [], -1, False
        if mark.re is _DAYS:
            days, sure = _days(mark) | (days if sure and not after_hours else frozenset()), True
            after_hours = False
        else:
            first, last = _clock(mark, 0), _clock(mark, 3)
            if first is None or last is None:
                continue
            last += _NOON if last <= first else 0
            hours.append(Hours(days, first, last, sure))
            after_hours = True
        start, last_mark = mark.start() if start < 0 else start, mark.end()
        end = last_mark if mark.re is _RANGE else end
    return (*found, Week(start, end, tuple(hours))) if hours else tuple(found)


def _days(mark: re.Match[str]) -> frozenset[int]:
    if mark["working"] or mark["every"]:
        return _WORKING if mark["working"] else _ALL
    first, last = (None if one is None else _WEEK.find(one.replace("天", "日")) for one in mark.groups()[:2])
    if first is None or first < 0:
        return frozenset({5, 6})
    listed = last is not None and re.search("[、和]", mark.group())
    return frozenset({first, last} if listed and last is not None else range(first, (first if last is None else last) + 1))


def _clock(mark: re.Match[str], at: int) -> Decimal | None:
    hour, minute, half = mark.groups()[1 + at : 4 + at]
    value = Decimal(hour) + (Decimal(minute) / 60 if minute else Decimal("0.5") if half else 0)
    return value + _NOON if mark["part"] and value < _NOON else value


def told_days(said: str) -> frozenset[int]:
    """The days of the week that the asker names."""
    found: frozenset[int] = frozenset()
    for one in _TOLD_DAY.finditer(said):
        found |= frozenset({5, 6}) if one["off"] or one[1] == "末" else frozenset({_WEEK.find(one[1].replace("天", "日"))})
    return found


def told_hour(said: str) -> tuple[Decimal, str] | None:
    """The hour of the day that the asker names, with its words; of one without a part of the day that of office hours (四点: 16)."""
    found = _TOLD_HOUR.search(said)
    value = None if found is None else numeral(found["hour"].replace("两", "二"))
    if found is None or value is None or value > 24:
        return None
    value += Decimal(found["minute"]) / 60 if found["minute"] else Decimal("0.5") if found["half"] else 0
    late = found["part"] in _LATE or (found["part"] == "中午" and value < _MORNING) or (not found["part"] and value < _OPENS)
    return (value + _NOON if late and value < _NOON else value), found.group()


_MORNING, _OPENS = 4, 7


def open_at(week: Week, days: frozenset[int], hour: Decimal | None) -> bool | None:
    """Whether something is taken in on the days at the hour told; None where that cannot be said."""
    printed = any(one.sure for one in week.hours)
    if not days and hour is None:
        return None
    if days and not printed:
        return None
    on = [[one for one in week.hours if day in one.days] for day in sorted(days or _WORKING)]
    answers = {bool(hours) if hour is None else any(one.first <= hour <= one.last for one in hours) for hours in on}
    if hour is None and not days:
        return None
    return answers.pop() if len(answers) == 1 else None


_TELLS = re.compile(r"(?:周|星期|礼拜)[一二三四五六日天末]|双休|节假日|(?:早上|上午|中午|下午|傍晚|晚上?)[^，。？]{0,2}[\d一二两三四五六七八九十]{1,3}(?:点|[:：]\d\d)|\d{1,2}[:：]\d\d|[\d一二两三四五六七八九十]{1,3}点(?!儿|子|五|[一二三四六七八九十])|几点|中午")
_ASKS = re.compile(r"收不收|(?:还|能|可以)?(?:收|受理|办理?|接待|接收|上班|开门|有人|去(?:交|办|递|报))[^，。？]{0,8}(?:吗|么|不|没|嘛)|能不能|可不可以|来得及|赶得上|几点|上不上班|开不开|办不办|行不行|[^，。？]{2,}[吗么][？?]?$")
_OF_OFFICE = re.compile(r"窗口|大厅|中心|材料|交|递|办|受理|上班|下班|开门|收|报|申请|咨询|接待|(?<!过)去(?!年)")
_OTHER = re.compile(r"\d{1,2}月\d{1,2}[日号]|营业额|加班|工资|补多少|多少钱")


def asks(text: str) -> bool:
    """Whether it is asked if an office takes something in at a time of the week or the day that is told, or at which hours it does."""
    return bool(_TELLS.search(text) and _ASKS.search(text) and _OF_OFFICE.search(text)) and not _OTHER.search(text)
