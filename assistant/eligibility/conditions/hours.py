"""The hour of a day by which something has to be handed in ("8月10日17:00"), against the one that the asker tells (8月10日晚上八点)."""

from __future__ import annotations

import re
from decimal import Decimal

from index.quantities import numeral

_HOUR = (r"(?P<part>早上|早晨|上午|中午|下午|傍晚|晚上?|夜里|凌晨)?(?P<hour>\d{1,2}|[一二两三四五六七八九十]{1,2})(?:(?:[:：](?P<minute>\d{2}))|[点时](?P<half>半)?)")
_ON_DAY = re.compile(r"(?P<month>1[0-2]|[1-9])月(?P<day>[12]\d|3[01]|[1-9])[日号](?:的)?" + _HOUR)
_LATE, _NOON = frozenset({"下午", "傍晚", "晚", "晚上", "夜里"}), 12


def hours_on_days(text: str) -> list[tuple[tuple[int, int], Decimal]]:
    """The days with an hour that `text` tells, as (month, day) with the hour."""
    return [((int(one["month"]), int(one["day"])), hour) for one in _ON_DAY.finditer(text) if (hour := _hour(one)) is not None]


def in_time_by_hour(printed: str, said: str) -> bool | None:
    """Whether the hour told lies within the first and the last that `printed` names, where it is told of the same day; None where none is."""
    limits = hours_on_days(printed)
    for day, hour in hours_on_days(said):
        if limits and day == limits[-1][0]:
            return hour <= limits[-1][1]
        if len(limits) > 1 and day == limits[0][0]:
            return hour >= limits[0][1]
    return None


def _hour(told: re.Match[str]) -> Decimal | None:
    digits = told["hour"].replace("两", "二")
    value = numeral(digits)
    if value is None:
        return None
    value += Decimal(told["minute"]) / 60 if told["minute"] else Decimal("0.5") if told["half"] else 0
    return value + _NOON if told["part"] in _LATE and value < _NOON else value
