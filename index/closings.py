"""Lines with which a document closes: the signing organs, the date, the imprint (抄送, 印发)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DATE = re.compile(
    r"^[（(]?[\d〇○零一二三四五六七八九十\s]{2,8}年[\d一二三四五六七八九十\s]{1,4}月(?:[\d一二三四五六七八九十\s]{1,4}日)?[)）]?$"
)
_SIGN_OFF = re.compile(
    r"^（?此件.{2,12}）?$|^抄送[:：]|^[^，。：]{2,40}(?:办公厅|办公室|政府|委员会|厅|局|部|委|院|会|银行|海关|中心)$"
)
_IMPRINT = re.compile(r"^(?:信息)?公开(?:方式|属性|类别|范围)[:：]|^抄送[:：]|^[^，。；]{4,60}\d{4}年\d{1,2}月\d{1,2}日印发$")
_BELOW_SIGNATURE = re.compile(rf"{_DATE.pattern}|^[（(](?:此件|本文|信息公开|主动公开)")


def ends_with(words: str) -> bool:
    """Whether `words` are a line of the signature: an organ or the date below it."""
    return bool(_SIGN_OFF.match(words) or _DATE.match(words))


def stands_below_signature(words: str) -> bool:
    """Whether `words` are the date or a note below it (“（此件公开发布）”), after which the title of an attachment may stand."""
    return bool(_BELOW_SIGNATURE.match(words))


def signs_off(words: str, after: Iterable[str], numbered: bool) -> bool:
    """Whether the line `words`, `numbered` or not, closes the text: an imprint, or the signing organ(s) above a date (the next lines are `after`)."""
    if _IMPRINT.match(words):
        return True
    if numbered or not _SIGN_OFF.match(words):
        return False
    for one in after:
        if _DATE.match(one):
            return True
        if not _SIGN_OFF.match(one):
            return False
    return False
