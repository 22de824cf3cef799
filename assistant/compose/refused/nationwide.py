"""What a rule of the whole country tells where the documents of the place named tell nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.gather.speech import names_thing
from assistant.gather.wording import Text, share, words_of
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.regions import NATION
from prompts import say

_RULES = re.compile(r"(?:条例|办法|规定|细则|准则)(?:[（(][^）)]*[）)])?$")
"""Titles of documents that lay down what holds everywhere; reports and plans of the nation say nothing of one place."""
_LOCAL = frozenset({"support", "responsibility", "list", "summary", "document", "change"})
"""What each place settles for itself, or what is asked about its own documents."""
_HARDLY = 0.45
"""Quotations with less of the question (by weight of words) tell nothing of it."""


def held(draft: Draft, query: Query, library: Library, compose: Callable[[Query], Draft | None]) -> Draft:
    """The answer out of the rules of the whole country, said to be theirs, in place of a refusal that nothing is told for the place named, or of
    quotations that have hardly a word of the question; else the draft.

    Only an answer that leaves no word of the question open is taken.
    """
    if not query.regions or query.documents or query.soft_documents or query.operations or query.kinds & _LOCAL or not _silent(draft, query, library):
        return draft
    rules = tuple(id for id, card in library.cards.items() if card.meta.region == NATION and _RULES.search(card.title))
    told = compose(replace(query, regions=(), points=(), soft_documents=rules)) if rules else None
    if told is None or told.status != Status.ANSWERED or told.warnings or not told.citations:
        return draft
    quoted = " ".join(one.quote for one in told.citations)
    if not any(names_thing(word.text) and word.text in quoted for word in words_of(query.words, library)):
        return draft
    note = say("refusal.nationwide", regions="、".join(query.regions))
    return replace(told, text=f"{note}\n{told.text}", warnings=(note,))


def _silent(draft: Draft, query: Query, library: Library) -> bool:
    """Whether a draft tells nothing of what is asked in the very words of the question."""
    if draft.status == Status.REFUSED:
        return draft.reason == Reason.NOT_FOUND or (draft.reason == Reason.OTHER_REGION and "figure" not in query.kinds)
    if draft.status != Status.ANSWERED or draft.targets or draft.computations or draft.decides:
        return False
    quoted = " ".join(" ".join((*one.path, one.quote, library.cards[one.document].title)) for one in draft.citations)
    words = [replace(word, others=()) for word in words_of(query.words, library)]
    return share(words, Text.of(quoted))[0] < _HARDLY
