"""The list of attachments below a letter (附件：1.…方案 2.…清单): where its names, that may take several lines, begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.cleaning import starts
from index.cleaning.piece import Piece

_LIST = re.compile(r"附\s?件\s?[:：]\s?(?=\S)")
_PLACE = re.compile(r"(\d{1,2})\s?[.．、]\s?(?=[^\d]|(?:19|20)\d{2}\s?年)")
_COMPLETE = re.compile(r"(?:表|单|图|册|台账|目录|模板|样式|样本|文本|书|说明|流程|指引|标准|程序)(?:[（(][^（()）]{1,16}[)）])?$")
_BARE = re.compile(r"附\s?件\s?[\d一二三四五六七八九十]*$")
MAX_LINES = 30
MAX_NAME = 100


@dataclass(frozen=True, slots=True)
class Attached:
    """`names` of the attachments, blanks left out; `first` and `further`: the positions of the lines with which names begin
    and go on."""

    names: tuple[str, ...]
    first: frozenset[int]
    further: frozenset[int]


def attachments(pieces: Sequence[Piece]) -> Attached:
    """The attachments that the lists in `pieces` name."""
    names: list[str] = []
    first: set[int] = set()
    further: set[int] = set()
    for at, piece in enumerate(pieces):
        found = _LIST.match(piece.text)
        if found is None or starts.final(piece.text):
            continue
        name = piece.text[found.end() :]
        place = _value(name)
        for later in range(at + 1, min(at + MAX_LINES, len(pieces))):
            text = pieces[later].text
            if _ends_list(text):
                break
            if place and _value(text) == place + 1:
                names.append(name)
                name, place = text, place + 1
                first.add(later)
            elif starts.numbered(text) or _whole(name) or len(name) > MAX_NAME:
                break
            else:
                name += text
                further.add(later)
        names.append(name)
    bare = ("".join(_PLACE.sub("", name, count=1).split()) for name in names)
    return Attached(tuple(name for name in bare if name), frozenset(first), frozenset(further))


def _value(text: str) -> int:
    """The place in the list that a line begins with, 0 if it begins with none."""
    found = _PLACE.match(text)
    return int(found[1]) if found else 0


def _whole(name: str) -> bool:
    return starts.title_end(name) or _COMPLETE.search(name) is not None


def _ends_list(text: str) -> bool:
    return starts.stands_alone(text) or (starts.final(text) and not text.endswith(("）", ")"))) or _BARE.match(text) is not None
