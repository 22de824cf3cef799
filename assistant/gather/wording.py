"""The words of a question held against a text: which of them it has, in these or equal words, weighed by rarity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.gather.short_forms import in_full
from assistant.gather.speech import names_nothing, telling, who
from index.canonical import canonical
from index.library import Library
from index.synonyms import SPOKEN, everyday, expand, official, spoken_words
from index.words import bigrams

_DENIED = re.compile(r"没(?P<done>(?!有|收|落|什|事|钱|人|法|谱)[一-鿿]{1,3})")
"""What is not done, as people say it: documents say 未."""
_OPTIONAL = re.compile(r"[（(〔〈]([市县区旗镇])[）)〕〉]")
"""A level of places in brackets (县（区）) is read as without them."""
_ELSE = re.compile(r"独生子女")
"""Words that hold the name of somebody whom they do not mean."""
_HALF = 0.5
"""A word counts as there if this share of its bigrams (by weight) is."""
_HALVES = 0.8
"""… and counts so much if both halves of a word of four signs (医药企业) stand apart (医药生产企业)."""
_YEAR_WEIGHT, _GRADE_WEIGHT = 3.0, 4.0
_GRADE = re.compile(r"(?<![A-Za-z])(?:[A-E]{1,3}(?=[”\"]?[级类等档])|(?<=[评定为成得了是给它他])[A-E]{1,3}(?![A-Za-z0-9]))")
_SPOKEN_WEIGHT = 8.0
"""A phrase of everyday speech, and a word that documents have another one for, counts no more than this, as long as it may be."""


_UNHEARD, _UNHEARD_WEIGHT = 0.3, 2.0
"""What a verb or the like counts that no document has: it is how one talks, not a thing of which they do not speak."""
_NO_PERSON = "nr"
"""What the tagger takes for the name of a person (张罗) is how one talks where no document has it."""
_WHO, _WHO_WEIGHT = 0.3, 1.8
"""Whom a rule is for counts this share of its weight, and no more than a common word of two signs: it is not what is asked."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question: its bigrams with their weights, their sum, and other words (canonical) for the same."""

    text: str
    grams: tuple[tuple[str, float], ...]
    weight: float
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text as words are looked up in it."""

    canonical: str
    grams: frozenset[str]

    @staticmethod
    @lru_cache(maxsize=4096)
    def of(text: str) -> Text:
        """`text` prepared for any number of look-ups."""
        form = canonical(_OPTIONAL.sub(r"\1", text))
        return Text(form, frozenset(bigrams(form)))


def words_of(runs: Sequence[str], library: Library, *, of_passages: bool = False) -> tuple[Word, ...]:
    """The words of runs of a question's topic, none twice; single signs within a run are left out.

    A word that is no noun and that no heading and no indicator has counts less: it is rather how one talks than what one asks about. Where passages are
    looked for (`of_passages`) a verb or the like that no document has counts next to nothing.
    """
    found: dict[str, Word] = {}
    for run in runs:
        for word, tag in _held(spoken_words(run), library):
            if (len(word) == 1 and len(run) > 1) or word in found:
                continue
            one = word_of(word, library)
            if one is not None:
                how = _counting(one, tag, library)
                found[word] = lighter(_spelled(one, tag, library), min(how, _unheard(one, tag, library)) if of_passages else how)
    return tuple(found.values())


def _spelled(word: Word, tag: str, library: Library) -> Word:
    """The word, a name cut short with what the documents call it in full."""
    return replace(word, others=in_full(word.text, library)) if tag.startswith("n") and not word.others else word


def _held(words: Sequence[tuple[str, str]], library: Library) -> list[tuple[str, str]]:
    """The words, a name of one sign (云) as one with the word behind it where the library knows the two side by side (云基地)."""
    found: list[tuple[str, str]] = []
    for word, tag in words:
        before, kind = found[-1] if found else ("", "")
        if len(before) == 1 and kind.startswith("n") and len(word) > 1 and library.terms.known(before + word[0]):
            found[-1] = (before + word, tag)
        else:
            found.append((word, tag))
    return found


def _counting(word: Word, tag: str, library: Library) -> float:
    """What share of its weight a word of a question counts, by its part of speech."""
    if word.text in who():
        return of_whom(word)
    if tag == SPOKEN or word.text in everyday():
        return min(1.0, _SPOKEN_WEIGHT / word.weight)
    plainly = 1.0 if tag == "vn" or any(library.terms.in_names(gram) for gram, _ in word.grams) else telling(word.text, tag)
    return min(plainly, _SPOKEN_WEIGHT / word.weight) if word.others else plainly


def _unheard(word: Word, tag: str, library: Library) -> float:
    """What share of its weight a verb or the like counts of which the library has no sign; 1 for any other word."""
    spoken = tag == SPOKEN or word.text in everyday() or not (names_nothing(word.text, tag) or tag.startswith(_NO_PERSON))
    known = spoken or all(library.terms.known(gram) for gram, _ in word.grams)
    return 1.0 if known else min(_UNHEARD, _UNHEARD_WEIGHT / word.weight)


def of_whom(word: Word) -> float:
    """What share of its weight a word counts that says for whom one asks ("个体户"), which the text may call otherwise ("市场主体"); 1 for any other."""
    return min(_WHO, _WHO_WEIGHT / word.weight) if word.text in who() else 1.0


def lighter(word: Word, factor: float) -> Word:
    """The word with its weight multiplied by `factor`."""
    if factor == 1:
        return word
    return replace(word, weight=word.weight * factor, grams=tuple((gram, weight * factor) for gram, weight in word.grams))


def weighed(text: str, library: Library) -> Word:
    """A word as it stands, with the weights that its bigrams have in the library."""
    grams = tuple((gram, library.terms.weight(gram)) for gram in dict.fromkeys(bigrams(canonical(text))))
    others = tuple(canonical(other) for other in dict.fromkeys((*expand(text), *official(text))) if len(other) > 1)
    if (denied := _DENIED.fullmatch(text)) is not None:
        others = (*others, f"未{denied['done']}")
    return Word(text, grams, sum(weight for _, weight in grams), others)


def word_of(text: str, library: Library) -> Word | None:
    """A word as it stands; None where it has no sign that counts."""
    word = weighed(text, library)
    return word if word.grams else None


def year(value: int) -> Word:
    """A year as a word."""
    return Word(str(value), ((str(value), _YEAR_WEIGHT),), _YEAR_WEIGHT, ())


def grades(text: str) -> tuple[Word, ...]:
    """The grades by letter (D级, 评A) that a text names, as words."""
    letters = dict.fromkeys(found.lower() for found in _GRADE.findall(text))
    return tuple(Word(letter, ((letter, _GRADE_WEIGHT),), _GRADE_WEIGHT, ()) for letter in letters)


def _stands(word: str, text: str) -> bool:
    """Whether a word stands in a text, not only within a longer one that means somebody else (子女 in 独生子女)."""
    return word in text and word in _ELSE.sub(lambda found: found.group() if found.group() in word else " ", text)


def part_of(word: Word, text: Text) -> float:
    """How much of a word, 0…1, stands in a text."""
    grams = text.grams
    part = sum([weight for gram, weight in word.grams if gram in grams]) / word.weight
    if part < _HALF and word.others and any(_stands(other, text.canonical) for other in word.others):
        return 1.0
    if part < _HALVES and len(word.text) == 4 and word.text[:2] in text.canonical and word.text[2:] in text.canonical:
        return _HALVES
    return part


def counted(word: Word, places: Sequence[tuple[float, Text]]) -> float:
    """How much of a word, 0…1, stands in the best of some places, each of which counts so much."""
    return max(factor * part_of(word, text) for factor, text in places)


def share_in(words: Sequence[Word], places: Sequence[tuple[float, Text]]) -> float:
    """The share (by weight) of `words` that stands in some places, each of which counts so much."""
    total = sum(word.weight for word in words)
    return sum(word.weight * counted(word, places) for word in words) / total if total else 0.0


def share(words: Sequence[Word], text: Text) -> tuple[float, tuple[str, ...]]:
    """The share (by weight) of `words` that `text` has, and the words it has not."""
    total = have = 0.0
    missing = []
    for word in words:
        part = part_of(word, text)
        total += word.weight
        have += part * word.weight
        if part < _HALF:
            missing.append(word.text)
    return (have / total if total else 0.0), tuple(missing)
