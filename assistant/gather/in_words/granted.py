"""Where a document grants what a question calls a thing: the line that lays it down, the rule or sentence that gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.gather.wording import Text, Word, share
from index.library import Library
from index.stretches import LINE, SENTENCE_WITH_STOP

_ABOUT, _SURELY = 0.75, 0.9
_GRANTS, _NAMES = 0.2, 0.5
_LABEL = 36
_MARK = re.compile(r"\s*(?:第[一二三四五六七八九十百]+条|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d+[.．、])")


@dataclass(frozen=True, slots=True)
class Granted:
    """A place of a document that gives something."""

    document: str
    start: int
    end: int


def granted(thing: Sequence[Word], documents: Sequence[str], library: Library) -> Granted | None:
    """The rule of the documents that gives a thing, else the sentence that has nearly all of its name; None where none has most of it."""
    rules = [rule for document in documents for rule in library.rules([document])]
    fits = [(share(thing, Text.of(" ".join((*rule.path[-1:], rule.quote))))[0], -place, Granted(rule.document, rule.start, rule.end)) for place, rule in enumerate(rules)]
    best = max(fits, key=lambda one: one[:2], default=None)
    if best is not None and best[0] >= _ABOUT:
        return best[2]
    said = [(share(thing, Text.of(one.group()))[0], -place, Granted(document, *one.span())) for place, document in enumerate(documents) for one in SENTENCE_WITH_STOP.finditer(library.text(document))]
    nearest = max(said, key=lambda one: one[:2], default=None)
    return nearest[2] if nearest is not None and nearest[0] >= _SURELY else None


def own_line(document: str, thing: Sequence[Word], library: Library) -> tuple[int, int] | None:
    """The line of a document that lays down a thing: the one that has most of its name, rather in the words by which it begins; None where none has half of it, or the whole document is on it."""
    text, granted = library.text(document), {rule.start for rule in library.rules([document])}
    best: tuple[float, tuple[int, int] | None] = (_NAMES, None)
    of_it = bool(thing) and share(thing, Text.of(library.cards[document].title))[0] < _ABOUT
    for line in LINE.finditer(text) if of_it else ():
        if _MARK.match(line.group()) is None:
            continue
        fit = (share(thing, Text.of(_label_of(line.group())))[0] + share(thing, Text.of(line.group()))[0]) / 2 + _GRANTS * any(line.start() <= place < line.end() for place in granted)
        best = max(best, (fit, line.span()), key=lambda one: one[0])
    return best[1]


def line_at(text: str, place: int) -> tuple[int, int]:
    """The line of a text in which a place is; for an item of a list the lines from the one that opens it."""
    start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    return start, len(text) if end < 0 else end


def _label_of(line: str) -> str:
    """The short sentence with which a line begins, else its first words."""
    return line.split("。")[0].split("：")[0].strip()[:_LABEL]


def paths(document: str, library: Library) -> Iterator[tuple[str, ...]]:
    """The paths of the sections of a document that lie under a heading."""
    return (one.path for one in library.sections(document) if one.path)
