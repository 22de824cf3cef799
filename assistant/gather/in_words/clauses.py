"""Which passages answer a question in words, and how much of the question they explain."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.gather.aspects import asked, only_asks
from assistant.gather.of_documents.in_force import answers_for, documents_for
from assistant.gather.of_documents.titled import titled
from assistant.gather.wording import Text, Word, part_of, share, words_of
from assistant.records import Query
from index.canonical import canonical
from index.library import Library
from index.records import Passage
from index.retrieval import Hit

_HITS = 16
_FEW, _SHARE = 3, 0.004
"""A word is rare that so many passages have, or so much of all."""
_FIRST, _TITLED, _TELLS, _CLEARLY = 3, 0.5, 4.0, 0.25
"""Where the first passages are all of one document, words of which so much stands in its title leave the order to the others, if these weigh something and one passage has
clearly more of them than the first."""
_OTHERWISE = frozenset({"support", "responsibility"})
"""Kinds of questions for which more is read than the first passages."""
_AS_MUCH = 0.7
"""Passages that have such a word, which the first has not, go before it where they explain so much of what the best does."""
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
    everything = words_of(words, library, of_passages=True)
    aspects = asked(query.text)
    wanted = tuple(word for word in everything if not only_asks(word.text, aspects)) or everything
    named = titled(words_of(words, library), library) if documents is None or len(documents) > 1 else ()
    named = tuple(id for id in named if documents is None or id in documents)
    if named:
        known = {hit.id for hit in hits}
        hits += [hit for hit in library.search_passages(text, n // 2, named) if hit.id not in known]
    found = _by_the_rest(query, wanted, _explaining(query, wanted, hits, library), n, library)
    rare = tuple(word.text for word in wanted if _rare(word, library))
    if not found or not rare or any(set(rare) - set(one.missing) for one in found[:1]):
        return tuple(found)
    known = {hit.id for hit in hits}
    more = [hit for hit in library.search_passages(" ".join(rare), n // 2, documents) if hit.id not in known]
    least = _AS_MUCH * max(one.share for one in found)
    having = [one for one in (*found, *_explaining(query, wanted, more, library)) if one.share >= least and set(rare) - set(one.missing)]
    return (*sorted(having, key=lambda one: -one.share), *(one for one in found if one not in having))


def _by_the_rest(query: Query, wanted: Sequence[Word], found: list[Found], n: int, library: Library) -> list[Found]:
    """The passages found; those of one document whose title has some of the words in the order in which they have the others, with those that these words
    alone find there, where one of them has clearly more of these than the first: within a document the words of its title find nothing."""
    homes = {one.passage.document for one in found[:_FIRST]}
    if len(homes) != 1 or query.kinds & _OTHERWISE:
        return found
    title = Text.of(library.cards[found[0].passage.document].title)
    rest = [word for word in wanted if part_of(word, title) < _TITLED]
    if len(rest) == len(wanted) or sum(word.weight for word in rest) < _TELLS:
        return found
    known = {one.passage.start for one in found}
    hits = library.search_passages(" ".join(word.text for word in rest), n // 2, tuple(homes))
    everything = [*found, *(one for one in _explaining(query, wanted, hits, library) if one.passage.start not in known)]
    own = [share(rest, Text.of(f"{' '.join(one.passage.path[-2:])} {one.passage.text}"))[0] for one in everything]
    if max(own) < own[0] + _CLEARLY:
        return found
    return [everything[place] for place in sorted(range(len(everything)), key=lambda place: -own[place])]


def _rare(word: Word, library: Library) -> bool:
    """Whether a word stands in few passages of the library, but in some."""
    terms = library.terms
    least = math.log((terms.passages + 1) / (max(_FEW, _SHARE * terms.passages) + 0.5))
    return len(word.text) > 1 and all(terms.known(gram) and weight >= least for gram, weight in word.grams)


def _explaining(query: Query, wanted: Sequence[Word], hits: Sequence[Hit], library: Library) -> list[Found]:
    """The passages hit that may answer for the query, each with how much of the `wanted` words it explains."""
    passages = library.passages([hit.id for hit in hits])
    found = []
    for hit in hits:
        passage = passages[hit.id]
        if passage.document in library.superseded and passage.document not in (*query.documents, *query.soft_documents):
            continue
        if not answers_for(query, passage.document, f"{library.cards[passage.document].title}{''.join(passage.path)}{passage.text}", library):
            continue
        part, missing = share(wanted, Text.of(surroundings(passage, library)))
        found.append(Found(passage, part, hit.score, hit.confidence, missing))
    return found


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
