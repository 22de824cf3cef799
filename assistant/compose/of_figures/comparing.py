"""What a question wants done with the rows shown: pairs, sums, gaps, trends, whether they agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

from assistant.compose.of_figures.best_rows import is_given
from assistant.compose.of_figures.comparable import incomparable, notes
from assistant.compose.of_figures.pairing import PAIR, pairs
from assistant.compose.of_figures.standings import both_ends, extreme, first, order, trend
from assistant.compose.of_figures.sums import sums
from assistant.compose.of_figures.working import (
    ahead,
    backwards,
    compounded,
    converted,
    flows_against,
    portion,
    projected,
    referred,
    spans,
    whole_of,
    with_asker,
    years_of,
)
from assistant.compose.rows import printed
from assistant.compose.worked import Cited, Worked
from assistant.compute import Incomparable, Operand
from assistant.gather.of_figures.metrics import family
from assistant.records import AskerFigure, Query
from index.canonical import canonical
from index.contradictions import same_thing
from index.library import Library
from index.words import bigrams
from prompts import say

_ALL_YEARS = re.compile(r"[两三四五六七八九十\d]年(?:里|间|内|下来)?(?:至少|总共|一共|合计|累计|共|要|能|得|可以)*(?:新增|增加|培育|建设?|实施|完成)?(?:多少|几)")
_PORTION = re.compile(r"(?:的|完成|达到|相当于|只有|做到)[^，。；]{0,20}?\d+(?:\.\d+)?%[，,]?(?:的话|那|就|即|也就|换算|折合)?(?:是|有|为|合|相当于|等于)?(?:多少|几)")
_OF_A_YEAR = re.compile(r"年|月|季度|新|增|[已才只]|完成|实施|培育")
"""What an asker tells of a year, not of how many there are altogether, may be held against a number for each year."""
_MOST_GOALS = 4
_PLACES = 2
_PLACE_ASKED = re.compile(r"哪一?(?:个|些|几个)?(?:省|市|县|区|州|旗|地方|地区)|各(?:省|市|县|区|州|旗|地)|全国各|最[高低多少大小快慢]的(?:省|市|县|区|地)")
_THINGS = re.compile(r"(?:、|以及|还有|[和与及跟])[^，。？；]{1,14}?(?:加起来|加在一起|加一起|合起来|合在一起|相加|之和)")
"""Several things are to be added up, not the years of one."""
_OVER_YEARS = re.compile(r"累计|合计|一共|总共|共|加起来|下来|总数|总的")


def compare(query: Query, groups: Sequence[Sequence[Cited]], cited: Sequence[Cited], library: Library) -> Worked:
    """Everything the question wants done with the rows shown, `groups` by item."""
    if not query.regions and not query.documents and len({one.row.region for one in cited}) > _PLACES and not _PLACE_ASKED.search(query.text):
        return Worked()  # figures of places that nobody named are no things to compare
    done = Worked()
    groups = [group for group in groups if group]
    asker = [figure for figure in query.asker if not any(figure.value == one.row.value or is_given(one.row, replace(query, asker=(figure,))) for one in cited)]
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
        levels = [one for one in cited if one.row.measure != "annual_growth"]
        if levels:
            found = _ahead(query, rate, levels)
            return found if found.lines else _projected(query, rate, levels)
    if cited and all(one.row.measure == "annual_flow" for one in cited) and (
        ((years := spans(query)) and (_OVER_YEARS.search(query.text) or _ALL_YEARS.search(query.text))) or (len(cited) == 1 and (("sum" in query.operations and not _THINGS.search(query.text)) or _ALL_YEARS.search(query.text)))
    ):
        period = library.cards[cited[0].row.document].meta.period
        years = years or (period[1] - period[0] + 1 if period else None)
        for one in cited if years else ():
            held = years_of(one, years or 0)
            done = done.plus(Worked((f"{one.row.indicator}：", *held.lines), held.computations, held.notes) if len(cited) > 1 else held)
        return done
    flows = [one for one in cited if one.row.measure == "annual_flow"]
    if len(flows) == 1 and (years := spans(query)) and _OVER_YEARS.search(query.text):
        done = done.plus(years_of(flows[0], years))  # beside what else is asked
    told = [one for one in cited if any(one.row.value == own.value for own in query.asker)] or list(cited)
    if told and len({one.row.value for one in told}) == 1 and query.unit and (held := converted(told[0], query.unit)).lines:
        return held
    if len(cited) == 1 and family(cited[0].row.unit) != "share" and _PORTION.search(query.text) and (
        own := next((a for a in query.asker if a.unit == "%"), None)
    ):
        return portion(cited[0], own)
    if "backward" in query.operations and (held := whole_of(query, cited)).lines:
        return held
    if "backward" in query.operations:
        growth = next((one for one in cited if one.row.measure == "annual_growth"), None)
        base = _base_of(query, [one for one in cited if one.row.measure != "annual_growth"])
        given = next((a for a in query.asker if a.unit == "%"), None)
        operand = growth.operand if growth else Operand(given.value, given.unit, "asker") if given else None
        if base and operand:
            return backwards(query, base, operand)
    if figure is not None and query.operations & {"gap", "completion", "difference", "higher", "growth_rate", "growth", "pace", "share"}:
        held = _with_asker(query, asker, cited)
        if held.lines:
            return held
    if "consistency" in query.operations or "comparable" in query.operations:
        done = done.plus(_agreement(query, groups, library))
    told_parts = "share" in query.operations and len({own.value for own in query.asker} & {one.row.value for one in cited}) > 1
    if "sum" in query.operations and len(cited) > 1 and not told_parts and (summed := sums(query, cited)).lines:
        return done.plus(summed).plus(extreme(query, cited) if query.operations & {"highest", "lowest"} else Worked())
    if "first" in query.operations:
        done = done.plus(first(cited, library))
    if query.operations & {"highest", "lowest"} and len(cited) > 1:
        done = done.plus(extreme(query, cited))
    if "rank" in query.operations:
        done = done.plus(order(query, groups))
    if query.operations & PAIR and not _of_one_year(query, cited):
        done = done.plus(pairs(query, [both_ends(query, cited)] if {"highest", "lowest"} <= query.operations and len(cited) > 1 else groups))
    if "trend" in query.operations or ("higher" in query.operations and len(cited) > 2):
        done = done.plus(trend(_as_one(groups)))
    return done


def _of_one_year(query: Query, cited: Sequence[Cited]) -> bool:
    """Whether figures of one year are all there are where several years are asked for: the goal of it is not held against its outcome then."""
    return len(set(query.years)) > 1 and len(cited) > 1 and not query.documents and len({one.row.year for one in cited}) == 1


def _base_of(query: Query, levels: Sequence[Cited]) -> Cited | None:
    """The figure from which it is to be reckoned backwards: the first of the last year named, of any year where none is named."""
    last = max(query.years, default=None)
    return next((one for one in levels if one.row.year in (last, None) or last is None), None)


def _projected(query: Query, rate: Operand, levels: Sequence[Cited]) -> Worked:
    """From the figure that the asker gives, or the earliest row, on at a yearly rate; a later row is the goal it is held against."""
    last = max((one.row.year or 0 for one in levels), default=0)
    later = {one.row.value for one in levels if one.row.year == last and len(levels) > 1}
    given = next((own for own in query.asker if own.unit and own.unit != "%" and own.value not in later), None)
    ordered = sorted(levels, key=lambda one: one.row.year or 0)
    if given is not None:
        start = next((one.operand for one in levels if one.row.value == given.value), Operand(given.value, given.unit, "asker"))
    elif query.years and ordered[0].row.year == min(query.years):
        start = ordered[0].operand
    else:
        return Worked()
    return projected(query, start, rate, next((one for one in reversed(ordered) if one.operand != start), None))


def _ahead(query: Query, rate: Operand, levels: Sequence[Cited]) -> Worked:
    """A figure reached, of the first year named, at a yearly rate on to the last year named, and how far it then is from the goal
    of that year that the question or a row gives; nothing without such a figure."""
    years = sorted(query.years)
    start = next((one for one in levels if years and one.row.year == years[0] and one.row.status == "actual"), None)
    if start is None or len(years) < 2:
        return Worked()
    own = next((a for a in query.asker if family(a.unit) == family(start.row.unit) and a.value != start.row.value), None)
    row = next((one.operand for one in levels if one.row.year == years[-1] and family(one.row.unit) == family(start.row.unit)), None)
    goal = row or (Operand(own.value, own.unit, "asker") if own else None)
    return ahead(start, rate, years[-1] - years[0], goal)


def _with_asker(query: Query, asker: Sequence[AskerFigure], cited: Sequence[Cited]) -> Worked:
    """Each figure that the asker gives held against a row of its unit, one row each; the only one, where no year is asked for,
    against the goals of all years."""
    done = Worked()
    left = list(cited)
    goals = [one for one in cited if one.row.status == "target" and one.row.year]
    if len(asker) == 1 and not query.years and len(goals) == len(cited) > 1 and len({one.row.year for one in goals}) > 1:
        return _with_goals(query, asker[0], goals)
    for figure in asker:
        # A figure that the asker gives for one year is held against that of another.
        for one in sorted(left, key=lambda one: f"{one.row.year}年" in figure.about) if figure.unit else ():
            if family(figure.unit) != family(one.row.unit) or (one.row.measure == "annual_flow" and not _OF_A_YEAR.search(figure.about)):
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


def _with_goals(query: Query, figure: AskerFigure, goals: Sequence[Cited]) -> Worked:
    """The asker's figure held against the goals of several years."""
    done = Worked()
    names = [one.name for one in goals]
    for one in goals[:_MOST_GOALS] if figure.unit else ():
        if family(figure.unit) == family(one.row.unit):
            with suppress(Incomparable):
                held = with_asker(query, one, figure)
                name = one.name if names.count(one.name) == 1 else f"{one.name}{one.row.indicator}"
                done = done.plus(Worked((f"{name}：", *held.lines), held.computations, held.notes))
    return done


