"""A question in normal form: half-width, no stray blanks, years with their 年, the library's spelling where sounds agree."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from assistant.understand.manners import bare
from assistant.understand.rewording import reworded, rewordings
from assistant.understand.signs import plain_signs, without_arrows, without_odd_blanks
from assistant.understand.terms_asked import marked
from assistant.understand.traditional import simplified
from assistant.understand.word_order import in_order
from assistant.vocabulary import vocabulary

_CONTROL = re.compile(r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
_DOTS = re.compile(r"[.。]{2,}")
_AFTER_BRACKET = re.compile(r"(?<=？[（(])([^（）()]+[）)])[？。]+$")
"""A mark after a remark in brackets that comes after the question (…多少？（不是产值）？)."""
_THOUSANDS = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
_BLANK = re.compile(r"\s+")
_PARTICLES = re.compile(r"(?:来着|[啊呀哈哦噢嘛哟啦喽])+(?=[？。！~，]*$)")
"""What a question ends with without being another for it."""
_ROUNDS = 6
"""One rewording may make room for another; so many rounds at most."""


@lru_cache(maxsize=1024)
def normal(text: str) -> str:
    """The question as the rest of the program reads it, which stays as it is when made normal again. Chinese punctuation stays; Latin
    letters are upper case."""
    for _ in range(_ROUNDS):
        before, text = text, _reworded(text)
        if before == text:
            break
    return text


def _reworded(text: str) -> str:
    steps = rewordings(Path(__file__).with_suffix(".yaml"))
    text = simplified(without_arrows(plain_signs(bare(reworded(without_odd_blanks(_CONTROL.sub("", text)), steps["years"])))))
    text = _THOUSANDS.sub("", _AFTER_BRACKET.sub(r"\1", _DOTS.sub("，", text)))
    text = _PARTICLES.sub("", _BLANK.sub(" ", text).strip().upper())
    text = _respelled().sub(lambda m: vocabulary().respelled[m.group()], text)
    return marked(in_order(reworded(text, steps["normal"])))


@cache
def _respelled() -> re.Pattern[str]:
    return re.compile("|".join(sorted(vocabulary().respelled, key=len, reverse=True)))
