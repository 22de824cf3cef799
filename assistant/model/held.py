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
from assistant.model.marks import MARK, marks_in
from assistant.model.sentences import HAN, Sentence, names_only, sentences, shortened, squeezed, vocabulary
from index.words import segment
from prompts import say

_QUOTED = re.compile(r"“([^“”]*(?:“[^“”]*”[^“”]*)*)”")
_YEAR = re.compile(r"((?:19|20)\d\d年)([\u3400-\u9fff]{4})")
"""A year and the words that it stands before."""
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
    if moved := list(dict.fromkeys(_other_year(bare, context))):
        yield say("model_wording.fault.words", words="、".join(moved), sentence=short)
    yield from clauses(sentence, made, short)
    yield from company(sentence, made, short)


def misquoted(text: str, made: Marked) -> Iterator[str]:
    """Quotations of a reply, whatever sentences they run over, that are not word for word in what their line cites."""
    for line in names_only(text).split("\n"):
        context = _filled("\n".join(made.context(mark) for mark in marks_in(line) if mark in made.fills), made)
        for quote in _QUOTED.findall(line):
            if _filled(quote, made) not in context and _filled(quote, made) not in _filled("\n".join(made.headings), made):
                yield say("model_wording.fault.quote", words=shortened(MARK.sub("…", quote)))


def _filled(text: str, made: Marked) -> str:
    """A text with its figures, without blanks and other marks."""
    return squeezed(MARK.sub(lambda match: made.fills.get(match[1], "") if match[1].startswith("T") else "", text))


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
            single = len(word) == 1
            pair = said[at : at + 2].rstrip(_STOPS) if single else word
            at += len(word)
            if single and word not in vocabulary().turns:
                continue
            places = _places(pair, known)
            if (single and not places) or (places and all(_negated(known, one) for one in places) and not all(_negated(said, one) for one in _places(pair, said))):
                yield pair


def _other_year(bare: str, context: str) -> Iterator[str]:
    """Years before words that the context has only with another year before them (2025年江苏省政府工作报告)."""
    known = squeezed(MARK.sub("\0", context))
    for match in _YEAR.finditer(squeezed(bare)):
        told = {one[1] for one in _YEAR.finditer(known) if one[2] == match[2]}
        if told and match[1] not in told:
            yield match[1] + match[2]


def _negated(text: str, at: int) -> bool:
    """Whether the word at a place is negated: by the sign before it, or the one before that (不得…, 没有…)."""
    return text[max(0, at - 1) : at] in _NOT_ONE or (text[max(0, at - 2) : at][:1] in _NOT_ONE and text[at - 1] in _MODAL)


def _places(word: str, text: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(word), text)]
