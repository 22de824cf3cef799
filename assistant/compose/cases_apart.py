"""How a document treats different cases of one thing (是不是一刀切，分几种情况): the row of its conditional clauses, whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.compose.clauses.quoting import quotations
from assistant.compose.clauses.spans import Span
from assistant.gather.clauses import clauses
from assistant.gather.wording import Text, share, words_of
from assistant.records import Draft, Query
from index.library import Library
from index.records import Passage

_APART = r"一刀切|(?:按|分|视|看|区分|根据)?(?:不同|各种|[两三四五几]种)的?(?:情况|情形|类型|对象)|分(?:情况|情形|类型|类别?|档)(?:来|别|地)?|区别对待|一概而论|一视同仁"
_ASKED = re.compile(_APART)
_ASKS = re.compile(r"怎|如何|咋|什么|哪|吗|么|是不是|[几各]")
_TREATED = re.compile(rf"(?:{_APART})|(?:分别)?(?:怎么|如何|怎样|咋)?个?(?:处置|处理|对待|办理?|安排|规定)法?|分类|情况|不同|办法|对")
_CASE = re.compile(r"\s*(?:\d[.．、]\s*)?(?:(?:对于?|若|如果?|凡|属于?|经)[^，；]{4,60}，|[^，；]{4,60}的，)[^；]{4,}")
_SENTENCE = re.compile(r"[^。\n]+。?")
_READ, _LEAST = 8, 0.6
"""So many passages are looked through, for a row that has so much, with its headings, of what is asked about."""
_SAYS = 2.0
"""Words that weigh less name nothing (企业)."""


def compose(query: Query, library: Library) -> Draft | None:
    """The row of cases that the question asks about, None where it asks for none or none is found."""
    if not _ASKED.search(query.text) or not _ASKS.search(query.text) or any(one.unit for one in query.asker) or query.kinds & {"responsibility", "document"}:
        return None
    runs = tuple(part for run in query.words for part in _TREATED.sub("，", run).split("，") if len(part) > 1)
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
