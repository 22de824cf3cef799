"""Next questions to click: other years, the comparison, who is responsible; only such as can be answered."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.rows import short_title
from assistant.records import Draft, Query, Status
from index.library import Library
from prompts import say

_MOST = 3


def suggestions(draft: Draft, query: Query, library: Library) -> Draft:
    """The draft with up to three next questions."""
    if draft.status == Status.NEEDS_INPUT and draft.suggestions:
        return draft
    found: list[str] = []
    if draft.targets:
        first = draft.targets[0]
        others = [
            row for row in library.search_targets(first.indicator, 20)
            if row.indicator == first.indicator and row.status == "target" and row.year and row.region
            and (row.year, row.region) != (first.year, first.region)
        ]
        for row in others:
            found.append(say("suggest.year", region=row.region, year=row.year, indicator=row.indicator))
        if first.department:
            found.append(say("suggest.duty", title=short_title(first.document, library), indicator=first.indicator))
    elif draft.status == Status.REFUSED:
        found = [
            say("suggest.year", region=row.region, year=row.year, indicator=row.indicator)
            for row in library.search_targets("".join(query.topic) or query.text, 12)
            if row.year and row.region and row.status == "target"
        ]
    return replace(draft, suggestions=tuple(dict.fromkeys(found))[:_MOST])
