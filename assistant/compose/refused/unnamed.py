"""Which places are meant where a document only tells how many (选择10个左右城市): no answer, for it names none of them."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.refused.refusal import refuse
from assistant.records import Draft, Query, Reason
from index.regions import find_regions
from prompts import say

_ASKS = re.compile(r"(?P<what>[\u4e00-\u9fff]{0,8}(?:城市|省份|市县|区县|县区|县市|地区|乡镇|街区))(?:的)?(?:名单)?(?:都|分别|具体|究竟|到底)*(?:是|有|包括)?哪(?:些|几个|\d+个)|哪(?:些|几个|\d+个)(?P<which>城市|省份|区县|县区|县市|地区|乡镇|街区)")
_NUMBER = re.compile(r"^个?(?:左右|以上)?的?")
_COUNTED = re.compile(r"\d+个(?:左右|以上)?[^，。；]{0,24}(?:城市|省份|市县|区县|县区|县市|地区|乡镇|街区)")


def held(draft: Draft, query: Query) -> Draft:
    """The refusal, with the nearest sentence, in place of quotations that tell how many such places there are to be and name none; else the draft."""
    asked = _ASKS.search(query.text)
    plain = draft.status.tells and not (draft.targets or draft.computations or draft.table)
    if asked is None or not plain or not any(_COUNTED.search(one.quote) for one in draft.citations):
        return draft
    if any(not (place.relative or place.name.startswith("全") or place.name[:2] in query.text) for one in draft.citations for place in find_regions(one.quote)):
        return draft
    first = next(one for one in draft.citations if _COUNTED.search(one.quote))
    refused = refuse(Reason.NOT_FOUND, topic=_NUMBER.sub("", asked["what"] or asked["which"]))
    cited = replace(first, n=1)
    return replace(refused, text="\n".join((refused.text, say("refusal.closest"), f"“{first.quote.strip()}”[1]")), citations=(cited,), decides=True)
