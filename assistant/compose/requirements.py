"""Answers to whether the asker meets a list of conditions ("申请人应同时符合以下条件：（一）…"), each condition held against what he says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.eligibility import Facts
from assistant.eligibility.per_head import worked
from assistant.eligibility.printed import held, stepped_share
from assistant.eligibility.shares import of_whole_told, part_of_whole
from assistant.gather.in_force import documents_for
from assistant.gather.titled import titled
from assistant.gather.wording import Text, share, words_of
from assistant.records import Computation, ConditionCheck, Draft, Query, Reason, Status
from index.library import Library
from index.stretches import beginning
from prompts import say

_ASKS = re.compile(
    r"(?:能不能|能否|可不可以|可以|可否|是否|有没有资格|够不够|够|能|符不符合|符合)[^，。？]{0,16}?(?:申请|申报|认定|入户|落户|条件|资格|参加|登记|取得|评|办|报)[^，。？]{0,10}(?:吗|么|[？?]|$)"
    r"|够格|有戏|有门儿|(?:行|成)不(?:行|成)|(?:报|办|评|申请)[得不](?:了|上|成)|(?:符不符合|够不够|够|符合)条件|有没有资格|(?:能|可以|怎么|如何|是否)[^，。？]{0,24}(?:符合|满足|达到)[^，。？]{0,24}(?:吗|么|$|[？?])|过得了|过不过(?:关|线|得[了去])?(?=[，。？?]|$)|达(?:不达)?标(?:吗|没|不)|(?:比例|占比|比重|条件|要求|这[一]?[条项])[^，。？]{0,8}(?:够|能?过)(?:吗|不|么|关)"
    r"|(?:还|哪些|什么)[^，。？]{0,8}(?:差|缺|条件|情况|材料)[^，。？]{0,8}(?:没|未|交代|说|提|补|[？?]|$)"
)
_OPEN_ASKED = re.compile(r"还(?:差|缺|有哪|有什么|要什么|得知道|需要)|哪些[^，。？]{0,6}(?:没|未)")
"""What is still open is asked, so that each condition not spoken of is told too."""
_LEAD = re.compile(
    r"(?:符合|具备|满足)(?:以下|下列)(?:各项|全部|所有|基本)?(?P<any>条件之一|情形之一)?(?:[^。；：\n]{0,6}条件)?[^。；：\n]{0,4}[：:]\s*"
)
_ITEM = re.compile(r"[ \t]*[（(][一二三四五六七八九十]+[）)](?P<words>[^\n]+)")
_LINE = re.compile(r"[ \t]*(?!第[一二三四五六七八九十百]+[条章节]|[（(][一二三四五六七八九十]+[）)])(?P<words>[^\n]+)")
_STEPS = 8
"""An item that ends in a colon has the lines below it, so many at most, up to the next item."""
_STOPS = "；;。 \t"
_OWN_NAME = "以下简称"
"""A list of which several items name persons of their own is one of cases, not of conditions."""
_MOST_ITEMS = 15
_LEAST = 0.3
_MOSTLY = 0.5
_TOLD = 2


@dataclass(frozen=True, slots=True)
class _List:
    document: str
    start: int
    lead: int
    end: int
    items: tuple[tuple[int, int], ...]


def compose(query: Query, own: Facts, library: Library) -> Draft | None:
    """Each condition of the list that the question means with its verdict, None where no such list is meant or the asker says
    too little of himself to hold it against."""
    if not own.personal or not _ASKS.search(query.text):
        return None
    words = words_of(query.words, library)
    best: tuple[int, float, _List, list[ConditionCheck]] | None = None
    steps: tuple[Computation, ...] = ()
    for id in documents_for(query, library) or titled(words, library) or titled(words_of(query.core, library), library):
        text = library.text(id)
        for one in _lists(id, text):
            fit = share(words, Text.of(" ".join((library.cards[id].title, text[one.start : one.end]))))[0] if words else 1.0
            counted = [_share(text[slice(*item)], own) for item in one.items]
            found = [held(text[slice(*item)], own) if ratio is None else ratio[0] for item, ratio in zip(one.items, counted, strict=True)]
            told = sum(map(_touched, found))
            enough = told >= _TOLD or (fit >= _MOSTLY and told)
            if enough and fit >= _LEAST and (best is None or (told, fit) > best[:2]):
                best = told, fit, one, found
                steps = tuple(step for ratio in counted if ratio is not None for step in ratio[1])
    if best is None:
        return None
    return replace(_told(best[2], best[3], library, whole=_OPEN_ASKED.search(query.text) is not None), computations=(*steps, *worked(best[3])))


def _share(item: str, own: Facts) -> tuple[ConditionCheck, tuple[Computation, ...]] | None:
    """The check of a share that an item asks for with its working, where the asker tells what it is worked out from, or the part alone."""
    return part_of_whole(item, own) or stepped_share(item, own) or of_whole_told(item, own)


def _touched(check: ConditionCheck) -> bool:
    """Whether the asker says something that a condition is about."""
    return check.verdict != "需补充" or "÷" in check.reason or (check.text.count("\n") > 0 and check.reason != say("eligibility.reason.not_said"))


def _lists(document: str, text: str) -> Iterator[_List]:
    """The lists of conditions that have all to be met."""
    for lead in _LEAD.finditer(text):
        if lead["any"]:
            continue
        items = _items(text, lead.end())
        if sum(_OWN_NAME in text[slice(*item)] for item in items) > 1:
            continue
        if 1 < len(items) <= _MOST_ITEMS:
            start = beginning(text, lead.start())
            yield _List(document, start, lead.end(), items[-1][1], tuple(items))


def _items(text: str, place: int) -> list[tuple[int, int]]:
    """The items of the list that begins at `place`, less the stops at their ends, each with the lines of its steps."""
    items: list[tuple[int, int]] = []
    while (item := _ITEM.match(text, place)) and len(items) <= _MOST_ITEMS:
        start, end = item.span("words")
        if text[start:end].rstrip().endswith(("：", ":")):
            for _ in range(_STEPS):
                line = _LINE.match(text, end + 1)
                end = line.end() if line is not None else end
        items.append((start, start + len(text[start:end].rstrip(_STOPS))))
        place = end + 1
    return items


def _told(one: _List, found: Sequence[ConditionCheck], library: Library, *, whole: bool) -> Draft:
    """The conditions of the list that the asker speaks of with their verdicts, the others too (`whole`) or by their number."""
    cite = Citations(library)
    text = library.text(one.document)
    path = library.section_at(one.document, one.start).path
    failed = any(check.verdict == "不符合" for check in found)
    open_ = any(check.verdict == "需补充" for check in found)
    verdict = "fails" if failed else "open" if open_ else "fits"
    mark = cite.span(one.document, path, one.start, one.lead)
    lines = [say(f"eligibility.list.{verdict}", title=short_title(one.document, library), mark=f"[{mark}]")]
    whole = whole or sum(map(_touched, found)) * 2 >= len(found)
    for (start, end), check in zip(one.items, found, strict=True):
        if not whole and not _touched(check):
            continue
        lines.append(say("eligibility.list.item", verdict=check.verdict, quote=text[start:end].strip("；;。 "), reason=check.reason,
                         mark=f"[{cite.span(one.document, path, start, end)}]"))
    if not whole:
        lines.append(say("eligibility.list.others"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)
