"""English words and phrases and what policy documents call them, from `terms.yaml` and `grammar.yaml`; both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from index.data_files import read_data

Kind = Literal["term", "document", "place", "verb", "adjective", "skip", "and", "of", "for", "on", "in", "with"]
_TOKEN = re.compile(r"[a-z0-9&.+]*[a-z0-9&+]|'s\b|'")
_SISE = re.compile(r"i[sz](?=(?:e[ds]?|ing|ations?|ational|er|ers)$)")
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase stands for: its Chinese words, the usual one first, and its part in the sentence."""

    kind: Kind
    chinese: tuple[str, ...]


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in the form they are looked up in: lower case, one spelling, singular."""
    return tuple(lemma(word) for word in _TOKEN.findall(text.lower().replace("-", " ").replace("’", "'")))


def lemma(word: str) -> str:
    """A word in one spelling and in the singular ("programs" → "programme")."""
    word = grammar()["spelling"].get(word, word)
    word = _SISE.sub("is", word)
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")):
        word = f"{word[:-3]}y" if word.endswith("ies") and len(word) > 4 else word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]
    found: str = grammar()["spelling"].get(word, word)
    return found


def longest(words: Sequence[str], start: int) -> tuple[int, Entry] | None:
    """The longest phrase of the lexicon that begins at `start`, as (its number of words, what it stands for)."""
    for size in range(min(_longest(), len(words) - start), 0, -1):
        entry = entries().get(tuple(words[start : start + size]))
        if entry is not None:
            return size, entry
    return None


@cache
def entries() -> dict[tuple[str, ...], Entry]:
    """Every phrase of the lexicon, by its words; what stands for a thing before what carries the grammar."""
    found: dict[tuple[str, ...], Entry] = {}
    for kind, phrase, chinese in _entries():
        found.setdefault(tokens(phrase), Entry(kind, chinese))
    return found


def gloss(chinese: str) -> str:
    """What a Chinese word is called in English, "" where the lexicon does not have it."""
    return _glosses().get(chinese, "")


@cache
def grammar() -> dict[str, Any]:
    """The words that carry the grammar, by their part."""
    return dict(read_data(Path(__file__).with_name("grammar.yaml")))


def forms(base: str) -> Iterator[str]:
    """The forms of an English verb: build, builds, building, built (irregular ones are listed beside it)."""
    head, _, tail = base.partition(" ")
    stem = head[:-1] if head.endswith("e") else head
    doubled = head + head[-1] if re.fullmatch(rf"[^{_VOWELS}]*[{_VOWELS}][bdgmnprt]", head) else stem
    past = f"{head[:-1]}ied" if head.endswith("y") and head[-2:-1] not in _VOWELS else f"{doubled}ed"
    for one in (head, f"{doubled}ing", past):
        yield f"{one} {tail}".strip()


def _entries() -> Iterator[tuple[Kind, str, tuple[str, ...]]]:
    terms = read_data(Path(__file__).with_name("terms.yaml"))
    for section, words in terms.items():
        for phrases, chinese in words.items():
            some = tuple(chinese) if isinstance(chinese, list) else (chinese,)
            for phrase in phrases.split(" | "):
                yield "document" if section == "documents" and _HEADS.search(some[0]) else "place" if section == "places" else "term", phrase, some
    for phrases, chinese in grammar()["adjectives"].items():
        for phrase in phrases.split(" | "):
            yield "adjective", phrase, (chinese,)
    for phrases, chinese in grammar()["verbs"].items():
        for phrase in phrases.split(" | "):
            for form in forms(phrase):
                yield "verb", form, (chinese,)
    for verb in grammar()["skip_verbs"].split():
        for form in forms(verb):
            yield "skip", form, ("",)
    kinds: tuple[Kind, ...] = ("and", "of", "for", "on", "in", "with", "skip")
    for kind in kinds:
        for word in grammar()[kind].split():
            yield kind, word.replace("-", " "), ("",)


_HEADS = re.compile(r"(?:规划|计划|方案|意见|通知|报告|办法|条例|纲要|规定|指南)$")


@cache
def _longest() -> int:
    return max(map(len, entries()))


@cache
def _glosses() -> dict[str, str]:
    terms = read_data(Path(__file__).with_name("terms.yaml"))
    found: dict[str, str] = {}
    for words in terms.values():
        for phrases, chinese in words.items():
            if not isinstance(chinese, list):
                found.setdefault(chinese, phrases.split(" | ")[0])
    return found
