"""Which support rules a question means."""

from __future__ import annotations

from assistant.gather.clauses import explained
from assistant.records import Query
from index.library import Library
from index.records import SupportRule
from index.canonical import canonical

_LEAST = 0.45
_MOST = 4


def rules(query: Query, library: Library) -> tuple[SupportRule, ...]:
    """The rules that the question is about, best first: those that explain most of it, in the documents it names."""
    words = query.words
    documents = query.documents or query.soft_documents or None
    passages = {hit.id: place for place, hit in enumerate(library.search_passages(" ".join(words) or query.text, 20, documents))}
    places = {(passage.document, passage.number): passages[id] for id, passage in library.passages(passages).items()}
    scored = []
    for rule in library.rules(documents or sorted({document for document, _ in places})):
        text = library.document(rule.document).text
        lead = text[slice(*rule.lead)] if rule.lead else ""
        own = canonical(" ".join((rule.quote, rule.subject, lead, *rule.path[-1:], *(c.text for c in rule.conditions))))
        share, _ = explained(words, own, library)
        wide, _ = explained(words, canonical(" ".join((own, *rule.path))), library)
        scored.append((0.7 * share + 0.3 * wide + (0.15 if rule.benefit != "qualitative" else 0.0), -rule.start, rule, share))
    scored.sort(key=lambda item: item[:2], reverse=True)
    if not scored or scored[0][3] < _LEAST:
        return ()
    best = scored[0][0]
    return tuple(rule for score, _, rule, _ in scored if score >= best - 0.08)[:_MOST]
