"""Lists of what has to be fulfilled for something, read from a document's text: what opens the list, its items, whether all are needed or one.

A list is opened by a sentence ("应同时符合以下条件：（一）…", "符合下列条件之一：1.…") or by a heading over numbered items ("申报条件"). An item
has the lines below it up to the next one: its steps, its alternatives, what it leaves out. What the opening sentence demands besides
("在本市缴纳社会保险1年以上，并符合以下条件之一：") is a demand of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.stretches import beginning

_LEAD = re.compile(r"(?:符合|具备|满足|达到)(?:[下以如][列下])(?:各项|全部|所有|基本)?[^。；：\n]{0,8}?(?:条件|要求|情形|标准)?(?P<any>之一|任一|任意一项)?(?:[^。；：\n]{0,16}|的[^。；：\n，]{0,12}，(?:可以?|均可|有权|给予|予以)[^。；：\n]{0,40})[：:]\s*")
_HEAD = re.compile(
    r"^[ \t]*(?:第[一二三四五六七八九十百]+[章节条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、])?[ \t]*"
    r"(?P<head>[^\n。；：:，,、（）()\d]{0,18}(?<!限制)(?<!保障)(?<!工作)(?<!建设)(?<!支撑)(?<!发展)(?<!基础)(?<!环境)条件|[^\n。；：:，,、（）()\d]{0,8}(?:申请|申报|资格|准入|报名|基本)(?:要求|资格))[：:]?[ \t]*\n\s*", re.MULTILINE)
_MARK = re.compile(r"[ \t\n]*(?P<mark>[（(][一二三四五六七八九十]{1,3}[）)]|[（(]\d{1,2}[）)]|\d{1,2}[.．、](?:(?!\d)|(?=20\d\d年))|[一二三四五六七八九十]{1,3}、|[①-⑳])[ \t]*")
_ARTICLE = re.compile(r"[ \t]*(?:第[一二三四五六七八九十百]+[条章节]|附[件则表])")
_RANKS = ("一、", "（一）", "0.", "（0）", "①")
"""The marks of lists, wider ones first: a list ends before a mark wider than its own."""
_DEMANDS = re.compile(r"(?P<what>[^，。；：\n]*(?:[须需应]|\d[^，。；：\n]{0,10}(?:以上|以下|以内))[^，。；：\n]*)，(?:并且?|且|还[应须需]?|同时)$|(?P<has>(?:具有|具备|持有)[^，。；：\n]{2,24}?)[，,]?(?:并且?|且|同时|还)+$")
"""What the sentence that opens a list asks for besides."""
_ENDS = re.compile(r"[：:]\s*$")
_TITLE = re.compile(r"[^，,。；;：:]{2,16}。?\s*")
"""A line that only names what stands below it."""
_STOPS = "；;。 \t\n"
_OWN_NAME = "以下简称"
_LINES = 10
_MOST_ITEMS = 18
_LONGEST = 900


@dataclass(frozen=True, slots=True)
class Listed:
    """A list in a text: where it begins, where what opens it ends, its items, whether one of them is enough (`any`), and what its opening asks for besides."""

    start: int
    lead: int
    end: int
    items: tuple[tuple[int, int], ...]
    any: bool = False
    besides: tuple[tuple[int, int], ...] = ()


@lru_cache(maxsize=128)
def requirement_lists(text: str, *, cases: bool = False) -> tuple[Listed, ...]:
    """The lists of requirements of a text, in its order, with those of `cases` that each have persons of their own where these are wanted; a list within an item of
    another belongs to that item."""
    found = sorted((one for one in (*_opened(text), *_headed(text)) if cases or not _of_cases(one, text)), key=lambda one: (one.start, -one.end))
    kept: list[Listed] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def steps_before(text: str, one: Listed) -> tuple[tuple[int, int], ...]:
    """The items of the lists that stand before a list in its own line ("按税收安排名额：（1）500万元以上的企业，不超过2名。（2）…")."""
    line = text.rfind("\n", 0, one.start) + 1
    return tuple(item for colon in re.finditer("[：:]", text[line : one.start]) for item in _items(text, line + colon.end()) if item[1] <= one.lead)


def _of_cases(one: Listed, text: str) -> bool:
    """Whether several items name persons of their own, so that the list is one of cases."""
    return not one.any and sum(_OWN_NAME in text[slice(*item)] or (_TITLE.fullmatch(text[slice(*item)].split("\n")[0]) is not None and "\n" in text[slice(*item)]) for item in one.items) > 1


def _opened(text: str) -> Iterator[Listed]:
    for lead in _LEAD.finditer(text):
        items = _items(text, lead.end())
        if 1 < len(items) <= _MOST_ITEMS:
            start = beginning(text, lead.start())
            demand = _DEMANDS.search(text, start, lead.start())
            yield Listed(start, lead.end(), items[-1][1], items, any=lead["any"] is not None, besides=(demand.span("what" if demand["what"] else "has"),) if demand is not None else ())


def _headed(text: str) -> Iterator[Listed]:
    for head in _HEAD.finditer(text):
        items = _items(text, head.end())
        if 1 < len(items) <= _MOST_ITEMS:
            yield Listed(head.start("head"), head.end(), items[-1][1], items)


def _items(text: str, place: int) -> tuple[tuple[int, int], ...]:
    """The items of the list that begins at `place`, less the stops at their ends, each with the lines below it."""
    items: list[tuple[int, int]] = []
    style = ""
    while len(items) <= _MOST_ITEMS and (mark := _MARK.match(text, place)) is not None and (not style or _style(mark["mark"]) == style):
        style = _style(mark["mark"])
        end = _end(text, mark.end(), style)
        kept = text[mark.end() : end].rstrip(_STOPS)
        items.append((mark.end(), mark.end() + len(kept)))
        place = end
    return tuple(items)


def _style(mark: str) -> str:
    """A mark without its number, as one of `_RANKS`: those of one list look alike."""
    digit = re.search(r"\d", mark) is not None
    if mark[0] in "（(":
        return "（0）" if digit else "（一）"
    return "0." if digit else "一、" if mark.endswith("、") else "①"


def _end(text: str, start: int, style: str) -> int:
    """Where the item that begins at `start` ends: before the next mark of its list, on its own line or below; the lines in between belong to it
    where there is a next one, else those of the list that its line opens."""
    line = _line_end(text, start)
    inner = next((one.start() for one in _NEXT.finditer(text, start, line) if (found := _MARK.match(text, one.end())) and _style(found["mark"]) == style), None)
    if inner is not None:
        return inner
    end = line
    last = line
    opens = _ENDS.search(text[start:line]) is not None or _TITLE.fullmatch(text[start:line]) is not None
    for _ in range(_LINES):
        if last >= len(text) or end - start > _LONGEST:
            break
        following = _line_end(text, last + 1)
        mark = _MARK.match(text, last + 1, following)
        if mark is not None and _style(mark["mark"]) == style:
            return last
        if _ARTICLE.match(text, last + 1) or (mark is not None and _RANKS.index(_style(mark["mark"])) < _RANKS.index(style)):
            break
        if opens and mark is not None:
            end = following
        last = following
    return end


def _line_end(text: str, start: int) -> int:
    found = text.find("\n", start)
    return found if found >= 0 else len(text)


_NEXT = re.compile(r"(?<=[。；;])")
