"""Other wordings of a question: everyday words and abbreviations ↔ the words of official documents (`synonyms.yaml`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from index.data_files import read_data
from index.words import fold, spoken

SPOKEN = "spoken"
"""The part of speech of a phrase of everyday speech."""
_FILE = Path(__file__).with_name("synonyms.yaml")


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


def spoken_words(text: str) -> list[tuple[str, str]]:
    """`text` cut into words with their parts of speech, phrases of everyday speech (`spoken`) whole and tagged so."""
    found: list[tuple[str, str]] = []
    for piece in _spoken().split(text):
        if piece:
            found += [(piece, SPOKEN)] if _spoken().fullmatch(piece) else spoken(piece)
    return found


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
    """Finds phrases of everyday speech, the longest first; the one group keeps them where a text is split."""
    phrases = sorted((word for key in read_data(_FILE)["spoken"] for word in key.split()), key=lambda word: (-len(word), word))
    return re.compile(f"({'|'.join(map(re.escape, phrases))})")
