"""Which plainer question is meant by one that finds nothing: without the story before it, or with one of the two names that it gives a thing.

    我家在某市种菜，七亩地，某省2025年的粮食产量目标是多少 → 某省2025年的粮食产量目标是多少
    林木覆盖（森林覆盖率）的目标是百分之几                → 森林覆盖率的目标是百分之几；林木覆盖的目标是百分之几
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.records import Draft, Query, Reason, Status
from index.regions import find_regions

_OPEN = frozenset({Reason.NOT_FOUND, Reason.OTHER_REGION, Reason.UNKNOWN_INDICATOR})
_CLAUSE = re.compile(r"[^，。；？！]+[，。；？！]*")
_ASKS = re.compile(r"什么|啥|哪|谁|多[少久长大高]|几(?![乎率何])|怎|如何|咋|百分之")
_OWN = re.compile(r"[我咱俺]|^(?:家里?|厂里?|店里?|公司|单位|村里|地方|最近|刚|想|打算|准备|听说|学|住|做|开|在)")
"""What tells of the asker."""
_SUM = re.compile(r"\d[\d.]*[万亿]?(?:元|块|%)")
_NAMED = re.compile(r"(?P<one>[\u4e00-\u9fff“”]{2,12})[（(](?P<other>(?![不非未无含除按以指即如注约折]|单位|其中|包括)[\u4e00-\u9fff]{2,12})[）)]")
_LEAST = 8
"""A question that stands by itself has so many signs at least."""


def answered(draft: Draft, query: Query, drafted: Callable[[str], Draft]) -> Draft:
    """In place of a refusal what the first plainer question that has an answer gives; `draft` where none has, or where support is asked for, of which the story tells for what."""
    if draft.status != Status.REFUSED or draft.decides or draft.reason not in _OPEN or query.leans or "support" in query.kinds:
        return draft
    made = (drafted(text) for text in _plainer(query))
    return next((one for one in made if one.status == Status.ANSWERED and one.citations), draft)


def _plainer(query: Query) -> Iterator[str]:
    """The plainer questions, likeliest first."""
    clauses = _CLAUSE.findall(query.text)
    first = next((place for place, one in enumerate(clauses) if _ASKS.search(one)), 0)
    told, rest = clauses[:first], "".join(clauses[first:])
    if told and any(map(_OWN.search, told)) and not any(map(_SUM.search, told)) and len(rest) >= _LEAST and _at_home("".join(told), rest):
        yield rest
    if (match := _NAMED.search(query.text)) is not None:
        for name in (match["other"], match["one"]):
            yield f"{query.text[: match.start()]}{name}{query.text[match.end() :]}"


def _at_home(told: str, rest: str) -> bool:
    """Whether the place of the story, if any, may be left out: the question itself names a document, or a place that holds it."""
    homes = [one for one in find_regions(told) if not one.relative]
    asked = {one.name for one in find_regions(rest) if not one.relative}
    return all(one.name in asked or asked & set(one.parent.split("/")) for one in homes)
