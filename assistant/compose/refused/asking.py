"""Asking back, with the choices: where a question may mean several indicators, documents or places of unlike kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.of_figures import figures as in_figures
from assistant.compose.rows import short_title, subject, when
from assistant.gather.of_documents.pairs import Pair
from assistant.gather.of_figures.ambiguity import candidates, few
from assistant.gather.of_figures.items import Cell, Figures, Item
from assistant.records import Draft, Point, Query, Reason, Status
from assistant.understand.yearly import bare_title
from index.library import Library
from prompts import say

_MOST = 6
_YEARS = re.compile(r"(?:19|20)\d\d年?")


def indicators(query: Query, library: Library) -> Draft | None:
    """All indicators that a question without a telling word may mean, where they are few; else the question which; None where the
    question tells."""
    rows = candidates(query, library)
    if not rows:
        return None
    if few(rows):
        items = tuple(Item(row.indicator, frozenset(), (Cell(Point(), (row,)),)) for row in rows)
        draft = in_figures.compose(query, Figures(items, 1.0), library)
        note = say("asking.all", topic="".join(query.topic) or say("asking.target"))
        return replace(draft, text=f"{draft.text}\n> {note}") if draft is not None else None
    cite = Citations(library)
    lines = [say("asking.indicator", topic="".join(query.topic) or say("asking.target"))]
    choices = []
    for row in rows[:_MOST]:
        place = short_title(row.document, library)
        lines.append(say("asking.choice", name=f"{when(row)}{subject(row)}", place=place, mark=f"[{cite.target(row)}]"))
        choices.append(say("suggest.year", region=row.region, year=row.year, indicator=row.indicator) if row.year and row.region
                       else say("suggest.in_document", title=place, indicator=row.indicator))
    return Draft(Status.NEEDS_INPUT, Reason.AMBIGUOUS, "\n".join(lines), cite.all, suggestions=tuple(dict.fromkeys(choices)))


def documents(query: Query, library: Library) -> Draft | None:
    """The question which of many documents of one name is meant, for a question that each would answer in its own words."""
    if len(query.documents) < 3 or query.years or query.operations or query.kinds & {"document", "change"}:
        return None
    if len({bare_title(library.cards[id]) for id in query.documents}) > 1:
        return None
    recent = sorted(query.documents, key=lambda id: library.cards[id].meta.published, reverse=True)
    names = [_named(id, library) for id in recent[:_MOST]]
    name = next((alias for alias in _aliases(query, library) if alias in query.text), "")
    choices = [query.text.replace(name, one, 1) if name else say("asking.of", title=one, question=query.text) for one in names]
    text = "\n".join((say("asking.document"), *(f"- {one}" for one in names)))
    return Draft(Status.NEEDS_INPUT, Reason.AMBIGUOUS, text, suggestions=tuple(choices))


def places(pairs: Sequence[Pair], query: Query, library: Library) -> Draft:
    """The question of which place the two documents are to be compared."""
    regions = [library.cards[pair.new].meta.region for pair in pairs][:_MOST]
    text = "\n".join((say("asking.place"), *(f"- {region}" for region in regions)))
    return Draft(Status.NEEDS_INPUT, Reason.AMBIGUOUS, text, suggestions=tuple(f"{region}{query.text}" for region in regions))


def _named(id: str, library: Library) -> str:
    """The document's name with year and place."""
    title, meta = short_title(id, library), library.cards[id].meta
    region = meta.region if meta.region and meta.region not in title else ""
    bare = _YEARS.sub("", title)
    return f"{meta.published[:4]}年{region}{bare}" if meta.published else f"{region}{title}"


def _aliases(query: Query, library: Library) -> list[str]:
    """What the documents are called in common, the longest first."""
    names = {_YEARS.sub("", name) for id in query.documents for name in (library.cards[id].title, *library.cards[id].meta.aliases)}
    return sorted((name for name in names if name), key=len, reverse=True)
