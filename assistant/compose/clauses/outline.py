"""A document, or the part of it that has a usual name (主要任务, 保障措施 …), by its headings; the main targets as stated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.citing import Citations
from assistant.compose.clauses.quoting import quotations
from assistant.compose.clauses.spans import LONG, MOST_CITED, Span, joined, whole_section
from assistant.compose.rows import short_title
from assistant.gather.clauses import Found
from assistant.gather.headings import members
from assistant.gather.wording import Text, Word, share, words_of
from assistant.records import Draft, Query, Reason, Status
from index.canonical import canonical
from index.library import Library
from prompts import say

USUAL = re.compile(
    r"(?:主要|重点|工作|总体|具体|发展|预期)(?:任务|目标|措施|要求|举措|工作|思路)|基本原则|指导思想|保障措施|组织(?:实施|保障)|政策措施|实施步骤|适用范围"
)
_TARGETS = re.compile(r"(?:主要|预期|总体|发展)(?:预期|发展)?(?:目标|指标)")
_ARE_TARGETS = re.compile(r"(?:主要|预期|总体)(?:预期|发展)?目标(?:任务)?(?:是|为|如下|[:：])[:：]?")
_WORDS = 12
YEAR = re.compile(r"(?:19|20)\d\d")
_SUMMARY = re.compile(r"主要内容|总结|概括|概述|归纳|要点|大意|内容|介绍|(?:国民)?经济(?:和|与)?社会(?:发展)?|今年|全年|年度")
REVIEW = re.compile(r"回顾|工作总结|完成情况|执行情况|主要成就|取得的成[就绩]|发展成就|发展回眸")
_STOP = re.compile(r"[。\n]")
_THIS_YEAR = re.compile("今年|本年")
_TITLE = 24
_CHAPTERS = 3
_ENTITLED = 0.8
"""What is left of a question for a summary must be this much of a document's title, else it asks for something in it."""


def outline(query: Query, found: Sequence[Found], library: Library) -> Draft | None:
    """The headings of a document of which nothing but a summary is asked, or of the part that the question names by its usual
    name (主要任务, 保障措施 …); None where neither is so."""
    usual = USUAL.search(query.text)
    if not (usual or "summary" in query.kinds):
        return None
    left = open_words(query, library)
    documents = query.documents or query.soft_documents or _of_place(query, library) or tuple(one.passage.document for one in found[:1] if left)
    if len(documents) != 1 or (left and share(left, Text.of(library.cards[documents[0]].title))[0] < _ENTITLED):
        return None
    document = documents[0]
    sections = library.sections(document)
    if usual:
        stated = _stated_targets(query, document, library) if _TARGETS.search(query.text) else []
        if stated:
            return quotations(stated, library)
        fitting = [one for one in sections if usual.group()[-2:] in one.title and usual.group()[:2] in one.title and one.kind != "contents"]
        named = min(fitting, key=lambda one: len(one.title), default=None)
        spans = whole_section(document, named, library, LONG) if named is not None else []
        return quotations(spans, library) if spans else None
    top = next((one for one in sorted(sections, key=lambda one: one.level) if len(members(one, sections)) >= _CHAPTERS), sections[0])
    passages = library.passages_of(document)
    cite = Citations(library)
    lines = []
    title = canonical(library.cards[document].title)
    for one in [child for child in members(top, sections) if canonical(child.title) not in title][:MOST_CITED]:
        passage = next((passage for passage in passages if one.start <= passage.start < one.end), None)
        if passage is not None:
            below = "；".join(child.title for child in members(one, sections) if len(child.title) <= _TITLE)
            mark = cite.span(document, passage.path, one.start, one.heading_end)
            below = say("clauses.below", titles=below) if below else ""
            lines.append(say("clauses.outline", title=f"{one.marker}{one.title}", below=below, mark=f"[{mark}]"))
    if len(lines) < 2:
        return None
    head = say("clauses.outlined", title=short_title(document, library), count=len(lines))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((head, *lines)), cite.all)


def open_words(query: Query, library: Library) -> tuple[Word, ...]:
    """The words of the question that are neither a call for a summary nor the usual name of a part of any document."""
    usual = "，".join(USUAL.findall(query.text))
    return words_of([rest for run in query.words if run not in usual and (rest := _SUMMARY.sub("", USUAL.sub("", run)))], library)


def _of_place(query: Query, library: Library) -> tuple[str, ...]:
    """The one document of the place and year that a question names, () if it names neither or several have them."""
    inside = [id for id, card in library.cards.items() if card.meta.region in query.regions]
    if query.years:
        inside = [id for id in inside if (period := library.cards[id].meta.period) and period[0] == max(query.years)]
    return tuple(inside) if len(inside) == 1 else ()


def _stated_targets(query: Query, document: str, library: Library) -> list[Span]:
    """The paragraph that states the main targets in one sentence, for the year asked for rather than for another."""
    best: tuple[int, list[Span]] | None = None
    passages = library.passages_of(document)
    for place, passage in enumerate(passages):
        match = _ARE_TARGETS.search(passage.text)
        if match is None or any(REVIEW.search(part) for part in passage.path):
            continue
        start = passage.start + max(passage.text.rfind(sign, 0, match.start()) for sign in "。；\n") + 1
        spans: list[Span] = [(passage, start, passage.end)]
        if len(passage.text) - match.end() < _WORDS and place + 1 < len(passages):
            spans.append((passages[place + 1], passages[place + 1].start, passages[place + 1].end))
        elif passage.end - start > LONG or passage.text.find("\n", match.end() + 1) > 0:
            stop = _STOP.search(passage.text, match.end() + 1)
            spans = [(passage, start, passage.start + stop.end() if stop else passage.end)]
        years = {int(year) for part in passage.path for year in YEAR.findall(part)}
        near = 2 * bool(years & set(query.years)) + bool(_THIS_YEAR.search(passage.text))
        if best is None or near > best[0]:
            best = near, spans
    return joined(best[1], library) if best else []
