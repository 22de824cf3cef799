"""Of which things does a question ask an amount each ("辅导验收、受理、上市各奖多少", "奖励多少，贷款又能贷多少")?"""

from __future__ import annotations

import re

from assistant.records import Query

_LISTED = re.compile(
    r"(?P<list>[^，。；？]{2,60}?)(?:这|共)?(?:[两二三四五六七八九]|\d)?(?:步|项|个|种|类|笔|样|档)?(?:[，,][^，。；？]{0,6}?)?(?:各|分别|合起来|加起来|加在一起|一共|总共|合计)(?:能|可以?|是|有)?(?:奖|补|给|拿|领|返|扣|贴)?(?:多少|几)")
_AND = re.compile(r"、|和|与|以及|还有|(?<=[金贴助励费])[加跟]")
_LONGEST = 16
"""The name of a thing has no more signs."""
_DONE_EACH = re.compile(r"各[一-鿿]{1,4}了")
"""What the asker did in several places is told, no grants are listed ("去甲地和乙地各参加了一个展")."""
_EACH = re.compile(r"(?:各|分别)(?:是|有|能|可以?|该|给|补|奖|拿|领|得|为|按)*(?:多少|几)")
"""What each of several things gives is asked for, not only their sum."""
_TWICE = re.compile(r"(?:多少|几)[^，。；？?]{0,6}[？?，,；;][^。；？?]{2,24}(?:多少|几[^，。；？?]{0,3})[？?。]?$")
"""… in two clauses, each of which asks."""
_PART_END = re.compile(r"[？?；;]")
ASKS = re.compile(r"多少|几|什么|吗|呢|哪|有没有|有无")
"""Something is asked."""


def named_each(query: Query) -> list[str]:
    """The things for each of which an amount is asked ("辅导验收、受理、上市各奖多少"), none where there are not several."""
    found = _LISTED.search(query.text)
    pieces = [piece.strip() for piece in _AND.split(found["list"])] if found is not None else []
    return pieces if len(pieces) > 1 and all(2 <= len(piece) <= _LONGEST and not _DONE_EACH.search(piece) for piece in pieces) else []


def asked_each(query: Query) -> bool:
    """Whether it is asked what each of several things gives."""
    return _EACH.search(query.text) is not None or _TWICE.search(query.text) is not None


def parts(query: Query) -> list[str]:
    """The parts of a question that each ask for an amount, where there are several."""
    each = named_each(query)
    if each:
        return each
    found = [part for part in _PART_END.split(query.text) if part.strip()]
    return found if len(found) > 1 and all(ASKS.search(part) for part in found) else []
