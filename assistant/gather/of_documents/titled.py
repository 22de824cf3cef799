"""Documents whose titles have a good part of a question's words, found by the signs that titles share with the words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from weakref import WeakKeyDictionary

from assistant.gather.of_documents.in_force import holds_in
from assistant.gather.wording import Text, Word, lighter, part_of, share
from index.canonical import canonical
from index.library import Library

_TITLED = 0.3
_FEW = 3
_HALF, _OF_TITLE, _FINDS = 0.5, 0.5, 4.0
"""A word of which so much stands in the title counts so much beside others of so much weight."""

Holding = dict[str, list[str]]
"""Each sign and each two signs in a row → the documents in whose titles they stand."""

_HOLDING: WeakKeyDictionary[Library, Holding] = WeakKeyDictionary()


def titled(words: Sequence[Word], library: Library) -> tuple[str, ...]:
    """The documents, few at most, whose titles have a good part of the words, best first."""
    return tuple(id for _, id in sorted(shares(words, library, _TITLED), reverse=True)[:_FEW])


def called_whole(names: Sequence[str], library: Library) -> frozenset[str]:
    """The documents whose title has one of the names whole, be it of `_NAME` signs at least (长期护理保险 of 长期护理保险试行办法): what is told of it is told of
    nothing else."""
    long = [name for name in names if len(name) >= _NAME]
    return frozenset(id for id, card in library.cards.items() if any(name in card.title for name in long))


_NAME = 5


def shares(words: Sequence[Word], library: Library, least: float) -> list[tuple[float, str]]:
    """The documents whose titles have at least the share `least` of the words, by weight, with that share."""
    holding = _HOLDING.get(library)
    if holding is None:
        holding = _HOLDING[library] = _held(library)
    most: dict[str, float] = defaultdict(float)
    for word in words:
        begins = {text[:2] for text in (*(gram for gram, _ in word.grams), *word.others, word.text[:2])}
        for id in {id for begin in begins for id in holding.get(begin, ())}:
            most[id] += word.weight
    enough = least * sum(word.weight for word in words) * 0.999
    parts = ((share(words, Text.of(library.cards[id].title))[0], id) for id, weight in most.items() if weight >= enough)
    return [(part, id) for part, id in parts if part >= least]


def outranked(id: str, about: str, words: Sequence[Word], regions: Collection[str], library: Library) -> bool:
    """Whether another document in force in the places is rather the one that the question names: its title has more of the words, and one of them (引进人才)
    of which neither the title of `id` nor the text `about` what it rules has a sign."""
    own = Text.of(f"{library.cards[id].title} {about}")
    lacking = [word for word in words if part_of(word, own) < _SIGN]
    mine = share(words, Text.of(library.cards[id].title))[0]
    for part, other in shares(words, library, _TITLED) if lacking else ():
        title = Text.of(library.cards[other].title)
        there = other not in library.superseded and (not regions or any(holds_in(library.cards[other].meta.region, place) for place in regions))
        if other != id and there and part > mine and any(part_of(word, title) >= _WHOLE for word in lacking):
            return True
    return False


_SIGN, _WHOLE = 0.5, 0.9
"""A word has a sign in a text, and stands in it whole, from so much of it on."""


def _held(library: Library) -> Holding:
    holding: Holding = defaultdict(list)
    for id, card in library.cards.items():
        form = canonical(card.title)
        for part in {*form, *(form[at : at + 2] for at in range(len(form) - 1))}:
            holding[part].append(id)
    return dict(holding)


def beside_title(words: Sequence[Word], documents: Collection[str], library: Library) -> tuple[Word, ...]:
    """The words, where the documents are all one those that its title has counting less, if the others weigh enough to find something in it."""
    if len(set(documents)) != 1:
        return tuple(words)
    title = Text.of(library.cards[next(iter(documents))].title)
    of_title = {word.text for word in words if part_of(word, title) >= _HALF}
    rest = sum(word.weight for word in words if word.text not in of_title and not word.text.isdigit())
    return tuple(lighter(word, _OF_TITLE) if word.text in of_title and rest >= _FINDS else word for word in words)


def only_title(text: str, title: str) -> bool:
    """Whether a passage is nothing but the title of its document, or a part of it, with a number before it or its date behind it."""
    return canonical(_NUMBER_OR_DATE.sub("", text.strip())) in canonical(title)


_NUMBER_OR_DATE = re.compile(r"^\d{1,2}[.、．]\s*|[（(](?:19|20)\d\d年\d{1,2}月\d{1,2}日[）)]$")
