"""Figures of many places where the question names none: the latest of each, which says more than some of all years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.records import Query
from index.records import Target

_FEW, _MANY = 6, 12
"""Up to so many rows are all shown; of up to so many places the latest row each."""


def latest_of_places(query: Query, rows: Sequence[Target]) -> list[Target] | None:
    """One goal of each place among rows of one indicator, of the year that most places have one for, else the latest; None where the question names a place, a
    document or a year, wants something done with the figures, or all rows can be shown."""
    if query.regions or query.documents or query.soft_documents or query.years or query.soft_years or query.operations:
        return None
    goals = [row for row in rows if row.status == "target" and row.region and row.year]
    places = list(dict.fromkeys(row.region for row in goals))
    if len(rows) <= _FEW or not 2 <= len(places) <= _MANY:
        return None
    years = Counter(row.year for row in goals)
    usual = max(years, key=lambda year: (len({row.region for row in goals if row.year == year}), year or 0))
    return [max((row for row in goals if row.region == place), key=lambda row: (row.year == usual, row.year or 0)) for place in places]
