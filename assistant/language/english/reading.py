"""An English question read as a Chinese one, which then goes the ordinary way."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from assistant.language.english.clauses import clause
from assistant.language.english.dictionary import looking_up
from assistant.language.english.phrase import Reader
from assistant.language.english.places import by_english_name
from index.term_statistics import TermStatistics

_SENTENCE = re.compile(r"(?<=[?!;])\s+|(?<=[A-Za-z0-9%)\"”\u4e00-\u9fff〕]\.)\s+")
_PART = re.compile(
    r",? and (?=(?:by )?(?:how|what|which|who)\b)|, (?=(?:by how|how (?:many|much)|what|which)\b)|,? and (?=(?:(?:is|are|does|do|did|can) (?:it|they|we|the)|we|i|our|my|its|it|they)\b)|: (?=[A-Z])", re.I
)
_POLITE = re.compile(r"^(?:please|(?:can|could|would) you (?:please )?(?:tell|show|give|explain to) (?:me|us)|i (?:would like|want) to know|tell me|do you know|i'd like to know|we (?:would like|want) to know)[, ]+(?:about )?", re.I)


@dataclass(frozen=True, slots=True)
class Read:
    """A question in Chinese, and its English words that were not understood."""

    chinese: str
    unknown: tuple[str, ...] = ()


def read(question: str, regions: Collection[str], terms: TermStatistics) -> Read:
    """The Chinese of an English question. `regions` are those of the library's documents, `terms` its words."""
    reader = Reader(by_english_name(regions), terms.in_names, looking_up(terms.known, terms.weight))
    made: list[str] = []
    unknown: list[str] = []
    for sentence in _sentences(question):
        parts = [part for part in _PART.split(sentence) if part.strip()]
        for part in parts:
            one = clause(_POLITE.sub("", part.strip()).strip(" ,.?!;"), reader)
            unknown += one.unknown
            if one.chinese:
                made.append(one.chinese)
        if made and not sentence.endswith("."):
            made[-1] = made[-1].rstrip("，。？") + "？"
    text = re.sub("，+", "，", "，".join(made)).replace("？，", "？")
    return Read(text.rstrip("，？") + "？" if text else "", tuple(dict.fromkeys(unknown)))


def _sentences(question: str) -> list[str]:
    """The sentences of a question, each with its final sign."""
    text = re.sub(r"\s+", " ", question).strip()
    return [part.strip() for part in _SENTENCE.split(text) if part.strip(" ?!.;")]
