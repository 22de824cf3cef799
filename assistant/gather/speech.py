"""How much a word of a question says about what is asked: things say most, verbs less, talk least."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from index.data_files import read_data
from index.synonyms import SPOKEN
from index.words import dictionary_words, in_dictionary, tagged

_TELLS = {"v": 0.6, "a": 0.5, "d": 0.3, "b": 0.7, "r": 0.3, "m": 0.5, "q": 0.3, "y": 0.2, "u": 0.2, "c": 0.2, "p": 0.2, "z": 0.4, "l": 0.6, "t": 0.4}
"""What a word counts by the first sign of its part of speech; nouns, and what the tagger does not know, count whole."""
_VAGUE = 0.4
_MEASURE = 0.25
"""A number with a measure (一台) tells little."""
_SHORT = 3
"""A word of so many signs that the dictionary has not is no more than its signs are: 太久 is talk."""
_PERSON = "nr"
"""What the tagger takes for the name of a person is mostly talk."""
_NAMES = ("ns", "nt", "nz")
_SAID = ("i",)
"""What the tagger takes for a set phrase (头一回) names no thing."""
_SAYS_HOW = frozenset("vadiyz")
"""Parts of speech, by their first signs, of words that say how something is or is done."""
_THINGS = ("n", "j", "eng", "x", "")


def telling(word: str, tag: str) -> float:
    """What share of its weight a word counts by its part of speech, 0…1."""
    if word in _vague():
        return _VAGUE
    if _counted().fullmatch(word):
        return _MEASURE
    if tag[:2] == _PERSON or (len(word) <= _SHORT and not in_dictionary(word)):
        return max((_TELLS.get(_part_of_speech(sign)[:1], 1.0) for sign in word), default=1.0)
    return _TELLS.get(tag[:1], 1.0)


def names_thing(word: str) -> bool:
    """Whether a word names a thing by which a clause can be told to be about something else: a noun or a name, no vague one (做法), no verb,
    nothing that is only said and nothing that the tagger made up (里点)."""
    tag = _part_of_speech(word)
    known = any(len(piece) > 1 for piece in dictionary_words(word)) or tag in _NAMES or re.search("[a-z]", word, re.IGNORECASE)
    return bool(known) and tag != SPOKEN and tag not in _SAID and tag.startswith(_THINGS) and word not in _vague() and telling(word, tag) == 1.0


def names_nothing(word: str, tag: str) -> bool:
    """Whether a word of this part of speech names neither a thing nor what is done with one as such: a verb, an adverb, a set phrase, a place within (市里)."""
    return tag[:1] in _SAYS_HOW or (tag[:1] == "s" and word[-1:] == "里")


def made_up(word: str) -> bool:
    """Whether what looks like a noun is only a verb with the sign that comes after it (送省): the dictionary has no such word."""
    return not in_dictionary(word) and _part_of_speech(word[0]).startswith("v")


@lru_cache(maxsize=4096)
def _part_of_speech(word: str) -> str:
    """The part of speech of a word, that of its last word where it is several."""
    found = tagged(word)
    return found[-1][1] if found else ""


@cache
def _vague() -> frozenset[str]:
    return frozenset(read_data(Path(__file__).with_suffix(".yaml"))["vague"].split())


@cache
def who() -> frozenset[str]:
    """Words for those whom rules are for."""
    return frozenset(read_data(Path(__file__).with_suffix(".yaml"))["who"].split())


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(read_data(Path(__file__).with_suffix(".yaml"))["counted"])
