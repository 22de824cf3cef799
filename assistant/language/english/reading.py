"""An English question read as a Chinese one, which then goes the ordinary way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.language.english.clauses import clause
from assistant.language.english.dictionary import looking_up
from assistant.language.english.phrase import Reader
from assistant.language.english.places import by_english_name
from index.schema import Card
from index.term_statistics import TermStatistics

_SENTENCE = re.compile(r"(?<=[?!;])\s+|(?<=[A-Za-z0-9%)\"”\u4e00-\u9fff〕]\.)\s+")
_PART = re.compile(
    r",? and (?=(?:by |for )?(?:how|what|which|who)\b)|, (?=(?:by how|how (?:many|much)|what|which)\b)|,? and (?=(?:(?:is|are|does|do|did|can) (?:it|they|we|the)|we|i|our|my|its|it|they|costs?|spends?|employs?|invests?|exports?|earns?|hires?|recruits?)\b)|, (?=of which\b|with\b)", re.I
)
_WITHOUT_VERB = re.compile(r"(?:and )?(?:what|which|how (?:many|much))\b", re.I)
_HAS_VERB = re.compile(r"\b(?:is|are|was|were|does|do|did|should|will|must|can|could|would|may|has|have|had|leads?|takes?|sets?|makes?|approves?)\b", re.I)
_ASKING = re.compile(r"^(?:what|which|how (?:many|much))\s+", re.I)
_POLITE = re.compile(r"^(?:please|(?:can|could|would) you (?:please )?(?:tell|show|give|explain to) (?:me|us)|i (?:would like|want) to know|tell me|do you know|i'd like to know|we (?:would like|want) to know)[, ]+(?:about )?", re.I)


@dataclass(frozen=True, slots=True)
class Read:
    """A question in Chinese, and its English words that were not understood."""

    chinese: str
    unknown: tuple[str, ...] = ()


def read(question: str, cards: Mapping[str, Card], terms: TermStatistics) -> Read:
    """The Chinese of an English question. `cards` are the documents of the library, `terms` its words."""
    regions, titles = {card.meta.region for card in cards.values()}, [card.title for card in cards.values()]
    reader = Reader(by_english_name(regions), terms.in_names, looking_up(terms.known, terms.weight), titles)
    made: list[str] = []
    unknown: list[str] = []
    for sentence in _sentences(question):
        parts = _parts(sentence)
        for part in parts:
            one = clause(_POLITE.sub("", part.strip()).strip(" ,.?!;"), reader)
            unknown += one.unknown
            if one.chinese:
                made.append(one.chinese)
        if made and not sentence.endswith("."):
            made[-1] = made[-1].rstrip("，。？") + "？"
    text = re.sub("，+", "，", "，".join(made)).replace("？，", "？")
    return Read(text.rstrip("，？") + "？" if text else "", tuple(dict.fromkeys(unknown)))


def _parts(sentence: str) -> list[str]:
    """The clauses of a sentence; one that has no verb of its own ("what output and what growth does the plan set") stays with the next."""
    parts: list[str] = []
    for part in _PART.split(sentence):
        if parts and _WITHOUT_VERB.match(parts[-1]) and not _HAS_VERB.search(parts[-1]):
            parts[-1] += f" and {_ASKING.sub('', part)}"
        elif part.strip():
            parts.append(part)
    return parts


def _sentences(question: str) -> list[str]:
    """The sentences of a question, each with its final sign."""
    text = re.sub(r"\s+", " ", question).strip()
    return [part.strip() for part in _SENTENCE.split(text) if part.strip(" ?!.;")]
