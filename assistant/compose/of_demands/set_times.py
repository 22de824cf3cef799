"""Whether what the asker tells was, or still is, within the time that a document sets apart from its rules."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.of_demands.one_verdict import ASKS, Held, told
from assistant.eligibility import Facts
from assistant.eligibility.conditions.counted_from import (
    COUNTED_FROM,
    UNNAMED,
    counted_from,
    fulfilled_by,
    of_event,
)
from assistant.eligibility.conditions.printed import limited
from assistant.eligibility.conditions.seasons import in_digits, seasons, within
from assistant.eligibility.conditions.trading import other_side
from assistant.eligibility.vocabulary import topics_in
from assistant.gather.of_documents.in_force import documents_for, documents_in_force
from assistant.records import ConditionCheck, Draft, Query
from index.library import Library
from index.records import SupportRule
from prompts import say

_FIRST = 3
_OF_MONTH = re.compile(r"\d月(?![以之]?内)")
_HANDS_IN = re.compile(r"(?:还|来得及|赶得上|晚|能|可以)[^，。？]{0,8}(?:收|交|报|受理|申请|提交|补|吗|么|没)|收不收|晚不晚|来不来得及|赶(?:得|不)上|逾期")
_DATED = re.compile(r"(?<=[。；;\n])(?P<what>[^，。；;\n]{2,40}?)(?:时间|日期)(?:应当?|须|必须|需)?[在为于是]20\d\d年[^，。；;\n]{1,10}[至到—－\-~～][^，。；;\n]+")
_BEFORE = re.compile(r"(?<=[。；;，,\n])[^，。；;\n]{0,16}(?:应当?|须|需|必须)[于在](?P<event>[一-鿿]{2})之?前[^，。；;\n]{0,20}(?:提出|提交|申请|申报|办理|备案)[^，。；;\n]*")
"""What has to be asked for before something happens ("应于毕业前向所在学校提出补贴申请")."""
_ASKED_FOR = re.compile(r"(?<![想要忘])(?:申请|提交|申报)(?:过|了(?![吗么没]))|已经?(?:申请|提交|申报|交了|报了)")
"""It was asked for before."""
_BEHIND = 600
"""So many signs behind a rule its own section says by when it is asked for."""
_DIRECTION = re.compile(r"方向[\d一二三四五六七八九十](?=[：:])")
"""One of several kinds of projects for which a document says things apart."""


def out_of_time(rule: SupportRule, own: Facts, library: Library) -> Draft | None:
    """That what the asker tells was so before or behind the time that the rule's document demands in a sentence of its own
    ("方向1：设备的销售时间应在2016年4月1日至10月31日"), or that before which it has to be asked for has happened; None where it demands none of it."""
    text = library.text(rule.document)
    for found in _DATED.finditer(text):
        label = _DIRECTION.match(found.group())
        if not topics_in(found["what"]) or other_side(found["what"], own.text) or (label is not None and not rule.quote.startswith(label.group())):
            continue
        failed = tuple(check for check in limited(found.group(), "", own) if check.verdict == "不符合")
        if failed:
            return told(Held(rule.document, found.start(), found.end(), failed, 1.0), library)
    for found in COUNTED_FROM.finditer(text, rule.end) if ASKS.search(own.text) and not _ASKED_FOR.search(own.text) else ():
        meant = fulfilled_by(rule.quote) if UNNAMED.search(found["event"]) else ""
        check = counted_from(found.group(), own, meant) if meant or of_event(found["event"], rule.quote) else None
        if check is not None and check.verdict == "不符合":
            start = found.end() - len(found.group().lstrip())
            return told(Held(rule.document, start, found.end(), (check,), 1.0), library)
    path = library.section_at(rule.document, rule.start).path
    for found in _BEFORE.finditer(text, rule.end, rule.end + _BEHIND) if ASKS.search(own.text) and not _ASKED_FOR.search(own.text) else ():
        happened = re.search(rf"(?<![没未快要上将])(?:{found['event']}|{found['event'][0]}完{found['event'][1]})(?:了|后|都|已|过|完)|(?:已经?|早就){found['event']}", own.text)
        if happened is not None and library.section_at(rule.document, found.start()).path == path:
            check = ConditionCheck(found.group().strip(), "不符合", say("eligibility.reason.denied", words=happened.group()))
            return told(Held(rule.document, *found.span(), (check,), 1.0), library)
    return None


def hands_in(query: Query) -> bool:
    """Whether it is asked if something can still be handed in, on a day of some month."""
    return _HANDS_IN.search(query.text) is not None and _OF_MONTH.search(in_digits(query.text)) is not None


def out_of_season(query: Query, rules: Sequence[SupportRule], own: Facts, library: Library) -> Draft | None:
    """Whether the day that the asker tells lies in the weeks of each year in which the document of the rule that he means, else the one
    that he means, takes applications; None where it tells no such weeks."""
    first = rules[0] if rules else None
    documents = [first.document] if first is not None else list(documents_for(query, library) or documents_in_force(query, library) or ())
    for id in documents[:_FIRST]:
        found = [one for one in seasons(library.text(id)) if first is None or one.end > first.start] or list(seasons(library.text(id)))
        check = within(found[0], own.text) if found else None
        if check is not None:
            return told(Held(id, found[0].start, found[0].end, (check,), 1.0), library)
    return None
