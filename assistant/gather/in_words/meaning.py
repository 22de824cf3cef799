"""How a text explains a term: it says what it is, what it stands for in brackets, or gives it as the short name of something."""

from __future__ import annotations

import re
from functools import lru_cache

_SAYS_WHAT = r"[”）)》]*(?:主要|就|只|仅|实质|，)?(?:是指|指的?是|指(?![标导挥数])|是(?!否)|即|并不|并非|不意味|不是)"
_IN_BRACKETS = r"[”》][\u4e00-\u9fff]{0,8}[（(](?!责任|牵头|配合|见|详)"
"""What a name in quotation marks stands for may be said in brackets: “1524”智慧园区体系（1个平台、5个大脑…）."""
_IN_SHORT = r"(?:简称|统称|合称|称为|称作|叫做)[:：]?[“《]?"
_NUMBERS = frozenset("二三四五六七八九十")
_PARTS = r"(?:[^，。；、“”\s]{2,8}、)+[^，。；、“”\s]{2,8}"
"""What a name of several things is made of may stand before it: 增品种、提品质、创品牌“三品行动”."""


@lru_cache(maxsize=64)
def explains(term: str) -> re.Pattern[str]:
    """The pattern of a text that explains the term."""
    name = re.escape(term)
    parts = rf"{_PARTS}[“《]{name}|{_as_many(term)}" if term[:1] in _NUMBERS else ""
    return re.compile(rf"{parts}{name}(?:{_SAYS_WHAT}|{_IN_BRACKETS})|{_IN_SHORT}{name}")


def _as_many(term: str) -> str:
    """A text that tells as many titles as a name counts behind it: “两证合一”改革，将《甲》《乙》…."""
    return rf"{re.escape(term)}[^。]{{0,60}}?(?:《[^》]{{2,30}}》[、和]?){{{'二三四五六七八九十'.index(term[0]) + 2},}}|"
