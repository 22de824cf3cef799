"""How far a quotation bears on a question told as a story: the words that both have, and the things of which its document has no sign.

A story has many words that no clause repeats (a trade, the family, what somebody said). They do not count against a clause; what counts for it
is the weight of the words that it shares with the story beyond those that every clause of its document shares.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

from assistant.gather.aspects import only_asks
from assistant.gather.in_words.provisions import PIECES, TALK
from assistant.gather.noun_phrases import names_nothing
from assistant.gather.speech import names_thing, who
from assistant.gather.wording import Text, Word, part_of, words_of
from assistant.records import Query
from index.data_files import read_data
from index.library import Library
from index.regions import find_regions

_HAS = 0.5
_NUMBER = re.compile(r"\d[\d.,]*|[一二两三四五六七八九十百]+[十百千万亿]+")
_USUAL = 8.9
"""Weights are told for a library in which a word that stands once weighs so much; in a smaller one all words weigh less."""


def words_told(query: Query, library: Library) -> tuple[Word, ...]:
    """The words of a dialogue that may tell one clause from another."""
    said = _NUMBER.sub("，", "。".join(query.dialogue))
    places = [said[one.start : one.end] for one in find_regions(said)]
    return tuple(word for word in words_of(PIECES.split(said), library) if not (
        only_asks(word.text) or TALK.fullmatch(word.text) or word.text in nothing_said() or word.text in who()
        or any(word.text in place for place in places)))


def shared(words: Sequence[Word], quoted: str, documents: Collection[str], library: Library) -> tuple[float, float]:
    """The weight of the `words` told that are in what is `quoted` of these documents, its headings with it, beyond those of their titles, and
    its share 0…1 of all of them."""
    text = Text.of(quoted)
    own = _own(words, documents, library)
    weight = sum(word.weight for word in own if part_of(word, text) >= _HAS)
    total = sum(word.weight for word in own)
    return weight * _USUAL / math.log(library.terms.passages + 2), weight / total if total else 0.0


def unheard(words: Sequence[Word], documents: Collection[str], library: Library) -> tuple[float, tuple[str, ...]]:
    """The share 0…1 of the things told of which these documents have no sign, with these things."""
    things = [word for word in _own(words, documents, library) if names_thing(word.text) and not names_nothing(word.text)]
    whole = [library.text(id).casefold() for id in documents]
    found = [word for word in things if not any(_signs_of(word, text) for text in whole)]
    total = sum(word.weight for word in things)
    return (sum(word.weight for word in found) / total if total else 0.0), tuple(word.text for word in found)


def _own(words: Sequence[Word], documents: Collection[str], library: Library) -> list[Word]:
    """The words that the titles of these documents have not."""
    cards = [library.cards[id] for id in documents]
    titles = Text.of(" ".join(" ".join((card.title, *card.meta.aliases, card.meta.region)) for card in cards))
    return [word for word in words if part_of(word, titles) < _HAS]


def _signs_of(word: Word, text: str) -> bool:
    """Whether a text has a word, a word for the same, or two signs of it that stand together."""
    return any(piece in text for piece in (*word.others, *(gram for gram, _ in word.grams)))


@cache
def nothing_said() -> frozenset[str]:
    """Words that name support as such, who asks, or nothing."""
    return frozenset(read_data(Path(__file__).with_suffix(".yaml"))["says_nothing"].split())
