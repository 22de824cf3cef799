"""How much a standard is (低保标准), where the documents only reckon in it ("不超过2个月最低生活保障标准") and nowhere give its sum."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.compose.citing import Citations
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.wording import Word, words_of
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import Passage
from index.stretches import SENTENCE
from prompts import say

_SUM_ASKED = re.compile(r"多少(?:钱|元|块)|几(?:百|千)?(?:块|元)|标准[^，。？]{0,4}(?:是|为|有|到底|究竟|具体)*多少|[发领拿][^，。？]{0,4}多少(?![个月倍])|多少[^，。？]{0,4}金")
_TAIL = re.compile(r"(?:标准|待遇|[户金费补]|[一每]个?[人月年]|[每]?人均|每人|[领发拿])+$")
_BASE = r"(?:\d+(?:\.\d+)?|[一二两三四五六十]+)(?:个月|倍|[%％])(?:的|以[内上下])?[^，。；;\n\d]{0,8}"
_HITS = 20
_SHORTEST = 2
_LEAST = "最低"
"""Before a name it may be read as how much at least."""


def held(draft: Draft, query: Query, library: Library) -> Draft:
    """The refusal, with the sentence that reckons in the standard as the nearest, in place of quotations that do not give the sum of the
    standard that is asked for; else the draft."""
    if (draft.status == Status.REFUSED and (draft.decides or draft.reason != Reason.NOT_FOUND)) or draft.computations or query.asker or "figure" not in query.kinds or not _SUM_ASKED.search(query.text):
        return draft
    names = _names(query, library)
    if not names:
        return draft
    name = "|".join(map(re.escape, names))
    gives = re.compile(rf"(?:{name})(?:标准|金)(?!的?\d+(?:\.\d+)?(?:倍|[%％]))[^，。；;\n]{{0,16}}?\d[\d,.]*万?元")
    if any(gives.search(one.quote) for one in draft.citations):
        return draft
    base = re.compile(rf"{_BASE}(?:{name})标准|(?:{name})标准的?(?:\d|[一二两三四五六七八九十]|百分之)")
    for passage, start, end in _sentences(query, names, library):
        sentence = passage.text[start:end]
        if base.search(sentence) and not gives.search(passage.text):
            cite = Citations(library)
            mark = cite.passage(passage, passage.start + start, passage.start + end)
            text = say("refusal.base_only", thing=f"{names[0]}标准", quote=sentence.strip(), mark=f"[{mark}]")
            return Draft(Status.REFUSED, Reason.NOT_FOUND, text, cite.all, decides=True)
    return draft


def _names(query: Query, library: Library) -> tuple[str, ...]:
    """The name of the one standard asked for, without 标准, and others for it; () where several things are asked about."""
    words: dict[str, Word | None] = {}
    for run in query.topic:
        name = _TAIL.sub("", run)
        if name and len(name) >= _SHORTEST:
            words[name] = next(iter(words_of((name,), library)), None)
    if len(words) != 1:
        return ()
    ((name, word),) = words.items()
    name = f"{_LEAST}{name}" if f"{_LEAST}{name}" in query.text else name
    return tuple(dict.fromkeys((name, *(word.others if word is not None else ()))))


def _sentences(query: Query, names: tuple[str, ...], library: Library) -> Iterator[tuple[Passage, int, int]]:
    hits = library.search_passages(" ".join(f"{name}标准" for name in names), _HITS, documents_for(query, library))
    for passage in library.passages([hit.id for hit in hits]).values():
        for sentence in SENTENCE.finditer(passage.text):
            yield passage, *sentence.span()
