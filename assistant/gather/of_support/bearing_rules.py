"""The support rule that bears on what is told in a long story, where none explains enough of it: of the place or document that is named, by
the weight of the words that both have and by where retrieval puts its passage."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.eligibility.told.said import denied
from assistant.gather.in_words.bearing import shared, words_told
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.of_support import benefits
from assistant.gather.of_support.objects import shortens
from assistant.gather.speech import names_thing
from assistant.gather.wording import Text, Word, part_of, words_of
from assistant.records import Query
from index.library import Library
from index.records import SupportRule

_READ, _NEXT = 20, 10
_FIRST, _ALONE, _AHEAD = 3.5, 5.0, 2.0
"""A rule in the passage that retrieval puts first shares words of so much weight; one in another of the first passages so much, and so many times what any
other shares."""
_CONFIDENT, _HEAVY = 0.08, 8.0
"""Retrieval must be so sure of the first passage, unless a rule of it shares words of so much weight."""
_HAS = 0.5
_COUNT = re.compile(r"[几一两每少多]")
_GENERAL_HEADS = frozenset("费钱金款税人")
"""Heads of words that tell no cost or person from another."""
_CLAUSE = re.compile(r"[，。；？！,;?!]")
_ASKS = re.compile(r"多少|几|[吗么呢]$|不$|没有?$|够|哪|能不能|有没有")
_MOST = 4


def bearing_rules(query: Query, library: Library) -> tuple[SupportRule, ...]:
    """The rules of one clause that bear on what is told, in the order of the text; none where no place and no document is named, or where none stands out."""
    documents = documents_in_force(query, library)
    if not (query.regions or query.documents or query.soft_documents) or not documents:
        return ()
    words = tuple(word for word in words_told(query, library) if not denied(word.text, query.text))
    clauses = [clause for clause in _CLAUSE.split(query.text) if _ASKS.search(clause)]
    asked = [word for word in words_of(clauses, library) if word in words and names_thing(word.text) and not _COUNT.match(word.text)]
    kinds = benefits.asked(query.text)
    hits = library.search_passages("。".join(query.dialogue), _READ, documents)
    passages = library.passages([hit.id for hit in hits])
    found: list[tuple[float, int, SupportRule]] = []
    for rule in library.rules(documents):
        place = next((at for at, hit in enumerate(hits[:_NEXT]) if passages[hit.id].document == rule.document and passages[hit.id].start <= rule.start < passages[hit.id].end), None)
        text = " ".join((*rule.path[-2:], rule.quote))
        weight, _ = shared(words, text, (rule.document,), library)
        weight += sum(word.weight for word in words if part_of(word, Text.of(text)) < _HAS and shortens(word.text, text))
        if place is not None and weight and benefits.gives(rule.quote, kinds) and _has_most(asked, text) and (place or weight >= _HEAVY or hits[0].confidence >= _CONFIDENT):
            found.append((weight, place, rule))
    first = max((weight for weight, place, _ in found if not place), default=0.0)
    best = max(found, key=lambda one: (one[0], -one[1]), default=None)
    if best is None:
        return ()
    rivals = (weight for weight, _, rule in found if (rule.document, rule.path) != (best[2].document, best[2].path))
    if best[0] >= _ALONE and best[0] >= _AHEAD * max(rivals, default=0.0):
        weight, chosen = best[0], best[2]
    elif first >= _FIRST:
        weight, chosen = first, next(rule for weight, place, rule in found if not place and weight == first)
    else:
        return ()
    same = [rule for one, _, rule in found if one == weight and (rule.document, rule.path) == (chosen.document, chosen.path)]
    same = [rule for rule in same if rule.has_sum] or same
    return tuple(sorted(same, key=lambda one: one.start))[:_MOST]


def _has_most(asked: Sequence[Word], text: str) -> bool:
    """Whether a text has half, by weight, of the things asked for, or of each the head, its last sign, as that of a word of its own (证 of 办证 in 认证)."""
    form = Text.of(text)
    there = sum(word.weight for word in asked if part_of(word, form) >= _HAS or (word.text[-1] not in _GENERAL_HEADS and re.search(rf"[一-鿿]{word.text[-1]}(?![一-鿿])", text)))
    return 2 * there >= sum(word.weight for word in asked)
