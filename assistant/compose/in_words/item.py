"""One item of the list that the answer before gave (“第二条具体说说”): its section or sentence, whole."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.gather.of_lists.headings import headline
from assistant.records import MARK, Citation, Draft, Reason, Status
from index.library import Library
from index.quantities import numeral
from index.records import Section
from prompts import say

_WHICH = re.compile(
    r"(?:^|[，,。]|那|其中|里的?|中的?|说说|讲讲|展开)(?:的)?(?:第(?P<number>[一二三四五六七八九十\d]{1,3})|最后(?P<last>一))(?:个|条|项|点|类|种|方面|部分|大类)"
    r"(?!.{0,8}(?:五年|规划|产业链))(?P<rest>[^，。？?]{0,16})[？?。]?$"
)
_TELLS = re.compile(r"^(?:任务|措施|举措|目标|方面|内容|行动|工程|要求|条件|呢|是|具体|详细|展开|怎么|如何|有|的|什么|哪些|说|讲|介绍|一下|吗|都|主要|啥|多|再|细|包括|写|原文|意思|指|解释|做法|下|请|谁|由|负责|牵头|单位|部门)*$")
_NUMBERED = re.compile(r"(?:^|\n|(?<=[。；：]))\s*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]|[①-⑳]|[一二三四五六七八九十]是)")
_LONGEST = 1200


def which(question: str) -> int | None:
    """The place in a list that the question (in normal form) asks for, from 1, −1 for the last; None where it asks for none."""
    match = _WHICH.search(question)
    if match is None or not _TELLS.match(match["rest"]):
        return None
    if match["last"]:
        return -1
    number = match["number"]
    return int(numeral(number) or 0)


def compose(place: int, before: Draft, library: Library) -> Draft | None:
    """What the documents say of the item at `place` (from 1, −1 the last) of the answer `before`; None where it has no such
    item."""
    items = _listed(before)
    if not items or not (place == -1 or 1 <= place <= len(items)):
        return None
    chosen = items[place - 1 if place > 0 else -1]
    document, start, end = chosen.document, chosen.start, chosen.end
    section = _section(chosen, library)
    if section is not None:
        start, end = section.start, max(end, section.end if section.end - section.start <= _LONGEST else section.heading_end)
    cite = Citations(library)
    path = section.path[:-1] if section is not None else _path(chosen, library)
    mark = cite.span(document, path, start, end)
    text = library.text(document)[start:end].strip()
    where = " › ".join(one for part in path[-2:] if (one := headline(part)))
    title = short_title(document, library)
    head = say("clauses.where", title=title, path=where) if where else title
    return Draft(Status.ANSWERED, Reason.NONE, f"{head}\n{text}[{mark}]", cite.all)


def _listed(draft: Draft) -> list[Citation]:
    """The items of an answer: its listed lines by their marks; else the numbered pieces of what it quotes."""
    known = {one.n: one for one in draft.citations}
    lines = [line for line in draft.text.split("\n") if line.startswith("- ")]
    marked = [known[int(marks[-1])] for line in lines if (marks := MARK.findall(line)) and int(marks[-1]) in known]
    if len(marked) > 1:
        return marked
    for one in draft.citations:
        places = [match.start() for match in _NUMBERED.finditer(one.quote)]
        if len(places) > 1:
            ends = [*places[1:], len(one.quote)]
            return [_piece(one, start, end) for start, end in zip(places, ends, strict=True)]
    return []


def _piece(one: Citation, start: int, end: int) -> Citation:

    return replace(one, start=one.start + start, end=one.start + end, quote=one.quote[start:end])


def _path(one: Citation, library: Library) -> tuple[str, ...]:
    """The headings above the place where a piece begins."""
    inner = library.section_at(one.document, one.start)
    return inner.path[:-1] if one.start < inner.heading_end else inner.path


def _section(one: Citation, library: Library) -> Section | None:
    """The section whose heading the citation is."""
    found = [section for section in library.sections(one.document) if section.level > 0 and section.title
             and section.start <= one.start and one.end <= section.end and one.start < section.heading_end]
    return max(found, key=lambda section: section.level, default=None)
