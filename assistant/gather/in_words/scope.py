"""How far a quotation goes: the whole section that a broad question is about, the whole list that a passage opens or is in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.gather.wording import Text, Word, part_of, share
from index.canonical import canonical
from index.library import Library
from index.records import Passage, Section
from index.words import bigrams

_OPENS = re.compile(r"(?:[:：]|(?:下列|以下|如下)[^。；\n]{0,20})$")
_BELOW = re.compile("下列|以下(?!简称)|如下")
"""What says, wherever it stands, that the members come below, if the first of them does."""
_FIRST = re.compile(r"[（(]?(?:一|1)[）)、.．]")
_MEMBER = re.compile(
    r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|[①-⑳]|[一二三四五六七八九十]是|第[一二三四五六七八九十]+[，、,]|[—•·-])"
)
_PRECISE = 0.4
_OPENING = 240
"""So much of a document's beginning counts as its title when words of the question are looked for."""
_STANDS = 0.5
"""A word stands in a title if so much of it does."""
_NAMES = 0.75
"""A section is asked for if document and headings down to it have this share of the question's words."""


def belonging(passage: Passage, library: Library) -> tuple[Passage, ...]:
    """The passages to be read with a passage found, itself included, in order: those of the list that it opens or is in."""
    sections = {one.index: one for one in library.sections(passage.document)}
    section = _list_section(passage, sections, library)
    if section is not None:
        return tuple(one for one in library.passages_of(passage.document) if section.start <= one.start < section.end)
    return _run(passage, library)


def asked_section(words: Sequence[Word], found: Sequence[Passage], library: Library) -> tuple[str, Section] | None:
    """The section around one of the passages found (with its document) whose headings say best what is asked, its own heading
    a part of it; None if none does."""
    best: tuple[float, str, Section] | None = None
    wanted = canonical("".join(word.text for word in words))
    for passage in found if words else ():
        sections = {one.index: one for one in library.sections(passage.document)}
        card = library.cards[passage.document]
        title = " ".join((card.title, *card.meta.aliases, card.meta.region, library.text(passage.document)[:_OPENING]))
        named_by_title = Text.of(" ".join((card.title, *card.meta.aliases)))
        telling = [word for word in words if part_of(word, named_by_title) < _STANDS]
        section = sections.get(passage.section) if telling else None  # what the title says tells no section from another
        while section is not None and section.level > 0:
            named, _ = share(words, Text.of(" ".join((title, *section.path))))
            above, _ = share(words, Text.of(" ".join((title, *section.path[:-1]))))
            own, _ = share(words, Text.of(section.title))
            about, _ = share(telling, Text.of(" ".join(section.path)))
            if canonical(section.title) in canonical(card.title):
                break
            if named >= _NAMES and about and _precise(section.title, wanted) and (named > above + 0.1 or own > 0.5) and (best is None or named + own > best[0] + 0.01):
                best = named + own, passage.document, section
            section = sections.get(section.parent) if section.parent is not None else None
    return best[1:] if best else None


def _precise(title: str, wanted: str) -> bool:
    """Whether a good part of a heading are words of the question (canonical), so that the heading says nothing else."""
    grams = set(bigrams(canonical(title)))
    return bool(grams) and len(grams & set(bigrams(wanted))) >= _PRECISE * len(grams)


def _list_section(passage: Passage, sections: dict[int, Section], library: Library) -> Section | None:
    """The section whose own words open a list, its members being the sections in it, if the passage opens it or is in it."""
    own = sections.get(passage.section)
    for section in (own, sections.get(own.parent) if own is not None and own.parent is not None else None):
        if section is None or section.level == 0:
            continue
        children = [one for one in sections.values() if one.parent == section.index]
        text = library.text(passage.document)
        if children and _opens(text[section.start : children[0].start], text[children[0].start : children[0].end]):
            return section
    return None


def _opens(text: str, after: str) -> bool:
    """Whether a text opens the list whose next words are `after`: it ends so, or says that the members come below and the first one does."""
    return _OPENS.search(text.rstrip()) is not None or (_BELOW.search(text) is not None and _FIRST.match(after.lstrip()) is not None)


def _run(passage: Passage, library: Library) -> tuple[Passage, ...]:
    """The passages of the same section that make one list with the passage, itself included."""
    if passage.kind == "row" or not (_MEMBER.match(passage.text) or _OPENS.search(passage.text.rstrip()) or _BELOW.search(passage.text)):
        return (passage,)
    around = [one for one in library.passages_of(passage.document, passage.section) if one.kind == passage.kind]
    place = next((number for number, one in enumerate(around) if one.number == passage.number), None)
    if place is None:
        return (passage,)
    first = last = place
    while first > 0 and _MEMBER.match(around[first].text) and (
        _MEMBER.match(around[first - 1].text) or _opens(around[first - 1].text, around[first].text)
    ):
        first -= 1
    after = around[first + 1].text if first + 1 < len(around) else ""
    opens = _opens(around[first].text, after) or bool(_MEMBER.match(around[first].text))
    while opens and last + 1 < len(around) and _MEMBER.match(around[last + 1].text):
        last += 1
    return tuple(around[first : last + 1])
