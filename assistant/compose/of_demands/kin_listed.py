"""Which of somebody's kin may too, by a sentence that lists them ("其配偶、未成年子女可同时随迁"), for one who asks for other kin (那我爸妈呢)."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.eligibility.vocabulary import CLAUSE
from assistant.records import Draft, Query, Status
from prompts import say

_NAMES = r"(?:配偶|(?:未成年|成年|婚生)?子女|父母|兄弟姐妹|祖父母|外祖父母|岳父母|公婆)"
_LISTED = re.compile(rf"(?P<list>{_NAMES}(?:[、和及与或]{_NAMES})*)(?:均|也|都|同时|一并)*(?:可以?|能|享受|随)")
_KIN = {
    "父母": re.compile(r"爸妈|父母|爸爸|妈妈|老爸|老妈|爹|娘|我[爸妈]"),
    "岳父母": re.compile(r"岳父|岳母|丈人|丈母娘"),
    "公婆": re.compile(r"公公|婆婆|公婆"),
    "兄弟姐妹": re.compile(r"我(?:的)?[哥弟姐妹]|兄弟|姐妹|弟弟|哥哥|妹妹|姐姐"),
    "祖父母": re.compile(r"爷爷|奶奶|外公|外婆|姥姥|姥爷|祖父|祖母"),
}
"""Kin by their printed name → how people speak of them."""
_ASKS = re.compile(r"能不能|能[^，。]*吗|可以[^，。]*吗|可不可|也想|也要|[呢吗么]$")


def held(draft: Draft, query: Query) -> Draft:
    """The quotation behind the verdict that the kin asked for last are not among those listed; the draft as it is where they are, or no kin are asked for."""
    if draft.status != Status.ANSWERED or draft.decides or draft.computations or not draft.citations:
        return draft
    asked = [name for name, form in _KIN.items() if any(form.search(one.group()) and _ASKS.search(one.group()) for one in CLAUSE.finditer(query.text))]
    first = draft.citations[0]
    found = _LISTED.search(first.quote)
    if found is None or len(asked) != 1 or any(name[-2:] in first.quote for name in asked):
        return draft
    line = say("eligibility.kin", listed=found["list"], asked=asked[0], mark=f"[{first.n}]")
    return replace(draft, text=f"{line}\n{draft.text}", decides=True)
