"""A question whether a thing is supported, and how much: where only the first is laid down, that is quoted, and that no sum is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.records import Draft, Query, Reason, Status
from prompts import say

_ASKED = re.compile(
    r"(?P<whether>.*(?:支不支持|支持(?:这|吗|不)|(?:有没有|有无|给不给|算不算)[^，。？]{0,6}支持|(?:能|可以)[^，。？]{0,8}支持[^，。？]{0,8}吗)[^。？，]*)[。？，](?:(?:那|文件|里面?|上面)?(?:写没写|有没有写|写明?了?|说没说|具体|到底|能|可以|一共|大概|要是支持)*)"
    r"[^，。？]{0,6}(?:给|补|奖|拿|领)[^，。？]{0,4}(?:多少|几个?钱|几万)[^，。？]{0,4}[？?]?$")
_GIVES = re.compile(r"支持|扶持|鼓励|补[贴助]|奖")
_SUM = re.compile(r"\d[\d.,]*(?:[万亿]?元|%|％)")


def held(draft: Draft, query: Query, drafted: Callable[[str], Draft]) -> Draft:
    """In place of a refusal the sentence that says that the thing is supported, with the remark that it lays down no sum; else the draft."""
    found = _ASKED.match(query.bare or query.text) if draft.status == Status.REFUSED and not draft.computations else None
    if found is None:
        return draft
    made = drafted(f"{found['whether']}？")
    quoted = [one.quote for one in made.citations]
    if made.status != Status.ANSWERED or made.targets or not quoted or not _GIVES.search(quoted[0]) or any(map(_SUM.search, quoted)):
        return draft
    return replace(made, status=Status.PARTIAL, reason=Reason.NO_AMOUNT, text=f"{made.text}\n{say('refusal.no_amount')}")
