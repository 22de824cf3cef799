"""The clauses of a sentence: each tells what one sentence of its sources tells, of the year that it tells it of, with its condition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.covered import strange_words
from assistant.model.marked import Marked
from assistant.model.marks import MARK, marks_in
from assistant.model.sentences import Sentence, content, shortened, squeezed, vocabulary
from prompts import say

_CLAUSE = re.compile(r"[，；：]")
_FULL = re.compile(r"[。；\n\t]")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CONDITION = re.compile(r"(?:对|凡|如|若|经|未|除|符合|当|满足|已|在).{2,}|.{3,}(?:的|前提下|情况下|条件下|以上的|之日起)")
_TOLD, _UNTOLD = 0.6, 0.5
_SHORTEST = 12


def clauses(sentence: Sentence, made: Marked, short: str) -> Iterator[str]:
    """What is wrong with the clauses of a sentence. `short` names the sentence."""
    sources = sorted({
        source for mark in (*sentence.marks, *sentence.later) for source in _FULL.split(made.context(mark)) if source.strip()
    })  # fmt: skip
    if sources:
        yield from _mixed(sentence, sources, made, short)
        yield from _conditions(sentence, [source for source in sources if len(source) > _SHORTEST], short)


def _mixed(sentence: Sentence, sources: list[str], made: Marked, short: str) -> Iterator[str]:
    """Clauses up to one citation put together from several sentences, or told of another year. Those with a figure are looked at with it."""
    around = "\n".join((*made.headings, *made.names.values()))
    years: set[str] = set()
    shared = set(sources)
    for clause in _CLAUSE.split(sentence.text):
        named = set(YEAR.findall(clause))
        years = named or years
        if any(mark.startswith("T") for mark in marks_in(clause)):
            continue
        cites = any(mark.startswith("P") for mark in marks_in(clause))
        bare = MARK.sub("\0", clause)
        if not any(strange_words(bare, around)):
            continue
        own = [source for source in sources if not any(strange_words(bare, f"{source}\n{around}"))]
        shared &= set(own)
        if not shared:
            yield say("model_wording.fault.mixed", words=shortened(MARK.sub("", clause)), sentence=short)
        elif years and not any(years <= told or not told for told in (set(YEAR.findall(source)) for source in own)):
            yield say("model_wording.fault.limit", words="、".join(sorted(set(YEAR.findall(own[0])))), sentence=short)
        shared = set(sources) if cites or not shared else shared


def _conditions(sentence: Sentence, sources: list[str], short: str) -> Iterator[str]:
    """Where a sentence tells a clause of its source in the words of it, it tells the words that limit it, and the condition before it."""
    said = content(sentence.text)
    if not said or not sources:
        return
    source = max(sources, key=lambda one: len(said & content(one)))
    left_out = ""
    for clause in re.split(r"[，：]", squeezed(MARK.sub("", source))):
        words = content(clause)
        told = len(words & said) / (len(words) or 1)
        if _CONDITION.fullmatch(clause) and told < _UNTOLD:
            left_out = clause
        elif told >= _TOLD and len(words) > 1:
            lost = [word for word in vocabulary().limits if word in clause and word not in sentence.text] + [left_out] * bool(left_out)
            if lost:
                yield say("model_wording.fault.limit", words=shortened(lost[-1]), sentence=short)
                return
            left_out = ""
