"""What two things have to do with each other: the sentences that speak of both; of a document, what it says that it follows and is for."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.in_words.clauses.digest import purpose
from assistant.compose.in_words.clauses.quoting import quotations
from assistant.compose.in_words.clauses.spans import SHORT, Span, without_duty
from assistant.compose.in_words.hedge import noted
from assistant.gather.in_words.clauses import clauses
from assistant.gather.in_words.sentences import spans as sentence_spans
from assistant.gather.wording import Text, Word, share, words_of
from assistant.records import Draft, Query
from index.canonical import canonical
from index.library import Library
from prompts import say

_ASKS = re.compile(
    r"(?P<one>[^，。；？]{2,20}?)?(?:和|与|跟|同)(?P<other>[^，。；？]{2,20}?)(?:之间|两个|两者)?(?:到底|究竟)?(?:是|有|的)*"
    r"(?:什么|何|怎样的?|怎么样的?)(?:样的?)?(?:关系|联系)(?=[？。，！]|$)"
)
_RELATION = re.compile(r"关系|联系")
_HAS = 0.75
"""A sentence speaks of a thing if it has this share of its words."""
_MOST = 3


def compose(query: Query, library: Library) -> Draft | None:
    """The sentences that speak of both things between which a relation is asked for; None where none is asked for, or none speaks of both."""
    asked = _ASKS.search(query.text)
    if asked is None:
        return None
    if query.documents:
        spans = [span for document in query.documents[:_MOST] for span in purpose(document, library)]
        return quotations(spans, library) if spans else None
    one, other = asked["one"] or "".join(query.context[:1]), asked["other"]
    names = (one, other)
    if not all(names) or not all(words_of((name,), library) for name in names):
        return None
    spans = [without_duty(span, library) for span in _of_both(query, names, library)]
    return noted(quotations(spans, library), say("clauses.both", one=one, other=other)) if spans else None


def _of_both(query: Query, names: tuple[str, str], library: Library) -> list[Span]:
    """The sentences that speak of both things, those that name them so first; a short passage that does where no sentence does."""
    words = tuple(run for run in query.words if not _RELATION.fullmatch(run))
    things = tuple(words_of((name,), library) for name in names)
    found = [one.passage for one in clauses(replace(query, topic=words, context=(), leans=False, bare=""), library)]
    near = [(passage, start, end) for passage in found for start, end in sentence_spans(passage, library)
            if end - start <= SHORT and _speaks(things, _text((passage, start, end)))]
    named = [span for span in near if all(canonical(name) in canonical(_text(span)) for name in names)]
    return (named or near)[:_MOST] or [(one, one.start, one.end) for one in found if len(one.text) <= SHORT and _speaks(things, one.text)][:1]


def _text(span: Span) -> str:
    passage, start, end = span
    return passage.text[start - passage.start : end - passage.start]


def _speaks(things: tuple[tuple[Word, ...], ...], text: str) -> bool:
    return all(share(words, Text.of(text))[0] >= _HAS for words in things)
