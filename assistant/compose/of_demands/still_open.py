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
from assistant.eligibility.conditions.seasons import Season, seasons, within
from assistant.gather.in_words.procedure import Told, times_told, told_in
from assistant.gather.in_words.procedure_asked import WORDS
from assistant.gather.of_documents.in_force import documents_for
from assistant.records import Draft, Query, Reason, Status
from index.dates import written
from index.library import Library
from index.records import SupportRule
from prompts import say

_ASKS = re.compile(
    r"(?:还|现在|如今|今天|这会儿|眼下)[^，。？；]{0,8}(?:能不能|可不可以|能否|可否|能|可以|来得及|赶得上|让|给|收|接受)[^，。？；]{0,8}(?:补?报(?!销)|申[请报领]|报名|补?交|参加|提交)[^，。；]{0,14}(?:吗|么|不|没|[？?]|$)"
    r"|(?:能不能|能否|可以|能)(?:再|补)(?:报|申[请报]|交)[^，。？；]{0,8}(?:吗|么|不|[？?])|(?:申[请报]|报名|受理)[^，。？；]{0,4}(?:截止|结束|过期)了(?:吗|没)")
_OWN_DAY = re.compile(r"\d{1,2}月|[一二三四五六七八九十]+月|20\d\d年(?:底|末|初)")
"""The asker tells a day of his own: it is that which has to be in time."""
_DAY = re.compile(r"(?:(?P<y>20\d\d)年)?(?P<m>1[0-2]|[1-9])月(?P<d>[12]\d|3[01]|[1-9])日(?!\s*(?:发布|印发|公布|公开|起?施行|起?实施|生效|成文))")
_SENTENCES = re.compile("[。；;\n]")
_YEARLY = re.compile(r"每年|年度内|常年|随时|之日起|次年|下一?年")


def compose(query: Query, library: Library, today: date) -> Draft | None:
    """Whether the time for applying by the document meant is over today, None where something else is asked or it tells no last day."""
    if not _ASKS.search(query.text) or _OWN_DAY.search(query.text) or len(query.dialogue) > 1:
        return None
    place = next(iter(_time(query, (), library)), None)
    last = None if place is None else _last_day(_words(place, library), place.document, library)
    if place is None or last is None:
        return None
    cite = Citations(library)
    mark = cite.span(place.document, library.section_at(place.document, place.start).path, place.start, place.end)
    key = "over" if last < today else "open"
    quote = library.text(place.document)[place.start : place.end].strip()
    lines = (say(f"support.still_open.{key}", title=short_title(place.document, library), quote=quote, mark=f"[{mark}]"),
             say(f"support.still_open.{key}_day", last=written(last), today=written(today)))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)


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


def _last_day(sentence: str, home: str, library: Library) -> date | None:
    """The last day that a sentence tells, of the year of its document where it tells none; None for one that comes back each year."""
    if _YEARLY.search(sentence):
        return None
    meta = library.cards[home].meta
    year = str(meta.period[1]) if meta.period else meta.published[:4]
    days = []
    told = "。".join(one for one in _SENTENCES.split(sentence) if not WORDS["offices"].search(one))
    for one in _DAY.finditer(told or sentence):
        year = one["y"] or year
        if year and int(one["d"]) <= monthrange(int(year), int(one["m"]))[1]:
            days.append(date(int(year), int(one["m"]), int(one["d"])))
    return max(days, default=None)
