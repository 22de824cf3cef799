"""Page furniture: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from index.cleaning.piece import Piece

_PAGE_NUMBER = re.compile(
    r"^(?:[-—–－―·•]+ ?\d{1,4} ?[-—–－―·•]+|第\d{1,4}页(?:[，,/]?共\d{1,4}页)?|\d{1,4} ?/ ?\d{1,4}页?|[Pp]age ?\d{1,4}(?: ?of ?\d+)?)$"
)
_BARE_NUMBER = re.compile(r"^\d{1,4}$")
_ROMAN = re.compile(r"^[-—–]?(?=[ivxlIVXLⅠ-ⅿ])[ivxlIVXLⅠ-ⅿ]{1,6}[-—–]?$")
_DIGITS = re.compile(r"\d+")
EDGE = 2
"""Running heads and feet stand among this many first and last lines of a page."""
MIN_PAGES = 3
MIN_SHARE = 0.3


def page_numbers(pieces: Sequence[Piece]) -> set[int]:
    """Indices (`Piece.index`) of lines that are nothing but a page number."""
    found = {piece.index for piece in pieces if _PAGE_NUMBER.match(piece.text)}
    for page in _pages(pieces).values():
        for piece in {*page[:1], *page[-1:]}:
            if _BARE_NUMBER.match(piece.text) or _ROMAN.match(piece.text):
                found.add(piece.index)
    return found


def running_heads(pieces: Sequence[Piece]) -> set[int]:
    """Indices of lines that recur, apart from figures, at the edge of many pages."""
    pages = _pages(pieces)
    if len(pages) < MIN_PAGES:
        return set()
    edges: defaultdict[str, list[Piece]] = defaultdict(list)
    for page in pages.values():
        for piece in dict.fromkeys((*page[:EDGE], *page[-EDGE:])):
            edges[_DIGITS.sub("#", piece.text)].append(piece)
    found: set[int] = set()
    for same in edges.values():
        count = len({piece.page for piece in same})
        if count >= MIN_PAGES and count >= MIN_SHARE * len(pages):
            found.update(piece.index for piece in same)
    return found


def _pages(pieces: Sequence[Piece]) -> dict[int, list[Piece]]:
    pages: defaultdict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.page is not None:
            pages[piece.page].append(piece)
    return pages


def most_common(values: Sequence[int]) -> int:
    """The commonest of `values`, 0 if there are none."""
    return Counter(values).most_common(1)[0][0] if values else 0
