"""The documents that speak of what is asked, each with the sentence that does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.in_words.clauses.figure import NARROW
from assistant.compose.in_words.clauses.spans import MOST_CITED, Span, without_duty
from assistant.compute import in_unit
from assistant.gather.in_words.asked_parts import Part, parts
from assistant.gather.in_words.clauses import Found, clauses
from assistant.gather.in_words.sentences import Sentence, closeness, sentences
from assistant.gather.of_lists.headings import headline
from assistant.records import Draft, Query, Reason, Status
from index.canonical import canonical
from index.library import Library
from prompts import say

_QUOTE = 120
"""A sentence is shown beside its document up to so many characters."""
_CLAUSE = re.compile(r"[^，；。\n]+[，；。]?")
_QUOTED = re.compile(r"“([^”]{2,14})”")
_NAMED = 0.8
"""A passage must explain this share of what the best one does."""


def documents(query: Query, found: Sequence[Found], library: Library) -> Draft | None:
    """The documents that speak of what is asked, each with the sentence that does."""
    part = parts(query, library)[0]
    best: dict[str, Sentence] = {}
    for one in sentences([one for one in found if one.share >= _NAMED * max(each.share for each in found)], part, library):
        if closeness(part, one.text, one.passage) >= NARROW:
            best.setdefault(one.passage.document, one)
    for one in _with_name(query, library):
        best.setdefault(one.passage.document, one)
    said = {id: one for id, one in best.items() if any(in_unit(own.value, own.unit) in one.text for own in query.asker)}
    best = said or best  # 100个是哪份里的: those that have the figure
    if not best:
        return None
    cite = Citations(library)
    lines = [say("clauses.documents", count=len(best))]
    for document, one in list(best.items())[:MOST_CITED]:
        start, end = _short(without_duty((one.passage, one.start, one.end), library), part, library)
        text = library.text(document)[start:end].strip()
        mark = cite.passage(one.passage, start, end)
        path = " › ".join(shown for heading in one.passage.path[-2:] if (shown := headline(heading)))
        lines.append(say("clauses.document", title=library.cards[document].title, path=say("clauses.at", path=path) if path else "", text=text, mark=f"[{mark}]"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all)


def _with_name(query: Query, library: Library) -> list[Sentence]:
    """The sentences that have the one name which the question puts in quotes: a document that has it speaks of the thing, in whatever words."""
    names = set(_QUOTED.findall(query.text))
    if len(names) != 1:
        return []
    name = canonical(names.pop())
    alone = replace(query, topic=(name,), core=(), bare="", text=name)
    found = [one for one in clauses(alone, library) if name in canonical(one.passage.text)]
    return [one for one in sentences(found, parts(alone, library)[0], library) if name in canonical(one.text)]


def _short(span: Span, part: Part, library: Library) -> tuple[int, int]:
    """The stretch of a sentence that is shown: all of it, or, of a long one, the clauses from the one that says most of what is asked on."""
    passage, start, end = span
    if end - start <= _QUOTE:
        return start, end
    text = library.text(passage.document)
    clauses = [(start + match.start(), start + match.end()) for match in _CLAUSE.finditer(text[start:end])]
    first = max(clauses, key=lambda one: (closeness(part, text[slice(*one)], passage), -one[0]))[0]
    last = max((stop for begin, stop in clauses if begin >= first and stop - first <= _QUOTE), default=first + _QUOTE)
    return first, last
