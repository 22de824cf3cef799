"""Which support rules a question means."""

from __future__ import annotations

from assistant.gather.clauses import documents_for, explained, speaks_of
from assistant.records import Query
from index.library import Library
from index.records import SupportRule
from index.regions import NATION
from index.canonical import canonical

_LEAST = 0.3
_FIRST = 0.2
"""A rule in the passage that retrieval puts first needs to explain less of the question."""
_MOST = 4


def rules(query: Query, library: Library) -> tuple[SupportRule, ...]:
    """The rules that the question is about, best first: those that explain most of it, in the documents it names."""
    words = query.words
    documents = documents_for(query, library)
    hits = library.search_passages(" ".join(words) or query.text, 20, documents)
    passages = library.passages([hit.id for hit in hits])
    ranked = [passages[hit.id] for hit in hits]
    scored = []
    for rule in library.rules(documents or sorted({passage.document for passage in ranked})):
        meta = library.cards[rule.document].meta
        if meta.region != NATION and not speaks_of(query.unknown_regions, f"{meta.region}{rule.quote}"):
            continue
        rank = next((place for place, one in enumerate(ranked)
                     if one.document == rule.document and one.start <= rule.start < one.end), len(ranked))
        text = library.document(rule.document).text
        lead = text[slice(*rule.lead)] if rule.lead else ""
        own = canonical(" ".join((rule.quote, rule.subject, lead, *rule.path[-1:], *(c.text for c in rule.conditions))))
        share, _ = explained(words, own, library)
        wide, _ = explained(words, canonical(" ".join((own, *rule.path))), library)
        if share >= _LEAST or (rank == 0 and share >= _FIRST):
            score = 0.7 * share + 0.3 * wide + (0.12 if rule.benefit != "qualitative" else 0.0) + 0.1 * (rank < 3)
            scored.append((score, -rule.start, rule))
    scored.sort(key=lambda item: item[:2], reverse=True)
    return tuple(rule for score, _, rule in scored if score >= scored[0][0] - 0.08)[:_MOST]
