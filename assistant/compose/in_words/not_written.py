"""A question whether a text lays down a definite share, sum or time: where what is quoted tells none, that is said."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.records import Draft, Query, Status
from prompts import say

_KINDS = {
    "比例": r"\d\s*[%％‰]|百分之|[一二三四五六七八九]成|个百分点|全额|分之",
    "金额": r"\d\s*(?:[万亿百千]?(?:美|欧|港)?元|[万亿])|[一二三四五六七八九十百千万]元|全额",
    "期限": r"(?:\d|[一二三四五六七八九十])\s*(?:年|个?月|日|天|工作日)",
    "数量": r"\d",
}
"""What may be laid down, and how it is told."""
_CALLED = {"比率": "比例", "百分比": "比例", "幅度": "比例", "数额": "金额", "钱数": "金额", "额度": "金额", "时间": "期限", "时限": "期限", "日期": "期限", "数字": "数量", "数": "数量", "个数": "数量"}
_NAMES = "|".join((*_KINDS, *_CALLED))
_SAID = r"(?:写|定|说|讲|提|给|规定|明确|载明|列)"
_ASKED = re.compile(
    rf"(?:有没有|有无|是否|是不是|{_SAID}没{_SAID})(?:{_SAID}?(?:明|出|清楚?)?(?:了|过)?)(?:具体|明确|确切|详细)的?[^，。？具]{{0,3}}?(?P<first>{_NAMES})(?=[，。？]|$)"
    rf"|(?:具体|明确|确切)的?[^，。？]{{0,3}}?(?P<then>{_NAMES})(?:有没有|有无|{_SAID}(?:明|出)?了?没有?)(?:{_SAID})?(?:明|出)?(?:了|过)?(?=[，。？]|$)")


def noted(draft: Draft, query: Query) -> Draft:
    """The draft with the remark that the text quoted lays down none of what is asked for; as it is where nothing of the kind is asked, or it does."""
    match = _ASKED.search(query.text)
    if match is None or draft.status != Status.ANSWERED or draft.targets or draft.computations or not draft.citations:
        return draft
    name = match["first"] or match["then"]
    if any(re.search(_KINDS[_CALLED.get(name, name)], one.quote) for one in draft.citations):
        return draft
    return replace(draft, text=f"{draft.text}\n{say('clauses.not_written', what=name)}")
