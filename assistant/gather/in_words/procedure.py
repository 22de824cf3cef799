"""How a thing is applied for as its document tells it: with which papers, where, by when, in which steps; one place of the text for each that is asked.

Every sentence of a document that tells such a thing is held against the name of what is asked about, by what it says itself, the headings above it and the
title; what is told for something else than applying (a renewal, a review) stands back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.eligibility.applying import listed, of_other_grant
from assistant.gather.in_words.called import called
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.of_documents.titled import outranked, shares, titled
from assistant.gather.wording import Text, Word, share
from assistant.records import Query
from index.data_files import patterns
from index.library import Library

Kind = Literal["papers", "time", "place", "steps"]
KINDS: tuple[Kind, ...] = ("papers", "time", "place", "steps")
_WORDS = patterns(Path(__file__).with_suffix(".yaml"))
_CLAUSES = re.compile("[，。；？！,;?!]")
_SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")
_HITS = 6
_ABOUT, _HALF = 0.75, 0.5
"""A place tells it of the thing asked about where its words, headings and title have so much of the name; half where the title has half."""
_HEADED, _APART, _OPENS, _APPLIES = 0.6, 0.9, 0.25, 0.15
_BODY, _SIGN = 20, 0.3
_LONGEST = 900


@dataclass(frozen=True, slots=True)
class Told:
    """A place of a document (`start…end`) that tells one kind of thing to know for applying, and how well it fits."""

    kind: Kind
    document: str
    start: int
    end: int
    fits: float


def asked(text: str) -> tuple[Kind, ...]:
    """What is asked about applying, in the order in which it is told; () where it is not, or something else is asked besides."""
    if _WORDS["other"].search(text):
        return ()
    clauses = [clause for clause in _CLAUSES.split(text) if clause]
    found = tuple(kind for kind in KINDS if any(_WORDS[kind].search(clause) for clause in clauses))
    return tuple(kind for kind in found if kind in ("papers", "steps") or _WORDS["applies"].search(text))


def applies(query: Query, library: Library) -> bool:
    """Whether a question speaks of applying by its proper words, not of who is to do something; the titles of documents that it names are none of its words."""
    text = query.text
    for id in query.documents:
        text = text.replace(library.cards[id].title, "")
    return _WORDS["applying"].search(text) is not None


def thing_of(query: Query, library: Library) -> tuple[Word, ...]:
    """The words by which a question calls the thing that is applied for."""
    return called(query, lambda clause: bool(asked(clause)), _WORDS, library)


def home_of(query: Query, library: Library) -> str:
    """The one document in force that is named in a question, or called after most of the thing that is applied for; "" where none is."""
    thing = thing_of(query, library)
    named = query.documents or tuple(id for part, id in sorted(shares(thing, library, _ABOUT), reverse=True)[:1] if _in_force(id, query, library))
    return named[0] if len(named) == 1 else ""


def told(query: Query, library: Library, kinds: tuple[Kind, ...] = ()) -> tuple[Told, ...]:
    """For each thing asked about applying, or of the `kinds` given, the place that tells it best, all of the document that tells the first of them; () where none is asked or told."""
    kinds = kinds or asked(query.text)
    thing = thing_of(query, library) if kinds else ()
    if not (thing or (kinds and query.documents)):
        return ()
    apart = _WORDS["apart"].search(query.text) is not None
    found: list[Told] = []
    for document in _homes(thing, query, library):
        found += [one for kind in kinds for one in _places(kind, document, thing, query.text, library, apart=apart)]
    best: dict[Kind, Told] = {}
    home = max(found, key=lambda one: one.fits).document if found else ""
    for kind in kinds:
        here = [one for one in found if one.kind == kind and one.document == home]
        if here:
            best[kind] = max(here, key=lambda one: (one.fits, -one.start))
    return tuple(best.values())


def _homes(thing: Sequence[Word], query: Query, library: Library) -> tuple[str, ...]:
    """The documents named, else those in force called after the thing and those of the passages that come nearest to it."""
    if query.documents:
        return query.documents
    hits = library.search_passages(" ".join(word.text for word in thing), _HITS, documents_in_force(query, library))
    near = (one.document for one in library.passages([hit.id for hit in hits]).values())
    return tuple(id for id in dict.fromkeys((*titled(thing, library), *near)) if _in_force(id, query, library))


def _in_force(id: str, query: Query, library: Library) -> bool:
    allowed = documents_in_force(query, library)
    return id not in library.superseded and (allowed is None or id in allowed)


def _places(kind: Kind, document: str, thing: Sequence[Word], asked_of: str, library: Library, *, apart: bool) -> Iterator[Told]:
    """The places of a document that tell a kind of thing of what is asked about, with how well each fits."""
    text, title = library.text(document), library.cards[document].title
    of_title = share(thing, Text.of(title))[0] if thing else 1.0
    for section in library.sections(document):
        if not section.level or section.end - section.heading_end < _BODY or not _WORDS[f"headed_{kind}"].search(text[section.start : section.heading_end].strip("：: 。\n")):
            continue
        fit = _fit(thing, " ".join((title, *section.path)), of_title)
        if fit is not None and not outranked(document, " ".join(section.path), thing, (), library):
            set_apart = not apart and _WORDS["apart"].search(" ".join(section.path)) is not None
            yield Told(kind, document, section.start, _cut(text, section.heading_end, section.end), fit + _HEADED - _APART * set_apart)
    tells = _WORDS[f"told_{'place' if kind == 'steps' else kind}"]
    for sentence in _SENTENCE.finditer(text):
        if not tells.search(sentence.group()):
            continue
        path = library.section_at(document, sentence.start()).path
        line = text[text.rfind("\n", 0, sentence.start()) + 1 : sentence.start()]
        fit = _fit(thing, " ".join((title, *path, line, sentence.group())), of_title)
        if fit is None or outranked(document, f"{' '.join(path)} {sentence.group()}", thing, (), library):
            continue
        near = f"{' '.join(path[-1:])} {line} {sentence.group()}"
        own = share(thing, Text.of(near))[0] + ("".join(word.text for word in thing) in near) if thing else 0.0
        opens = sentence.group().rstrip().endswith(("：", ":"))
        for_it = re.search("申请|申报|申领", sentence.group()) is not None
        set_apart = (not apart and _WORDS["apart"].search(f"{' '.join(path[-1:])}{sentence.group()}") is not None) or _for_another(sentence.group(), thing) or of_other_grant(sentence.group(), asked_of) > 0
        end = listed(text, sentence.start() + len(sentence.group().rstrip())) if opens else sentence.end()
        yield Told(kind, document, sentence.start(), end, fit + own / 2 + _OPENS * (opens and end > sentence.end()) + _APPLIES * for_it - _APART * set_apart)


def _for_another(sentence: str, thing: Sequence[Word]) -> bool:
    """Whether a sentence says that one applies for something, and that this is nothing of what is asked about (申请增购政府份额)."""
    named = [match["what"] for match in _WORDS["for_what"].finditer(sentence)]
    return bool(named and thing) and not any(share(thing, Text.of(what))[0] >= _SIGN for what in named)


def _fit(thing: Sequence[Word], around: str, of_title: float) -> float | None:
    """How much of the thing's name stands around a place, None where too little does."""
    about = share(thing, Text.of(around))[0] if thing else 1.0
    return about if about >= (_HALF if of_title >= _HALF else _ABOUT) else None


def _cut(text: str, start: int, end: int) -> int:
    """Where the last line of `start…end` ends that a quotation has room for."""
    return end if end - start <= _LONGEST else max(text.rfind("\n", start, start + _LONGEST), start)
