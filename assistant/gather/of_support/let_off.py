"""Those whom a document lets off one item of a list of what it demands ("申报…开办补助的，不受第3项限制")."""

from __future__ import annotations

import re

from assistant.eligibility.told.said import denied, same
from index.quantities import numeral

_LETS_OFF = re.compile(
    r"(?:(?<=[。；\n])|^)[ \t]*(?:但|其中)?(?P<who>[^，。；：\n]{3,40}?)(?:的|，)+(?:均|都)?(?:可以?)?不[受需](?:具备|满足|符合)?(?:前款|上述|前述|以上|本条|本款)?"
    r"(?P<items>第?[（(]?[\d一二三四五六七八九十]+[)）]?[项款](?:[、和及](?:第)?[（(]?[\d一二三四五六七八九十]+[)）]?[项款])*)")
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十]+")
_MARK = re.compile(r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})[)）.．、 \t]*$")
_AROUND = 400
"""So near to an item stands who is let off it."""
_SAYS_NOTHING = re.compile(r"申[报请领]|补[贴助]|奖[励补]|资助|[的对]|企业|单位|机构|人员|项目")


def let_off(text: str, start: int, end: int, said: str) -> bool:
    """Whether the item of a list at `start…end` of a text does not hold for those of whom the asker says that he is one, by a sentence behind it."""
    mark = _MARK.search(text, max(0, start - len("（十二）、")), start)
    number = _value(mark["number"]) if mark is not None else None
    for found in _LETS_OFF.finditer(text, end, end + _AROUND) if number is not None else ():
        if any(_value(one) == number for one in _NUMBER.findall(found["items"])) and _is_one(found["who"], said):
            return True
    return False


def _value(number: str) -> int | None:
    value = numeral(number)
    return None if value is None else int(value)


def _is_one(who: str, said: str) -> bool:
    """Whether somebody speaks of most of what those who are let off are called by, and does not deny it."""
    name = _SAYS_NOTHING.sub(" ", same(who))
    pairs = [name[at : at + 2] for at in range(len(name) - 1) if " " not in name[at : at + 2]]
    form = same(said)
    return bool(pairs) and 3 * sum(pair in form for pair in pairs) >= 2 * len(pairs) and not denied(who, said)
