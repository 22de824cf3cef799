"""Sentences of a text and the places in them that carry no figures: notes in brackets, titles, short quoted names.

In: text. Out: sentences with their offsets; a mask of the same length in which notes are blanked, so that offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.quantities import Time, times

AT, BASE, NOTE, LISTED = "\x01", "\x02", "\x03", "\x04"
"""Placeholders, one a character: a time that dates a figure, a time to which it is compared, a note, 、 inside brackets."""

_END = re.compile(r"[。！？!?]+[”’」》]?|\n")
_LONGEST = 1500
_BRACKET = re.compile(r"\([^()\n]*\)|（[^（）\n]*）|〔[^〔〕\n]*〕|【[^【】\n]*】|\[[^\[\]\n]*\]")
_TITLE = re.compile(r"《[^《》\n]*》")
_NOTE = re.compile(r"单位|含|见|详|附|如|指|即|其中|比|下同|以下|不|\d|[，；。：]")
_EXCEPT = re.compile(r"(?:不含|不包括|不包含|不计|剔除|扣除|含)[^\d，。；：]{1,14}$")
_OF_BOUND = re.compile(r"[（(]不?含(?:本数)?[）)](?=以[上下内])")
"""A bracket between a figure and its bound: 6人（含）以下."""
_HALF_WIDTH = re.compile(r"(?<!\d)[,;:]|[,;:](?!\d)")
_FULL_WIDTH = {",": "，", ";": "；", ":": "："}
_GROWS_TO = re.compile(
    r"(?:增加|提高|上升|下降|扩大|扩展|发展|缩小|减少|增长|提升|降低|缩短|增|升|降)[到至]$"
)
_COUNTED_LIST = re.compile(r"\d+(?:个|家|座|项|条|所)[^\d、，；。]{2,20}(?:[、，和]\d+(?:个|家|座|项|条|所)[^\d、，；。]{2,20})+")
_QUOTED = re.compile(r"“[^“”\n]{1,40}”|\"[^\"\n]{1,40}\"|‘[^‘’\n]{1,30}’")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at `start…end` of the text; `mask` is its text with times and notes blanked, `names` spans of quoted names."""

    text: str
    mask: str
    start: int
    times: tuple[Time, ...]
    names: tuple[tuple[int, int], ...]

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of `text[start:end]`, without surrounding blanks; very long ones are cut at a comma."""
    place = start
    for stop in _END.finditer(text, start, end):
        yield from _pieces(text, place, stop.end() if stop.group() != "\n" else stop.start())
        place = stop.end()
    yield from _pieces(text, place, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence as one piece, or, if it is longer than any real one, in pieces: work grows with the square of a piece."""
    while end - start > _LONGEST:
        comma = max(text.rfind(sign, start, start + _LONGEST) for sign in "；，、,\t ")
        cut = comma + 1 if comma > start else start + _LONGEST
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


def _blank(mask: str, start: int, end: int, sign: str) -> str:
    return mask[:start] + sign * (end - start) + mask[end:]


def read_sentence(text: str, start: int, end: int, now: int | None) -> Sentence:
    """The sentence `text[start:end]`, spoken in the year `now`, with its times and the mask that hides them and its notes."""
    own = text[start:end]
    mask = _HALF_WIDTH.sub(lambda found: _FULL_WIDTH[found.group()], own)
    for found in _BRACKET.finditer(own):
        inner = found.group()[1:-1]
        if _EXCEPT.match(inner) or _OF_BOUND.match(own, found.start()):
            continue
        if _COUNTED_LIST.fullmatch(inner):
            mask = mask[: found.start()] + "，" + inner + "，" + mask[found.end() :]
            continue
        if len(inner) > 14 or _NOTE.search(inner) or found.group()[0] in "〔【[" or found.start() == 0:
            mask = _blank(mask, *found.span(), NOTE)
        else:
            mask = mask[: found.start()] + found.group().replace("、", LISTED) + mask[found.end() :]
    for found in _TITLE.finditer(own):
        mask = _blank(mask, *found.span(), NOTE)
    names = tuple(found.span() for found in _QUOTED.finditer(mask))
    found_times = tuple(times(mask, now))
    for time in found_times:
        begin = (
            time.start + 1 if _GROWS_TO.search(own, max(0, time.start - 2), time.start + 1) else time.start
        )
        mask = _blank(mask, begin, time.end, BASE if time.role == "base" else AT)
    return Sentence(own, mask, start, found_times, names)
