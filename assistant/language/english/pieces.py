"""An English phrase cut into pieces, each with what it stands for in Chinese: things, places, years, figures, small words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.language.english import numbers
from assistant.language.english.dictionary import LookUp
from assistant.language.english.lexicon import Kind, lemma, longest

PieceKind = Literal["place", "year", "plan", "figure", "count", "comma", "possessive", "chinese", "unknown"] | Kind
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9&+.]*[A-Za-z0-9&+]|[A-Za-z]|\d+[A-Za-z][A-Za-z0-9]*")
_POSSESSIVE = re.compile(r"['’]s?(?![A-Za-z])")
_CHINESE = re.compile(r"[\"“《]?[\u3400-\u9fff〔][\u3400-\u9fff〔〕（）·\d、—\-%“”《》]*[\"”》]?")
_NAME = re.compile(r"[A-Z0-9&]*\d[A-Z0-9&]*|[A-Z&]{2,}\d*|\d+[A-Za-z]+")
"""A short name in capitals or with digits (5G, IPv6, KOCEL), which documents write in the same signs."""
_THINGS = {"B": "乙", "C": "丙", "D": "丁"}
"""Things called by letters."""
_KINDS: dict[str, PieceKind] = {"year": "year", "plan": "plan", "table": "term"}
_MOST = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the phrase: its part and its Chinese words, the usual one first. `english` is the text as typed."""

    kind: PieceKind
    chinese: tuple[str, ...]
    english: str

    @property
    def word(self) -> str:
        return self.chinese[0]


def pieces(text: str, places: Mapping[str, str], look_up: LookUp) -> list[Piece]:
    """The pieces of a phrase in order. `places` are Chinese names by English ones, `look_up` is for words outside the vocabulary."""
    found: list[Piece] = []
    at = 0
    while at < len(text):
        piece, end = _next(text, at, places, look_up)
        if piece is not None:
            found.append(piece)
        at = end
    return found


def _next(text: str, at: int, places: Mapping[str, str], look_up: LookUp) -> tuple[Piece | None, int]:
    """The piece at a place, None for a sign without meaning, and where it ends."""
    if match := _CHINESE.match(text, at):
        return Piece("chinese", (match[0],), match[0]), match.end()
    if match := _POSSESSIVE.match(text, at):
        return Piece("possessive", ("的",), match[0]), match.end()
    if text[at] in ",;:":
        return Piece("comma", ("、",), text[at]), at + 1
    for read in (numbers.plan, numbers.document_number, numbers.span, numbers.year):
        number = read(text, at)
        if number is not None:
            kind: PieceKind = _KINDS[number.kind]
            return Piece(kind, (number.chinese,), text[at : number.end]), number.end
    word = _WORD.match(text, at)
    if word is None or word[0][0].isdigit():
        figure = numbers.figure(text, at)
        if figure is not None and not (word is not None and figure.end < word.end()):
            return Piece("figure", (figure.chinese,), text[at : figure.end]), figure.end
    elif (figure := numbers.figure(text, at)) is not None:
        return Piece("figure", (figure.chinese,), text[at : figure.end]), figure.end
    if word is None:
        return None, at + 1
    return _worded(text, at, word.end(), places, look_up)


def _worded(text: str, at: int, end: int, places: Mapping[str, str], look_up: LookUp) -> tuple[Piece, int]:
    """The longest name or phrase that begins with the word at `at`."""
    words, ends = _words_from(text, at)
    for size in range(min(4, len(words)), 0, -1):
        name = places.get(" ".join(words[:size]))
        if name and (text[at].isupper() or size > 1 or not longest([lemma(words[0])], 0)):
            return Piece("place", (name,), text[at : ends[size - 1]]), ends[size - 1]
    held = longest([lemma(word) for word in words], 0)
    if held is not None:
        size, entry = held
        return Piece(entry.kind, entry.chinese, text[at : ends[size - 1]]), ends[size - 1]
    typed = text[at:end]
    count = numbers.spelled(typed)
    if count is not None:
        return Piece("count", (str(count),), typed), end
    if typed in _THINGS:
        return Piece("term", (_THINGS[typed],), typed), end
    if _NAME.fullmatch(typed) or re.fullmatch(r"[A-Z][A-Za-z]*\d\w*|[A-Z]+[a-z]+[A-Z]\w*", typed):
        return Piece("term", (typed,), typed), end
    meant = look_up(words)
    if meant is not None:
        size, chinese = meant
        return Piece("term", (chinese,), text[at : ends[size - 1]]), ends[size - 1]
    return Piece("unknown", (typed,), typed), end


def _words_from(text: str, at: int) -> tuple[list[str], list[int]]:
    """The words from a place on with nothing but blanks, hyphens and quotation marks between them, and where each ends."""
    words: list[str] = []
    ends: list[int] = []
    for match in re.finditer(r"[A-Za-z0-9&+.'’]*[A-Za-z0-9&+]", text[at:]):
        gap = text[at + (ends[-1] - at if ends else 0) : at + match.start()]
        if len(words) == 2 * _MOST or (ends and gap.strip(" -,\"“”")):
            break
        word = re.sub(r"['’]s$", "", match[0].lower())
        words.append(word)
        ends.append(at + match.start() + len(word))
        if len(word) != len(match[0]):
            break
    return words, ends
