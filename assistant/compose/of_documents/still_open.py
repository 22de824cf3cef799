"""Answers to whether one may still apply now: the last day for applying that the document meant tells, and where it lies from today.

A time that comes back each year is not over; nor does anything follow from a document that tells no day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from assistant.compose.citing import Citations
from assistant.compose.of_support import asked_beside
from assistant.compose.rows import short_title
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_ASKS = re.compile(
    r"(?:还|现在|如今|今天|这会儿|眼下)[^，。？；]{0,8}(?:能不能|可不可以|能否|可否|能|可以|来得及|赶得上|让|给|收|接受)[^，。？；]{0,8}(?:补?报(?!销)|申[请报领]|报名|补?交|参加|提交)[^，。；]{0,14}(?:吗|么|不|没|[？?]|$)"
    r"|(?:能不能|能否|可以|能)(?:再|补)(?:报|申[请报]|交)[^，。？；]{0,8}(?:吗|么|不|[？?])|(?:申[请报]|报名|受理)[^，。？；]{0,4}(?:截止|结束|过期)了(?:吗|没)")
_OWN_DAY = re.compile(r"\d{1,2}月|[一二三四五六七八九十]+月|20\d\d年(?:底|末|初)")
"""The asker tells a day of his own: it is that which has to be in time."""
_DAY = re.compile(r"(?:(?P<y>20\d\d)年)?(?P<m>1[0-2]|[1-9])月(?P<d>[12]\d|3[01]|[1-9])日")
_YEARLY = re.compile(r"每年|年度内|常年|随时|之日起|次年|下一?年")


def compose(query: Query, library: Library, today: date) -> Draft | None:
    """Whether the time for applying by the document meant is over, None where something else is asked or it tells no last day."""
    if not _ASKS.search(query.text) or _OWN_DAY.search(query.text) or len(query.dialogue) > 1:
        return None
    home = asked_beside.meant(query, library)
    found = [(last, place) for place in asked_beside.times(home, library) if (last := _last_day(library.text(home)[slice(*place)], home, library)) is not None] if home else []
    if not found:
        return None
    last, place = max(found)
    cite = Citations(library)
    mark = cite.span(home, library.section_at(home, place[0]).path, *place)
    key = "over" if last < today else "open"
    quote = library.text(home)[slice(*place)].strip()
    lines = (say(f"support.still_open.{key}", title=short_title(home, library), quote=quote, mark=f"[{mark}]"),
             say(f"support.still_open.{key}_day", last=_written(last), today=_written(today)))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)


def _last_day(sentence: str, home: str, library: Library) -> date | None:
    """The last day that a sentence tells, of the year of its document where it tells none; None for one that comes back each year."""
    if _YEARLY.search(sentence):
        return None
    meta = library.cards[home].meta
    year = str(meta.period[1]) if meta.period else meta.published[:4]
    days = []
    for one in _DAY.finditer(sentence):
        year = one["y"] or year
        if year and int(one["d"]) <= monthrange(int(year), int(one["m"]))[1]:
            days.append(date(int(year), int(one["m"]), int(one["d"])))
    return max(days, default=None)


def _written(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
