"""The language of a question: simplified Chinese, traditional Chinese or English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from assistant.understand.traditional import signs
from index.data_files import read_data
from prompts import Language

_NAMED = re.compile(r"“[^”]*”|\"[^\"]*\"|《[^》]*》|「[^」]*」|〔[^〕]*〕[\d号號]*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*[a-z][A-Za-z'’-]*|\b[AaI]\b")
_LEAST = 2
"""So many traditional signs at least make a question traditional: one may belong to a name."""
_ASKED = re.compile(r"多少|[什甚]么|[什甚]麼|哪|[吗嗎呢]|怎|几[个家项]|如何|是否|谁|誰|能不能|吧[？?]|[的是]")
"""Chinese words of asking and joining: with one of them a question is Chinese however many English names it has."""


def language(question: str, history: Sequence[str] = ()) -> Language:
    """The language of a question; what tells none by itself ("2030年呢") goes on in that of the latest earlier question that does."""
    for text in (question, *reversed(history)):
        found = _own(text)
        if found is not None:
            return found
    return "zh-Hans"


def _own(text: str) -> Language | None:
    """The language that the signs of a text tell, None where they are those of any."""
    bare = _NAMED.sub(" ", text)
    if _is_english(bare):
        return "en"
    if not _HAN.search(bare):
        return None
    traditional, simplified = signs(bare)
    if traditional >= _LEAST and traditional > simplified:
        return "zh-Hant"
    return "zh-Hans" if simplified else None


def _is_english(bare: str) -> bool:
    """Whether English words make the sentence; Chinese names may stand in it."""
    words = _WORD.findall(bare)
    function = sum(word.lower() in _function_words() for word in words)
    if not _HAN.search(bare):
        return function > 0 or len(words) >= _LEAST
    return function >= _LEAST and not _ASKED.search(bare)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(read_data(Path(__file__).with_suffix(".yaml"))["function_words"].split())
