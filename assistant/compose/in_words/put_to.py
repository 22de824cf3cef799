"""What is a part of a sum put to (其中一半用在哪): the clause behind the one quoted that says it."""

from __future__ import annotations

import re

from assistant.compose.in_words.clauses.quoting import quotations
from assistant.compose.in_words.clauses.spans import Span
from assistant.compose.merging import joined
from assistant.records import Citation, Draft, Query
from index.library import Library

_PART = r"一半|[一二三四五六七八九\d]+成|\d[\d.]*%|部分|剩余|余下|其余|剩下"
_ASKS = re.compile(rf"(?P<part>{_PART})[^，。？]{{0,8}}?(?:用在|用于|用到|用来|花在|拿来|投向|投到)(?:哪|什么|啥|干|做)")
_STOP = re.compile(r"[。；\n]")


def completed(draft: Draft, query: Query, library: Library) -> Draft:
    """The draft followed by that clause, where it is asked for and not quoted."""
    asked = _ASKS.search(query.text)
    if asked is None or not draft.status.tells:
        return draft
    for one in sorted(draft.citations, key=lambda one: one.document not in query.documents):
        span = _clause(asked["part"], one, library)
        if span is not None and library.text(one.document)[span[1] : span[2]] not in draft.text:
            return joined(draft, quotations([span], library))
    return draft


def _clause(part: str, cited: Citation, library: Library) -> Span | None:
    """The sentence cited, from where the citation begins to the clause that tells what the part is put to; None where none does."""
    text = library.text(cited.document)
    stop = _STOP.search(text, cited.end)
    put = re.compile(rf"{re.escape(part)}[^，。；]{{0,6}}?(?:用于|用来|投向|用在|用作)[^，。；]{{2,40}}").search(text, cited.start, stop.end() if stop else len(text))
    passage = next((one for one in library.passages_of(cited.document) if one.start <= cited.start and put is not None and put.end() <= one.end), None)
    return (passage, cited.start, put.end()) if passage is not None and put is not None else None
