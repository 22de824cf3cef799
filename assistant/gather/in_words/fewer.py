"""The fewer words by which a question that finds nothing is read once more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.gather.in_words.known import known
from assistant.gather.of_figures.metrics import is_measure
from assistant.records import Query
from index.library import Library


def fewer(query: Query, library: Library, *, of_support: bool, of_procedure: bool) -> Iterator[tuple[str, ...]]:
    """The topic by its core, unless that only says what is measured or that support is asked for, and of a question that names its document by
    the words that the library has; each if it differs and leaves out no member of a list that is to be added up."""
    return (words for words in _shorter(query, library, of_support, of_procedure) if not _drops_members(words, query))


def _shorter(query: Query, library: Library, of_support: bool, of_procedure: bool) -> Iterator[tuple[str, ...]]:
    if query.core and query.core != query.topic and not of_procedure and not all(map(is_measure, query.core)) and not (of_support and (_cuts_unknown(query, library) or _only_support(query.core))):
        yield query.core
    words = known(query.topic, library) if query.documents and len(query.topic) > 1 else ()
    if words and words not in (query.topic, query.core):
        yield words


def _only_support(words: Sequence[str]) -> bool:
    """Whether words name support as such and nothing that it is for (补贴, 桩补贴)."""
    return all(len(_SUPPORT.sub("", word)) < _TELLING for word in words)


_SUPPORT, _TELLING = re.compile(r"补贴|补助|奖励|奖补|资助|津贴|扶持|支持|政策|资金"), 2


def _cuts_unknown(query: Query, library: Library) -> bool:
    """Whether the core cuts off of a word its end, which the library never has (平台抽成 → 平台): what is left names another thing."""
    rests = (run.removeprefix(word) for run in query.topic for word in query.core if run.startswith(word) and run != word)
    return any(not library.terms.known(rest[:2]) for rest in rests if len(rest) > 1)


def _drops_members(words: Sequence[str], query: Query) -> bool:
    """Whether fewer words of a question that adds up leave out members of the list that is to be added (煤炭、电力、冶金 → 煤炭)."""
    left_out = [run for run in query.topic if run not in words and (f"、{run}" in query.text or f"{run}、" in query.text)]
    return "sum" in query.operations and len(left_out) > 1
