"""Places that a question names as a mere circumstance (工人从某省来, 成果放到某市, 跟某市一家公司签的), beside the place that it asks about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from assistant.understand.years import Stretch
from index.data_files import patterns

_CLAUSE = re.compile(r"[^，。；？！：]+[，。；？！：]?")
_ASKS = re.compile(r"[?？]|多少|几|吗|呢|哪|什么|怎么|如何|能不能|可不可以|是不是|有没有|行不行|能否|可否|是否")


def beside(text: str, place: Stretch, others: Sequence[Stretch]) -> bool:
    """Whether a place is a mere circumstance of a question that names `others` besides: its own words say so, or it stands in a clause that asks
    nothing, not in one row with one of the others."""
    if any(_in_row(text, place, other) for other in others):
        return False
    if circumstance(text, place):
        return True
    clause = next((one for one in _CLAUSE.finditer(text) if one.start() <= place.start < one.end()), None)
    return clause is not None and not (_ASKS.search(clause.group()) or _words()["of_it"].match(text, place.end))


def aside(text: str, place: Stretch, others: Sequence[Stretch]) -> bool:
    """Whether the words around a place say that it is a mere circumstance, and it does not stand in one row with one of `others`."""
    return circumstance(text, place) and not any(_in_row(text, place, other) for other in others)


def circumstance(text: str, place: Stretch) -> bool:
    """Whether the words around a place say that somebody or something only came from there, went there, or was dealt with there."""
    said = _words()
    if said["of_it"].match(text, place.end):
        return False
    fetched = said["from"].search(text, 0, place.start) and said["from_it"].match(text, place.end)
    return bool(fetched or said["before"].search(text, 0, place.start) or said["behind"].match(text, place.end) or said["moved"].search(text, 0, place.start))


def _in_row(text: str, one: Stretch, other: Stretch) -> bool:
    """Whether two places are named side by side as things alike (甲和乙)."""
    first, second = sorted((one, other), key=lambda place: place.start)
    return _words()["compared"].match(text[first.end : second.start]) is not None


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return dict(patterns(Path(__file__).with_suffix(".yaml")))
