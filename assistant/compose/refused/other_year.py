"""What a document of one year alone says (an arrangement of holidays, a yearly report), asked for another year: it holds for its own year only."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.eligibility import facts
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.of_figures.reports import own_year
from assistant.gather.of_lists.headings import looks_back
from assistant.records import Citation, Draft, Point, Query, Reason, Status
from index.library import Library
from prompts import say

_YEAR = re.compile(r"(?:19|20)\d\d(?=年|[-—－~～至])")
_REPORT = "工作报告"
_TOLD = (Status.ANSWERED, Status.PARTIAL)


def held(draft: Draft, query: Query, library: Library, anew: Callable[[Query], Draft]) -> Draft:
    """In place of quotations that are all of documents for another year than those asked for what the documents of that year give (`anew`), else the refusal, with the
    nearest sentence; else the draft.

    One who tells his own case, or asks for support, may tell a year of something else: his question is left as it is.
    """
    asks = query.years and not ((query.soft_documents and not query.leans) or query.asker or query.operations or "support" in query.kinds)
    told = draft.status in _TOLD and draft.citations and not (draft.targets or draft.computations or draft.decides)
    if not asks or not told or any(_holds(one, query, library) for one in draft.citations) or facts(query.dialogue, query.regions).personal:
        return draft
    for documents in _of_those_years(query, library) if not query.documents else ():
        made = anew(replace(query, soft_documents=documents))
        if made.status in _TOLD and any(_holds(one, query, library) for one in made.citations):
            return made
    first = draft.citations[0]
    cite = Citations(library)
    mark = cite.span(first.document, first.path, first.start, first.end)
    own = own_year(Point(document=first.document), library)
    own = max(_years_in(*first.path), default=own) if own in query.years else own
    title = short_title(first.document, library)
    topic = title.replace(f"{own}年", "").removeprefix("度") if query.documents else "".join(dict.fromkeys(query.words)) or query.bare.strip("，？?。 ")
    why = say("refusal.other_time", years="、".join(map(str, query.years)), topic=topic, own=own, title=title)
    return Draft(Status.REFUSED, Reason.OTHER_YEAR, "\n".join((why, say("refusal.closest"), f"“{first.quote.strip()}”[{mark}]")), cite.all, decides=True)


def _of_those_years(query: Query, library: Library) -> tuple[tuple[str, ...], ...]:
    """The documents of the years asked for; then the reports of the years after them, which look back on them."""
    own = {id: year for id in documents_for(query, library) or () if (year := own_year(Point(document=id), library)) is not None}
    of_them = tuple(id for id, year in own.items() if year in query.years)
    after = tuple(id for id, year in own.items() if year - 1 in query.years and library.cards[id].title.endswith(_REPORT))
    return tuple(documents for documents in (of_them, after) if documents)


def _holds(cited: Citation, query: Query, library: Library) -> bool:
    """Whether a citation may be of a year asked for: its document is not for one year alone, or is asked for by its own, or names the year asked for."""
    own = own_year(Point(document=cited.document), library)
    title = library.cards[cited.document].title
    if own is not None and not query.documents and looks_back(cited.path) and (years := _years_in(*cited.path)):
        return not (years | _years_in(cited.quote)).isdisjoint(query.years)
    if own is None or str(own) in query.text or not (title.endswith(_REPORT) or str(own) in title):
        return True
    told = {own, *_years_in(*cited.path, cited.quote), *((own - 1,) if title.endswith(_REPORT) else ())}
    return not told.isdisjoint(query.years)


def _years_in(*texts: str) -> set[int]:
    return {int(year) for text in texts for year in _YEAR.findall(text)}
