"""Whether what the asker tells was, or still is, within the time that a document sets apart from its rules."""

from __future__ import annotations

import re

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
from assistant.eligibility.conditions.trading import other_side
from assistant.eligibility.vocabulary import topics_in
from assistant.gather.in_words.articles import lies_in, parts_named
from assistant.records import ConditionCheck, Draft
from index.library import Library
from index.records import SupportRule
from prompts import say

_DATED = re.compile(r"(?<=[。；;\n])(?P<what>[^，。；;\n]{2,40}?)(?:时间|日期)(?:应当?|须|必须|需)?[在为于是]20\d\d年[^，。；;\n]{1,10}[至到—－\-~～][^，。；;\n]+")
_WITHIN = re.compile(r"(?<=[。；;\n])[^。；;\n]{0,16}20\d\d年[^，。；;\n]{0,8}[至到—－\-~～][^。；;\n]*?(?:发生|开具|支付|缴纳|签订|取得|完成|获得|投保|出口|实施)[^。；;\n]*")
"""Within which time what is paid for has to have happened, of all that a document gives."""
_BASIS, _SPAN = re.compile(r"以[^，。；]{2,16}(?:时间|日期|之日)为准"), re.compile(r"(?:支持|补助|补贴|奖[励补]|资助|扶持|费用|项目)(?:时间|期间|期限|时段|年度)|时间范围")
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
    for found in _WITHIN.finditer(text):
        whole = _BASIS.search(found.group()) is not None or any(_SPAN.search(head) for head in library.section_at(rule.document, found.start()).path[-1:])
        failed = tuple(check for check in limited(found.group(), "", own) if check.verdict == "不符合") if whole else ()
        if failed:
            return told(Held(rule.document, found.start(), found.end(), failed, 1.0), library)
    late = by_deadline(rule, own, library)
    if late is not None and late.checks[0].verdict == "不符合":
        return told(late, library)
    path = library.section_at(rule.document, rule.start).path
    for found in _BEFORE.finditer(text, rule.end, rule.end + _BEHIND) if ASKS.search(own.text) and not _ASKED_FOR.search(own.text) else ():
        happened = re.search(rf"(?<![没未快要上将])(?:{found['event']}|{found['event'][0]}完{found['event'][1]})(?:了|后|都|已|过|完)|(?:已经?|早就){found['event']}", own.text)
        if happened is not None and library.section_at(rule.document, found.start()).path == path:
            check = ConditionCheck(found.group().strip(), "不符合", say("eligibility.reason.denied", words=happened.group()))
            return told(Held(rule.document, *found.span(), (check,), 1.0), library)
    return None


def by_deadline(rule: SupportRule, own: Facts, library: Library) -> Held | None:
    """Whether the asker is within the time, counted from an event of which he tells when it was, in which the grant of a rule has to be asked for by a sentence
    behind it ("应当自登记之日起3年内提出申请"); None where he asks for no right, or nothing sets such a time for this grant."""
    if not ASKS.search(own.text) or _ASKED_FOR.search(own.text):
        return None
    text = library.text(rule.document)
    for found in COUNTED_FROM.finditer(text, rule.end):
        meant = fulfilled_by(rule.quote) if UNNAMED.search(found["event"]) else ""
        bears = _bears(found, rule, library)
        check = counted_from(found.group(), own, meant) if bears or (bears is None and (meant or of_event(found["event"], rule.quote))) else None
        if check is not None:
            return Held(rule.document, found.end() - len(found.group().lstrip()), found.end(), (check,), 1.0)
    return None


def _bears(found: re.Match[str], rule: SupportRule, library: Library) -> bool | None:
    """Whether a sentence is on the grant of a rule: by the articles or grants that it names, or as it stands in the rule's own article; None where nothing says so."""
    text = library.text(rule.document)
    parts = tuple(part for part in parts_named(found.group(), text) if not part[0] <= found.start() < part[1])
    if parts:
        return lies_in((rule.start, rule.end), parts)
    place = library.section_at(rule.document, found.start()).path
    if place == library.section_at(rule.document, rule.start).path:
        return True
    names = _GRANT.findall(" ".join((*place[-1:], found.group())))
    return any(name in " ".join((*rule.path[-1:], rule.quote)) for name in names) if names else None


_GRANT = re.compile(r"[一-鿿]{2}(?:补贴|补助|奖励|奖补|津贴|救助|资助)")
"""A grant by its kind (生育补助)."""
