"""Traditional Chinese signs put as the simplified ones that the documents are written in: 規劃 → 规划.

The pairs in `traditional.txt` are those of OpenCC (TSCharacters, and the forms of Hong Kong and Taiwan; Apache License 2.0), of each sign the usual reading, without signs
that simplified texts use as well (乾, 著).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PAIRS = Path(__file__).with_suffix(".txt")


def simplified(text: str) -> str:
    """`text` with its traditional signs simplified, sign by sign: its length stays."""
    return text.translate(_table())


def signs(text: str) -> tuple[int, int]:
    """How many signs of `text` only traditional writing has, and how many only simplified writing has."""
    table, simple = _table(), _simple()
    return sum(ord(sign) in table for sign in text), sum(sign in simple for sign in text)


@cache
def _table() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in _PAIRS.read_text(encoding="utf-8").split()}


@cache
def _simple() -> frozenset[str]:
    return frozenset(_table().values())
