"""Calculations on parts and wholes: shares, sums, so much for each, the whole from a part, the part from a share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant import compute
from assistant.calculation.clause import Clause
from assistant.calculation.lookup import Term
from assistant.compose.of_figures.calculating.ranking import whose_share
from assistant.compose.of_figures.calculating.values import TOTALS, State, Value, kept, result, value_of
from assistant.compose.of_figures.calculating.worked_back import AGREES, held_to_whole
from assistant.compose.of_figures.comparable import core
from assistant.compose.rows import printed
from assistant.compose.worked import Worked
from assistant.compute import in_unit
from assistant.gather.of_figures.metrics import family
from index.words import bigrams
from prompts import say

_LEAST = 2
_ADDED_VALUE = "增加值"
_SUMS = re.compile(r"合计|加起来|一共|总共|共(?=有|计|多少|几)")
_ADDED = re.compile(r"加|合|和$|之和|总和|凑|汇总|累计")
_BESIDE = re.compile(r"(?:数|量|额|值|规模|面积|里程)(?:的?目标)?(?:是?多少)?[和与及、以]")
_APART = re.compile("分别|各(?:自|是|为|有|合计|共)")
_PER_CENT = frozenset({"share", "growth", "fall", "completion"})
"""Results in per cent, of which it may be asked afterwards how many."""


def shares(clause: Clause, sides: list[list[Value]], own: list[Value], state: State) -> list[Value] | None:
    """The share of each part in its whole; a share that a document tells is told."""
    if not own and len(sides) == 1 and state.results and all(value.name in _PER_CENT for value in state.results):
        return list(state.results)  # "哪个占比最高？分别是百分之几": worked out already
    if own and all(value.rate for value in own) and len(sides) == 1:
        state.used += [value.term for value in own if value.term is not None]
        return list(own)
    if clause.noun and len(sides) == 1 and _BESIDE.search(clause.text) and any(value.rate for value in own):
        state.used += [value.term for value in own if value.term is not None]
        return list(own)  # "养老床位总数和护理型床位占比": a share asked for beside an amount
    parts, wholes = (sides[0], sides[1]) if len(sides) == 2 else (own, [])
    named = [phrase for parts_ in clause.sides[1:] for side in parts_ for phrase in side.phrases]
    if parts and named:
        told = [state.sources.told(value.term, named[0]) for value in parts if value.term is not None]
        if (limit := _limit(told)) is not None and len(parts) == 1 and len(wholes) == 1:
            return [_held_to(limit, result("share", compute.share(parts[0].operand, wholes[0].operand), (parts[0], wholes[0]), state), state)]
        if told and all(told):
            state.used += [term for term in told if term is not None]
            return [value_of(term, state) for term in told if term is not None]
    sums = [value for value in state.results if value.name in TOTALS - {"portion"}]
    if sums and "sum" in clause.operations and len(parts) > 1 and len(wholes) == 1:
        parts = sums[-1:]  # "两者合计占…": together
    known = [value for value in state.values if value not in own and not value.rate and family(value.operand.unit) == family(own[0].operand.unit)] if own else []
    if sums and "sum" in clause.operations and len(sides) == 1 and len(own) > 1 and known:
        parts, wholes = sums[-1:], known[-1:]  # "总产值里，甲、乙合起来占几成": together, of what was named before
    if "sum" in clause.operations and len(parts) > 1 and len(wholes) == len(parts):
        parts, wholes = ([result("sum", compute.total([value.operand for value in side]), tuple(side), state)] for side in (parts, wholes))  # "合计的增加值率"
    if sums and "sum" in clause.operations and named and not sides[0] and len(wholes) > 1:
        parts, wholes = sums[-1:], [result("sum", compute.total([value.operand for value in wholes]), tuple(wholes), state)]  # "占两家总产值合计的几成"
    if not parts and not wholes and not sums:
        parts = [value for value in state.recent if not value.rate]
    if not wholes or (sums and "sum" in clause.operations and len(wholes) > 1):
        known = [value for value in state.values if value not in parts and not value.rate]
        wholes = sums or [value for value in known if any(value.year == part.year for part in parts)][-1:]
    parts = parts or whose_share(clause, state)
    if not parts:
        parts = state.results if len(sides) == 2 and state.results and not sums[1:] else []
        parts = [one for one in parts if one not in wholes and not one.rate] or [
            value for value in state.recent if value not in wholes and not value.rate]
    parts = list({value.term.row if value.term is not None and value.term.row is not None else place: value for place, value in enumerate(parts)}.values())
    made = []
    for part in parts:
        alike = [one for one in wholes if family(one.operand.unit) == family(part.operand.unit) and one != part]
        whole = next((one for one in alike if one.thing == part.thing and (one.year == part.year or one.region != part.region)), None) or next(
            (one for one in alike if one.year == part.year and one.region == part.region), None) or next(
            (one for one in alike if one.year == part.year), None) or (alike[0] if alike else None)
        if whole is None or part.rate or (part.term is not None and whole.term is not None and part.term.row == whole.term.row is not None):
            return None
        if compute.share(part.operand, whole.operand).result > 100 and (clause.link != "share" or "占" in clause.text):
            return None
        made.append(result("share", compute.share(part.operand, whole.operand), (part, whole), state, several=len(parts) > 1))
    return made or None


def _limit(told: Sequence[Term | None]) -> Term | None:
    """The share told, where it is a bound that the share is to keep, and not the share itself."""
    only = told[0] if len(told) == 1 else None
    return only if only is not None and only.row is not None and only.row.bound == "<=" else None


def _held_to(limit: Term, share: Value, state: State) -> Value:
    """A share worked out, held against the bound that a document sets for it."""
    assert limit.row is not None
    key = "within" if share.operand.value <= limit.value else "beyond"
    line = say(f"figures.calculated.{key}", figure=in_unit(share.operand.value, share.operand.unit), limit=printed(limit.row))
    state.worked = state.worked.plus(Worked((line,)))
    state.used.append(limit)
    return share


def portions(sides: list[list[Value]], state: State) -> list[Value]:
    """The asker's share of the figure beside it, or else of the one last told ("全区2027年目标的5%")."""
    made = []
    for part in (value for side in sides for value in side if value.term is not None and value.term.part):
        beside = [value for side in sides if part in side for value in side if value is not part]
        whole = next((value for value in (*reversed(beside), *reversed(state.values)) if not value.rate and not (value.term is not None and value.term.part)), None)
        if whole is not None:
            made.append(result("portion", compute.portion(whole.operand, part.operand), (whole, part), state))
    return made


