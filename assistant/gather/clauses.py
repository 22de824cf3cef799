"""Which passages answer a question in words, and how much of the question they explain."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.gather.aspects import asked, only_asks
from assistant.gather.in_force import answers_for, documents_for
from assistant.gather.titled import titled
from assistant.gather.wording import Text, share, words_of
from assistant.records import Query
from index.canonical import canonical
from index.library import Library
from index.records import Passage

_HITS = 16
_DUTY = re.compile(r"(?:责任|牵头|配合|负责|主管)?(?:部门|单位|厅局)|责任|牵头|配合|负责|主管|承担")
"""Words that only ask who is responsible; looked for, they find clauses about duties as such."""
_QUOTED = re.compile(r"[“\"]([^”\"，。]{2,14})[”\"]")


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with the `share` 0…1 of the question that it explains (by rarity of words), its retrieval `score` and
    `confidence`, and the words of the question that stand nowhere in it."""

    passage: Passage
    share: float
    score: float
    confidence: float
    missing: tuple[str, ...]


def clauses(query: Query, library: Library, documents: Collection[str] | None = None, n: int = _HITS) -> tuple[Found, ...]:
    """The passages for the query, best first; in these documents, else in those that the query names or leans on."""
    words = (*query.words, *quoted(query))
    if "responsibility" in query.kinds:
        words = tuple(piece for run in words for piece in _DUTY.split(run) if len(piece) > 1) or words
    text = " ".join(words) or query.text
    if documents is None:
        documents = documents_for(query, library)
    hits = library.search_passages(text, n, documents)
    named = titled(words_of(words, library), library) if documents is None or len(documents) > 1 else ()
    named = tuple(id for id in named if documents is None or id in documents)
    if named:
        known = {hit.id for hit in hits}
        hits += [hit for hit in library.search_passages(text, n // 2, named) if hit.id not in known]
    passages = library.passages([hit.id for hit in hits])
    everything = words_of(words, library)
    aspects = asked(query.text)
    wanted = tuple(word for word in everything if not only_asks(word.text, aspects)) or everything
    found = []
    for hit in hits:
        passage = passages[hit.id]
        if passage.document in library.superseded and passage.document not in (*query.documents, *query.soft_documents):
            continue
        if not answers_for(query, passage.document, f"{library.cards[passage.document].title}{''.join(passage.path)}{passage.text}", library):
            continue
        part, missing = share(wanted, Text.of(surroundings(passage, library)))
        found.append(Found(passage, part, hit.score, hit.confidence, missing))
    return tuple(found)


def quoted(query: Query) -> tuple[str, ...]:
    """The terms that the question puts in quotation marks, as far as they are not in its topic."""
    topic = "".join(query.words)
    return tuple(term for term in dict.fromkeys(_QUOTED.findall(query.bare)) if term not in topic)


def surroundings(passage: Passage, library: Library) -> str:
    """All words that say what a passage is about."""
    card = library.cards[passage.document]
    return canonical(" ".join((card.title, *card.meta.aliases, card.meta.region, *passage.path, passage.context, passage.text)))


def explained(words: Sequence[str], text: str, library: Library) -> tuple[float, tuple[str, ...]]:
    """The share (by weight) of `words` that `text` has, in these or equal words, and the words it has not."""
    return share(words_of(words, library), Text.of(text))
