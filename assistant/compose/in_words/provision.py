"""The provision that comes nearest to a question in everyday words, where no way to answer finds anything."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.in_words.clauses import MUST, TIMES
from assistant.compose.in_words.clauses.choosing import narrowly
from assistant.compose.in_words.clauses.figure import AMOUNT
from assistant.compose.in_words.clauses.quoting import quotations
from assistant.compose.in_words.clauses.spans import SHORT, Span, inside, joined, to_the_stop
from assistant.compose.in_words.hedge import noted
from assistant.compose.refused import refusal
from assistant.gather.aspects import asked, told
from assistant.gather.in_words.asked_parts import quoted_terms
from assistant.gather.in_words.provisions import Provisions, provisions, telling
from assistant.gather.in_words.sentences import Sentence
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.speech import names_thing
from assistant.records import Draft, Query, Status
from index.canonical import canonical
from index.library import Library
from prompts import say

_NAMED, _PLACED, _ANYWHERE = 0.42, 0.5, 0.6
"""The share of the question that a sentence must have: in a document named, in those of a place, in the whole library."""
_OWN = 0.3
"""… and the share that must stand in its own words."""
_APART = 0.08
"""A sentence of less than `_CLEAR` must stand out from those of other passages by so much."""
_CLEAR = 0.6
_WHOLE = 0.72
_FURTHER, _MORE = 0.2, 0.75
"""A further sentence of the document answers another part of the question: it has so much of it that the best one lacks, and weighs so much of it."""
_COUNTED = re.compile(r"几(?:个)?(?P<unit>[一-鿿])(?<![个乎何率类点])")
_FIGURE, _ALSO = r"[\d一二三四五六七八九十两百千万亿半]", {"块": "元|块", "天": "天|日|工作日", "日": "天|日|工作日", "号": "日|月", "钱": "元", "岁": "周?岁", "人": "人|名", "位": "人|名|位", "家": "家|户", "户": "家|户"}
_NEARLY = 0.85
"""A sentence that tells the kind of thing asked for goes before the best where it weighs so much of that."""
_TELLING = 6.0
"""Words of less weight together (主要任务) find a sentence of anything."""
_TOLD = 2
_BOUNDS = frozenset({"highest", "lowest"})
"""At most, at least: a provision may say so."""
_OTHERWISE = frozenset({"document", "summary", "trend", "why"})
"""Kinds of questions that other ways answer or refuse better."""


def compose(query: Query, library: Library) -> Draft | None:
    """The nearest provision with what stands by it, None where none has enough of the question or tells what it asks for."""
    if (AMOUNT.search(query.text) and query.unit not in TIMES) or not _in_words(query):
        return None  # a sum that nothing tells is not told by what stands near it
    words = telling(query, library)
    found = provisions(query, words, library) if sum(word.weight for word in words) >= _TELLING else None
    if found is None or not found.sentences:
        return None
    found = replace(found, sentences=_telling_first(found.sentences, query))
    best = found.sentences[0]
    text, own = _share(best, found, library), found.share(best.text)
    least = _NAMED if found.named else _PLACED if documents_for(query, library) is not None else _ANYWHERE
    if any(canonical(term) not in canonical(best.text) for term in quoted_terms(query)):
        return None
    if text < least or own < _OWN or (text < _CLEAR and not _stands_out(found.sentences)):
        return None
    made = refusal.untimely(refusal.untold(quotations(_spans(found, library), library), query, library), query, library)
    if made is None or made.status == Status.REFUSED or not _tells(made, query):
        return None
    lacking = [word.text for word in found.lacking(" ".join(" ".join((library.cards[one.document].title, *one.path, one.quote)) for one in made.citations))
               if names_thing(word.text)][:_TOLD]
    return noted(made, say("clauses.lacking", words="、".join(f"“{word}”" for word in lacking))) if text < _WHOLE and lacking else made


def _in_words(query: Query) -> bool:
    """Whether a question of its own asks for words, not for figures worked out or rows compared."""
    alone = len(query.dialogue) < 2 and not query.leans
    return alone and query.operations <= _BOUNDS and not query.kinds & _OTHERWISE and len(query.documents) < 3 and not query.unknown_regions


def _telling_first(sentences: tuple[Sentence, ...], query: Query) -> tuple[Sentence, ...]:
    """The sentences, before the others one near the best that tells what the question cannot be answered without (by whom, until when), where the best does not."""
    must = asked(query.text) & MUST
    telling_it = [one for one in sentences if one.weight >= _NEARLY * sentences[0].weight and told(must, one.text)] if must else []
    return sentences if not telling_it or told(must, sentences[0].text) else (telling_it[0], *(one for one in sentences if one != telling_it[0]))


def _tells(draft: Draft, query: Query) -> bool:
    """Whether the quotations tell one of the things that a question cannot be answered without (until when, who, where), if it asks for any."""
    must, counted = asked(query.text) & MUST, _COUNTED.search(query.text)
    if counted is not None and not any(re.search(f"{_FIGURE}个?(?:{_ALSO.get(counted['unit'], counted['unit'])})", one.quote) for one in draft.citations):
        return False  # how many of a thing there are is told by a figure with its measure
    return not must or any(told(must, one.quote) for one in draft.citations)


def _share(sentence: Sentence, found: Provisions, library: Library) -> float:
    passage = sentence.passage
    return found.share(sentence.text, library.cards[passage.document].title, " ".join(passage.path[-2:]), passage.text)


def _stands_out(sentences: Sequence[Sentence]) -> bool:
    """Whether the first sentence weighs clearly more than any of another passage."""
    best = sentences[0]
    other = next((one for one in sentences if (one.passage.document, one.passage.number) != (best.passage.document, best.passage.number)), None)
    return other is None or best.weight - other.weight >= _APART


def _spans(found: Provisions, library: Library) -> list[Span]:
    """The best sentence with those near it, the list that it opens, and what answers another part of the question."""
    best = found.sentences[0]
    spans = narrowly(found.sentences, found.words, library, SHORT)
    total = sum(word.weight for word in found.words)
    lacking = found.lacking(best.text)
    for one in found.sentences[1:8]:
        if one.passage.document != best.passage.document or one.weight < _MORE * best.weight:
            continue
        if any(inside((one.passage, one.start, one.end), span) for span in spans):
            continue
        left = {word.text for word in found.lacking(one.text)}
        if sum(word.weight for word in lacking if word.text not in left) >= _FURTHER * total:
            spans.append((one.passage, one.start, one.end))
            break
    return joined([_whole(span) for span in spans], library)


def _whole(span: Span) -> Span:
    """The span with the rest of the sentence that it is a part of (…的，…；…的，…。), unless that is too long to be quoted."""
    passage, start, _ = span
    before = passage.text[: start - passage.start]
    begin = max(before.rfind("。"), before.rfind("\n"), before.rfind("：")) + 1
    _, _, stop = to_the_stop(span)
    return (passage, passage.start + begin, stop) if stop - passage.start - begin <= SHORT else span