def _agreement(query: Query, groups: Sequence[Sequence[Cited]], library: Library) -> Worked:
    """Whether the figures of each group agree, or cannot be compared, in words."""
    done = Worked()
    for group in (part for whole in _as_one(groups) for part in _by_measure(whole)):
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
            note for one, other in pairwise(group) for note in notes(one, other))))
        if "consistency" in query.operations and len({one.row.measure == "annual_flow" for one in group}) == 1:
            done = done.plus(_consistent(group))
    return done


def _as_one(groups: Sequence[Sequence[Cited]]) -> Sequence[Sequence[Cited]]:
    """The groups; as one where they are of one thing, or of like names and have a row each."""
    alike = all(same_thing(groups[0][0].row, one.row) for group in groups for one in group) if groups else False
    if len(groups) > 1 and (alike or (all(len(group) == 1 for group in groups) and _like(groups))):
        return [[one for group in groups for one in group]]
    return groups


def _like(groups: Sequence[Sequence[Cited]]) -> bool:
    """Whether groups of one row each are of things of like names (上云企业, 企业上云)."""
    names = [frozenset(bigrams(canonical(group[0].row.indicator))) for group in groups]
    return all(2 * len(names[0] & name) >= min(len(names[0]), len(name)) for name in names)


def _consistent(group: Sequence[Cited]) -> Worked:
    """Whether figures say the same; of different years they may differ, and so may a change and what came of it."""
    group = [one for one in group if one.row.measure != "change"] if len({one.row.measure == "change" for one in group}) > 1 else group
    if len(group) < 2:
        return Worked()
    values = {(one.row.value, one.row.value_max) for one in group}
    if len(values) == 1 and len({one.row.bound for one in group}) > 1:
        figures = "、".join(dict.fromkeys(printed(one.row) for one in group))
        return Worked((say("figures.verdict.consistent_but", figures=figures),))
    if len(values) == 1:
        return Worked((say("figures.verdict.consistent"),))
    years = [one.row.year for one in group]
    beside = [one for one in group if len({other.row.value for other in group if other.row.year == one.row.year}) > 1]
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
    """A yearly number times the years of the plan, held against the total for its end; None where the group has not both, or the
    document has an earlier total from which the years would have to count."""
    yearly = next((one for one in group if one.row.measure == "annual_flow"), None)
    whole = next((one for one in group if one.row.measure in ("level", "cumulative")), None)
    if yearly is None or whole is None or yearly.row.document != whole.row.document:
        return None
    period = library.cards[whole.row.document].meta.period
    end = whole.row.year
    if period is None or end is None:
        return None
    if any(row.key == whole.row.key and row.scope == whole.row.scope and row.status == "target" and row.measure == whole.row.measure
           and row.year and row.year < end for row in library.targets([whole.row.document])):
        return None
    return flows_against(yearly, whole, end - period[0] + 1)
