"""The clause that bears on a question told as a story, where no way to answer finds anything: quoted, with a verdict where its words decide."""

from __future__ import annotations

import re

from assistant.compose.in_words.clauses.figure import AMOUNT
from assistant.compose.in_words.clauses.quoting import quotations
from assistant.compose.in_words.clauses.spans import SHORT, Span, to_the_stop
from assistant.compose.refused import refusal
from assistant.eligibility import facts
from assistant.gather.in_words.bearing import shared, words_told
from assistant.gather.in_words.ranks import for_other_rank
from assistant.gather.in_words.sentences import spans
from assistant.gather.of_documents.in_force import documents_in_force, holds_in
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import Passage
from prompts import say

_READ = 6
_LEAST, _SURE = 15.0, 8.0
"""A sentence must share words of so much weight with what is told; what retrieval's confidence in its passage counts beside them."""
_CONFIDENT = 0.08
"""Retrieval must be this sure of a passage at least (its calibrated confidence)."""
_OTHERWISE = frozenset({"responsibility", "document", "summary", "trend", "list", "change"})
"""Kinds of questions that other ways answer or refuse better."""
_COMPARES = frozenset({"growth", "higher", "consistency", "rank"})
_TELLS_SUM = re.compile(r"\d[\d,.]*(?:[%％‰]|[万亿]?元|倍|分)|全额|减半|(?:标准|金额|数额|额度)[^。；]{0,12}由[^。；]{2,40}(?:确定|制定|规定)")
"""Where an amount is asked for, the sentence tells one or who sets it."""
_GIVES = re.compile(r"补|奖|贴|资助|减|免|返|给予|支付|发放|扣|报销|费|税|贷|标准|待遇|津|金额|额度|保险|基金")
"""… of something given or paid."""
_REPORT = re.compile("工作报告|规划|纲要")
"""Documents that grant nobody anything."""
_ASKS_NEED = re.compile(r"用不用|要不要|需不需要|(?:还|是否|必须|一定)(?:需?要|得|用)|非要|必须[^，。？]{0,12}[吗么]")
_NO_NEED = re.compile(r"(?:无需|不需要?|不必|无须|免予|免于)(?P<what>[一-鿿]{2,8})")


def compose(query: Query, library: Library) -> Draft | None:
    """The sentence that shares most with what is told, None where none shares enough, or an amount is asked for of which it tells nothing."""
    if query.kinds & _OTHERWISE or query.operations & _COMPARES or len(query.documents) > 1 or query.refusal != Reason.NONE:
        return None
    amount = AMOUNT.search(query.text) is not None
    if (amount or "figure" in query.kinds) and not ("support" in query.kinds or facts(query.dialogue, query.regions).personal):
        return None  # a figure that no table has is not told by words that stand near it
    best = _best(query, library)
    if best is None:
        return None
    quote = _text(best)
    if amount and (not _TELLS_SUM.search(quote) or ("support" in query.kinds and not _GIVES.search(quote))):
        return None
    made = refusal.untimely(quotations([best], library), query, library)
    if made is None or made.status == Status.REFUSED:
        return None
    if amount:
        return Draft(Status.PARTIAL, Reason.PART_MISSING, f"{made.text}\n> {say('clauses.not_worked_out')}", made.citations)
    need = _NO_NEED.search(quote) if _ASKS_NEED.search(query.text) else None
    if need is not None and need["what"][:2] in query.text:
        text = "\n".join((say("clauses.no_need", words=need.group(), mark="[1]"), made.text))
        return Draft(Status.ANSWERED, Reason.NONE, text, made.citations, decides=True)
    return made


def _best(query: Query, library: Library) -> Span | None:
    """The whole sentence that shares most with what is told, of the passages that retrieval finds for it."""
    words = words_told(query, library)
    hits = library.search_passages("。".join(query.dialogue), _READ, documents_in_force(query, library))
    passages = library.passages([hit.id for hit in hits])
    best: tuple[float, Span] | None = None
    for hit in hits:
        passage = passages[hit.id]
        if hit.confidence < _CONFIDENT or passage.document in library.superseded or not _for_him(passage, query, library):
            continue
        for _, start, end in (to_the_stop((passage, *one)) for one in spans(passage, library)):
            span = (passage, start, end)
            if end - start > SHORT or for_other_rank(passage.document, start, _text(span), query, library):
                continue
            weight, _ = shared(words, " ".join((*passage.path[-2:], _text(span))), (passage.document,), library)
            if weight >= _LEAST and (best is None or weight + _SURE * hit.confidence > best[0]):
                best = weight + _SURE * hit.confidence, span
    return None if best is None else best[1]


def _for_him(passage: Passage, query: Query, library: Library) -> bool:
    """Whether the document of a passage is one that grants or rules something, where the asker is."""
    card = library.cards[passage.document]
    if _REPORT.search(card.title):
        return False
    places = query.regions or query.unknown_regions
    named = passage.document in (*query.documents, *query.soft_documents)
    return named or not places or any(holds_in(card.meta.region, place) for place in places)


def _text(span: Span) -> str:
    passage, start, end = span
    return passage.text[start - passage.start : end - passage.start]
