"""Which two figures of a group, or of two groups, are compared, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.compose.of_figures.comparable import core, incomparable
from assistant.compose.of_figures.working import between, verdict
from assistant.compose.worked import Cited, Worked
from assistant.gather.of_figures.metrics import family
from assistant.records import Query
from assistant.vocabulary import vocabulary
from index.quantities import in_base_units
from prompts import say

_CLAUSE = re.compile(r"[，。；？！]")
_CHANGES = frozenset({"annual_growth", "change"})
_HELD = re.compile(r"比|超|相差|之差|差(?:了)?(?:多少|几)|较|对比|哪|谁|[高低多少][了出]*(?:多少|几)|VS|倍|占")
_EACH_FROM = re.compile(r"比(?P<year>(?:19|20)\d\d)年(?:的)?(?:完成数|实际|目标)?(?:各|分别|都|依次|各自)")
_RATIO = re.compile(r"百分之|几成|相当于|各占|[的是]几分之")
_STEPWISE = re.compile(r"逐个|逐次|逐年|逐步|每次|每一?轮|一步步")
_MOVED = re.compile(r"[多少高低增减][了加]?了?(?:一?些|一?点)?，?(?:还是|或者?)")
"""It is asked which way a figure went from one year to the other."""
_YEARS = re.compile(r"(?P<late>(?:19|20)\d\d)年[^，。；？\d]{0,6}?[比较](?P<early>(?:19|20)\d\d)年")
"""A year held against another."""
_CHANGED = frozenset({"difference", "growth", "growth_rate", "higher"})
PAIR = frozenset({"difference", "multiple", "growth", "growth_rate", "pace", "share", "higher", "gap", "completion"})
"""Operations on two figures."""


def pairs(query: Query, groups: Sequence[Sequence[Cited]]) -> Worked:
    """Differences, multiples, rates: within each group between its points, or between groups that have one row each."""
    done = Worked()
    if query.operations & PAIR == {"share"} and len(groups) > 1 and _told_share(query, groups):
        return done
    amounts = [group[0] for group in groups if family(group[0].row.unit) != "share"]
    together = len({one.row.year for one in amounts}) == 1 and len({one.row.region for one in amounts}) == 1
    if "share" in query.operations and len(amounts) == 2 and (together or not query.years) and len(query.points) < 2:
        part, whole = sorted(amounts, key=lambda one: in_base_units(one.row.value, one.row.unit)[0])
        return between(query, part, whole, ordered=False)
    if (given := _given(query, groups)) is not None:
        if "share" in query.operations and "growth" not in query.operations:
            return between(query, *_as_told(query, given), ordered=False)
        return between(query, *given, ordered=True)
    if all(len(group) == 1 for group in groups) and len(groups) >= 2:
        if _own_growth(groups[0][0], groups[1][0]) or (all(group[0].row.measure in _CHANGES for group in groups) and not _HELD.search(query.text)):
            return done  # Changes are asked for one by one, not against each other.
        first, second = _named_order(query, groups[0][0], groups[1][0])
        if first.row.year and second.row.year and first.row.year != second.row.year:
            early, late = sorted((first, second), key=lambda one: one.row.year or 0)
            return between(query, early, late, ordered=not query.operations & {"share"})
        return between(query, second, first, ordered=not query.operations & {"share"})
    for group in groups:
        group = [one for one in group if (one.row.measure in _CHANGES) == (group[0].row.measure in _CHANGES)]
        if len({(one.row.year, one.row.region, one.row.document) for one in group}) < 2:
            continue
        if all(one.row.measure == "change" and one.row.base_year in query.years for one in group):
            continue  # The source tells each change since the year asked for.
        if all(one.row.measure in _CHANGES for one in group) and not _HELD.search(query.text):
            continue  # Changes are asked for one by one, not against each other.
        if "difference" in query.operations and (each := _each_from(query, group)).lines:
            done = done.plus(each)
            continue
        if query.operations & _CHANGED and (each := _year_by_year(query, group)).lines:
            done = done.plus(each)
            continue
        if "difference" in query.operations and _STEPWISE.search(query.text) and (steps := _steps(query, group)).lines:
            done = done.plus(steps)
            continue
        pair = _ends(query, group)
        if "share" in query.operations and "growth" not in query.operations:
            done = done.plus(between(query, *_named_order(query, *pair), ordered=False))
        else:
            early, late = sorted(pair, key=lambda one: one.row.year or 0)
            done = done.plus(between(query, early, late, ordered=not _placed(pair)))
            if {"higher", "trend"} & query.operations == {"higher"} and len(group) == 2 and not incomparable(early.row, late.row):
                moved = _MOVED.search(query.text) is not None and (early.row.year or 0) < (late.row.year or 0)
                done = done.plus(Worked((verdict(late, early) if moved else verdict(*_named_order(query, *pair)),)))
    return done


def _told_share(query: Query, groups: Sequence[Sequence[Cited]]) -> bool:
    """Whether the share that the question asks for is a figure of the source, so that none is to be worked out of the others."""
    return any("占" in one.row.indicator and family(one.row.unit) == "share" for group in groups for one in group) and not _RATIO.search(query.text)


def _each_from(query: Query, group: Sequence[Cited]) -> Worked:
    """The difference of each of several figures from that of one year ("比2015年各高多少")."""
    match = _EACH_FROM.search(query.text)
    base = next((one for one in group if match and str(one.row.year) == match["year"]), None)
    done = Worked()
    if base is None:
        return done
    others = [one for one in group if one.row.year != base.row.year]
    for one in others if len(others) > 1 else ():
        early, late = sorted((base, one), key=lambda cited: cited.row.year or 0)
        done = done.plus(between(query, early, late, ordered=True))
    return done


def _year_by_year(query: Query, group: Sequence[Cited]) -> Worked:
    """The change between the years of each of several pairs ("2022年比2021年增长百分之多少，2023年比2022年呢")."""
    known = {str(one.row.year): one for one in reversed(group)}
    asked = [(known[one["early"]], known[one["late"]]) for one in _YEARS.finditer(query.text) if {one["early"], one["late"]} <= known.keys()]
    done = Worked()
    for early, late in asked if len(asked) > 1 else ():
        held = between(query, early, late, ordered=True)
        told = (str(early.row.year) in held.lines[0]) if held.lines else True
        head = () if told else (say("figures.of_years", late=late.row.year, early=early.row.year),)
        done = done.plus(Worked(head)).plus(held)
    return done


def _steps(query: Query, group: Sequence[Cited]) -> Worked:
    """The difference of each figure from the one before it in time, of three or more."""
    ordered = sorted({one.row.year: one for one in reversed(group) if one.row.year}.values(), key=lambda one: one.row.year or 0)
    done = Worked()
    for early, late in pairwise(ordered) if len(ordered) > 2 else ():
        done = done.plus(between(query, early, late, ordered=True))
    return done


def _given(query: Query, groups: Sequence[Sequence[Cited]]) -> tuple[Cited, Cited] | None:
    """The two rows, the earlier first, whose figures the asker gives himself ("从250家到600家"); None unless he gives two."""
    values = {(figure.value, figure.unit) for figure in query.asker}
    rows = [one for group in groups for one in group
            if any(one.row.value == value and family(one.row.unit) == family(unit) for value, unit in values)]
    found = list({one.row.value: one for one in rows}.values())
    if len(found) != 2 or found[0].row.region != found[1].row.region:
        return None
    early, late = sorted(found, key=lambda one: (one.row.year is not None, one.row.year or 0))
    return early, late


def _as_told(query: Query, pair: tuple[Cited, Cited]) -> tuple[Cited, Cited]:
    """Two rows in the order in which the asker gives their figures."""
    values = [figure.value for figure in query.asker]
    first, second = sorted(pair, key=lambda one: values.index(one.row.value))
    return first, second


def _own_growth(one: Cited, other: Cited) -> bool:
    """Whether one figure is a change that the source tells beside the level: two facts, nothing to work out."""
    a, b = one.row, other.row
    same = (a.document, a.year, a.region) == (b.document, b.year, b.region)
    return same and (a.measure in _CHANGES) != (b.measure in _CHANGES)


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
        vocabulary().operations[name].search(part) for name in query.operations & PAIR)]
    said = max(([one for one in group if str(one.row.year) in part] for part in clauses), default=[],
               key=lambda some: len({one.row.year for one in some}))
    if len({one.row.year for one in said}) >= 2:
        home = [one for one in said if one.row.region == said[-1].row.region]
        said = home if len({one.row.year for one in home}) >= 2 else said
        ordered = sorted(said, key=lambda one: one.row.year or 0)
        return ordered[0], ordered[-1]
    if query.years:
        dated = [one for one in group if one.row.year in query.years]
        if len(query.years) > 2 and list(query.years) == sorted(query.years) and len({one.row.region for one in dated}) == 1:
            dated.sort(key=lambda one: one.row.year or 0)
            return dated[0], dated[-1]
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
