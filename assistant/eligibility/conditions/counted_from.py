"""A time within which something has to be asked for, counted from an event ("自取得证书之日起12个月内申请"), against how long ago the asker says it was."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.records import Facts
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.said import same
from assistant.eligibility.vocabulary import CLAUSE
from assistant.records import ConditionCheck
from index.data_files import patterns
from index.quantities import chinese_number
from prompts import say

COUNTED_FROM = re.compile(
    r"[^。；;\n]*?(?:自|[在从于](?=[^，。；;\n]{2,40}?之日起))(?P<event>[^，。；;\n]{2,40}?)(?:之日|当日|次日|之?后)?起?的?(?P<number>\d+|[一二三四五六七八九十]+)(?P<unit>个?月|年|日|天)(?:[以之]?内)"
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
    number = Decimal(printed["number"]) if printed["number"].isdigit() else chinese_number(printed["number"])
    event = meant or printed["event"]
    told = [(_EVENTS[sign], one) for part in _OR.split(event) for sign in events_in(part) for one in _since(_EVENTS[sign], facts)]
    if number is None or not told:
        return None
    limit = number * _DAYS[printed["unit"]]
    days, clause = told[0][1]
    met = days <= limit
    return held(printed.group().strip(), met, say(f"eligibility.reason.{'lasted' if met else 'not_lasted'}", words=clause))


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
            number = Decimal(days["number"]) if days["number"].isdigit() else chinese_number(days["number"].replace("两", "二"))
            found += [(number, words)] if number is not None else []
    return found
