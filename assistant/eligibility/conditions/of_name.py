"""Conditions that name a standard or a list by its title, as an asker tells them in short: "创新能力评价应达到相应要求" as 创新能力评价达标,
"属于《…重点领域目录》规定的范围" as 在重点领域目录里."""

from __future__ import annotations

import re

from assistant.eligibility.records import Facts
from assistant.eligibility.told.said import denied, same, unmet
from assistant.eligibility.vocabulary import CLAUSE
from assistant.records import ConditionCheck
from prompts import say

_STANDARD = re.compile(r"^(?P<what>[^，。；]{2,24}?)(?:应当?|须|需)?(?:达到|符合|满足)(?:相应|规定|有关|国家|相关|行业)?的?(?:要求|标准|条件)$")
_REACHED = re.compile(r"达标|合格|达到了?(?:要求|标准)|符合(?:要求|标准)|过关|通过了?$")
_TITLED = re.compile(r"(?:属于|在|符合|列入|纳入)《(?P<what>[^《》]{4,40})》(?:规定的)?(?:范围|目录|名录|领域|清单|支持范围)?")
_WITHIN = re.compile(r"(?:属于|在|符合|列入|纳入|对得上|就是)[^，。；]*")
_HALF = 2
_FILLS = re.compile(r"国家|企业|项目|目录|名录|清单|规定|范围|[的年版]")


def of_standard(condition: str, facts: Facts) -> ConditionCheck | None:
    """The check of a condition that the asker says in short that he keeps to; None where he does not say it."""
    for form, told in ((_STANDARD, _REACHED), (_TITLED, _WITHIN)):
        named = form.search(condition)
        for clause in CLAUSE.finditer(facts.text) if named is not None else ():
            words = clause.group().strip()
            if told.search(words) and _names(named["what"] if named is not None else "", words) and not (unmet(words) or denied(condition, words) or _NOT.search(words)):
                return ConditionCheck(condition, "符合", say("eligibility.reason.said", words=words))
    return None


_NOT = re.compile(r"不在|没|未(?!来)|不属于|不符合|不达标|不合格|[吗么？?]|是否|能不能")


def _names(what: str, words: str) -> bool:
    """Whether some words have half of the pairs of signs of a name."""
    form, said = _FILLS.sub("", same(what)), same(words)
    pairs = {form[i : i + 2] for i in range(len(form) - 1)}
    return bool(pairs) and sum(pair in said for pair in pairs) * _HALF >= len(pairs)
