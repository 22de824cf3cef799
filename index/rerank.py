"""Re-ranking of the first candidates by how the question's terms stand in each passage; a linear model on a few features."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
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


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's terms with their weights (rarity, summing to 1)."""

    text: str
    words: dict[str, float]
    pairs: dict[str, float]
    characters: dict[str, float]
    numbers: tuple[str, ...]
    others: dict[str, tuple[str, ...]]
    """Words of the question with other words for the same."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An entry folded: its headings, its text, both, the sentences of its text, all numbers."""

    heading: str
    body: str
    whole: str
    sentences: tuple[str, ...]
    numbers: frozenset[str]


@lru_cache(maxsize=8192)
def _prepared(entry: Entry) -> _Prepared:
    heading, body = fold(entry.heading), fold(entry.text)
    whole = f"{heading}\n{body}"
    return _Prepared(heading, body, whole, tuple(_SENTENCE.findall(body)), frozenset(_NUMBER.findall(whole)))


Rarity = Callable[[str, str], float]
"""(field, term) → how rare the term is, > 0."""


def asked(text: str, rarity: Rarity) -> Asked:
    """What of the question is looked for in passages."""
    folded = fold(text)
    terms = words(folded)
    known = wordings(folded)
    return Asked(
        folded,
        _weighted(terms, "words", rarity),
        _weighted(bigrams(folded), "bigrams", rarity),
        _shares({sign: commonness.rarity(sign) for sign in characters(folded)}),
        tuple(dict.fromkeys(_NUMBER.findall(folded))),
        {term: others for term in terms for word, others in known.items() if term in word},
    )


def _weighted(terms: Sequence[str], field: str, rarity: Rarity) -> dict[str, float]:
    return _shares({term: rarity(field, term) for term in terms})


def _shares(weights: dict[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {term: weight / total for term, weight in weights.items()} if total else {}


def features(question: Asked, entry: Entry, lexical: float, dense: float) -> tuple[float, ...]:
    """The values of FEATURES for one passage; all but length lie in 0…1.

    coverage, pairs: rarity-weighted share of the question's words (or other words for the same), of its bigrams that occur;
    run: longest common stretch; near: neighbouring words that stand together; numbers: share of the question's numbers that
    occur; heading: coverage by the headings; length: logarithm of the passage's characters; characters: rarity-weighted
    share of the question's characters in the text; sentence_characters, sentence_words: best share of its characters, of
    its words within one sentence.
    """
    known = _prepared(entry)
    body, whole = known.body, known.whole
    present = [
        word
        for word in question.words
        if word in whole or any(other in whole for other in question.others.get(word, ()))
    ]
    places = {word: body.find(word) for word in present}
    near = [
        abs(places[left] - places[right]) <= _NEAR
        for left, right in pairwise(present)
        if places[left] >= 0 and places[right] >= 0
    ]
    numbers = question.numbers
    return (
        lexical,
        dense,
        sum(question.words[word] for word in present),
        sum(weight for pair, weight in question.pairs.items() if pair in whole),
        longest_run(question.text, whole) / max(1, len(question.text)),
        sum(near) / max(1, len(question.words) - 1),
        sum(number in known.numbers for number in numbers) / len(numbers) if numbers else 0.0,
        _covered(question.words, known.heading),
        math.log1p(len(body)),
        _covered(question.characters, body),
        max((_covered(question.characters, sentence) for sentence in known.sentences), default=0.0),
        max((_covered(question.words, sentence) for sentence in known.sentences), default=0.0),
    )


def _covered(weights: dict[str, float], text: str) -> float:
    return sum(weight for term, weight in weights.items() if term in text)


def longest_run(short: str, long: str) -> int:
    """Length of the longest stretch of `short` that occurs in `long`."""
    best = 0
    for start in range(len(short)):
        while start + best < len(short) and short[start : start + best + 1] in long:
            best += 1
    return best


def score(values: Sequence[float]) -> float:
    """The ranking score of a passage with these features."""
    return sum(weight * value for weight, value in zip(_model()["rank"], values, strict=True))


def confidence(values: Sequence[float]) -> float:
    """The probability (0…1) that a passage with these features holds what is asked, were it the first."""
    model = _model()["answered"]
    total = model[-1] + sum(weight * value for weight, value in zip(model, values, strict=False))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def _model() -> dict[str, list[float]]:
    """`rank`: a weight a feature; `answered`: a weight a feature and a constant."""
    data: dict[str, list[float]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return data
