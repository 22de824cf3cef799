"""The pieces of a quotation that are shown where two documents are set side by side: its beginning, what is on a thing, what the other has not."""

from __future__ import annotations

import re

from index.canonical import canonical
from index.words import bigrams

_QUOTE = 70
_STOP = re.compile(r"[。！？\n]")
_NUMBERED = re.compile(r"^\s*(?:第[\d一二三四五六七八九十百零]+[条章节]|[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|[—–-]+)\s*")
_PIECE = re.compile(r"[^，；。：]+[，；。：]?")


def beginning(text: str) -> str:
    """The beginning of a quotation without its number, up to the end of a piece of its first sentence; "" where not even that is
    short."""
    text = _STOP.split(_NUMBERED.sub("", text), maxsplit=1)[0]
    if len(text) <= _QUOTE:
        return text
    kept = ""
    for piece in _PIECE.findall(text):
        if len(kept) + len(piece) > _QUOTE:
            break
        kept += piece
    return kept.rstrip("，；：")


def nearest(text: str, name: str) -> str:
    """The piece of a quotation that speaks most of a thing; "" where it is long."""
    grams = frozenset(bigrams(canonical(name)))
    pieces = _PIECE.findall(_NUMBERED.sub("", text))
    best = max(pieces, key=lambda piece: len(grams & frozenset(bigrams(canonical(piece)))), default="").strip("，；：。 \n")
    return best if len(best) <= _QUOTE and not _STOP.search(best) else ""


def unlike(text: str, other: str) -> str:
    """The pieces of a clause that the other has not, as far as they are short; its beginning where they are not."""
    text = _STOP.split(_NUMBERED.sub("", text), maxsplit=1)[0]
    pieces = [piece for piece in _PIECE.findall(text) if piece.strip("，；。：") not in other]
    kept = ""
    for piece in pieces:
        if piece in text and len(kept) + len(piece) <= _QUOTE:
            joined = kept + piece
            if joined not in text:
                break
            kept = joined
    return kept.rstrip("，；：") or beginning(text)
