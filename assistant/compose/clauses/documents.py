"""The documents that speak of what is asked, each with the sentence that does."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.citing import Citations
from assistant.compose.clauses.figure import NARROW
from assistant.compose.clauses.spans import MOST_CITED
from assistant.gather.clauses import Found
from assistant.gather.headings import headline
from assistant.gather.sentences import Sentence, closeness, parts, sentences
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_QUOTE = 120
"""A sentence is shown beside its document up to so many characters."""
_NAMED = 0.8
"""A passage must explain this share of what the best one does."""


def documents(query: Query, found: Sequence[Found], library: Library) -> Draft | None:
    """The documents that speak of what is asked, each with the sentence that does."""
    part = parts(query, library)[0]
    best: dict[str, Sentence] = {}
    for one in sentences([one for one in found if one.share >= _NAMED * max(each.share for each in found)], part, library):
        if closeness(part, one.text, one.passage) >= NARROW:
            best.setdefault(one.passage.document, one)
    if not best:
        return None
    cite = Citations(library)
    lines = [say("clauses.documents", count=len(best))]
    for document, one in list(best.items())[:MOST_CITED]:
        text = one.text.strip()
        mark = cite.passage(one.passage, one.start, one.end)
        path = " › ".join(shown for heading in one.passage.path[-2:] if (shown := headline(heading)))
        lines.append(say("clauses.document", title=library.cards[document].title, path=say("clauses.at", path=path) if path else "", text=text if len(text) <= _QUOTE else "", mark=f"[{mark}]"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all)
