"""Text to search terms: character bigrams, words and characters, the same for passages and questions.

All terms are space-free strings, lower case, full-width signs folded; numbers and Latin words stay whole
("1,200" → "1200", "3.5%" → "3.5", "Ｒ＆Ｄ" → "r&d"). Punctuation separates and is dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from operator import add
from pathlib import Path
from threading import Lock
from types import ModuleType

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff々〇"
_RUN = re.compile(rf"[{_HAN}]+|[a-z]+(?:[&+\-/.][a-z]+)*\d*|\d+(?:\.\d+)?|[^\W_{_HAN}a-z\d]+")
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")
_FULL_WIDTH = tuple(zip("，：；（）！？％\u3000", ",:;()!?% ", strict=True))
"""The full-width signs of nearly all Chinese texts, each with what NFKC makes of it."""
_PAIR = re.compile(rf"[{_HAN}]{{2}}")
_HAN_FIRST = re.compile(rf"[{_HAN}]")
_WORDS_FILE = Path(__file__).with_name("words.txt")
_OWN = 200
_SHORT = 24
"""Characters of a word or a name at the most."""
_LOADING = Lock()
_FUNCTION_WORDS = frozenset(
    Path(__file__).with_name("function_words.txt").read_text(encoding="utf-8").split()
)
"""Particles, pronouns and question words: no terms of their own."""
_FUNCTION_CHARACTERS = frozenset("".join(word for word in _FUNCTION_WORDS if len(word) <= 2))
_NEVER_WITHIN = frozenset("能要各还就得了过个我咱按照没再想那这又别也在只更先最年到给把被让从跟比是有妈爸娃")
"""Signs that stand for a word alone in what is asked: what begins or ends with one is a word only if the dictionary has it."""

_PAID_FOR = re.compile("[证书照费牌][补奖贴给报]|.{1,2}券[补奖贴报领]|.{1,3}能[补奖贴报领拿享减免]")
"""The last signs of a name with the verb behind it (技师证补多少, 展位费补多少, 消费券能领多少): no word, unless the dictionary has it."""


def fold(text: str) -> str:
    """`text` in one form: NFKC, lower case, no thousands separators."""
    return _short_fold(text) if len(text) <= _SHORT else _fold(text)


@lru_cache(maxsize=1 << 14)
def _short_fold(text: str) -> str:
    """`fold` of words and names, which are asked for again and again."""
    return _fold(text)


def _fold(text: str) -> str:
    for full, plain in _FULL_WIDTH:
        text = text.replace(full, plain)
    if not unicodedata.is_normalized("NFKC", text):  # seldom: telling costs a fraction of making
        text = unicodedata.normalize("NFKC", text)
    return _THOUSANDS.sub("", text.lower())


def bigrams(text: str) -> list[str]:
    """Character bigrams of each Chinese run; a run of one character as itself; numbers and Latin words whole."""
    return list(_short_bigrams(text)) if len(text) <= _SHORT else _bigrams(text)


@lru_cache(maxsize=1 << 14)
def _short_bigrams(text: str) -> tuple[str, ...]:
    """`bigrams` of words and names, which are asked for again and again."""
    return tuple(_bigrams(text))


def _bigrams(text: str) -> list[str]:
    terms: list[str] = []
    for run in _RUN.findall(fold(text)):
        if len(run) == 1 or not _HAN_FIRST.match(run):
            terms.append(run)
        else:
            terms.extend(map(add, run, run[1:]))
    return terms


class Lookup:
    """Terms of `bigrams` looked for in many texts, of which no bigrams are made: a pair of Chinese signs stands in them as it is."""

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms = frozenset(terms)
        self._pairs = tuple(term for term in self.terms if _PAIR.fullmatch(term))
        self._others = self.terms.difference(self._pairs)

    def within(self, folded: str) -> frozenset[str]:
        """Those of the terms that `bigrams` of a text in the form of `fold` has."""
        found = frozenset([pair for pair in self._pairs if pair in folded])
        if any(other in folded for other in self._others):
            found |= self._others.intersection(_RUN.findall(folded))
        return found


def characters(text: str) -> list[str]:
    """The single characters of Chinese runs, but those of short function words; numbers and Latin words whole."""
    terms: list[str] = []
    for run in _RUN.findall(fold(text)):
        if _HAN_FIRST.match(run):
            terms.extend(sign for sign in run if sign not in _FUNCTION_CHARACTERS)
        else:
            terms.append(run)
    return terms


def words(text: str) -> list[str]:
    """Words of the text; a long word is followed by the shorter words in it. Function words are dropped."""
    cut = _segmenter().cut_for_search
    terms: list[str] = []
    for run in _RUN.findall(fold(text)):
        if _HAN_FIRST.match(run):
            terms.extend(word for word in cut(run) if word not in _FUNCTION_WORDS)
        else:
            terms.append(run)
    return terms


def segment(text: str) -> list[str]:
    """`text` cut into words, every character kept, none twice."""
    return list(_short_segment(text) if len(text) <= _SHORT else _segmenter().cut(text))


@lru_cache(maxsize=1 << 14)
def _short_segment(text: str) -> tuple[str, ...]:
    """`segment` of words and names, which are asked for again and again."""
    return tuple(_segmenter().cut(text))


def in_dictionary(text: str) -> bool:
    """Whether `text` is one word that the segmenter's dictionary has; what it only takes for a word (签头) is none."""
    return dictionary_words(text) == [text]


@lru_cache(maxsize=1 << 16)
def dictionary_frequency(word: str) -> int:
    """How often the dictionary has counted a word, in some 60 million; 0 for what it does not have, no less than _OWN for those of `words.txt`."""
    segmenter = _segmenter()
    return max(int(segmenter.suggest_freq(word)), _OWN if word in own_words() else 0) if segmenter.has_word(word) else 0


def dictionary_words(text: str) -> list[str]:
    """`text` cut into words of the dictionary alone, signs that make none of them single."""
    return list(_segmenter().cut(text, False))


def tagged(text: str) -> list[tuple[str, str]]:
    """`text` cut into words, each with its part of speech (n… noun, v verb, vn verbal noun, a adjective, x unknown …)."""
    return list(_segmenter().tag(text))


def spoken(text: str) -> list[tuple[str, str]]:
    """A question `tagged`, no word made of a function word and its neighbour (矿要, 最多能) that the dictionary does not have."""
    return [piece for word, tag in tagged(text) for piece in _apart(word, tag)]


@lru_cache(maxsize=1 << 14)
def _apart(word: str, tag: str) -> tuple[tuple[str, str], ...]:
    if len(word) > 1 and (word[0] in _NEVER_WITHIN or word[-1] in _NEVER_WITHIN or _PAID_FOR.fullmatch(word)) and not in_dictionary(word):
        return tuple(_segmenter().tag(word, False))
    return ((word, tag),)


def _segmenter() -> ModuleType:
    """jieba, which also knows the words of `words.txt`; they are added once, whoever asks first."""
    with _LOADING:
        return _loaded()


@cache
def own_words() -> frozenset[str]:
    """The words of policy documents that the dictionary does not have."""
    return frozenset(_WORDS_FILE.read_text(encoding="utf-8").split())


@cache
def _loaded() -> ModuleType:
    import rjieba

    for word in own_words():
        rjieba.add_word(word, None, None)
    return rjieba
