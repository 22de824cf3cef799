"""Where a list of papers ends that a sentence opens with a colon, and what is added to it behind."""

from __future__ import annotations

import re

_ITEM = re.compile(r"\s*(?P<mark>[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[-•·－—*])[^\n]{2,200}")
_NUMBER = re.compile(r"[一二三四五六七八九十\d]+")
_ADDED = re.compile(r"\s*(?!第[一二三四五六七八九十百\d]+条|[（(][一二三四五六七八九十]+[）)])(?=[^。；\n]{0,60}(?:还应当?|还须|还需|另需|另附|另须|另提|另交|一并提[交供]|同时提[交供]))[^\n。]{4,200}。?")
_FOR_ONE = re.compile(r"[^。；，\n]{0,8}(?:申报|申请)(?!时|人|单位|补助|补贴|材料)[^，。；\n]{2,30}的，")
_LONGEST = 600


def listed(text: str, end: int) -> int:
    """Where the list ends that a sentence up to `end` opens with a colon, else `end`."""
    if text[end - 1 : end] not in ("：", ":"):
        return end
    last, first = end, ""
    while (item := _ITEM.match(text, last)) is not None and item.end() - end <= _LONGEST:
        style = _NUMBER.sub("1", item["mark"])
        first = first or style
        if style != first:
            break
        last = item.end()
    return last


def adds(sentence: str) -> bool:
    """Whether a sentence says what some have to hand in besides, or those who apply for one thing (申报光伏补贴的，提交并网证明)."""
    if re.search("只[需须]|仅[需须]|免于?提交|无需", sentence):
        return False
    return _ADDED.match(sentence) is not None or _FOR_ONE.match(sentence) is not None


def with_additions(text: str, end: int) -> int:
    """Where what is to be handed in ends with what some have to add (申请运营补助的，还应当提供花名册。), told right behind it."""
    while (added := _ADDED.match(text, end)) is not None:
        end = added.end()
    return end
