"""What the embedding model is trained on: the texts and pairs of a data folder, and pairs made of the texts.

Made are: a sentence → the paragraph it was cut out of; a clause → its paragraph; "how much is X in year Y" → a paragraph that
states the figure; a clause in other words of the policy vocabulary (synonyms.yaml) → its paragraph.
"""

from __future__ import annotations

import json
import logging
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.synonyms import vocabulary

logger = logging.getLogger(__name__)
Pair = tuple[str, str]
"""A question and the passage that answers it."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings of one training: of its data first, then of the model."""

    vocabulary: int = 32_000
    dimension: int = 128
    tokenizer_characters: int = 6_000_000
    counted_characters: int = 40_000_000
    window: int = 8
    pairs_per_source: int = 12_000
    made_pairs: int = 12_000
    query_characters: int = 100
    passage_characters: int = 400
    batch: int = 1024
    epochs: int = 3
    learning_rate: float = 0.007
    scale: float = 20.0
    runs: int = 3
    seed: int = 7
    threads: int = 2


_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
_CLAUSE = re.compile(r"[^。！？；，：、\n]+")
_BLANKS = re.compile(r"\s+")
_FIGURE = re.compile(
    r"(?:(?P<year>20\d\d)年[^，。；]{0,6}，?)?(?P<name>[\u4e00-\u9fff]{4,16}?)"
    r"(?:达到|达|为|超过|突破|控制在|年均增长|增长|下降|提高到)\d[\d.]*(?:万亿|万|亿)?[%％元家个吨人户亩公]"
)
_DATED = (
    "{year}年{name}是多少",
    "到{year}年{name}要达到多少",
    "{name}{year}年的目标是什么",
    "{name}{year}年多少",
)
_UNDATED = ("{name}是多少", "{name}要达到多少", "{name}的目标", "{name}增长多少")


def read_texts(data: Path) -> Iterator[str]:
    """Every paragraph-separated text of the `text_*.jsonl` files."""
    for file in sorted(data.glob("text_*.jsonl")):
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]


def read_pairs(data: Path, recipe: Recipe, chance: random.Random) -> Iterator[Pair]:
    """At most `recipe.pairs_per_source` pairs of each pair file, cut to the recipe's lengths."""
    for file in sorted(data.glob("*.jsonl")):
        if file.name.startswith("text_"):
            continue
        with file.open(encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
        chance.shuffle(records)
        for record in records[: recipe.pairs_per_source]:
            yield (
                cut(record["query"], recipe.query_characters),
                cut(record["passage"], recipe.passage_characters),
            )


def made_pairs(texts: Sequence[str], recipe: Recipe, chance: random.Random) -> Iterator[Pair]:
    """Pairs made from running text, at most `recipe.made_pairs` of each kind."""
    made = Counter[str]()
    for text in texts:
        paragraphs = [paragraph for paragraph in text.split("\n") if len(paragraph) >= 60]
        for paragraph in chance.sample(paragraphs, min(8, len(paragraphs))):
            for kind, query, passage in pairs_of(paragraph, chance):
                if made[kind] < recipe.made_pairs:
                    made[kind] += 1
                    yield cut(query, recipe.query_characters), cut(passage, recipe.passage_characters)
    logger.info("pairs made: %s", dict(made))


def pairs_of(paragraph: str, chance: random.Random) -> Iterator[tuple[str, str, str]]:
    """(kind, question, passage) made from one paragraph."""
    for found in _FIGURE.finditer(paragraph):
        asked = chance.choice(_DATED if found["year"] else _UNDATED)
        yield "figure", asked.format(year=found["year"], name=found["name"]), paragraph
    sentences = _SENTENCE.findall(paragraph)
    if len(sentences) < 2:
        return
    place = chance.randrange(len(sentences))
    yield "cloze", sentences[place], "".join(sentences[:place] + sentences[place + 1 :])
    clauses = [clause for clause in _CLAUSE.findall(paragraph) if 6 <= len(clause) <= 30]
    if clauses:
        clause = chance.choice(clauses)
        yield "clause", clause, paragraph
        other = reworded(clause, chance)
        if other != clause:
            yield "reworded", other, paragraph


def reworded(text: str, chance: random.Random) -> str:
    """`text` with official words replaced by words that askers use for them, where it has any."""
    askers, pattern = _askers_words()
    return pattern.sub(lambda found: chance.choice(askers[found.group()]), text)


@cache
def _askers_words() -> tuple[dict[str, list[str]], re.Pattern[str]]:
    """Words of the policy vocabulary of three characters and more, each with the words it explains; a pattern of them."""
    askers: dict[str, list[str]] = {}
    for word, others in vocabulary().items():
        for other in others:
            if len(other) >= 3:
                askers.setdefault(other, []).append(word)
    return askers, re.compile("|".join(sorted(map(re.escape, askers), key=lambda word: (-len(word), word))))


def cut(text: str, characters: int) -> str:
    return _BLANKS.sub(" ", text).strip()[:characters]
