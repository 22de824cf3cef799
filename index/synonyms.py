"""Other wordings of a question: everyday words and abbreviations ↔ the words of official documents (`synonyms.yaml`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path

from index.data_files import read_data
from index.words import dictionary_words, fold, spoken

SPOKEN = "spoken"
"""The part of speech of a phrase of everyday speech."""
_FILE = Path(__file__).with_name("synonyms.yaml")
_DONE = 4
"""What is done with a thing is no longer as one word."""


def wordings(text: str) -> dict[str, tuple[str, ...]]:
    """The known words of `text` with other words for the same that do not stand in it, in the order of the text.

    Both are folded (`words.fold`). The longest known word at a place wins: "规上企业" as a whole, not "规上".
    """
    return dict(_wordings(text))


@lru_cache(maxsize=4096)
def _wordings(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    folded = fold(text)
    groups, pattern = vocabulary(), _pattern()
    found = []
    for word in dict.fromkeys(pattern.findall(folded)):
        others = tuple(other for other in groups[word] if other not in folded)
        if others:
            found.append((word, others))
    return tuple(found)


def is_known(word: str) -> bool:
    """Whether there are other words for this one."""
    return fold(word) in vocabulary()


def known_places(text: str) -> list[tuple[int, int]]:
    """Where known words stand in a text in its one form (`words.fold` keeps its length); nothing where folding changes its length."""
    folded = fold(text)
    return [match.span() for match in _pattern().finditer(folded)] if len(folded) == len(text) else []


def expand(text: str) -> list[str]:
    """All other words that `wordings` finds, none twice."""
    return list(dict.fromkeys(other for others in wordings(text).values() for other in others))


def official(word: str) -> tuple[str, ...]:
    """The words that documents use for one of everyday speech, also those that stand within it (大货车: 货车), and a thing done by an everyday verb with the verbs
    of documents (盖房: 建房); none for any other word."""
    word = fold(word)
    verbs = _verbs().get(word[:1], ()) if 1 < len(word) <= _DONE else ()
    return (*_official().get(word, ()), *(f"{verb}{word[1:]}" for verb in verbs))


def spoken_words(text: str) -> list[tuple[str, str]]:
    """`text` cut into words with their parts of speech, phrases of everyday speech (`spoken`) whole and tagged so."""
    found: list[tuple[str, str]] = []
    last = 0
    for start, end in spoken_places(text):
        found += [*(spoken(text[last:start]) if last < start else ()), (text[start:end], SPOKEN)]
        last = end
    return [*found, *(spoken(text[last:]) if last < len(text) else ())]


def spoken_places(text: str) -> list[tuple[int, int]]:
    """Where phrases of everyday speech stand in a text; none that begins or ends within a word (先歇 in 先歇业, 人没了 in 老人没了)."""
    found = [match.span() for match in _spoken().finditer(text)]
    if not found:
        return []
    ends = set(accumulate(map(len, dictionary_words(text)), initial=0))
    return [(start, end) for start, end in found if {start, end} <= ends]


def spoken_segments(text: str) -> list[str]:
    """`text` cut into words as `words.spoken` does, phrases of everyday speech whole."""
    return [word for word, _ in spoken_words(text)]


@cache
def vocabulary() -> dict[str, tuple[str, ...]]:
    """Each known word with other words for the same, all folded."""
    data = read_data(_FILE)
    others: dict[str, list[str]] = {}
    for group in data["equal"]:
        members = [fold(word) for word in group.split()]
        for word in members:
            others.setdefault(word, []).extend(member for member in members if member != word)
    for everyday, official in (*data["everyday"].items(), *data["spoken"].items()):
        for word in everyday.split():
            others.setdefault(fold(word), []).extend(fold(member) for member in official.split())
    return {word: tuple(dict.fromkeys(members)) for word, members in others.items()}


@cache
def _official() -> dict[str, tuple[str, ...]]:
    """Each word and phrase of everyday speech with what documents say for it, all folded."""
    data = read_data(_FILE)
    found: dict[str, list[str]] = {}
    for said, official in (*data["everyday"].items(), *data["spoken"].items()):
        for word in said.split():
            found.setdefault(fold(word), []).extend(map(fold, official.split()))
    return {word: tuple(dict.fromkeys(words)) for word, words in found.items()}


@cache
def _verbs() -> dict[str, tuple[str, ...]]:
    """Everyday verbs of one sign with those of documents."""
    return {said: tuple(official.split()) for said, official in read_data(_FILE)["verbs"].items()}


@cache
def _pattern() -> re.Pattern[str]:
    """Finds known words, the longest first."""
    known = sorted(vocabulary(), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, known)))


@cache
def everyday() -> frozenset[str]:
    """The words of askers that documents have other words for, folded."""
    return frozenset(fold(word) for key in read_data(_FILE)["everyday"] for word in key.split())


@cache
def _spoken() -> re.Pattern[str]:
    """Finds phrases of everyday speech, the longest first."""
    phrases = sorted((word for key in read_data(_FILE)["spoken"] for word in key.split()), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, phrases)))
