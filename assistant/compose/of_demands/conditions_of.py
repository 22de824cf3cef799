"""Answers to what has to be fulfilled for something, or who may have it, however it is put (申请条件, 谁能申请, 要符合什么, 有什么门槛): the list of
conditions that the thing's own document prints, in its words, and how what the asker tells of himself stands to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.compose.citing import Citations
from assistant.compose.in_words.clauses.quoting import under
from assistant.compose.of_demands.requirements import lists_meant, told_items
from assistant.eligibility import Facts
from assistant.gather.in_words.called import called
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.of_documents.titled import outranked, titled
from assistant.gather.of_support.requirement_lists import Listed
from assistant.gather.wording import Text, Word, lighter, share
from assistant.records import Draft, Query, Reason, Status
from index.data_files import patterns
from index.library import Library
from index.stretches import LINE

_WORDS = patterns(Path(__file__).with_suffix(".yaml"))
_TITLE, _OPENING = 1.0, 0.6
_LEAST = 0.75
"""A list is of the thing asked for where its opening, its headings and its document's title have so much of what it is called."""
_HALF, _SOME = 0.5, 0.35
_LONGEST = 1100
_DEMANDS = 0.3
"""What it counts for a list that its opening demands what stands in it (应符合以下条件), not only tells what follows for those who do."""
_OF_LINE = 0.9
_HITS, _MORE, _PERSON, _LABEL = 6, 8, 0.3, 30


@dataclass(frozen=True, slots=True)
class _Meant:
    """A list of a document with how much of the thing's name stands `over` it, and how well it `fits` besides."""

    document: str
    listed: Listed
    over: float
    fits: float


def asks(text: str) -> bool:
    """Whether it is asked what has to be fulfilled, or who may have something."""
    return _WORDS["asks"].search(text) is not None and _WORDS["other"].search(text) is None


def compose(query: Query, own: Facts, library: Library) -> Draft | None:
    """The list of conditions of the thing asked for, in the words of its document; None where no document prints one, or something else is asked."""
    if not asks(query.text):
        return None
    thing = called(query, asks, _WORDS, library)
    if not (thing or query.documents):
        return None
    meant = (_fit(document, listed, thing, query, library) for document, listed, _ in lists_meant(query, thing, library, cases=True))
    found = [one for one in meant if _named_over(one, thing, query, library) and not _of_another(one, thing, query, library)]
    best = max(found, key=lambda one: one.fits, default=None)
    if best is not None:
        return _told(best, query, own, library)
    return _for_whom(thing, query, library) if thing and _WORDS["strong"].search(query.text) else None


def _named_over(one: _Meant, thing: Sequence[Word], query: Query, library: Library) -> bool:
    """Whether the thing's name stands over a list: most of it, or half of it where the document is called after half of it; any list of a document that is named."""
    if one.document in query.documents and (not thing or one.fits - one.over >= _DEMANDS):
        return True
    if not thing:
        return False
    titled_after = one.document in query.documents or share(thing, Text.of(library.cards[one.document].title))[0] >= _SOME
    return one.over >= (_HALF if titled_after else _LEAST)


def _fit(document: str, listed: Listed, thing: Sequence[Word], query: Query, library: Library) -> _Meant:
    """A list with how well it fits: by what stands over it, by its own opening, by whether that demands, and by whom it is for."""
    text = library.text(document)
    opening = text[text.rfind("\n", 0, listed.start) + 1 : listed.lead]
    path = library.section_at(document, listed.start).path
    thing = tuple(lighter(word, _PERSON) if _WORDS["person"].search(word.text) else word for word in thing)
    over = share(thing, Text.of(" ".join((library.cards[document].title, *path, opening, text[listed.start : listed.end]))))[0] if thing else 1.0
    demands = _DEMANDS if _WORDS["demands"].search(opening) else 0.0
    return _Meant(document, listed, over, over + demands + _OPENING * share(thing, Text.of(opening))[0] + _of_persons(opening, query.text))


def _of_another(one: _Meant, thing: Sequence[Word], query: Query, library: Library) -> bool:
    """Whether another document is rather named after the thing."""
    listed = one.listed
    return one.document not in query.documents and outranked(one.document, library.text(one.document)[listed.start : listed.end], thing, query.regions, library)


