"""What is done that a figure is asked of (公示几天, 审核要几天, 隔多久评一次): the verb beside the question word, as documents word it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.gather.wording import Word
from index.data_files import read_data

_ASKED = re.compile(r"多[久长]|多少|几(?![乎率何字])|百分之|什么时候|何时|哪一?[天年月日]")
_BETWEEN = re.compile(r"(?:[了过得满够到成完下要能可会应该需须给是为有的]|最[多少长短高低晚早迟大小]|至[多少]|可以|不[用能再得会]|以[上下内外前后]|一共|总共|期限|时间|时限|下来|个?工作日|[个一天日年月次回分岁倍折钱元块周内里才]|小时|多少|每隔?|隔)*")
"""What may stand between a verb and the question word, or behind that before the verb."""
_NOT_DONE = re.compile(r"(?:无需|无须|不再?|未|没有?|免|不予|不用)(?:再|经|进行)?$")
_DENIES = re.compile(r"不(?!低于|少于|超过|得超过|能超过)|没|免|无需|无须")
_COMPLETED = re.compile(r"[完好掉到满够成]|[下出起]来")
_MAKES = "弄搞做拿整"
"""Verbs of one sign for any doing."""


@dataclass(frozen=True, slots=True)
class Act:
    """What is done: as it is `said`, as documents tell it, whether the question denies it (几岁以下不用交), and whether it surely is a verb, not
    only a word that stands beside the question word."""

    said: str
    told: re.Pattern[str]
    denied: bool
    verb: bool = True

    def done(self, text: str) -> bool:
        """Whether a text tells that it is done, or that it is not where the question denies it."""
        return any(self.denied or not _NOT_DONE.search(text[: found.start()]) for found in self.told.finditer(text))


def acts_of(text: str, words: Sequence[Word]) -> tuple[Act, ...]:
    """What is done, where a part of a question asks a figure of it; () where it names no act beside the question word."""
    asked = _ASKED.search(text)
    if asked is None:
        return ()
    denied = _DENIES.search(text) is not None
    named = {word.text: _acts().get(word.text) or re.compile("|".join(map(re.escape, (word.text, *word.others)))) for word in words if _beside(text, word.text, asked.start())}
    said = {verb: told for verb, told in _acts().items() if verb not in named and _single(text, verb, asked)}
    return tuple(Act(verb, told, denied, verb in _acts()) for verb, told in {**named, **said}.items())


def _beside(text: str, word: str, place: int) -> bool:
    """Whether a word stands before the question word with nothing that says anything between."""
    start = text.rfind(word, 0, place)
    return start >= 0 and _BETWEEN.fullmatch(text, start + len(word), place) is not None


def _single(text: str, verb: str, asked: re.Match[str]) -> bool:
    """Whether a verb stands beside the question word, before it or behind it."""
    behind = _BETWEEN.match(text, asked.end())
    return _beside(text, verb, asked.start()) or (behind is not None and 0 <= text.find(verb, asked.end()) <= behind.end())


def only_done(word: str) -> bool:
    """Whether a word is no more than a verb of one sign with what says that it is done (办好, 审完): it names nothing that a clause is about."""
    return len(word) > 1 and (word[0] in _acts() or word[0] in _MAKES) and _COMPLETED.fullmatch(word, 1) is not None


@cache
def _acts() -> dict[str, re.Pattern[str]]:
    tree = read_data(Path(__file__).with_suffix(".yaml"))
    return {verb: re.compile(told) for verbs, told in tree.items() for verb in verbs.split()}
