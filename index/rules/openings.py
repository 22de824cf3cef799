"""Words with which a sentence opens and that hold for all its parts: the time in which something is done, whom all of it is for."""

from __future__ import annotations

import re

from index.rules.words import alternation

DAY = r"20\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?"
_REMARK = r"(?:[(（][^()（）]{0,14}[)）])?"
_SPAN = rf"{DAY}{_REMARK}(?:至|到|—|－|-|~|～)(?:20\d\d年)?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?{_REMARK}(?:期间|之?间|止|内)?"
_SIDE = rf"{DAY}{_REMARK}(?:期间|起|以?后|之后|以来|底?以?前|之前){_REMARK}"
WINDOW = re.compile(rf"(?:对于?|在|自|于|从|凡)?(?P<window>{_SPAN}|{_SIDE})")
HEADED = re.compile(rf"(?:对于?|凡)?[^，。；的\d]{{0,16}}?(?P<window>{_SPAN}|{_SIDE})(?P<does>[一-鿿]{{2}})")
"""A time right before what is done in it ("2023年底前获得…的")."""
WHOM = re.compile(rf"(?:(?:对|凡)[^，。；]*|[^，。；]*的[^，。；的]*){alternation('subject')}$")
"""An opening that says who is meant, before the words that tell one grant from the next ("对本区注册的企业，获得…的")."""


def opens(words: str) -> bool:
    """Whether a clause opens a sentence for all its parts."""
    return WINDOW.fullmatch(words) is not None or WHOM.match(words) is not None