def _for_whom(thing: Sequence[Word], query: Query, library: Library) -> Draft | None:
    """Where no list of conditions is printed: the section headed by the thing's name, else the paragraph of the document named after it that says for whom it is."""
    named = query.documents or titled(thing, library)[:1]
    for document in (*named, *_near(thing, query, library)):
        text, title = library.text(document), library.cards[document].title
        headed = [one for one in library.sections(document) if one.level and _calls(text[one.start : one.heading_end], thing)]
        if headed:
            first = headed[0]
            return _quoted(document, first.path, first.start, _cut(text, first.heading_end, first.end), library)
        for line in LINE.finditer(text) if document in named else ():
            of_all = len(line.group()) > _LABEL and _WORDS["scope"].search(line.group()) and share(thing, Text.of(title))[0] >= _LEAST
            about = share(thing, Text.of(line.group()))[0] >= _OPENING and share(thing, Text.of(f"{title} {line.group()}"))[0] >= _OF_LINE
            if of_all or (about and _WORDS["whom"].search(line.group())):
                return _quoted(document, library.section_at(document, line.start()).path, *line.span(), library)
    return _granting(thing, query, library)


def _granting(thing: Sequence[Word], query: Query, library: Library) -> Draft | None:
    """The paragraph that grants the thing, with the conditions that it tells; None where no document near has one with most of its name."""
    lines = [(share(thing, Text.of(line.group()))[0], -place, document, line) for place, document in enumerate(_near(thing, query, library))
             for line in LINE.finditer(library.text(document))
             if _WORDS["grants"].search(line.group()) and share(thing, Text.of(line.group()[:_LABEL]))[0] >= _SOME]
    best = max(lines, key=lambda one: one[:2], default=None)
    if best is None or best[0] < _OF_LINE:
        return None
    _, _, document, line = best
    return _quoted(document, library.section_at(document, line.start()).path, *line.span(), library)


def _calls(heading: str, thing: Sequence[Word]) -> bool:
    """Whether a heading is the thing's name and little more."""
    return len(heading.strip()) <= sum(len(word.text) for word in thing) + _MORE and share(thing, Text.of(heading))[0] >= _OF_LINE


def _near(thing: Sequence[Word], query: Query, library: Library) -> tuple[str, ...]:
    """The documents in force of the passages that come nearest to the thing."""
    hits = library.search_passages(" ".join(word.text for word in thing), _HITS, documents_in_force(query, library))
    near = dict.fromkeys(one.document for one in library.passages([hit.id for hit in hits]).values())
    return tuple(id for id in near if id not in library.superseded)


def _cut(text: str, start: int, end: int) -> int:
    """Where the last line of `start…end` ends that a quotation has room for."""
    return end if end - start <= _LONGEST else text.rfind("\n", start, start + _LONGEST)


def _quoted(document: str, path: tuple[str, ...], start: int, end: int, library: Library) -> Draft:
    cite = Citations(library)
    mark = cite.span(document, path, start, end)
    return Draft(Status.ANSWERED, Reason.NONE, f"{under(document, path, library)}\n{library.text(document)[start:end].strip()}[{mark}]", cite.all, decides=True)


def _of_persons(opening: str, asked: str) -> float:
    """What it counts for a list that its opening says whether it is of those who are asked for: persons where somebody asks for himself, bodies where one asks
    for such; 0 where neither is told."""
    for kind in ("persons", "bodies"):
        if _WORDS[kind].search(asked):
            return _TITLE * (bool(_WORDS[kind].search(opening)) - bool(_WORDS["bodies" if kind == "persons" else "persons"].search(opening))) / 2
    return 0.0


def _told(best: _Meant, query: Query, own: Facts, library: Library) -> Draft:
    cite = Citations(library)
    listed, text = best.listed, library.text(best.document)
    start, end = text.rfind("\n", 0, listed.start) + 1, listed.end
    if end - start > _LONGEST:
        end = max((stop for _, stop in listed.items if stop - start <= _LONGEST), default=listed.lead)
    path = library.section_at(best.document, start).path
    lines = [under(best.document, path, library), f"{text[start:end].strip()}[{cite.span(best.document, path, start, end)}]"]
    if own.personal:
        lines += told_items(best.document, listed, query, own, library)
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)
