"""Plans of the five years that a question speaks of: “十三五期间…怎么说的” is first of all told by the plan of those years."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.records import Draft, Query, Status
from index.library import Library

_PERIOD = re.compile(r"“?(?P<plan>十[一二三四五六七]?五)”?(?=期间|时期|这五年|的?时候|那几年|末|里)")
_IN_PROSE = frozenset({"how", "why", "summary"})


def of_period(query: Query, library: Library) -> tuple[str, ...]:
    """The documents called after the one five-year period that a question in prose is about, of the places that it names; () where it names
    documents itself, asks for figures, or no document is called so."""
    named = {match["plan"] for match in _PERIOD.finditer(query.text)}
    if len(named) != 1 or query.documents or query.soft_documents or not query.kinds & _IN_PROSE or "figure" in query.kinds:
        return ()
    (plan,) = named
    return tuple(id for id, card in library.cards.items()
                 if plan in card.title and (not query.regions or card.meta.region in query.regions))


def first_there(query: Query, library: Library, compose: Callable[[Query], Draft]) -> Draft:
    """The draft out of the plans of the period spoken of, where they tell it; else out of the whole library."""
    plans = of_period(query, library)
    told = compose(replace(query, soft_documents=plans)) if plans else None
    return told if told is not None and told.status == Status.ANSWERED else compose(query)
