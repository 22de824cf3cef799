"""Telegraphic notes (绿色工厂 22/27 =?家, A vs B, 达标否) written out as the questions they stand for."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.understand.rewording import expression, reworded, rewordings
from assistant.understand.signs import plain_signs

_WORDS = Path(__file__).with_suffix(".yaml")
_HAN = "\u4e00-\u9fff"
_BLANK = re.compile(rf"(?<=[{_HAN}%）)》”])\s+(?=[{_HAN}\dA-Za-z（(《“])|(?<=[\dA-Za-z])\s+(?=[{_HAN}（(《“])")
_SPACED = re.compile(rf"(?<=[{_HAN}\d％%）”]) +[，、：；]|(?<=[{_HAN}]) +(?:[是的和与及共各较比按在为]|哪(?: +\S)?) +(?=[{_HAN}\d])")
"""Blanks before inner marks and around small words are typed between the words of a whole question."""
_BEFORE_MARK = re.compile(r" +(?=[，、：；。？])|(?<=[，、：；。？]) +")
_LONGEST = 80
"""A note of bare words is no longer than so many signs."""
_SPOKEN = re.compile(r"[吗呢吧啊呀嘛]|(?<!申)请|麻烦|[，。；][^，。；]{12,}[，。；]")
"""What nobody writes in a note of bare words, nor with a year in two digits."""

_AND = re.compile(rf"(?<=[{_HAN}）)])\s*[+＋]\s*(?=[{_HAN}（(“]|[A-Za-z]+\d?[{_HAN}])")
_HOW_MANY = re.compile(r"[几](?P<unit>[家个户座项条台亩人名])")
_SUM = re.compile("合计|总和|之和|一共|加起来|总共|拢共|相加")


def written_out(text: str) -> str:
    """A note, blanks and marks and all, as a question; any other text as it is."""
    typed, text = text, plain_signs(text)
    if _SPACED.search(text):
        typed = text = _BLANK.sub("", _BEFORE_MARK.sub("", text))
    spoken = _SPOKEN.search(text) is not None
    if not expression(_WORDS, "SIGN").search(text) and (spoken or len(text) > _LONGEST or not _BLANK.search(text)):
        return typed
    steps = rewordings(_WORDS)
    text = reworded(text, steps["asked"])
    text = reworded(text if spoken else reworded(text, steps["shortened"]), steps["joined"])
    if counted := _HOW_MANY.search(text):
        text = expression(_WORDS, "NOW").sub(rf"现有\g<number>{counted['unit']}", text)
    return _BLANK.sub("，", _summed(text))


def _summed(text: str) -> str:
    """The note with its plus signs as words: several make a sum, where nothing else says so, one joins two things asked for."""
    several = len(_AND.findall(text)) > 1
    text = _AND.sub("、", text)
    return re.sub("(?:是)?多少", "合计多少", text, count=1) if several and not _SUM.search(text) else text
