"""What a document wants of a thing of the asker's size: "20蒸吨的燃煤锅炉保得住吗", where 35蒸吨/小时以下 are to go."""

from __future__ import annotations

from assistant.compose.citing import Citations
from assistant.compose.in_words.clauses.quoting import standing
from assistant.compute import in_unit
from assistant.gather.of_figures.reports import own_year
from assistant.gather.of_figures.size_limits import Limit, limits
from assistant.records import Draft, Point, Query, Reason, Status
from index.library import Library
from prompts import say

_ENOUGH = 1.0
"""A limit must fit the question by this much at least (share of the thing's words + share of the question's)."""


def compose(query: Query, library: Library) -> Draft | None:
    """Whether the asker's figure lies within the limits that a clause sets for such things, with the clause; None where the question
    asks for working or no clause sets one: a yearly report sets goals for a whole place, not limits."""
    several = {one.unit for one in query.asker for other in query.asker if one.unit == other.unit and one.value != other.value}
    if several or query.operations or not query.asker or (query.unit and query.unit not in {one.unit for one in query.asker}):
        return None
    found = [one for one in limits(query, library) if one.fit >= _ENOUGH and own_year(Point(document=one.passage.document), library) is None]
    if not found:
        return None
    cite = Citations(library)
    text = library.text(found[0].passage.document)
    verdicts = [_verdict(one, cite.passage(one.passage, one.start, one.end)) for one in found]
    quotes = [f"{text[start:end].strip()}[{cite.passage(found[0].passage, start, end)}]"
              for start, end in dict.fromkeys((one.start, one.end) for one in found)]
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((*verdicts, standing(found[0].passage, library), *quotes)), cite.all)


def _verdict(limit: Limit, mark: int) -> str:
    figure = in_unit(limit.figure.value, limit.figure.unit)
    return say("clauses.limit.within" if limit.within else "clauses.limit.beyond", figure=figure, limit=limit.printed, mark=f"[{mark}]")
