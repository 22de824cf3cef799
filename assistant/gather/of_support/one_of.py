"""Lists of which one item is enough ("只对符合以下条件之一的作品实施资助：（1）…（2）…"): their items, and whether the asker denies them all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.stretches import BRACKETED

ONE_OF = re.compile(r"(?:以下|下列|如下)[^，。；：:]{0,8}(?:条件|情形|情况)之一")
_ITEM = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[（(]?\d{1,2}[）).、．]?)(?P<words>[^\n]{2,100})(?=\n|$)")
_MOST = 6
_PARTS = re.compile(r"[，,。；;、？?\s]|[也更都并]")
_NOT = re.compile(r"没|未|不(?![同错少])|无")
_GENERAL = frozenset("的了在有是为与及和或由等得经给过其者上下中个该获取实现具备属于曾人员家庭作品项目")


def item_spans(text: str, end: int) -> list[tuple[int, int]]:
    """Where the items of the list stand that begins in `text` at `end`, a few at most."""
    found: list[tuple[int, int]] = []
    while len(found) < _MOST and (item := _ITEM.match(text, end)) is not None:
        found.append(item.span("words"))
        end = item.end()
    return found


def all_denied(items: Sequence[str], told: str) -> bool:
    """Whether for each of two or more items a clause of its own denies what only this item names (没得过奖 of 获奖作品)."""
    said = [clause for clause in _PARTS.split(told) if _NOT.search(clause)]
    bare = [BRACKETED.sub("", item) for item in items]
    for n, item in enumerate(bare):
        others = frozenset("".join(bare[:n] + bare[n + 1 :]))
        own = set(item) - others - _GENERAL
        pairs = {"".join(pair) for pair in pairwise(item)}
        if not any(own & set(clause[found.end() :]) or any(pair in clause[found.end() :] and not set(pair) <= others for pair in pairs) for clause in said if (found := _NOT.search(clause))):
            return False
    return len(items) > 1
