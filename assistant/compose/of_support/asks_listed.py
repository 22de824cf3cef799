"""What a question names side by side to be added up ("产检、分娩和生育补助三样加起来"), and which of it a sum leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.eligibility.told.said import same
from index.records import SupportRule
from index.words import bigrams

_SUM = re.compile(r"[合加凑](?:在|到)?(?:起来|一起|一块儿?)|合计|[一总]共|总计")
_JOIN = re.compile(r"、|以及|还有|再?加上?|外加|连同|[和与跟及]")
_GRANT = re.compile(r"补[助贴偿]|奖[励补金]?|资助|津贴|救助|贴息|扣除|待遇|报销|[一-鿿]费$|[一-鿿]款$|租$|保$")
_TAIL = re.compile(r"(?:[这那]?(?:[两二三四五六七八九几\d]+)[样项笔块种个份]|那[块个笔份项]|这[块个笔份项]|都|全|的|今年|去年|一年|每年|每个?月|能|可以?|钱|,|，)+$")
_HEAD = re.compile(r"^(?:后面的?|前面的?|上面的?|[那这][个笔份项]|另外的?|我的?|我们的?|一次性|算上)+")
_NUMBER = re.compile(r"[\d一二两三四五六七八九十]")
_MERE = re.compile(r"一次性|补[助贴偿]|奖[励补金]?|资助|津贴|救助|贴息|扣除|待遇|报销|的|费用")
_LONGEST = 10
_SHORTEST = 2


def listed(text: str) -> list[str]:
    """The names, two or more, that stand side by side right before the word for their sum; none where a figure or a person is among them."""
    for found in _SUM.finditer(text):
        sentence = re.split(r"[。；？！?!]", text[: found.start()])[-1]
        clauses = [one for one in re.split(r"[，,：:]", sentence) if _TAIL.sub("", one)]
        pieces = [_HEAD.sub("", _TAIL.sub("", one.strip())) for one in _JOIN.split(clauses[-1])] if clauses else []
        fit = len(pieces) > 1 and all(_SHORTEST <= len(one) <= _LONGEST and not _NUMBER.search(one) for one in pieces)
        if fit and any(map(_GRANT.search, pieces)):
            return pieces
    return []


def left_out(text: str, rules: Sequence[SupportRule]) -> list[str]:
    """Of the names listed in a question those of which none of the rules added up says anything."""
    said = same(" ".join(" ".join((one.quote, one.subject, *one.path[-1:], *(condition.text for condition in one.conditions))) for one in rules))
    return [name for name in listed(text) if (core := same(_MERE.sub("", name) or name)) and core not in said and not any(pair in said for pair in bigrams(core))]
