"""Signs as Chinese writing has them: half-width letters and digits, Chinese punctuation."""

from __future__ import annotations

import unicodedata

_PUNCTUATION = str.maketrans({"?": "？", "!": "！", ";": "；", ":": "：", ",": "，", "(": "（", ")": "）"})
_ARROWS = str.maketrans({"→": "，", "⇒": "，"})


def plain_signs(text: str) -> str:
    """The text with letters and digits half-width and its punctuation Chinese; arrows stay."""
    return unicodedata.normalize("NFKC", text).translate(_PUNCTUATION)


def without_arrows(text: str) -> str:
    """The text with commas for arrows."""
    return text.translate(_ARROWS)
