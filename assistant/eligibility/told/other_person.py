"""A follow-up that asks for somebody else ("那我弟一家呢", "我表哥只有30亩"): what was told of the one before says nothing of him."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.eligibility.vocabulary import CLAUSE
from index.data_files import read_data

_DATA = read_data(Path(__file__).with_suffix(".yaml"))
_AT_HOME, _OTHERS = (str(_DATA[name]).split() for name in ("at_home", "others"))
_WHO = "|".join(sorted((*_AT_HOME, *_OTHERS), key=len, reverse=True))
_SWAPPED = re.compile(rf"^(?:那么?|要是|如果|假如|换成|还有|再问下?|另外|[，,、])*(?:我们?|咱们?|俺|隔壁)?的?(?:那个)?(?P<who>{_WHO})(?![们的])")
_TOGETHER = re.compile(r"我们(?!公司|厂|单位|企业|店|合作社)|咱们?|[我全一]家|家里|夫妻|两口|[俩都]")
_ASKS = re.compile(r"[吗么呢]$|多少|几|能不能|可不可以|能否|有没有|行不行|怎么|哪|什么")


def of_last_person(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The turns, of those before the one that turns to another person but what they ask, and of one of his household what they tell of all of it."""
    for place in range(len(texts) - 1, 0, -1):
        found = _SWAPPED.match(texts[place])
        if found is None or any(found["who"] in one for one in texts[:place]):
            continue
        at_home = found["who"] in _AT_HOME
        return (*(_left(one, at_home=at_home) for one in texts[:place]), *texts[place:])
    return texts


def _left(text: str, *, at_home: bool) -> str:
    clauses = (one.group() for one in CLAUSE.finditer(text))
    return "，".join(one for one in clauses if _ASKS.search(one) or (at_home and _TOGETHER.search(one)))
