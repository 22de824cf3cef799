"""How a thing is applied for as its document tells it: with which papers, where, by when, in which steps; one place of the text for each that is asked.

Every sentence of a document that tells such a thing is held against the name of what is asked about, by what it says itself, the headings above it and the
title; what is told for something else than applying (a renewal, a review) stands back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
_BODY, _SIGN = 20, 0.5
_GENERAL, _MOST, _WHOLE = 0.8, 0.6, 0.9
_SHORT_LABEL, _MOST_OF_LINE, _ALIKE = (4, 18), 320, 0.2
_OTHER_HEAD, _TELLING = 0.4, 4.0
_LINES = re.compile(r"[^\n]+")
_STOPS = "：: 。\n"
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
    if query.leans or not (sum(word.weight for word in thing) >= _TELLING or (kinds and query.documents)):
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
            best[kind] = _with_neighbours(max(here, key=lambda one: (one.fits, -one.start)), here, library)
    return tuple(best.values())


def _with_neighbours(best: Told, found: Sequence[Told], library: Library) -> Told:
    """The place with those right behind or before it in its line that tell the same (高校新生应当向…申请。在校学生应当向…申请。): each is for some of those who apply."""
    text, start, end = library.text(best.document), best.start, best.end
    alike = [one for one in found if one.fits >= best.fits - _ALIKE]
    for one in sorted(alike, key=lambda one: one.start):
        if text[end : one.start].strip() == "" and end <= one.start and "\n" not in text[end : one.start] and one.end - start <= _MOST_OF_LINE:
            end = one.end
    for one in sorted(alike, key=lambda one: -one.start):
        if one.end <= start and text[one.end : start].strip() == "" and "\n" not in text[one.end : start] and end - one.start <= _MOST_OF_LINE:
            start = one.start
    return replace(best, start=start, end=end)


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
    homes = _laid_down(document, thing, title, library)

    def fit(path: Sequence[str], words: str) -> float | None:
        """How much of the thing's name stands around a place, None where too little does; what a document says for all that it lays down is said of it too."""
        about = share(thing, Text.of(" ".join((title, *path, words))))[0] if thing else 1.0
        of_all = bool(homes) and (path[:1] in homes or not path or _WORDS["of_all"].search(path[0]) is not None)
        if outranked(document, f"{' '.join(path)} {words}", thing, (), library):
            return None
        return max(about, _GENERAL) if of_all else about if about >= (_HALF if of_title >= _HALF else _ABOUT) else None

    def stands_back(path: Sequence[str], words: str) -> bool:
        return (not apart and _WORDS["apart"].search(f"{' '.join(path[-1:])}{words}") is not None) or _for_another(words, thing) or of_other_grant(words, asked_of) > 0

    for start, end, label, path in (*_sections(document, library), *_labelled(document, library)):
        found = fit(path, label) if end - start >= _BODY and _WORDS[f"headed_{kind}"].search(label) else None
        if found is not None:
            yield Told(kind, document, start, end, found + _HEADED - _APART * stands_back(path, label))
    tells = _WORDS[f"told_{'place' if kind == 'steps' else kind}"]
    for sentence in _SENTENCE.finditer(text):
        if not tells.search(sentence.group()):
            continue
        path = library.section_at(document, sentence.start()).path
        line = text[text.rfind("\n", 0, sentence.start()) + 1 : sentence.start()]
        found = fit(path, f"{line} {sentence.group()}")
        if found is None:
            continue
        near = f"{' '.join(path[-1:])} {line} {sentence.group()}"
        own = share(thing, Text.of(near))[0] + ("".join(word.text for word in thing) in near) if thing else 0.0
        opens = sentence.group().rstrip().endswith(("：", ":"))
        for_it = re.search("申请|申报|申领", sentence.group()) is not None
        end = listed(text, sentence.start() + len(sentence.group().rstrip())) if opens else sentence.end()
        of_other = any(other != kind and _WORDS[f"headed_{other}"].search(head.strip(_STOPS)) for other in KINDS[:3] for head in (*path[-1:], line.split("。")[0]))
        yield Told(kind, document, sentence.start(), end, found - _OTHER_HEAD * of_other + own / 2 + _OPENS * (opens and end > sentence.end()) + _APPLIES * for_it - _APART * stands_back(path, sentence.group()))


def _sections(document: str, library: Library) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """The sections of a document under headings: where each begins and where what can be quoted of it ends, its heading and its path."""
    text = library.text(document)
    for one in library.sections(document):
        if one.level:
            yield one.heading_end, _cut(text, one.heading_end, one.end) if one.end - one.heading_end >= _BODY else one.heading_end, text[one.start : one.heading_end].strip(_STOPS), one.path


def _labelled(document: str, library: Library) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """The lines that begin with a short sentence which only names what follows (（十六）申报材料。包括…), as `_sections` gives sections."""
    for line in _LINES.finditer(library.text(document)):
        label = line.group().split("。")[0].split("：")[0].strip()
        if _SHORT_LABEL[0] <= len(label) <= _SHORT_LABEL[1] < len(line.group()):
            yield line.start(), line.end(), label, library.section_at(document, line.start()).path


def _laid_down(document: str, thing: Sequence[Word], title: str, library: Library) -> frozenset[tuple[str, ...]]:
    """The first headings under which a document lays down the thing: a line there has most of its name, with the title all of it."""
    lines = [line for line in _LINES.finditer(library.text(document)) if thing and share(thing, Text.of(line.group()))[0] >= _MOST]
    paths = [(library.section_at(document, line.start()).path, line.group()) for line in lines]
    return frozenset(path[:1] for path, line in paths if share(thing, Text.of(" ".join((title, *path, line))))[0] >= _WHOLE)


def _for_another(sentence: str, thing: Sequence[Word]) -> bool:
    """Whether a sentence says that one applies for something, and that this is nothing of what is asked about (申请增购政府份额)."""
    named = [match["what"] for match in _WORDS["for_what"].finditer(sentence)]
    return bool(named and thing) and not any(share(thing, Text.of(what))[0] >= _SIGN for what in named)


def _cut(text: str, start: int, end: int) -> int:
    """Where the last line of `start…end` ends that a quotation has room for."""
    return end if end - start <= _LONGEST else max(text.rfind("\n", start, start + _LONGEST), start)