def total(clause: Clause, sides: list[list[Value]], own: list[Value], state: State) -> list[Value] | None:
    """The sum of the figures of different things, or of one thing in several years or documents."""
    listed = sides[1] if len(sides) == 2 and len(sides[0]) == 1 else sides[0] if len(sides) == 2 else own
    named = listed if len(listed) > 1 else sides[0] if len(sides) == 2 else own
    members = [value for value in named or state.recent if not value.rate]
    members = list({(value.operand.value, value.phrase, value.year): value for value in members}.values())
    back = state.results[-1] if state.results and state.results[-1].name == "whole" else None
    if back is not None and AGREES.search(clause.text):
        return held_to_whole(back, named or state.recent, state)
    both = [value for side in sides for value in side if not value.rate]
    members = both if len(sides) > 1 and clause.link == "than" and len({value.year for value in both}) > 1 and _by_year(clause, both) else members
    if len(own) == 1 and not own[0].rate and not state.seeds and not _ADDED.search(clause.text):
        state.used += [value.term for value in own if value.term is not None]
        return []  # "一共有多少户" of one thing
    if len(own) == 1 and not state.seeds and own[0].term is not None and own[0].term.row is not None and own[0].term.row.measure == "cumulative":
        state.used.append(own[0].term)
        return []  # "累计要投多少": summed up in the document
    if len(members) < 2 and state.seeds:
        state.seeded = True
        state.done += 1
        return [state.seeds.pop(0)]
    rows = [value.term.row for value in members if value.term is not None and value.term.row is not None]
    if len(members) < 2 or len(set(rows)) < len(rows) or len({_ADDED_VALUE in row.indicator for row in rows}) > 1:
        return None  # two of the things named are one and the same here, or measured in two ways
    years = {value.year for value in members}
    if len(years) > 1 and (by_year := _by_year(clause, members)):
        return [_of_year(year, values, state) for year, values in by_year.items()]
    if len(years) > 1 and (len({value.phrase for value in members}) > 1 or _APART.search(clause.text)):
        return None  # several things in several years, or each year by itself
    state.used += [value.term for value in members if value.term is not None]
    return [result("sum", compute.total([value.operand for value in members]), tuple(members), state)]


def _by_year(clause: Clause, members: Sequence[Value]) -> dict[int, list[Value]]:
    """The figures of the same two things or more in each of several years, where a clause asks for the sum of each year (2020年合计多少、2022年合计多少)
    or holds that of one year against that of another; {} where they are not."""
    found: dict[int, list[Value]] = {}
    for value in members:
        found.setdefault(value.year or 0, []).append(value)
    things = {frozenset(value.phrase for value in values) for values in found.values()}
    complete = len(things) == 1 and all(len(values) == len(next(iter(things))) >= _LEAST for values in found.values())
    asked = _APART.search(clause.text) or len(_SUMS.findall(clause.text)) >= _LEAST or clause.link == "than"
    return {year: found[year] for year in sorted(found)} if complete and 0 not in found and asked else {}


def _of_year(year: int, values: Sequence[Value], state: State) -> Value:
    """The sum of the figures of one year."""
    made = compute.total([value.operand for value in values])
    line = say("figures.result", name=say("figures.sum_of_year", year=year), figure=in_unit(made.result, made.unit))
    return kept("sum", line, made, tuple(values), state, year)


