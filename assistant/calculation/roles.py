"""Figures of one thing for several years held to one role: the goal of one year is not held against the outcome of another where both years have either."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.calculation.clause import Clause
from assistant.calculation.lookup import Asked, Term, looked_up
from assistant.gather.of_figures.filters import is_compared_with
from assistant.records import Query
from index.library import Library

_SEVERAL = 2


def of_one_role(sides: tuple[tuple[Term, ...], ...], clause: Clause, query: Query, library: Library) -> tuple[tuple[Term, ...], ...]:
    """The sides of a clause that names no role, or what was reached, each figure of a thing told for several years in both roles as the outcome, else as the goal, where
    each of the years has such a figure."""
    if query.wants == "target" or any(side.wants or side.asker for parts in clause.sides for side in parts):
        return sides
    every = [term for side in sides for term in side if term.row is not None]
    kept: dict[Term, Term] = {}
    for phrase in dict.fromkeys(term.phrase for term in every):
        like = [term for term in every if term.phrase == phrase]
        if len({term.point.year for term in like}) != len(like) or len(like) < _SEVERAL:
            continue
        if (base := _base_told(like, library)) is not None:
            kept[base[0]] = base[1]
        elif len({term.row.status for term in like if term.row is not None}) > 1:
            kept.update(zip(like, _alike(like, clause, query, library), strict=True))
    return tuple(tuple(kept.get(term, term) for term in side) for side in sides)


def _base_told(like: Sequence[Term], library: Library) -> tuple[Term, Term] | None:
    """The figure of the first year, and in its place what a plan tells was reached in it, in the line or sentence in which it sets the goal for the last: from there
    the goal goes on, not from the goal of another plan. None where the last is no goal, or none tells that."""
    first, *_, last = sorted(like, key=lambda term: term.point.year or 0)
    goal = last.row
    if goal is None or goal.status != "target" or first.row is None:
        return None
    own = (row for row in library.targets([goal.document]) if row.sentence == goal.sentence and (row.key, row.measure, row.unit) == (goal.key, goal.measure, goal.unit))
    base = next((row for row in own if row.status == "actual" and row.year == first.point.year), None)
    return (first, replace(first, value=base.value, unit=base.unit, row=base, others=())) if base is not None else None


def reached_before(sides: tuple[tuple[Term, ...], ...], clause: Clause, query: Query, library: Library) -> tuple[tuple[Term, ...], ...]:
    """The sides of a clause with what was reached in an earlier year that the goal of a later one is held against (2025年目标比2020年多多少), where that is told,
    not what was planned for it."""
    return tuple(tuple(_reached(term, clause, query, library) for term in side) for side in sides)


def _reached(term: Term, clause: Clause, query: Query, library: Library) -> Term:
    planned = term.row is not None and term.row.status == "target" and query.wants == "target" and is_compared_with(term.point.year, query)
    return next(_in_role([term], "actual", clause, query, library), term) if planned else term


def _alike(like: Sequence[Term], clause: Clause, query: Query, library: Library) -> Sequence[Term]:
    """The figures in the first role that each of them has, measured as it is; as they are where there is no such role."""
    for status in ("actual",) if query.wants else ("actual", "target"):
        made = list(_in_role(like, status, clause, query, library))
        if len(made) == len(like):
            return made
    return like


def _in_role(like: Sequence[Term], status: str, clause: Clause, query: Query, library: Library) -> Iterator[Term]:
    for term in like:
        asked = Asked(term.phrase, (replace(term.point, document=""),), status, term.yearly, None, clause.unit)
        other = term if term.row is not None and term.row.status == status else next(iter(looked_up(asked, query, library)), None)
        if other is not None and other.row is not None and term.row is not None and other.row.status == status \
                and (other.row.measure, other.unit, other.row.region) == (term.row.measure, term.unit, term.row.region):
            yield other
