"""A goal that a document says it does not set: its own sentence in place of a refusal."""

from __future__ import annotations

import re

from assistant.compose.in_words.clauses.quoting import quotations
from assistant.gather.of_figures.items import Figures
from assistant.gather.wording import Text, share, words_of
from assistant.records import Draft, Query, Reason
from assistant.stated.statements import statements
from index.library import Library

_NOT_SET = re.compile(r"(?:没有|未|不再?)(?:明确)?(?:提出|设定?|设置|确定|安排|规定)[^。；]{0,16}(?:目标|指标)")
_HITS = 12
_ABOUT = 0.4
"""So much of what is asked the sentence must have."""


def unset(query: Query, found: Figures, library: Library) -> Draft | None:
    """The sentence that says that no goal of what is asked is set, where only what was done of it is known; else None."""
    if found.reason != Reason.NOT_PLANNED:
        return None
    documents = query.documents or tuple(dict.fromkeys(row.document for row in found.nearest))
    words = words_of(query.topic, library)
    saying = [one for one in statements((f"没有提出{''.join(query.topic)}目标",), documents, _HITS, library) if _NOT_SET.search(one.text)]
    about = [(share(words, Text.of(one.text))[0], one) for one in saying]
    best = max(about, key=lambda one: one[0], default=None)
    return quotations([(best[1].passage, best[1].start, best[1].end)], library) if best is not None and best[0] >= _ABOUT else None
