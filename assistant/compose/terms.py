"""The terms of a document that limit what a rule gives (no double support, who is left out): quoted whole, or left out."""

from __future__ import annotations

import re

from assistant.compose.citing import Citations
from index.library import Library
from index.records import SupportRule

_SENTENCE = re.compile(r"[^。；;\n]+")
_SHORTEST, _LONGEST = 12, 120
_MOST = 2


def of(rule: SupportRule, cite: Citations, library: Library, told: set[tuple[str, int]]) -> list[tuple[str, int]]:
    """The sentences of the document that state the exclusions of `rule`, with their marks; `told` are those quoted before."""
    text = library.document(rule.document).text
    found: list[tuple[str, int]] = []
    for words in rule.exclusions:
        place = text.find(words, rule.start)
        place = text.find(words) if place < 0 else place
        if place < 0:
            continue
        begin = max(text.rfind(sign, 0, place) for sign in "。；;\n") + 1
        sentence = _SENTENCE.match(text, begin)
        if sentence is None or not _SHORTEST <= len(sentence.group().strip()) <= _LONGEST or (rule.document, begin) in told:
            continue
        if rule.start <= begin < rule.end:
            continue
        told.add((rule.document, begin))
        found.append((sentence.group().strip(), cite.span(rule.document, rule.path, *sentence.span())))
        if len(found) == _MOST:
            break
    return found
