"""Sentences of a certain form in the passages that a question finds, by how much of the question they explain."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.wording import Text, share, words_of
from assistant.records import Query
from index.library import Library
from index.records import Passage
from index.stretches import SENTENCE

_HITS = 12


@dataclass(frozen=True, slots=True)
class Formed:
    """A sentence (`start…end` of the document) with the passage that it stands in, what of it has the form looked for, and the share 0…1 of the
    question that its passage explains with title and headings."""

    passage: Passage
    start: int
    end: int
    form: re.Match[str]
    share: float


def formed(query: Query, form: re.Pattern[str], least: float, library: Library) -> list[Formed]:
    """The sentences that have the form, in the passages found that explain `least` of the question, best first."""
    words = words_of(query.topic or (query.text,), library)
    hits = library.search_passages(" ".join(query.words) or query.text, _HITS, documents_in_force(query, library))
    found: list[Formed] = []
    for passage in library.passages([hit.id for hit in hits]).values():
        card = library.cards[passage.document]
        part = share(words, Text.of(" ".join((card.title, card.meta.region, *passage.path, passage.text))))[0]
        for sentence in SENTENCE.finditer(passage.text) if part >= least else ():
            if (match := form.search(sentence.group())) is not None:
                found.append(Formed(passage, passage.start + sentence.start(), passage.start + sentence.end(), match, part))
    return sorted(found, key=lambda one: -one.share)
