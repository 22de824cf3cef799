"""What a citation stands under, and its whole document: the text in which a sign of what is asked may be."""

from __future__ import annotations

from assistant.gather.wording import Word
from assistant.records import Citation
from index.library import Library


def in_place(cited: Citation, library: Library) -> str:
    """A citation with what it stands under: the title, its headings, the first words of the sections around it, and what its own section says before it."""
    text = library.text(cited.document)
    around = [one for one in library.sections(cited.document) if one.level and one.start <= cited.start < one.end]
    before = text[max(around[-1].start, cited.start - _BEFORE) : cited.start] if around else ""
    return " ".join((library.cards[cited.document].title, *cited.path, *(text[one.start : one.start + _OPENING] for one in around), before, cited.quote))


_OPENING, _BEFORE = 60, 200


def has(text: str, word: Word) -> bool:
    """Whether a text has a word, a word for the same, or two signs of it that stand together."""
    return any(piece in text for piece in (*word.others, *(gram for gram, _ in word.grams)))


def whole(document: str, library: Library) -> str:
    card = library.cards[document]
    return " ".join((card.title, *card.meta.aliases, card.meta.region, library.text(document))).casefold()
