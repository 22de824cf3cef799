"""Sums of the figures shown, and shares in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.working import Cited, Worked, core, summed
from assistant.compute import Incomparable, Operand, plain
from assistant.compute import share as compute_share
from assistant.records import Computation, Query
from index.canonical import canonical
from index.words import bigrams
from prompts import say

_COUNTED = re.compile(r"[一二两三四五六七八九十\d]+[大个项类种家]的?(?P<thing>[\u4e00-\u9fff]{2})")


def sums(query: Query, cited: Sequence[Cited]) -> Worked:
    """The sum over the groups for each year, and the difference of two sums."""
    done = Worked()
    years: list[int | None] = [*dict.fromkeys(query.years)] or [None]
    made = []
    for year in years:
        members = _amounts([one for one in cited if year is None or one.row.year == year])
        members = _one_each(_listed(query, members))
        if (lacking := _lacking(query, members)) and len(members) > 1:
            done = done.plus(Worked((say("figures.verdict.sum_lacks", words="、".join(lacking)),), partial=True))
        if len(members) > 1:
            try:
                done = done.plus(part := summed(members))
            except Incomparable as error:
                return done.plus(Worked((say("figures.verdict.incomparable", why=str(error)),)))
            made.append((year, part.computations[0]))
            done = done.plus(_shares(query, members, part.computations[0]))
    if len(made) == 2 and query.operations & {"difference", "higher", "multiple", "growth"}:
        (_, one), (_, two) = made
        gap = abs(one.result - two.result)
        high, low = max(one.result, two.result), min(one.result, two.result)
        text = f"{plain(high)} − {plain(low)} = {plain(gap)}{one.unit}"
        computation = Computation("difference", text, gap, one.unit, (*one.operands, *two.operands))
        line = say("figures.result", name=say("figures.names.difference"), figure=f"{plain(gap)}{one.unit}")
        done = done.plus(Worked((line, say("figures.working", expression=text)), (computation,)))
    return done


def _amounts(members: Sequence[Cited]) -> list[Cited]:
    """The figures that can be added: without rates of growth where there are amounts."""
    return [one for one in members if one.row.measure != "annual_growth"] or list(members)


def _listed(query: Query, members: Sequence[Cited]) -> list[Cited]:
    """Of figures for things listed in the question those that are for one of them, not for what all have in common."""
    runs = [frozenset(bigrams(canonical(run))) for run in query.topic]
    names = {id(one): frozenset(bigrams(canonical(f"{one.row.indicator}{one.row.scope}"))) for one in members}
    own = [run for run in runs if sum(_mostly(run, name) for name in names.values()) < len(members)]
    if len(own) < 3:
        return list(members)
    return [one for one in members if any(_mostly(run, names[id(one)]) for run in own)]


def _lacking(query: Query, members: Sequence[Cited]) -> list[str]:
    """The things listed in the question, three or more, that no figure is for."""
    if len(query.topic) < 3:
        return []
    names = [frozenset(bigrams(canonical(f"{one.row.indicator}{one.row.scope}"))) for one in members]
    heads = frozenset(match["thing"][:2] for match in _COUNTED.finditer(query.text))
    return [run for run in dict.fromkeys(query.topic) if run[:2] not in heads and not any(_mostly(frozenset(bigrams(canonical(run))), name) for name in names)]


def _mostly(run: frozenset[str], name: frozenset[str]) -> bool:
    """Whether a name has at least half of a run's bigrams."""
    return len(run & name) >= 0.5 * len(run)


def _shares(query: Query, members: Sequence[Cited], total: Computation) -> Worked:
    """The share in the sum of the member that the question names once more."""
    done = Worked()
    if "share" in query.operations:
        for one in members:
            name = core(one.row.indicator)[:4]
            if sum(name[:2] in run for run in query.topic) > 1 or (len(query.topic) > 1 and query.topic[-1][:3] in one.row.indicator):
                part = compute_share(one.operand, Operand(total.result, total.unit, total.operands[0]))
                line = say("lists.share", name=one.name, figure=f"{plain(part.result)}%", expression=part.expression)
                return done.plus(Worked((line,), (part,)))
    return done


def _one_each(cited: Sequence[Cited]) -> list[Cited]:
    """One row an indicator and a region: summing one indicator twice says nothing."""
    kept: dict[str, Cited] = {}
    for one in cited:
        kept.setdefault(f"{core(one.row.indicator)}{one.row.scope}{one.row.region}", one)
    return list(kept.values())
