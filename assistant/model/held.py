"""A model's sentences held to the marks in them: their words stand in what is marked, nothing is turned round, no figure is written out.

Works on a reply before its marks are filled in. It is strict on purpose: what it cannot see to be right is sent back, and the composed
answer stands in the end. What a figure is told of is looked at in `company.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.check.figures import figures
from assistant.check.reading import mask
from assistant.model.clauses import clauses
from assistant.model.company import company
from assistant.model.covered import strange_words
from assistant.model.marked import Marked
from assistant.model.marks import MARK
from assistant.model.sentences import HAN, Sentence, sentences, shortened, squeezed, vocabulary
from index.words import segment
from prompts import say

_AROUND = 2
"""So many signs round a number in words make it part of a name or phrase (新型工业强区五年计划), which may be repeated."""
_STOPS = "，。；、：\0"
_NOT_ONE = frozenset("不未无没非禁勿莫否免")
_MODAL = frozenset("得能会予准许再可应宜必有被止曾是按")


def faults(sentence: Sentence, made: Marked) -> Iterator[str]:
    """What is wrong with one sentence; nothing is with those of the draft itself."""
    if squeezed(sentence.text) in _drafted(made.text):
        return
    short = shortened(sentence.text)
    bare = MARK.sub("\0", sentence.text)
    own = [mark for mark in (*sentence.marks, *sentence.later) if mark in made.fills]
    context = "\n".join(made.context(mark) for mark in own) if own else "\n".join(made.headings)
    if not own and any(strange_words(bare, "")) and squeezed(MARK.sub("", bare.replace("\0", ""))) not in squeezed(MARK.sub("", context)):
        yield say("model_wording.fault.bare", sentence=short)
        return
    for figure in figures(mask(bare.replace("*", "\0"))):
        printed = bare[figure.start : figure.end]
        around = bare[max(0, figure.start - _AROUND) : figure.end + _AROUND]
        if not (figure.spelled and around in MARK.sub("\0", context)):
            yield say("model_wording.fault.figure", figure=printed)
    strange = list(dict.fromkeys(strange_words(bare, context)))
    if strange:
        yield say("model_wording.fault.words", words="、".join(strange), sentence=short)
    turned = list(dict.fromkeys(_turned(bare, context)))
    if turned:
        yield say("model_wording.fault.negation", words="、".join(turned), sentence=short)
    yield from clauses(sentence, made, short)
    yield from company(sentence, made, short)


@lru_cache(maxsize=64)
def _drafted(text: str) -> frozenset[str]:
    """The sentences of a draft in marks."""
    return frozenset(squeezed(one.text) for one in sentences(text))


def _turned(bare: str, context: str) -> Iterator[str]:
    """Signs of negation and direction that the context does not have before the same sign, and words that it has only negated."""
    known, said = squeezed(MARK.sub("\0", context)), squeezed(bare)
    for run in HAN.finditer(said):
        at = run.start()
        for word in segment(run[0]):
            at += len(word)
            pair = (word + said[at : at + 1]).rstrip(_STOPS)
            if word in vocabulary().turns and pair not in known:
                yield pair
    for run in HAN.findall(said):
        for word in segment(run):
            places = _places(word, known) if len(word) > 1 else []
            if places and all(_negated(known, at) for at in places) and not all(_negated(said, at) for at in _places(word, said)):
                yield word


def _negated(text: str, at: int) -> bool:
    """Whether the word at a place is negated: by the sign before it, or the one before that (不得…, 没有…)."""
    return text[max(0, at - 1) : at] in _NOT_ONE or (text[max(0, at - 2) : at][:1] in _NOT_ONE and text[at - 1] in _MODAL)


def _places(word: str, text: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(word), text)]
