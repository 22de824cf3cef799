"""What a question wants done with the rows shown: pairs, sums, gaps, trends, whether they agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.compose.rows import printed, short_title, when
from assistant.compose.working import (
    Cited,
    Worked,
    backwards,
    between,
    compounded,
    core,
    flows_against,
    incomparable,
    pace_between,
    projected,
    referred,
    spans,
    summed,
    verdict,
    with_asker,
    years_of,
)
from assistant.compute import Incomparable, Operand, plain
from assistant.compute import share as compute_share
from assistant.gather.filters import family
from assistant.records import AskerFigure, Computation, Query
from assistant.vocabulary import vocabulary
from index.canonical import canonical
from index.library import Library
from index.words import bigrams
from prompts import say

_COUNTED = re.compile(r"[一二两三四五六七八九十\d]+[大个项类]")
_CLAUSE = re.compile(r"[，。；？！]")
_CHANGES = frozenset({"annual_growth", "change"})
_PAIR = frozenset({"difference", "multiple", "growth", "growth_rate", "pace", "share", "higher", "gap"})


def compare(query: Query, groups: Sequence[Sequence[Cited]], cited: Sequence[Cited], library: Library) -> Worked:
    """Everything the question wants done with the rows shown, `groups` by item."""
    done = Worked()
    groups = [group for group in groups if group]
    asker = [figure for figure in query.asker if not any(figure.value == one.row.value for one in cited)]
    figure = next((own for own in asker if own.unit and any(family(own.unit) == family(one.row.unit) for one in cited)), None)
    if "reference" in query.operations and len(query.asker) >= 2:
        level, change = query.asker[0], query.asker[1]
        match = next((one for one in cited if one.row.value == level.value), None)
        known = match.operand if match else Operand(level.value, level.unit, "asker")
        return referred(known, change, "asker")
    if query.operations & {"compound", "forward"} and (own := next((a for a in query.asker if a.unit == "%"), None)):
        rate = Operand(own.value, own.unit, "asker")
        if "compound" in query.operations:
            return compounded(query, rate)
        start = next((a for a in query.asker if a.unit != "%" and a.unit), None)
        levels = [one for one in cited if one.row.measure != "annual_growth"]
        if start is not None and levels:
            first = next((one.operand for one in levels if one.row.value == start.value), Operand(start.value, start.unit, "asker"))
            goal = next((one for one in levels if one.row.value != start.value), None)
            return projected(query, first, rate, goal)
    if "sum" in query.operations and len(cited) == 1 and cited[0].row.measure == "annual_flow":
        row = cited[0].row
        period = library.cards[row.document].meta.period
        years = spans(query) or (period[1] - period[0] + 1 if period else None)
        return years_of(cited[0], years) if years else done
    if "backward" in query.operations:
        growth = next((one for one in cited if one.row.measure == "annual_growth"), None)
        base = next((one for one in cited if one.row.measure != "annual_growth"), None)
        given = next((a for a in query.asker if a.unit == "%"), None)
        operand = growth.operand if growth else Operand(given.value, given.unit, "asker") if given else None
        if base and operand:
            return backwards(query, base, operand)
    if figure is not None and query.operations & {"gap", "completion", "difference", "higher", "growth_rate", "pace", "share"}:
        held = _with_asker(query, asker, cited)
        if held.lines:
            return held
    if "consistency" in query.operations or "comparable" in query.operations:
        done = done.plus(_agreement(query, groups, library))
    if "sum" in query.operations and len(cited) > 1 and (sums := _sums(query, cited)).lines:
        return done.plus(sums)
    if "first" in query.operations:
        done = done.plus(_first(cited, library))
    if query.operations & {"highest", "lowest"} and len(cited) > 1:
        done = done.plus(_extreme(query, cited))
    if query.operations & _PAIR:
        done = done.plus(_pairs(query, groups))
    if "trend" in query.operations or ("higher" in query.operations and len(cited) > 2):
        done = done.plus(_trend(groups))
    return done


def _with_asker(query: Query, asker: Sequence[AskerFigure], cited: Sequence[Cited]) -> Worked:
    """Each figure that the asker gives held against a row of its unit, one row each."""
    done = Worked()
    left = list(cited)
    for figure in asker:
        for one in left if figure.unit else ():
            if family(figure.unit) != family(one.row.unit):
                continue
            try:
                held = with_asker(query, one, figure)
            except Incomparable:
                continue
            if len(asker) > 1 and len(cited) > 1:
                held = Worked((f"{one.name}：", *held.lines), held.computations, held.notes)
            done = done.plus(held)
            left.remove(one)
            break
    return done


def _pairs(query: Query, groups: Sequence[Sequence[Cited]]) -> Worked:
    """Differences, multiples, rates: within each group between its points, or between groups that have one row each."""
    done = Worked()
    amounts = [group[0] for group in groups if family(group[0].row.unit) != "share"]
    together = len({one.row.year for one in amounts}) == 1 and len({one.row.region for one in amounts}) == 1
    if "share" in query.operations and len(amounts) == 2 and (together or not query.years) and len(query.points) < 2:
        part, whole = sorted(amounts, key=lambda one: one.row.value)
        return between(query, part, whole, ordered=False)
    if all(len(group) == 1 for group in groups) and len(groups) >= 2:
        first, second = _named_order(query, groups[0][0], groups[1][0])
        if first.row.year and second.row.year and first.row.year != second.row.year:
            early, late = sorted((first, second), key=lambda one: one.row.year or 0)
            return between(query, early, late, ordered=not query.operations & {"share"})
        return between(query, second, first, ordered=not query.operations & {"share"})
    for group in groups:
        group = [one for one in group if (one.row.measure in _CHANGES) == (group[0].row.measure in _CHANGES)]
        if len({(one.row.year, one.row.region, one.row.document) for one in group}) < 2:
            continue
        pair = _ends(query, group)
        if "share" in query.operations and "growth" not in query.operations:
            done = done.plus(between(query, *_named_order(query, *pair), ordered=False))
        else:
            early, late = sorted(pair, key=lambda one: one.row.year or 0)
            done = done.plus(between(query, early, late, ordered=not _placed(pair)))
            if {"higher", "trend"} & query.operations == {"higher"} and len(group) == 2 and not incomparable(early.row, late.row):
                done = done.plus(Worked((verdict(*_named_order(query, *pair)),)))
    return done


def _placed(pair: Sequence[Cited]) -> bool:
    """Whether the two figures are of two regions, which no time orders."""
    return pair[0].row.region != pair[1].row.region


def _ends(query: Query, group: Sequence[Cited]) -> tuple[Cited, Cited]:
    """The two rows of a group that are compared: of the first and the last year asked for, one of each document or year."""
    if "first" in query.operations:
        goals = [one for one in group if one.row.status == "target"]
        ordered = sorted(goals or group, key=lambda one: one.row.year or 0)
        return ordered[0], ordered[-1]
    clauses = [part for part in _CLAUSE.split(query.text) if any(
        vocabulary().operations[name].search(part) for name in query.operations & _PAIR)]
    said = max(([one for one in group if str(one.row.year) in part] for part in clauses), default=[],
               key=lambda some: len({one.row.year for one in some}))
    if len({one.row.year for one in said}) >= 2:
        home = [one for one in said if one.row.region == said[-1].row.region]
        said = home if len({one.row.year for one in home}) >= 2 else said
        ordered = sorted(said, key=lambda one: one.row.year or 0)
        return ordered[0], ordered[-1]
    if query.years:
        dated = [one for one in group if one.row.year in query.years]
        if len(dated) >= 2:
            last = next((one for one in dated[1:] if (one.row.year, one.row.region) != (dated[0].row.year, dated[0].row.region)),
                        dated[-1])
            return dated[0], last
    ordered = sorted(group, key=lambda one: one.row.year or 0)
    return ordered[0], ordered[-1]


def _named_order(query: Query, one: Cited, other: Cited) -> tuple[Cited, Cited]:
    """Two rows in the order in which the question names their region, year or indicator."""
    def place(cited: Cited) -> int:
        text = query.text
        if one.row.document != other.row.document and {one.row.document, other.row.document} <= set(query.documents):
            return query.documents.index(cited.row.document)
        names = [cited.row.region[:2], str(cited.row.year or ""), core(cited.row.indicator)[-4:], cited.row.indicator[:4]]
        if one.row.region == other.row.region:
            names = names[1:]
        if one.row.year == other.row.year:
            names = [name for name in names if name != str(cited.row.year or "")]
        found = [text.find(name.upper()) for name in names if name and name.upper() in text]
        return min(found, default=len(text))

    first, second = sorted((one, other), key=place)
    return first, second


def _sums(query: Query, cited: Sequence[Cited]) -> Worked:
    """The sum over the groups for each year, and the difference of two sums."""
    done = Worked()
    years: list[int | None] = [*dict.fromkeys(query.years)] or [None]
    sums = []
    for year in years:
        members = [one for one in cited if year is None or one.row.year == year]
        members = _one_each(_listed(query, members))
        if (lacking := _lacking(query, members)) and len(members) > 1:
            done = done.plus(Worked((say("figures.verdict.sum_lacks", words="、".join(lacking)),), partial=True))
        if len(members) > 1:
            try:
                done = done.plus(part := summed(members))
            except Incomparable as error:
                return done.plus(Worked((say("figures.verdict.incomparable", why=str(error)),)))
            sums.append((year, part.computations[0]))
            done = done.plus(_shares(query, members, part.computations[0]))
    if len(sums) == 2 and query.operations & {"difference", "higher", "multiple", "growth"}:
        (_, one), (_, two) = sums
        gap = abs(one.result - two.result)
        high, low = max(one.result, two.result), min(one.result, two.result)
        text = f"{plain(high)} − {plain(low)} = {plain(gap)}{one.unit}"
        computation = Computation("difference", text, gap, one.unit, (*one.operands, *two.operands))
        line = say("figures.result", name=say("figures.names.difference"), figure=f"{plain(gap)}{one.unit}")
        done = done.plus(Worked((line, say("figures.working", expression=text)), (computation,)))
    return done


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
    return [run for run in dict.fromkeys(query.topic) if not _COUNTED.match(run) and not any(_mostly(frozenset(bigrams(canonical(run))), name) for name in names)]


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
    """One row an indicator: summing one indicator twice says nothing."""
    kept: dict[str, Cited] = {}
    for one in cited:
        kept.setdefault(f"{core(one.row.indicator)}{one.row.scope}", one)
    return list(kept.values())


def _agreement(query: Query, groups: Sequence[Sequence[Cited]], library: Library) -> Worked:
    """Whether the figures of each group agree, or cannot be compared, in words."""
    done = Worked()
    for group in (part for whole in groups for part in _by_measure(whole)):
        if len(group) < 2:
            continue
        a, b = group[0].row, group[-1].row
        flows = _flows(group, library)
        if flows is not None:
            done = done.plus(flows)
            continue
        why = incomparable(a, b)
        if why and family(a.unit) != "count":
            done = done.plus(Worked((say("figures.verdict.incomparable", why=why),)))
            continue
        done = done.plus(Worked(notes=tuple(
            note for one, other in pairwise(group) for note in _notes(one, other))))
        if "consistency" in query.operations:
            done = done.plus(_consistent(group))
    return done


def _consistent(group: Sequence[Cited]) -> Worked:
    """Whether figures say the same; of different years they may differ."""
    values = {(one.row.value, one.row.value_max) for one in group}
    if len(values) == 1 and len({one.row.bound for one in group}) > 1:
        figures = "、".join(dict.fromkeys(printed(one.row) for one in group))
        return Worked((say("figures.verdict.consistent_but", figures=figures),))
    if len(values) == 1:
        return Worked((say("figures.verdict.consistent"),))
    years = [one.row.year for one in group]
    beside = [one for one in group if years.count(one.row.year) > 1]
    if not beside and len(set(years)) > 1:
        return Worked((say("figures.verdict.other_years"),))
    figures = "、".join(dict.fromkeys(printed(one.row) for one in beside or group))
    return Worked((say("figures.verdict.inconsistent", figures=figures),))


def _by_measure(group: Sequence[Cited]) -> list[list[Cited]]:
    """The group as it is where it has a yearly number beside totals, else its rows apart by measure."""
    if any(one.row.measure == "annual_flow" for one in group):
        return [list(group)]
    parts: dict[str, list[Cited]] = {}
    for one in group:
        parts.setdefault("rate" if one.row.measure == "annual_growth" else "level", []).append(one)
    changes = {one.row.measure for one in group} & {"change"}
    return [list(group)] if changes else list(parts.values())


def _flows(group: Sequence[Cited], library: Library) -> Worked | None:
    """A yearly number times the years of the plan, held against the total for its end; None where the group has not both."""
    yearly = next((one for one in group if one.row.measure == "annual_flow"), None)
    whole = next((one for one in group if one.row.measure in ("level", "cumulative")), None)
    if yearly is None or whole is None or yearly.row.document != whole.row.document:
        return None
    levels = sorted((one for one in group if one.row.measure in ("level", "cumulative") and one.row.year), key=lambda one: one.row.year or 0)
    if len(levels) >= 2 and levels[0].row.value < levels[-1].row.value:
        return pace_between(yearly, levels[0], levels[-1])
    period = library.cards[whole.row.document].meta.period
    if period is None or whole.row.year is None:
        return None
    return flows_against(yearly, whole, whole.row.year - period[0] + 1)


def _notes(one: Cited, other: Cited) -> tuple[str, ...]:
    from assistant.compose.working import notes

    return notes(one, other)


def _first(cited: Sequence[Cited], library: Library) -> Worked:
    order = list(library.cards)
    goals = [one for one in cited if one.row.status == "target"] or list(cited)
    earliest = min(goals, key=lambda one: (library.cards[one.row.document].meta.published or "9", order.index(one.row.document)))
    line = say("figures.verdict.earliest", title=short_title(earliest.row.document, library), when=when(earliest.row),
               figure=printed(earliest.row))
    return Worked((line,))


def _extreme(query: Query, cited: Sequence[Cited]) -> Worked:
    lines = []
    for name, pick in (("highest", max), ("lowest", min)):
        if name in query.operations:
            best = pick(cited, key=lambda one: one.row.value)
            lines.append(say(f"figures.verdict.{name}", subject=best.name, figure=printed(best.row)))
    return Worked(tuple(lines))


def _trend(groups: Sequence[Sequence[Cited]]) -> Worked:
    """How the targets of one region went from plan to plan, in words."""
    done = Worked()
    for group in groups:
        goals = [one for one in group if one.row.status == "target"]
        regions = [one.row.region for one in goals]
        home = max(set(regions), key=regions.count) if regions else ""
        goals = sorted((one for one in goals if one.row.region == home), key=lambda one: one.row.year or 0)
        if len(goals) < 2:
            continue
        kinds = [(family(one.row.unit), one.row.measure == "annual_growth") for one in goals]
        goals = [one for one, kind in zip(goals, kinds, strict=True) if kind == max(kinds, key=kinds.count)]
        if len(goals) < 2 or incomparable(goals[0].row, goals[-1].row):
            continue
        values = [one.row.value for one in goals]
        first, last = printed(goals[0].row), printed(goals[-1].row)
        if len(set(values)) == 1:
            line = say("figures.verdict.unchanged", first=first)
        elif values == sorted(values):
            line = say("figures.verdict.raised", first=f"{when(goals[0].row)}{first}", last=f"{when(goals[-1].row)}{last}")
        elif values == sorted(values, reverse=True):
            line = say("figures.verdict.lowered", first=f"{when(goals[0].row)}{first}", last=f"{when(goals[-1].row)}{last}")
        else:
            line = say("figures.verdict.mixed", figures="、".join(f"{when(one.row)}{printed(one.row)}" for one in goals))
        notes = tuple(note for one, other in pairwise(goals) for note in _notes(one, other))
        done = done.plus(Worked((line,), (), notes))
    return done
