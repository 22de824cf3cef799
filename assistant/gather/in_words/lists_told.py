"""Where a list of papers ends that a sentence opens with a colon, and what is added to it behind."""

from __future__ import annotations

import re

_ITEM = re.compile(r"\s*(?P<mark>[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[-•·－—*])[^\n]{2,200}")
_NUMBER = re.compile(r"[一二三四五六七八九十\d]+")
_ADDED = re.compile(r"\s*(?!第[一二三四五六七八九十百\d]+条|[（(][一二三四五六七八九十]+[）)])(?=[^。；\n]{0,60}(?:还应当?|还须|还需|另需|另附|另须|另提|另交|一并提[交供]|同时提[交供]))[^\n。]{4,200}。?")
_FOR_ONE = re.compile(r"[^。；，\n]{0,8}(?:申报|申请)(?!时|人|单位|补助|补贴|材料)[^，。；\n]{2,30}的，")
_LONGEST = 600
_REQUIRED = re.compile(r"\s*(?:其中|以上|上述)[，,]?第?(?P<which>[（(]?\d{1,2}[）)]?(?:\s*(?:[～~\-—–]|至|到|、|，|和|及)\s*第?[（(]?\d{1,2}[）)]?)*)(?:项|条|款|号)?(?:材料)?(?:均|都)?(?:为|是|属于?)?(?:必须|必备|必交|必需|必要|必选|须|应当?)")
"""Which items of a list have to be handed in by all, told behind it (其中2～6为必须提供的佐证材料)."""
_FROM_TO = re.compile(r"(\d{1,2})[）)]?\s*(?:[～~\-—–]|至|到)\s*第?[（(]?(\d{1,2})")
_NUMBERED = re.compile(r"\s*[（(]?(?P<number>\d{1,2})[.．、）)](?!\d)[^\n]{2,300}")
_LINES_BEFORE = 24


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
    """Where what is to be handed in ends with what some have to add (申请运营补助的，还应当提供花名册。), or which of it all have to, told right behind it."""
    if (said := _REQUIRED.match(text, end)) is not None:
        line = text.find("\n", said.end())
        end = line if line >= 0 else len(text)
    while (added := _ADDED.match(text, end)) is not None:
        end = added.end()
    return end


def required(text: str, start: int) -> tuple[int, int, tuple[int, int] | None] | None:
    """The list, with what opens it, whose items a sentence at `start` tells to be required of all, up to the end of its line, and the place of those items where they
    follow each other; None where the sentence tells nothing of the kind."""
    said = _REQUIRED.match(text, start)
    items = _items_before(text, text.rfind("\n", 0, start) + 1) if said is not None else {}
    if said is None or len(items) < _FEWEST:
        return None
    which = {int(one) for one in re.findall(r"\d{1,2}", said["which"])}
    which |= {number for low, high in _FROM_TO.findall(said["which"]) for number in range(int(low), int(high) + 1)}
    in_row = max(which) - min(which) + 1 == len(which)
    if not ({min(which), max(which)} if in_row else which) <= set(items):
        return None  # of those in a row the ones between may stand in one line
    first = min(begin for begin, _ in items.values())
    opener = text.rfind("\n", 0, first - 1) + 1
    opens = text[opener:first].strip().endswith(("：", ":"))
    end = text.find("\n", start)
    places = items[min(which)], items[max(which)]
    return opener if opens else first, end if end >= 0 else len(text), (places[0][0], places[1][1]) if in_row else None


_FEWEST = 3


def _items_before(text: str, line: int) -> dict[int, tuple[int, int]]:
    """The numbered items, a line each, that stand right before the line that begins at `line`, by their number."""
    found: dict[int, tuple[int, int]] = {}
    for _ in range(_LINES_BEFORE):
        begin = text.rfind("\n", 0, line - 1) + 1
        item = _NUMBERED.fullmatch(text[begin : line - 1].rstrip())
        if item is None or line <= 0 or int(item["number"]) in found:
            break
        found[int(item["number"])] = (begin, line - 1)
        line = begin
        if int(item["number"]) == 1:
            break
    return found if 1 in found else {}
