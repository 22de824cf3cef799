"""Signs as Chinese writing has them: half-width letters and digits, Chinese punctuation."""

from __future__ import annotations

import re
import unicodedata

_PUNCTUATION = str.maketrans({"?": "？", "!": "！", ";": "；", ":": "：", ",": "，", "(": "（", ")": "）", "「": "“", "」": "”", "『": "“", "』": "”"})
_SPACE = re.compile(r"[ \t\u3000]")
_STRAY = re.compile(r"(?<!\S)[\u4e00-\u9fff](?!\S)|(?<=\S)[ \t\u3000]+(?=[”」》）〕、？，])|[的和与及对从把被在比按](?=[ \t\u3000])|(?<=[ \t\u3000])的")
"""A sign alone between blanks, a blank before a closing mark, or behind a word that goes on: such blanks separate no words."""
_BLANK = re.compile(r"(?<=[^\sA-Za-z\d])[ \t\u3000]+(?=[^\sA-Za-z])|(?<=[\dA-Za-z])[ \t\u3000]+(?=[^\sA-Za-z\d])")
_ODD = 2
"""So many stray blanks show that a scan or a careless hand put all of them there (共有 几 项 机 制)."""
_ARROWS = str.maketrans({"→": "，", "⇒": "，"})


def plain_signs(text: str) -> str:
    """The text with letters and digits half-width and its punctuation Chinese; arrows stay."""
    return unicodedata.normalize("NFKC", text).translate(_PUNCTUATION)


def without_odd_blanks(text: str) -> str:
    """The text without its blanks, but for those between figures or letters, where some of them separate no words."""
    return _BLANK.sub("", text) if _SPACE.search(text) and len(_STRAY.findall(text)) >= _ODD else text


def without_arrows(text: str) -> str:
    """The text with commas for arrows."""
    return text.translate(_ARROWS)
