"""What is done that a figure is asked of (公示几天, 审核要几天, 隔多久评一次): the verb beside the question word, as documents word it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from assistant.gather.wording import Word
from index.data_files import read_data

_ASKED = re.compile(r"多[久长]|多少|几(?![乎率何字])|百分之|什么时候|何时|哪一?[天年月日]")
_BETWEEN = re.compile(r"(?:[了过得满够到成完下要能可会应该需须给是为有的]|最[多少长短高低晚早迟大小]|至[多少]|可以|一共|总共|期限|时间|时限|下来|个?工作日|[个一天日年月次回分岁倍折钱元块周内里才]|小时|多少|每隔?|隔)*")
"""What may stand between a verb and the question word, or behind that before the verb."""
_DONE = re.compile(r"[完好掉到出齐]|下来|一[次回遍轮分]|(?=[，。？]|$)")
"""Behind the question word the verb says what is done by then."""


def acts_of(text: str, words: Sequence[Word]) -> tuple[re.Pattern[str], ...]:
    """How documents word what is done, where a part of a question asks a figure of it; () where it names no act beside the question word."""
    asked = _ASKED.search(text)
    if asked is None:
        return ()
    named = tuple(re.compile("|".join(map(re.escape, (word.text, *word.others)))) for word in words if _beside(text, word.text, asked.start()))
    said = dict.fromkeys(verb for verb in _acts() if _single(text, verb, asked))
    return (*named, *(_acts()[verb] for verb in said))


def _beside(text: str, word: str, place: int) -> bool:
    """Whether a word stands before the question word with nothing that says anything between."""
    start = text.rfind(word, 0, place)
    return start >= 0 and _BETWEEN.fullmatch(text, start + len(word), place) is not None


def _single(text: str, verb: str, asked: re.Match[str]) -> bool:
    """Whether a verb stands beside the question word, before it or, with what says that it is done, behind it."""
    if _beside(text, verb, asked.start()):
        return True
    behind = _BETWEEN.match(text, asked.end())
    return behind is not None and text.startswith(verb, behind.end()) and _DONE.match(text, behind.end() + len(verb)) is not None


@cache
def _acts() -> dict[str, re.Pattern[str]]:
    return {verb: re.compile(told) for verb, told in read_data(Path(__file__).with_suffix(".yaml")).items()}
