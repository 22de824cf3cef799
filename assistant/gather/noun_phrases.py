"""The names of things in a clause, as a person would say them: runs of words that follow one another and are of one name ("冷库的电费", "加装电梯"), without the
verbs, measures and pronouns around them ("老楼加装电梯一部给补多少" → 老楼加装电梯)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.data_files import patterns
from index.regions import find_regions
from index.synonyms import spoken_words
from index.words import in_dictionary

_OF = "的"
_NEW = frozenset("新老旧大小纯双")
_JOINS = frozenset("和及与、")
_PLACE = "ns"
_LONGEST, _SHORTEST = 16, 2
_SIGN = re.compile(r"\w")
_HAN = re.compile(r"[一-鿿]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name with the words right before and behind it."""

    text: str
    before: str
    behind: str
    thing: bool
    """Whether it has a word for a thing, not only for what is done (首次认定)."""


def noun_phrases(text: str) -> tuple[Phrase, ...]:
    """The names in a piece of a question, in its order."""
    words = _cut(_words()["asking"].sub("？", text))
    found: list[Phrase] = []
    first = 0
    while first < len(words):
        last = first
        while last < len(words) and _goes_on(words, first, last):
            last += 1
        run = _trimmed(words[first:last])
        if run:
            found.append(Phrase("".join(word for word, _ in run), "".join(word for word, _ in words[:first]), "".join(word for word, _ in words[last:]), any(_is_thing(*one) for one in run) or len(run[-1][0]) == 1))
        first = max(last, first + 1)
    return tuple(found)


def well_formed(name: str, text: str) -> bool:
    """Whether words of a text are a name from its beginning to its end, cut neither within a word nor with words around it that name nothing."""
    at = text.find(name)
    return at >= 0 and any(name in one.text for one in noun_phrases(text[at : at + len(name)])) and not _within_word(text, at) and not _within_word(text, at + len(name))


def _within_word(text: str, at: int) -> bool:
    """Whether a place in a text is within a word."""
    place = 0
    for word, _ in _cut(text):
        place += len(word)
        if place >= at:
            return place != at and at > 0
    return False


def _cut(text: str) -> list[tuple[str, str]]:
    """A text in words with their parts of speech, names with signs of other scripts (3A级) whole."""
    found: list[tuple[str, str]] = []
    place = 0
    for match in _words()["whole"].finditer(text):
        found += [*spoken_words(text[place : match.start()]), (match.group(), "n")]
        place = match.end()
    return [*found, *spoken_words(text[place:])]


def _goes_on(words: Sequence[tuple[str, str]], first: int, place: int) -> bool:
    """Whether the word at a place is of the name that begins at `first`."""
    word, tag = words[place]
    begun = place > first
    if word == _OF:
        return begun and place + 1 < len(words) and _is_part(*words[place + 1])
    if word in _JOINS:
        return begun and place + 1 < len(words) and len(words[place + 1][0]) > 1 and _is_part(*words[place + 1]) and tag != "p"
    if len(word) == 1:
        behind = words[place + 1] if place + 1 < len(words) else ("", "")
        if not begun and _words()["deed"].fullmatch(word):
            return len(behind[0]) > 1 and _is_part(*behind) and (word in _NEW or behind[1].startswith(("n", "l", "j", "s", "b", "x", "z")))
        if _words()["own"].fullmatch(word):
            return begun or (word != "钱" and len(behind[0]) > 1 and _is_part(*behind))
        ends = tag == "v" and behind[1][:1] in ("r", "m", "q", "x", "")  # 滴灌带|这一套
        return begun and not _words()["function"].fullmatch(word) and (ends or tag[:1] in ("n", "z", "q", "g", "a", "b")) and words[place - 1][0] != _OF and len(words[place - 1][0]) > 1
    return _is_part(word, tag)


def _is_part(word: str, tag: str) -> bool:
    if len(word) == 1:
        return _words()["own"].fullmatch(word) is not None or (tag.startswith("n") and not _words()["function"].fullmatch(word))
    if word == "一次性" or word == "首次":
        return True
    if not _SIGN.search(word):
        return False
    return _words()["part"].match(tag) is not None and not _words()["never"].fullmatch(word) and not _never_made(word)


def _is_thing(word: str, tag: str) -> bool:
    return (tag.startswith(("n", "l", "j", "eng", "x", "spoken", "zg", "i")) and tag != _PLACE) or tag == "" or _words()["own"].fullmatch(word) is not None


def _never_made(word: str) -> bool:
    """Whether the tagger made a word of two that follow one another (给装): its signs say so."""
    return not in_dictionary(word) and len(word) == _SHORTEST and (_words()["function"].fullmatch(word[0]) is not None or _words()["function"].fullmatch(word[1]) is not None)


def _trimmed(run: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """A run of words without those with which no name begins or ends; nothing where no name is left, or one too long to be one."""
    run = list(run)
    while run and (_edge(run[0][0]) or (len(run) > 1 and (_words()["aside"].fullmatch(run[0][0]) or (_words()["whose"].fullmatch(run[0][0]) and (run[1][0] == _OF or run[1][1].startswith("v")))))):
        run = run[1:]
    while run and (_edge(run[-1][0]) or _words()["aside"].fullmatch(run[-1][0]) or (len(run) > 1 and _words()["payer"].fullmatch(run[-1][0])) or not (_words()["last"].match(run[-1][1]) or _words()["own"].fullmatch(run[-1][0]))):
        run = run[:-1]
    while run and len("".join(word for word, _ in run)) > _LONGEST:
        run = _trimmed(run[1:])
    name = "".join(word for word, _ in run)
    return run if len(name) >= _SHORTEST and not all(tag == _PLACE for _, tag in run) and _HAN.search(name) and any(len(word) > 1 for word, _ in run) else []


def _edge(word: str) -> bool:
    return len(word) == 1 and (word == _OF or word in _JOINS)


def phrase_with(thing: str, text: str) -> str:
    """The name in a text of which words are a part (电动自行车以旧换新 of 自行车), the words themselves where no name has them, "" where they name nothing at all."""
    for place in sorted(find_regions(text), key=lambda one: -one.start):
        text = f"{text[: place.start]}，{text[place.end :]}"
    found = next((one.text for clause in _CLAUSE.split(text) for one in noun_phrases(clause) if thing in one.text), thing)
    return "" if is_general(found) or names_nothing(found) else found


_CLAUSE = re.compile(r"[，,。；;：:？?！!\s]+")


def is_general(name: str) -> bool:
    """Whether a name says only what is asked of a thing, or nothing."""
    return _words()["general"].fullmatch(name) is not None


def names_nothing(name: str) -> bool:
    """Whether words are of talk, measures and the like, no name of anything (一下, 最长, 几块钱)."""
    return _words()["never"].fullmatch(name) is not None


def is_giver(name: str) -> bool:
    """Whether a name is of those who give."""
    return _words()["giver"].fullmatch(name) is not None


@cache
def _words() -> dict[str, re.Pattern[str]]:
    found = patterns(Path(__file__).with_suffix(".yaml"))
    return {name: re.compile(one.pattern.replace(" ", "")) for name, one in found.items()}
