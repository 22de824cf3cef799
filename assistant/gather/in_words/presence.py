"""Whether a document speaks of a thing by its name, and where: so that "not found" is only said of what is nowhere in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.gather.in_words.sentences import spans
from assistant.gather.wording import Text
from index.canonical import canonical
from index.library import Library
from index.records import Passage
from index.words import bigrams

_MOST = 0.9
"""A sentence speaks of a thing if it has this share of its name's bigrams, by weight."""
_ROOM = 6
_FAR = 0.6
"""… and a passage need not be looked into that has less than this share."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a document."""

    document: str
    path: tuple[str, ...]
    start: int
    end: int


class Speaker:
    """A document asked many times whether it speaks of something."""

    def __init__(self, document: str, library: Library) -> None:
        self._document, self._library = document, library
        self._passages = [(one, Text.of(f"{one.context} {one.text}")) for one in library.passages_of(document)]
        self._whole: Text | None = None

    def place(self, names: Sequence[str]) -> Place | None:
        """The sentence that speaks of the thing by one of its names, the one that has most of it; None if none does."""
        best: tuple[float, Passage, int, int] | None = None
        for form in dict.fromkeys(canonical(name) for name in names if name):
            grams = {gram: self._library.terms.weight(gram) for gram in bigrams(form)}
            total = sum(grams.values())
            if not total:
                continue
            for passage, text in self._passages:
                if _share(grams, text.grams) < _FAR * total:
                    continue
                for start, end in spans(passage, self._library):
                    sentence = Text.of(passage.text[start - passage.start : end - passage.start])
                    part = 1.01 if _bare(form) in _bare(sentence.canonical) else _together(grams, form, sentence) / total
                    if part >= _MOST and (best is None or part > best[0]):
                        best = part, passage, start, end
        return Place(self._document, best[1].path, best[2], best[3]) if best else None


def _bare(text: str) -> str:
    """The text without 总, which a name may have or not (粮食总产量, 粮食产量)."""
    return text.replace("总", "")


def _together(grams: dict[str, float], form: str, sentence: Text) -> float:
    """The weight of the bigrams that stand near one another, in a stretch not much longer than the name."""
    text, size = sentence.canonical, len(form) + _ROOM
    places = [(text.find(gram), weight) for gram, weight in grams.items() if gram in sentence.grams]
    best = 0.0
    for start, _ in places:
        best = max(best, sum(weight for place, weight in places if start <= place < start + size))
    return best


def _share(grams: dict[str, float], have: frozenset[str]) -> float:
    return sum(weight for gram, weight in grams.items() if gram in have)