def each(clause: Clause, own: list[Value], state: State) -> list[Value] | None:
    """A figure for each of so many things."""
    wanted = family(clause.unit)
    known = [*own, *reversed(state.values)]
    if len(own) == _LEAST and {family(value.operand.unit) for value in own} == {"count"}:
        known = [own[1], own[0]]  # 平均每个园区多少户: what each is of is named first
    fitting = [value for value in known if family(value.operand.unit) == wanted and not value.rate]
    top = next((value for value in fitting if value.operand.unit == clause.unit), None) or next(iter(fitting), None)
    count = next((value for value in (*reversed(state.results), *known) if value is not top and family(value.operand.unit) in ("count", "people")), None)
    if top is None or count is None:
        return None
    return [result("each", compute.each(top.operand, count.operand), (top, count), state)]


def figures_asked(name: str, clause: Clause, own: list[Value], state: State) -> list[Value] | None:
    """The figures asked for as they stand; where the documents give only a share or a change of them, worked out from that."""
    wanted = family(clause.unit) or (_asker_unit(state) if name == "apply" else "")
    if own and wanted not in ("", "share") and all(value.rate for value in own):
        made = []
        for value in (_as_known(value, state) for value in own):
            row = value.term.row if value.term is not None else None
            if row is None:
                return None
            if row.measure == "change":
                return None
            whole = _whole_named(row.indicator, value, state, wanted)
            if whole is None:
                return None
            made.append(result("portion", compute.portion(whole.operand, value.operand), (whole, value), state, several=len(own) > 1))
        return made
    if not own and state.results and state.results[-1].name == "portion" and family(state.results[-1].operand.unit) in (wanted, ""):
        return []
    if name == "apply" and not own:
        return _by_share(clause, state, wanted)
    shown = own or ([value for value in state.values if value.phrase in {one.phrase for one in state.recent}] if name == "value" else [])
    state.used += [value.term for value in shown if value.term is not None]
    return [] if shown or name == "value" else None


def _as_known(share: Value, state: State) -> Value:
    """A share as the one known that is called the same of a thing named before (深加工率 for 电解铝深加工率, once that was spoken of); else itself."""
    row = share.term.row if share.term is not None else None
    known = [value for value in state.values if value.rate and value.term is not None and value.term.row is not None and row is not None
             and value.term.row.indicator != row.indicator and value.term.row.indicator.endswith(row.indicator)]
    return known[-1] if known else share


def _asker_unit(state: State) -> str:
    """The kind of unit of the amount that the asker gives, "" where he gives none."""
    amounts = [value for value in state.values if value.term is not None and value.term.row is None and not value.rate]
    return family(amounts[-1].operand.unit) if amounts else ""


def _by_share(clause: Clause, state: State, wanted: str) -> list[Value] | None:
    """The amounts of the things that a clause names, by the shares of an amount known that the documents tell of them."""
    made = []
    named = [phrase for parts in clause.sides for side in parts for phrase in side.phrases]
    for phrase in named:
        for whole_ in (value for value in reversed(state.values) if value.term is not None and family(value.operand.unit) == wanted):
            assert whole_.term is not None
            told = state.sources.told(Term(Decimal(0), "", phrase, whole_.term.point), whole_.phrase)
            if told is not None:
                share = value_of(told, state)
                made.append(result("portion", compute.portion(whole_.operand, share.operand), (whole_, share), state, several=len(named) > 1))
                break
        else:
            return None
    return made or None


def _whole_named(indicator: str, share: Value, state: State, wanted: str) -> Value | None:
    """The figure of what an indicator is a share of (占规模以上工业增加值的比重): known, or at the same point."""
    base = "" if indicator.endswith("占比") else indicator.partition("占")[2].removesuffix("比重").removesuffix("的")
    if not base:
        return _only_whole(indicator, share, state, wanted)
    named = frozenset(bigrams(core(base)))
    amounts = [value for value in state.values if family(value.operand.unit) == wanted]
    fitting = [value for value in amounts if named and 2 * len(named & frozenset(bigrams(core("".join(value.phrase))))) >= len(named)]
    if fitting or share.term is None:
        return fitting[-1] if fitting else None
    term = state.sources.look(base, share.term.point)
    return value_of(term, state) if term is not None and family(term.unit) == wanted else None


def _only_whole(indicator: str, share: Value, state: State, wanted: str) -> Value | None:
    """The one amount known that its own document tells for the year of a share which names no whole (养老床位总数17.8万张, 护理型床位占比60%), of things
    named alike; None where several are."""
    row, named = share.term.row if share.term is not None else None, frozenset(bigrams(core(indicator)))
    fitting = {one.row: value for value in state.values if (one := value.term) is not None and one.row is not None and row is not None
               and family(value.operand.unit) == wanted and (one.row.document, one.row.year) == (row.document, row.year)
               and named.intersection(bigrams(core(one.row.indicator)))}
    return next(iter(fitting.values())) if len(fitting) == 1 else None
