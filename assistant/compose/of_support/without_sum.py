"""How much support there is, asked for and answered with words that tell no sum: they are only the nearest, and that none is laid down is said."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.of_support.support import asks_amount
from assistant.gather.aspects import of_procedure
from assistant.gather.of_figures.filters import left_out
from assistant.gather.of_support.objects import borne_out, wanted
from assistant.gather.of_support.thing_asked import thing_asked
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_SUM = re.compile(r"\d[\d.,]*\s*(?:[万亿百千]?(?:美|欧|港)?元|%|％|‰|倍|个?百分点|折|分|[万亿])|百分之|[一二三四五六七八九十百千万]+元|全额|全部|减半|对半|[免不][征收除费予再]|[一二三四五六七八九]成|由[^。；]{2,40}(?:确定|制定|规定|另行)|标准(?:按|参照|执行)")
"""A sum, a share of one, or who sets it."""
_NO_SUM_ASKED = re.compile(r"(?:几|多少)个?(?:年|月|天|日|次|人|家|批|期|回|岁|周|工作日)|多久|多长")
"""How long, how often or for how many is asked, no sum."""
_RATE_ASKED = re.compile(r"[几多]成|百分之[几多]|(?:几|多少)个?(?:百分)?点|比例(?:是|为|有)?(?:多少|几)|(?:什么|啥|多少|多大)比例|几折")
_RATE = re.compile(r"%|％|‰|百分|[一二三四五六七八九]成|折|倍|全额|全部|减半|免[征收除租缴]|减[免按]|据实|分之|按[^，。；]{0,6}比例")
"""A share, in whatever words."""
_PRICE_ASKED = re.compile(r"(?:租金|月租|房租|单价|价格|价钱|售价|收费|学费|房价|地价|[水电气]价)(?:标准)?(?:现在|目前|一般|大概|到底|每个?月|一个?月|是|要|得|为|收)*(?:多少(?!年|个?月|天|人|户|倍|档)|几[块元])|(?:[一每]个?(?:平方米?|平米|平|间|套|张|亩|度|吨|晚))[^，。？；补奖贴]{0,8}多少钱")
"""What something costs is asked."""
_PRICE = re.compile(r"\d[\d.,]*\s*[万亿百千]?元|免费|免收|免[租征]|不收|(?:政府|部门|发展改革|物价|价格)[^。；]{0,20}(?:制定|核定|确定|公布|定价)|(?:制定|核定|确定|公布)[^。；]{0,16}(?:标准|价格|租金)|%")
"""A price, or who sets it."""
_STANDARD = re.compile(r"的?(?:标准|金额|力度|幅度)$")
"""What is asked of the thing."""


def held(draft: Draft, query: Query, library: Library) -> Draft:
    """The refusal, with the first quotation as the nearest, in place of words that tell no sum where one is asked for, or tell a figure of what leaves
    out (不含…) the very thing asked about; else the draft."""
    if draft.status != Status.ANSWERED or draft.decides or draft.targets or draft.computations or not draft.citations:
        return draft
    first = draft.citations[0]
    if "figure" in query.kinds and all(left_out(query, one.quote) for one in draft.citations):
        return _refused(say("refusal.unknown_indicator", topic="".join(query.words) or query.text), Reason.UNKNOWN_INDICATOR, draft, library)
    if _RATE_ASKED.search(query.text) and "support" in query.kinds and not any(_RATE.search(one.quote) for one in draft.citations):
        promised = _promise(draft, query, library)
        return _refused("", Reason.NO_AMOUNT, promised, library, thing=thing_asked(query) or "".join(query.words) or query.text)
    if _PRICE_ASKED.search(query.text) and not query.asker and not of_procedure(query.text) and not any(_PRICE.search(one.quote) for one in draft.citations):
        return _refused("", Reason.NO_AMOUNT, draft, library, thing=thing_asked(query).removesuffix("的补贴") or "".join(query.words) or query.text)
    asked = "support" in query.kinds and not query.asker and not query.leans and asks_amount(query) and not (of_procedure(query.text) or _NO_SUM_ASKED.search(query.text))
    if not asked or any(_SUM.search(one.quote) for one in draft.citations) or _SUM.search(draft.text.replace(first.quote, "")):
        return draft
    return _refused("", Reason.NO_AMOUNT, draft, library, thing=thing_asked(query) or _STANDARD.sub("", "".join(query.core or query.words)) or query.text)


def _promise(draft: Draft, query: Query, library: Library) -> Draft:
    """The draft with the sentence of its documents first that promises something for what is asked about, without a figure."""
    things = wanted(query, library)
    for rule in library.rules(list(dict.fromkeys(one.document for one in draft.citations))) if things else ():
        if not rule.has_sum and any(borne_out(one, rule.quote, library) for one in things):
            cite = Citations(library)
            cite.span(rule.document, rule.path, rule.start, rule.end)
            return replace(draft, citations=cite.all)
    return draft


def _refused(why: str, reason: Reason, draft: Draft, library: Library, thing: str = "") -> Draft:
    first = draft.citations[0]
    cite = Citations(library)
    mark = f"[{cite.span(first.document, first.path, first.start, first.end)}]"
    closest, quote = say("refusal.closest"), first.quote.strip()
    text = say("refusal.absent", things=say("refusal.sum_of", thing=thing), nearest=closest, quote=quote, mark=mark) if thing else "\n".join((why, closest, f"“{quote}”{mark}"))
    return Draft(Status.REFUSED, reason, text, cite.all, decides=True)
