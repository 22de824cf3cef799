"""The provision that comes nearest to a question in everyday words: in place of a refusal, or of quotations beside the question."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose import refusal
from assistant.compose.clauses import MUST, TIMES
from assistant.compose.clauses.choosing import narrowly
from assistant.compose.clauses.figure import AMOUNT
from assistant.compose.clauses.quoting import quotations
from assistant.compose.clauses.spans import SHORT, Span, inside, joined, to_the_stop
from assistant.compose.hedge import noted
from assistant.gather.aspects import asked, told
from assistant.gather.in_force import documents_for
from assistant.gather.provisions import Provisions, provisions, telling
from assistant.gather.sentences import Sentence, quoted_terms
from assistant.gather.speech import names_thing
from assistant.gather.wording import Text, share
from assistant.records import Draft, Query, Reason, Status
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
_BESIDE, _BESIDE_RULE = 0.17, 0.25
"""Quotations that have so much less of the question than another sentence are beside it; more is asked where a rule of support answers."""
_WHOLE = 0.72
_FURTHER, _MORE = 0.2, 0.75
"""A further sentence of the document answers another part of the question: it has so much of it that the best one lacks, and weighs so much of it."""
_ENOUGH = 0.8
"""Quotations that have so much of the question are not beside it."""
_BROAD = 3
"""A draft of more quotations answers broadly."""
_TOLD = 2
_BOUNDS = frozenset({"highest", "lowest"})
"""At most, at least: a provision may say so."""
_OTHERWISE = frozenset({"responsibility", "document", "summary", "trend", "why"})
"""Kinds of questions that other ways answer or refuse better."""


def held(draft: Draft, query: Query, library: Library) -> Draft:
    """The draft; the nearest provision instead where it refuses as not found, or quotes what has much less of the question."""
    refused = draft.status == Status.REFUSED
    if refused and AMOUNT.search(query.text) and query.unit not in TIMES:
        return draft  # a sum that nothing tells is not told by what stands near it
    if not _in_words(query) or (refused and draft.reason != Reason.NOT_FOUND) or (not refused and not _only_quotes(draft)):
        return draft
    words = telling(query, library)
    if not words or (not refused and share(words, Text.of(" ".join(one.quote for one in draft.citations)))[0] >= _ENOUGH):
        return draft
    found = provisions(query, words, library)
    if not found.sentences:
        return draft
    best = found.sentences[0]
    text, own = _share(best, found, library), found.share(best.text)
    least = _NAMED if found.named else _PLACED if documents_for(query, library) is not None else _ANYWHERE
    if any(canonical(term) not in canonical(best.text) for term in quoted_terms(query)):
        return draft
    if text < least or own < _OWN or (text < _CLEAR and not _stands_out(found.sentences)):
        return draft
    if not refused and not _beside(draft, best, found, query, library):
        return draft
    made = refusal.untimely(refusal.untold(quotations(_spans(found, library), library), query, library), query, library)
    if made is None or made.status == Status.REFUSED or not _tells(made, query):
        return draft
    lacking = [word.text for word in found.lacking(" ".join(" ".join((library.cards[one.document].title, *one.path, one.quote)) for one in made.citations))
               if names_thing(word.text)][:_TOLD]
    return noted(made, say("clauses.lacking", words="、".join(f"“{word}”" for word in lacking))) if text < _WHOLE and lacking else made


def _in_words(query: Query) -> bool:
    """Whether a question of its own asks for words, not for figures worked out or rows compared."""
    alone = len(query.dialogue) < 2 and not query.leans
    return alone and query.operations <= _BOUNDS and not query.kinds & _OTHERWISE and not query.years and len(query.documents) < 3 and not query.unknown_regions


def _only_quotes(draft: Draft) -> bool:
    return 0 < len(draft.citations) <= _BROAD and not (draft.computations or draft.targets or draft.table)


def _tells(draft: Draft, query: Query) -> bool:
    """Whether the quotations tell one of the things that a question cannot be answered without (until when, who, where), if it asks for any."""
    must = asked(query.text) & MUST
    return not must or any(told(must, one.quote) for one in draft.citations)


def _share(sentence: Sentence, found: Provisions, library: Library) -> float:
    passage = sentence.passage
    return found.share(sentence.text, library.cards[passage.document].title, " ".join(passage.path[-2:]), passage.text)


def _beside(draft: Draft, best: Sentence, found: Provisions, query: Query, library: Library) -> bool:
    """Whether what a draft quotes has much less of the question than the best sentence, of the words that tell it from others of its document."""
    home = best.passage.document
    told_apart = found.inside(home, library) if all(one.document == home for one in draft.citations) else found
    if not told_apart.words:
        return False
    titles = " ".join(library.cards[one.document].title for one in draft.citations)
    quoted = told_apart.share(" ".join(one.quote for one in draft.citations), titles, " ".join(part for one in draft.citations for part in one.path[-2:]))
    return _share(best, told_apart, library) - quoted >= (_BESIDE_RULE if "support" in query.kinds else _BESIDE)


def _stands_out(sentences: Sequence[Sentence]) -> bool:
    """Whether the first sentence weighs clearly more than any of another passage."""
    best = sentences[0]
    other = next((one for one in sentences if (one.passage.document, one.passage.number) != (best.passage.document, best.passage.number)), None)
    return other is None or best.weight - other.weight >= _APART


def _spans(found: Provisions, library: Library) -> list[Span]:
    """The best sentence with those near it, the list that it opens, and what answers another part of the question."""
    best = found.sentences[0]
    spans = narrowly(found.sentences, library, SHORT)
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
