"""A document, or the part of it that has a usual name (主要任务, 保障措施 …), by its headings; the main targets as stated."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import reduce

from assistant.compose.citing import Citations
from assistant.compose.in_words.clauses.complete import warned
from assistant.compose.in_words.clauses.digest import digest, purpose
from assistant.compose.in_words.clauses.quoting import quotations
from assistant.compose.in_words.clauses.spans import (
    LONG,
    MOST_CITED,
    Span,
    beginning,
    heading,
    headings,
    joined,
    whole_section,
)
from assistant.compose.in_words.lists import of_headings
from assistant.compose.merging import joined as joined_drafts
from assistant.compose.rows import short_title
from assistant.gather.in_words.clauses import clauses
from assistant.gather.in_words.named_parts import (
    named_parts,
    names_part,
    names_place,
    open_words,
    told_in_words,
)
from assistant.gather.of_documents.titled import shares
from assistant.gather.of_lists.headings import Listed, bearing, members
from assistant.gather.wording import Text, share
from assistant.records import Draft, Query, Reason, Status
from index.canonical import canonical
from index.library import Library
from prompts import say

_NAMES = re.compile(r"名称|名字|叫什么|列|几大|几个|几条|几项|几方面|分成|分为")
_NAMED_ONLY = re.compile(r"名称|名字|叫什么|几大|几个|几条|几项|几方面|分成|分为")
"""Targets that are to be listed are wanted with their figures."""
_TASKS = re.compile(r"(?:主要|重点|工作|具体)(?:任务|举措|措施|工作)")
_TARGETS = re.compile(r"(?:主要|预期|总体|发展)(?:预期|发展)?(?:目标|指标)")
_TITLE = 24
_CHAPTERS, _MOST_PLANS = 3, 3
_ENTITLED = 0.8
"""What is left of a question for a summary must be this much of a document's title, else it asks for something in it."""


def named_part(query: Query, library: Library) -> Draft | None:
    """The part of a document that the question names by its usual name or its place, whole where it is short, else by its
    headings; None where it names none."""
    if not names_part(query.text):
        return None
    documents = _documents(query, library)
    if not documents and not open_words(query, library):
        drafts = [draft for id in _ending(query, library) if (draft := named_part(replace(query, documents=(id,)), library)) is not None]
        return reduce(joined_drafts, drafts) if drafts else None
    parts = named_parts(query, documents, library)
    if parts is None:
        own = len(documents) == 1 and nothing_else(query, documents[0], library)
        told = told_in_words(query, documents[0], library) if own else []
        return quotations(joined(told, library), library) if told else None
    spans: list[Span] = []
    if "summary" in query.kinds and len(parts.sections) == 1 and (brief := digest(parts.document, parts.sections[0], library)):
        return quotations(brief, library)
    listed = [bearing(query, section, library.sections(parts.document)) for section in parts.sections] if names_place(query.text) or "count" in query.kinds else []
    if listed and listed[0] is not None and headings(parts.document, listed[0], library):
        return of_headings(Listed(parts.document, listed[0].title, members(listed[0], library.sections(parts.document))), query, library)
    by_headings = (_NAMED_ONLY if _TARGETS.search(query.text) else _NAMES).search(query.text) is not None or len(parts.sections) > 1
    for section in parts.sections:
        spans += (headings(parts.document, section, library) if by_headings else []) or whole_section(parts.document, section, library, LONG)
    if spans:
        spans += [span for section in parts.also if (span := heading(parts.document, section, library)) is not None]
    if not spans and len(parts.sections) == 1:
        return warned(quotations(beginning(parts.document, parts.sections[0], library, LONG), library))
    return quotations(spans, library) if spans else None


def reasons(query: Query, library: Library) -> Draft | None:
    """What a document says that it is made for, where the question asks why and for nothing but the document."""
    documents = _documents(query, library) if "why" in query.kinds else ()
    if len(documents) != 1 or not nothing_else(query, documents[0], library):
        return None
    spans = purpose(documents[0], library)
    return quotations(spans, library) if spans else None


def outline(query: Query, library: Library) -> Draft | None:
    """The headings of a document of which nothing but a summary or its tasks are asked; None where something else is."""
    if names_place(query.text) or ("summary" not in query.kinds and not _TASKS.search(query.text)):
        return None
    documents = _documents(query, library)
    if len(documents) != 1 or not nothing_else(query, documents[0], library):
        return None
    document = documents[0]
    sections = library.sections(document)
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


def _documents(query: Query, library: Library) -> tuple[str, ...]:
    """The documents that the question names, by place or the words of its title if by nothing else; else the one of the best
    passage found."""
    named = query.documents or query.soft_documents or _of_place(query, library)
    left = open_words(query, library)
    if named or not left:
        return named
    titled = tuple(id for _, id in shares(left, library, _ENTITLED))
    return titled if len(titled) == 1 else tuple(one.passage.document for one in clauses(query, library)[:1])


def nothing_else(query: Query, document: str, library: Library) -> bool:
    """Whether the question has no words but those of the document's title and of a call for a summary or a usual part."""
    left = open_words(query, library)
    card = library.cards[document]
    return not left or share(left, Text.of(f"{card.title} {card.meta.issuer}"))[0] >= _ENTITLED


def _of_place(query: Query, library: Library) -> tuple[str, ...]:
    """The one document of the place and year that a question names, () if it names neither or several have them."""
    inside = library.of_regions(query.regions)
    if query.years:
        inside = [id for id in inside if (period := library.cards[id].meta.period) and period[0] == max(query.years)]
    return tuple(inside) if len(inside) == 1 else ()


def _ending(query: Query, library: Library) -> list[str]:
    """The documents of the place asked about, or of any, whose plan ends in the last of the years asked for."""
    year = max(query.years, default=None)
    inside = library.of_regions(query.regions) if query.regions else list(library.cards)
    return [id for id in inside if year is not None and (period := library.cards[id].meta.period) and period[1] == year][:_MOST_PLANS]
