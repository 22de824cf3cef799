"""Answers to whether one may still apply, now or on a day that the asker tells: held against the time for applying that is told for the thing.

    9月5号再去申请新生入学资助，来得及不 → 高校新生应当于每年8月1日至8月31日…提出申请: 来不及

A time that comes back each year is not over today; nor does anything follow from a document that tells no day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.compose.citing import Citations
from assistant.compose.of_demands.one_verdict import Held
from assistant.compose.of_demands.one_verdict import told as verdict
from assistant.compose.rows import short_title
from assistant.eligibility import Facts
from assistant.eligibility.conditions.hours import in_time_by_hour
from assistant.eligibility.conditions.seasons import Season, in_digits, seasons, within
from assistant.eligibility.vocabulary import CLAUSE
from assistant.gather.in_words.holding import whole
from assistant.gather.in_words.procedure import Told, times_told, told_in
from assistant.gather.in_words.procedure_asked import WORDS
from assistant.gather.of_documents.in_force import documents_for
from assistant.records import Draft, Query, Reason, Status
from assistant.understand.normal import normal
from index.dates import written
from index.library import Library
from index.records import SupportRule
from prompts import say

_ASKS = re.compile(
    r"(?:还|现在|如今|今天|这会儿|眼下)[^，。？；]{0,8}(?:能不能|可不可以|能否|可否|能|可以|来得及|赶得上|让|给|收|接受)[^，。？；]{0,8}(?:补?报(?!销)|申[请报领]|报名|补?交|参加|提交)[^，。；]{0,14}(?:吗|么|不|没|[？?]|$)"
    r"|(?:能不能|能否|可以|能)(?:再|补)(?:报|申[请报]|交)[^，。？；]{0,8}(?:吗|么|不|[？?])|(?:申[请报]|报名|受理)[^，。？；]{0,4}(?:截止|结束|过期)了(?:吗|没)"
    r"|(?:再|才)(?:去|来)?(?:补?报(?!销)|申[请报领]|报名|补?交|提交)[^，。；]{0,20}(?:还|行不行|可以|来得及|赶得上|成不成|晚)|(?:补?报(?!销)|申[请报领]|报名|补?交|提交)[^，。；]{0,8}(?:还(?:行|来得及|赶得上|能)|来得及|赶得上|晚了?(?:吗|没|不))"
    r"|(?:错过|过了)[^。；？]{0,14}(?:还能|能不能|可以)[^，。？；]{0,6}(?:补|报|申)|还来得及[吗么不]|赶得上[^，。；]{0,6}[吗么不]")
_OF_DAY = re.compile(r"(?P<now>今天|今儿|现在|眼下|这会儿|如今)?[^，。；？\d]{0,4}(?P<said>(?:(?P<y>20\d\d)年)?(?<!\d)(?P<m>1[0-2]|[1-9])月(?P<d>[12]\d|3[01]|[1-9])[日号]?)(?!\d)")
"""A day that the asker tells."""
_OF_TIME = re.compile(r"来得及|赶得上|今天|今儿|现在|眼下|如今|截止|补报|再报|错过|过了|晚|批|\d月|时间")
"""Whether one is late is asked, and nothing else."""
_OWN_MONTH = re.compile(r"\d{1,2}月|[一二三四五六七八九十]+月|20\d\d年(?:底|末|初)")
"""He tells a time that is no day."""
_OF_SOMETHING_ELSE = re.compile(r"取得|拿[到的了]|登记|注册|获[得评]|毕业|出生|入职|签[了订的]|买[了的]|购[买置]|投产|完工|验收|成立|开业|开[具的]|办[的下了]|搬|认定|落户|施行|实施|印发|发布")
"""On the day told something else happened than that one applies or hears of it."""
_DAY = re.compile(r"\d{1,2}月|[一二三四五六七八九十]+月|20\d\d年(?:底|末|初)")
"""The asker tells a day of his own: it is that which has to be in time."""
_DAY = re.compile(r"(?:(?P<y>20\d\d)年)?(?P<m>1[0-2]|[1-9])月(?P<d>[12]\d|3[01]|[1-9])日(?!\s*(?:发布|印发|公布|公开|起?施行|起?实施|生效|成文))")
_OF_OFFICES = re.compile(r"[^，。；\n]{0,16}(?:主管部门|街道办事处|(?:政府|[市县区省])[^，。；\n]{0,8}[局委厅办])(?:应当?|须|需|要|统一)?[于在]?[^，。；\n]{0,6}\d{1,2}月\d{1,2}日(?:之|以)?前[^。；\n]{0,40}(?:报送|上报|报至|报市|报省|汇总|推荐)[^。；\n]*")
"""By when offices hand on what they took in."""
_TO_DAY = re.compile(r"\s*(?:至|到|—+|－|-|–|~|～)+\s*(?P<d>[12]\d|3[01]|[1-9])[日号]")
"""The last day of one month (8月11日至22日)."""
_MONTH_END = re.compile(r"(?:(?P<y>20\d\d)年)?(?<!\d)(?P<m>1[0-2]|[1-9])月(?:底|末)")
_YEAR = re.compile(r"20\d\d(?=年)")
_SENTENCES = re.compile("[。；;\n]")
_YEARLY = re.compile(r"每年|年度内|常年|随时|之日起|次年|下一?年")


def asks_only(query: Query) -> bool:
    """Whether it is asked if one is late, and nothing else."""
    return _OF_TIME.search(query.question) is not None


def compose(query: Query, library: Library, today: date) -> Draft | None:
    """Whether the time for applying by the document meant is over today, or on the day that the asker tells; None where something else is asked or no last day is told."""
    if not _ASKS.search(query.question):
        return None
    told = _told_day(query.question)
    if told is None and _OWN_MONTH.search(query.question):
        return None
    query = whole(query)
    for place in _time(query, (), library)[:1]:
        days = _days(_words(place, library), place.document, library)
        if not days:
            continue
        day = today if told is None else _dated(told, days[-1])
        key = "over" if day is not None and days[-1] < day else "open"
        late = key == "open" and in_time_by_hour(_words(place, library), query.question) is False
        if day is None or (key == "open" and not late and (len(days) > _FROM_TO or (told is not None and day < days[0] and len(days) == _FROM_TO))):
            return None
        return replace(_answer(place, "over" if late else key, days[-1], *((written(day), "") if told is None or day == today else (told["said"], "_own")), library), whole=asks_only(query))
    return None


_FROM_TO = 2


def _answer(place: Told, key: str, last: date, day: str, own: str, library: Library) -> Draft:
    cite = Citations(library)
    mark = cite.span(place.document, library.section_at(place.document, place.start).path, place.start, place.end)
    quote = library.text(place.document)[place.start : place.end].strip()
    lines = (say(f"support.still_open.{key}{own}", title=short_title(place.document, library), quote=quote, mark=f"[{mark}]"),
             say(f"support.still_open.{key}_day{own}", last=written(last), today=day))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)


def _told_day(question: str) -> re.Match[str] | None:
    """The day on which the asker would apply: that of today, else the only one that he tells of that."""
    found = [one for clause in CLAUSE.finditer(in_digits(normal(question))) if not _OF_SOMETHING_ELSE.search(clause.group()) for one in _OF_DAY.finditer(clause.group())]
    now = [one for one in found if one["now"]]
    return now[0] if now else found[0] if len(found) == 1 else None


def _dated(told: re.Match[str], last: date) -> date | None:
    """The day told, in the year of the last day where none is told."""
    return _made(int(told["y"] or last.year), int(told["m"]), int(told["d"]))


def on_day(query: Query, rules: Sequence[SupportRule], own: Facts, library: Library) -> Draft | None:
    """Whether the day that the asker tells lies in the time for applying told for what the first rule grants, else for what the question calls it; None where no
    such time is told."""
    for place in _time(query, rules, library):
        if place.several and place.part is None:
            continue
        words = _words(place, library)
        yearly = list(seasons(words))
        found = yearly or _until(words)
        check = within(found[0], own.text) if len({(one.first, one.last) for one in found}) == 1 else None
        if check is not None:
            last = say("eligibility.until_day", last=f"{found[0].last[0]}月{found[0].last[1]}日")
            start, end = place.part or (place.start, place.end)
            return verdict(Held(place.document, start, end, (check if yearly else replace(check, text=last),), 1.0), library)
    return None


def _time(query: Query, rules: Sequence[SupportRule], library: Library) -> tuple[Told, ...]:
    """Where the time for applying is told: for what the rule that is meant grants, else for the thing, else in the one document that is meant; the best place first."""
    found = times_told(query, rules[0] if rules else None, library)
    documents = () if found else [id for id in documents_for(query, library) or () if id in query.documents or id not in library.superseded]
    return found or (told_in(documents[0], 0, ("time",), query, library) if len(documents) == 1 else ())


def _words(place: Told, library: Library) -> str:
    """The words that tell the time for the thing."""
    return library.text(place.document)[slice(*(place.part or (place.start, place.end)))]


def _until(words: str) -> list[Season]:
    """From the beginning of the year to the last day that words tell; [] where they tell none."""
    days = [(int(one["m"]), int(one["d"])) for one in _DAY.finditer(words)]
    return [Season((1, 1), max(days), 0, 0)] if days else []


def _days(sentence: str, home: str, library: Library) -> list[date]:
    """The days that a sentence tells, of the year of its document where it tells none; [] of those that come back each year."""
    if _YEARLY.search(sentence):
        return []
    meta = library.cards[home].meta
    year = str(meta.period[1]) if meta.period else meta.published[:4]
    days = set()
    own = "。".join(one for one in _SENTENCES.split(sentence) if not WORDS["offices"].search(one)) or sentence
    told = _OF_OFFICES.sub("", own)
    for one in _DAY.finditer(told):
        year = one["y"] or next(iter(reversed(_YEAR.findall(told[: one.start()]))), year)
        until = _TO_DAY.match(told, one.end())
        for day in (one["d"], until["d"] if until is not None else None):
            if year and day and (made := _made(int(year), int(one["m"]), int(day))) is not None:
                days.add(made)
    for end in _MONTH_END.finditer(told):
        year = end["y"] or next(iter(reversed(_YEAR.findall(told[: end.start()]))), year)
        if year:
            days.add(date(int(year), int(end["m"]), monthrange(int(year), int(end["m"]))[1]))
    return sorted(days)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
