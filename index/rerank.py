"""Re-ranking of the first candidates by how the question's terms stand in each passage; a linear model on a few features."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from operator import mul
from pathlib import Path

from index import commonness
from index.synonyms import wordings
from index.words import bigrams, characters, fold, words

_FILE = Path(__file__).with_name("ranking.json")
_SENTENCE = re.compile(r"[^。！？；\n]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NEAR = 24
"""Characters within which two neighbouring words of the question count as standing together."""

FEATURES = (
    "lexical",
    "dense",
    "coverage",
    "pairs",
    "run",
    "near",
    "numbers",
    "heading",
    "length",
    "characters",
    "sentence_characters",
    "sentence_words",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage as it is ranked: the words of its headings and table heads, and its own text."""

    heading: str
    text: str


Weighted = Sequence[tuple[str, float]]
"""Terms with their weights (rarity, summing to 1)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's terms; `others` are words of it with other words for the same, `signs` all its characters."""

    text: str
    words: Weighted
    pairs: Weighted
    characters: Weighted
    numbers: tuple[str, ...]
    others: dict[str, tuple[str, ...]]
    signs: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An entry folded: its headings, its text, both, the sentences of its text, all numbers; the characters of both and of its text."""

    heading: str
    body: str
    whole: str
    sentences: tuple[str, ...]
    numbers: frozenset[str]
    signs: frozenset[str]
    own: frozenset[str]


@lru_cache(maxsize=2048)
def _prepared(entry: Entry) -> _Prepared:
    heading, body = fold(entry.heading), fold(entry.text)
    whole = f"{heading}\n{body}"
    own = frozenset(body)
    return _Prepared(heading, body, whole, tuple(_SENTENCE.findall(body)), frozenset(_NUMBER.findall(whole)), own.union("\n", heading), own)


Rarity = Callable[[str, str], float]
"""(field, term) → how rare the term is, > 0."""


def asked(text: str, rarity: Rarity) -> Asked:
    """What of the question is looked for in passages."""
    folded = fold(text)
    terms, pairs = words(folded), bigrams(folded)
    known = wordings(folded)
    return Asked(
        folded,
        _weighted(terms, "words", rarity),
        _weighted(pairs, "bigrams", rarity),
        _shares({sign: commonness.rarity(sign) for sign in characters(folded)}),
        tuple(dict.fromkeys(_NUMBER.findall(folded))),
        {term: others for term in terms for word, others in known.items() if term in word},
        frozenset("".join((folded, *terms, *pairs))),
    )


def _weighted(terms: Sequence[str], field: str, rarity: Rarity) -> Weighted:
    return _shares({term: rarity(field, term) for term in terms})


def _shares(weights: dict[str, float]) -> Weighted:
    total = sum(weights.values())
    return tuple((term, weight / total) for term, weight in weights.items()) if total else ()


def features(question: Asked, entry: Entry, lexical: float, dense: float) -> tuple[float, ...]:
    """The values of FEATURES for one passage; all but length lie in 0…1.

    coverage, pairs: rarity-weighted share of the question's words (or other words for the same), of its bigrams that occur;
    run: longest common stretch; near: neighbouring words that stand together; numbers: share of the question's numbers that
    occur; heading: coverage by the headings; length: logarithm of the passage's characters; characters: rarity-weighted
    share of the question's characters in the text; sentence_characters, sentence_words: best share of its characters, of
    its words within one sentence.
    """
    known = _prepared(entry)
    body, whole, others, numbers = known.body, known.whole, question.others, question.numbers
    signs = question.signs & known.signs
    present = [
        (word, weight)
        for word, weight in question.words
        if (word[0] in signs and word[-1] in signs and word in whole) or (word in others and any(other in whole for other in others[word]))
    ]
    places = [body.find(word) for word, _ in present]
    near = [abs(left - right) <= _NEAR for left, right in pairwise(places) if left >= 0 and right >= 0]
    inside = [one for one, place in zip(present, places, strict=True) if place >= 0]
    characters = [(sign, weight) for sign, weight in question.characters if sign in known.own]
    return (
        lexical,
        dense,
        sum([weight for _, weight in present]),
        sum([weight for pair, weight in question.pairs if pair[0] in signs and pair[-1] in signs and pair in whole]),
        longest_run(question.text, whole, signs) / max(1, len(question.text)),
        sum(near) / max(1, len(question.words) - 1),
        sum([number in known.numbers for number in numbers]) / len(numbers) if numbers else 0.0,
        _covered(present, known.heading),
        math.log1p(len(body)),
        sum([weight for _, weight in characters]),
        _best_covered(characters, known.sentences),
        _best_covered(inside, known.sentences),
    )


def _covered(terms: Weighted, text: str) -> float:
    """The weight of the terms that a text has."""
    return sum([weight for term, weight in terms if term in text])


def _best_covered(terms: Weighted, sentences: Sequence[str]) -> float:
    """The most that a sentence has of the terms by weight; none has more than all of them."""
    best, whole = 0.0, sum([weight for _, weight in terms])
    for sentence in sentences:
        if best >= whole:
            break
        best = max(best, _covered(terms, sentence))
    return best


def longest_run(short: str, long: str, shared: frozenset[str] | None = None) -> int:
    """Length of the longest stretch of `short` that occurs in `long`; `shared` are the characters of `short` that do, if known."""
    shared = frozenset(short).intersection(long) if shared is None else shared
    best = start = 0
    while start + best < len(short):
        if short[start + best] not in shared:
            start += best + 1  # no stretch longer than the best goes over this character
        elif short[start : start + best + 1] in long:
            best += 1
        else:
            start += 1
    return best


def score(values: Sequence[float]) -> float:
    """The ranking score of a passage with these features."""
    total: float = sum(map(mul, _model()["rank"], values))
    return total


def confidence(values: Sequence[float]) -> float:
    """The probability (0…1) that a passage with these features holds what is asked, were it the first."""
    model = _model()["answered"]
    total = model[-1] + sum(map(mul, model, values))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def _model() -> dict[str, list[float]]:
    """`rank`: a weight a feature; `answered`: a weight a feature and a constant."""
    data: dict[str, list[float]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return data
