"""The number of a document (文号): “某政发〔2023〕13号”, “某某部令第83号”; its own, not one that it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

NUMBER = re.compile(
    r"([\u4e00-\u9fff]{1,14})\s?[〔\[【（(［]\s?((?:19|20)\d{2})\s?[〕\]】)）］]\s?第?\s?(\d{1,5})\s?号"
)
"""Groups: issuing sign, year, number."""

_ORDER = re.compile(
    r"([\u4e00-\u9fff]{2,20}(?:令|公告))\s?[（(]?(?:(\d{4})\s?年\s?)?第\s?([\d一二三四五六七八九十百]{1,5})\s?号[)）]?"
)
_ORDERING = re.compile(r"(.+?)令(?:\d{4}年)?第")
_CITING = re.compile(r"^(?:根据|依据|按照|现将|为)|废止|同时")
_CITED = re.compile(r"《[^》]*》|（[^（）]*《[^》]*》[^（）]*）")
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_BEFORE_SIGN = re.compile(r"^.*(?:文号|字号|编号|的通知|的意见|方案|办法|文件)")
_BEFORE_ORGAN = re.compile(r"^.*(?:通过|公布|发布|审议|签署)")
_BESIDE_NUMBER = 40
_BESIDE_ORDER = 12


def own_number(head: Sequence[str], stated: str) -> str:
    """The number that the document itself bears, brackets as 〔〕: `stated` in its key-value block, else on a line of its
    `head` that holds hardly anything else; "" if none.
    """
    orders = (above + below for above, below in pairwise(head) if above.endswith("令"))
    for words in (stated, *head, *orders):
        if not words or _CITING.search(words):
            continue
        plain = _CITED.sub("", words)
        found = NUMBER.search(plain)
        if found and len(plain) <= len(found.group()) + _BESIDE_NUMBER:
            sign = _BEFORE_SIGN.sub("", found.group(1))
            return f"{sign}〔{found.group(2)}〕{found.group(3)}号"
        undated = _DATE.sub("", plain)
        order = _ORDER.search(undated)
        if order and len(undated) <= len(order.group()) + _BESIDE_ORDER:
            year = f"{order.group(2)}年" if order.group(2) else ""
            return f"{_BEFORE_ORGAN.sub('', order.group(1))}{year}第{order.group(3)}号"
    return ""


def ordering_organ(number: str) -> str:
    """The organ that issues an order: “某某部令第83号” → “某某部”; "" for other numbers."""
    found = _ORDERING.match(number)
    return found.group(1) if found else ""
