"""Which of several figures is highest, lowest, earliest; their order, and how goals went from plan to plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.compose.of_figures.comparable import incomparable, notes
from assistant.compose.rows import printed, short_title, when
from assistant.compose.worked import Cited, Worked
from assistant.gather.of_figures.metrics import family
from assistant.records import Query
from index.library import Library
from index.quantities import in_base_units
from prompts import say

_CLAUSE = re.compile(r"[，。；？！]")
_EXTREME = re.compile(r"最|排第一|居首|垫底")
_GROWTH = re.compile(r"增速|增长|增幅|涨")


def first(cited: Sequence[Cited], library: Library) -> Worked:
    order = list(library.cards)
    goals = [one for one in cited if one.row.status == "target"] or list(cited)
    earliest = min(goals, key=lambda one: (library.cards[one.row.document].meta.published or "9", order.index(one.row.document)))
    line = say("figures.verdict.earliest", title=short_title(earliest.row.document, library), when=when(earliest.row),
               figure=printed(earliest.row))
    return Worked((line,))


def extreme(query: Query, cited: Sequence[Cited]) -> Worked:
    lines = []
    for name, pick in (("highest", max), ("lowest", min)):
        if name in query.operations:
            ranked = _ranked(query, cited)
            best = pick(ranked, key=_size)
            tied = list(dict.fromkeys(one.name for one in ranked if one.row.value == best.row.value))
            lines.append(say(f"figures.verdict.{name}", subject="、".join(tied), figure=printed(best.row)))
    return Worked(tuple(lines))


def both_ends(query: Query, cited: Sequence[Cited]) -> list[Cited]:
    """The lowest and the highest of the figures, between which a difference is asked for."""
    ranked = _ranked(query, cited)
    return [min(ranked, key=_size), max(ranked, key=_size)]


def _size(one: Cited) -> Decimal:
    return in_base_units(one.row.value, one.row.unit)[0]


def order(query: Query, groups: Sequence[Sequence[Cited]]) -> Worked:
    """The figures, two or more of one unit, from the highest down, with their places."""
    whole = [one for group in groups for one in group]
    ranked = sorted(_ranked(query, whole), key=_size, reverse=True) if len(whole) > 1 else []
    values = [_size(one) for one in ranked]
    several = len({one.row.region for one in ranked}) > 1
    parts = [say("figures.verdict.place", place=values.index(value) + 1,
                 subject=f"{one.row.region if several and not one.name.startswith(one.row.region) else ''}{one.name}", figure=printed(one.row))
             for one, value in zip(ranked, values, strict=True)]
    return Worked((say("figures.verdict.order", places="；".join(parts)),)) if len(parts) > 1 else Worked()


def _ranked(query: Query, cited: Sequence[Cited]) -> list[Cited]:
    """The figures among which the highest or lowest is asked for: rates of growth where the words say so, else amounts; of one
    kind of unit."""
    asking = "".join(part for part in _CLAUSE.split(query.text) if _EXTREME.search(part))
    grown = [one for one in cited if one.row.measure == "annual_growth"]
    rest = [one for one in cited if one.row.measure != "annual_growth"]
    chosen = (grown or rest) if _GROWTH.search(asking) else (rest or grown)
    kinds = [family(one.row.unit) for one in chosen]
    most = max(kinds, key=kinds.count)
    return [one for one, kind in zip(chosen, kinds, strict=True) if kind == most]


def trend(groups: Sequence[Sequence[Cited]]) -> Worked:
    """How the targets of one region went from plan to plan, in words."""
    done = Worked()
    for group in groups:
        goals = [one for one in group if one.row.status == "target"]
        regions = [one.row.region for one in goals]
        home = max(regions, key=regions.count, default="")
        goals = sorted((one for one in goals if one.row.region == home), key=lambda one: one.row.year or 0)
        if len(goals) < 2:
            continue
        kinds = [(family(one.row.unit), one.row.measure == "annual_growth") for one in goals]
        goals = [one for one, kind in zip(goals, kinds, strict=True) if kind == max(kinds, key=kinds.count)]
        if len(goals) < 2 or incomparable(goals[0].row, goals[-1].row):
            continue
        values = [one.row.value for one in goals]
        if len(set(values)) == 1:
            line = say("figures.verdict.unchanged", first=f"{printed(goals[0].row)}[{goals[0].mark}]")
        elif values in (sorted(values), sorted(values, reverse=True)):
            verdict = "raised" if values == sorted(values) else "lowered"
            line = say(f"figures.verdict.{verdict}", first=_of_year(goals[0]), last=_of_year(goals[-1]))
        else:
            line = say("figures.verdict.mixed", figures="、".join(map(_of_year, goals)))
        limits = tuple(note for one, other in pairwise(goals) for note in notes(one, other))
        done = done.plus(Worked((line,), (), limits))
    return done


def _of_year(one: Cited) -> str:
    """A figure with its year and its mark."""
    return f"{when(one.row)}{printed(one.row)}[{one.mark}]"
