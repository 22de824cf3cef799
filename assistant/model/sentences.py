"""A reply in marks cut into sentences, and the words by which they are held."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from assistant.model.marks import MARK, marks_in
from index.data_files import read_data
from index.words import bigrams

HAN = re.compile(r"[\u3400-\u9fff]+")
END = rf"[。！？；]+[”’）)]?(?:\s*{MARK.pattern})*"
"""Where a sentence ends, the marks behind its stop included."""
_ENDS = re.compile(END)
_GROUP = re.compile(rf"(?:{MARK.pattern})+")
_BLANK = re.compile(r"[\s*]+")
_SHORT = 24


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`plain` words join sentences, `limits` go with their figure, `turns` are signs that turn a sentence round, `orders` find
    what speaks to a model; `before` and `behind` find words that bound or scale what stands next to them."""

    plain: frozenset[str]
    limits: tuple[str, ...]
    turns: frozenset[str]
    orders: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a reply; `marks` are its own, `later` the next citations of its line where it has none."""

    text: str
    marks: tuple[str, ...]
    later: tuple[str, ...] = ()


@cache
def vocabulary() -> Vocabulary:
    """The words of held.yaml."""
    raw = read_data(Path(__file__).with_name("held.yaml"))
    plain, limits = (tuple(word for line in raw[name] for word in line.split()) for name in ("plain", "limits"))
    return Vocabulary(
        frozenset(plain), limits, frozenset(raw["turns"]), re.compile("|".join(raw["orders"])),
        re.compile(rf"(?:{raw['before']})了?$"), re.compile(raw["behind"]))


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in marks, in order, their marks alone."""
    found = []
    for line in names_only(text).split("\n"):
        place = 0
        for end in (*(match.end() for match in _ENDS.finditer(line)), len(line)):
            said = line[place:end].strip()
            if said:
                own = tuple(marks_in(said))
                cites = any(mark.startswith("P") for mark in own)
                found.append(Sentence(said, own, () if cites else _cited_next(line[end:])))
            place = end
    return tuple(found)


def _cited_next(rest: str) -> tuple[str, ...]:
    """The first citations of what follows in a line, those that stand together."""
    for group in _GROUP.finditer(rest):
        cited = tuple(mark for mark in marks_in(group[0]) if mark.startswith("P"))
        if cited:
            return cited
    return ()


def names_only(text: str) -> str:
    """A text with its marks alone, without what is written beside them."""
    return MARK.sub(lambda match: "".join(f"[{mark}]" for mark in marks_in(match[0])), text)


def content(text: str) -> frozenset[str]:
    """The pairs of signs of a text, its numbers and Latin words, words that only join sentences left out."""
    return _pairs(MARK.sub(" ", text))


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(bigrams(text)) - vocabulary().plain


def squeezed(text: str) -> str:
    """A text without blanks and bold signs."""
    return _BLANK.sub("", text)


def shortened(text: str) -> str:
    """The beginning of a sentence, to name it by."""
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"
