"""How a document treats different cases of one thing (是不是一刀切，分几种情况): the row of its conditional clauses, whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from assistant.compose.in_words.clauses.quoting import quotations
from assistant.compose.in_words.clauses.spans import Span
from assistant.gather.in_words.clauses import clauses
from assistant.gather.wording import Text, share, words_of
from assistant.records import Draft, Query
from index.data_files import patterns
from index.library import Library
from index.records import Passage

_WORDS = patterns(Path(__file__).with_suffix(".yaml"))
_ASKS = re.compile(r"怎|如何|咋|什么|何种|哪|吗|么|是不是|是否|还是|[几各]")
_CASE = re.compile(r"\s*(?:\d[.．、]\s*)?(?:(?:对于?|若|如果?|凡|属于?|经)[^，；]{4,60}，|[^，；]{4,60}的，)[^；]{4,}")
_SENTENCE = re.compile(r"[^。\n]+。?")
_COUNTED = frozenset("家个户人项种")
"""Numbers of these tell cases apart (3家以上、2家、1家), others are the asker's own."""
_READ, _LEAST = 8, 0.5
"""So many passages are looked through, for a row that has so much, with its headings, of what is asked about."""
_SAYS = 2.0
"""Words that weigh less name nothing (企业)."""


def compose(query: Query, library: Library) -> Draft | None:
    """The row of cases that the question asks about, None where it asks for none or none is found."""
    if not _WORDS["asked"].search(query.text) or not _ASKS.search(query.text) or any(one.unit and one.unit not in _COUNTED for one in query.asker) or query.kinds & {"responsibility", "document"}:
        return None
    runs = tuple(part for run in query.words for part in _WORDS["treated"].sub("，", _WORDS["asked"].sub("，", run)).split("，") if len(part) > 1)
    words = words_of(runs, library)
    if sum(word.weight for word in words) < _SAYS:
        return None
    best: tuple[float, Span] | None = None
    for found in clauses(replace(query, topic=runs, core=()), library)[:_READ]:
        passage = found.passage
        around = " ".join((library.cards[passage.document].title, *passage.path))
        for start, end in _rows(passage):
            has = share(words, Text.of(f"{around} {passage.text[start - passage.start : end - passage.start]}"))[0]
            if has >= _LEAST and (best is None or has > best[0]):
                best = has, (passage, start, end)
    return quotations([best[1]], library) if best is not None else None


def _rows(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where two or more conditional clauses stand one after another in a sentence of a passage."""
    for sentence in _SENTENCE.finditer(passage.text):
        start, cases = sentence.start(), 0
        at = start
        for piece in sentence.group().split("；"):
            end = at + len(piece)
            if _CASE.fullmatch(piece):
                start, cases = (at if not cases else start), cases + 1
                close = end
            elif cases > 1:
                break
            else:
                cases = 0
            at = end + 1
        if cases > 1:
            yield passage.start + start, passage.start + close
