"""The figures of many years as one row: of one place, of one kind of figure, each year from the report of its own year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Sequence

from assistant.gather.of_figures.metrics import family
from assistant.records import Query
from index.library import Library
from index.records import Target

_YEARS = 3
"""So many years at least make a row."""


def row_of_years(query: Query, rows: Sequence[Target], library: Library) -> tuple[list[Target], tuple[str, ...]]:
    """The goals among `rows` that make one row over the years, and the places whose figures are left out.

    Where a question over years names no place, the row is of the place with goals for most years. What a report
    of one year sets for other years (sums over a plan) and figures of another unit are left out. All rows come back, and no place, where
    fewer than three years have goals, or where the question does not ask for the goals of several years.
    """
    if query.wants != "target" or not ("trend" in query.operations or len(query.years) >= _YEARS):
        return list(rows), ()
    named = query.regions or query.documents or query.soft_documents
    kept, left = (list(rows), ()) if named else _of_one_place(rows)
    for part in (_of_own_year(library), _of_kind(kept)):
        made = [row for row in kept if part(row)]
        if len({row.year for row in made}) >= _YEARS and _years(made) >= _years(kept) - 1:
            kept = made
    return kept, left


def _of_one_place(rows: Sequence[Target]) -> tuple[list[Target], tuple[str, ...]]:
    """The rows of the place with goals for most years, and the other places; all rows where none has enough or two have as many."""
    years: defaultdict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row.status == "target" and row.region and row.year:
            years[row.region].add(row.year)
    ranked = sorted(years, key=lambda place: -len(years[place]))
    if len(ranked) < 2 or len(years[ranked[0]]) < max(_YEARS, 1 + len(years[ranked[1]])):
        return list(rows), ()
    return [row for row in rows if row.region == ranked[0]], tuple(ranked[1:])


def _of_own_year(library: Library) -> Callable[[Target], bool]:
    """Whether a row is of the year of its report, or its document none for a single year."""
    def holds(row: Target) -> bool:
        period = library.cards[row.document].meta.period
        return period is None or period[0] != period[1] or row.year == period[0] or row.status != "target"
    return holds


def _of_kind(rows: Sequence[Target]) -> Callable[[Target], bool]:
    """Whether a row's unit is of the kind of most of them."""
    most: Hashable = max(kinds := Counter(family(row.unit) for row in rows), key=lambda kind: kinds[kind], default="")
    return lambda row: family(row.unit) == most


def _years(rows: Collection[Target]) -> int:
    return len({row.year for row in rows})
