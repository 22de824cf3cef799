"""What is to be reached by each of several years, or by one as a whole, that a question names (2026年和2028年分别要做到什么程度): for each year the sentence that sets it."""

from __future__ import annotations

import re

from assistant.compose.in_words.clauses.quoting import quotations
from assistant.compose.in_words.clauses.spans import joined
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.wording import Text, share, words_of
from assistant.records import Draft, Query
from assistant.stated.statements import Statement, statements
from index.library import Library

_ASKS = re.compile(
    r"(?:做到|达到|实现|完成|做成|建成|推进到|干到|走到|要求|定了|要干|要做)[^，。？]{0,6}(?:什么|啥|哪)|(?:什么|啥|何种)(?:程度|样|地步|水平|目标|任务|要求)|哪一步|目标[^，。？]{0,4}(?:什么|啥|哪)"
)
_HOW_FAR = re.compile(r"(?:什么|啥|何种)(?:程度|样|地步|水平)|哪一步")
_GOALS = "目标"
_HITS = 30
_ABOUT = 0.5
"""A sentence has with its headings and its title so much of what is asked about."""


def in_words(query: Query) -> bool:
    """Whether it is asked how far a thing is to be by then, which no figure tells."""
    return _HOW_FAR.search(query.text) is not None


def compose(query: Query, library: Library) -> Draft | None:
    """The sentences, one for each year in order; None where fewer than two years are named and a single thing is asked about, words for what is to be reached are not asked for, or
    the document says nothing of one of the years."""
    years = tuple(sorted(set(query.years)))
    named = len(years) > 1 or (years and not query.topic and in_words(query))
    if not named or len(query.documents) != 1 or query.operations or query.asker or query.unit or not _ASKS.search(query.text):
        return None
    words = words_of(query.words, library)
    found: list[Statement] = []
    for year in years:
        set_for = re.compile(rf"(?:[到至]|(?<!\d)){year}年(?:[底末]前?|前|[，,])")
        among = [one for one in statements((f"到{year}年", query.text), documents_for(query, library), _HITS, library) if set_for.search(one.text)]
        weighed = [(share(words, Text.of(" ".join((one.text, *one.passage.path, library.cards[one.passage.document].title))))[0] if words else 1.0, one) for one in among]
        best = max(weighed, key=lambda one: (round(one[0], 2), _GOALS in "".join(one[1].passage.path), -one[1].start), default=None)
        if best is None or best[0] < _ABOUT:
            return None
        found.append(best[1])
    return quotations(joined([one.span for one in found], library), library)
