"""Clauses that say of one thing when it is to be done: the clause, its year, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.agreement.places import bare, places
from assistant.agreement.words import words
from assistant.gather.aspects import only_asks
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.wording import Text, Word, share, words_of
from assistant.records import Query
from index.library import Library
from index.quantities import times
from index.records import Passage

_HITS = 24
_HAS = 0.75
"""A clause must have at least this share of what is asked, by weight; one with less says something else."""
_LESS = 0.04
"""… and hardly less than the one that has most: 基本退出 is not 完全退出."""
_CLAUSE = re.compile(r"[^，。；！？\t\n]+")
_STOP = re.compile(r"[。；！？\t\n]")
_MOST = 6


@dataclass(frozen=True, slots=True)
class Dated:
    """A clause with the stretch to quote, from where its year is named if that stands in its sentence, and the year; `lead` is where
    a year is named that governs the clause from before its sentence."""

    document: str
    path: tuple[str, ...]
    start: int
    end: int
    year: int
    lead: tuple[int, int] | None = None


def dated(query: Query, library: Library) -> list[Dated]:
    """The clauses about what is asked that a year governs, in document and text order; of each part of a document one for each year."""
    documents = documents_for(query, library)
    named = [place for id in documents or () for place in places(query.text, id, library)]
    topic = [run for word in query.words if len(run := words().time.sub("", bare(word, named))) > 1]
    wanted = tuple(word for word in words_of(topic, library) if not only_asks(word.text))
    if not wanted:
        return []
    hits = library.search_passages(" ".join(topic), _HITS, documents)
    passages = sorted(library.passages([hit.id for hit in hits]).values(), key=lambda one: (one.document, one.start))
    fitting = [(part, one) for passage in passages for part, one in _in_passage(passage, wanted, library)]
    best = max((part for part, _ in fitting), default=0.0)
    found: dict[tuple[object, ...], Dated] = {}
    for part, one in fitting:
        if part >= best - _LESS:
            found.setdefault((one.document, one.path, one.year), one)
    home = _best_home(list(found.values()))
    return home[:_MOST]


def _best_home(found: Sequence[Dated]) -> list[Dated]:
    """Those of the document that has most of them."""
    ids = [one.document for one in found]
    home = max(ids, key=ids.count, default="")
    return [one for one in found if one.document == home]


def _in_passage(passage: Passage, wanted: Sequence[Word], library: Library) -> list[tuple[float, Dated]]:
    """The clauses of a passage about what is wanted that a year governs, each with the share of it that it has."""
    made: list[tuple[float, Dated]] = []
    for match in _CLAUSE.finditer(passage.text):
        part = share(wanted, Text.of(match.group()))[0]
        if part < _HAS:
            continue
        begins = max((stop.end() for stop in _STOP.finditer(passage.text, 0, match.start())), default=0)
        own = [time for time in times(passage.text[begins : match.end()]) if time.role != "base"]
        if own:
            last = [time for time in own if time.start <= match.start() - begins] or own[:1]
            start = min(begins + last[-1].start, match.start())
            made.append((part, Dated(passage.document, passage.path, passage.start + start, passage.start + match.end(), last[-1].year)))
        elif (found := _governing(passage, match.start(), library)) is not None:
            year, lead = found
            made.append((part, Dated(passage.document, passage.path, passage.start + match.start(), passage.start + match.end(), year, lead)))
    return made


def _governing(passage: Passage, at: int, library: Library) -> tuple[int, tuple[int, int]] | None:
    """The year that governs a clause without one, and where it is named: the last time before it in its section, if that is a deadline and no cell of a table."""
    section = next((one for one in reversed(library.sections(passage.document)) if one.start <= passage.start < one.end), None)
    if section is None:
        return None
    before = library.text(passage.document)[section.start : passage.start + at]
    named = [time for time in times(before) if time.role != "base"]
    if not named or named[-1].role != "deadline" or "\t" in before[named[-1].end :]:
        return None
    return named[-1].year, (section.start + named[-1].start, section.start + named[-1].end)
