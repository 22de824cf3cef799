"""What a question wants done with figures, done: pairs, sums, gaps to the asker's own figure; words and workings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from assistant import compute
from assistant.compose.of_figures.comparable import bounds, core, incomparable, notes
from assistant.compose.rows import printed
from assistant.compose.worked import Cited, Worked
from assistant.compute import Incomparable, Operand, in_unit
from assistant.gather.of_figures.derived import Derived
from assistant.gather.of_figures.metrics import family
from assistant.records import AskerFigure, Computation, Query
from index.quantities import numeral
from index.records import Target
from prompts import say

_ROSE = re.compile(r"(?:增加|多|高|提高|增长|上升)了?$")
_FEWER = re.compile(r"(?:更|要|还|的)?(?:低|少)(?:了|出)?(?:多少|几)|谁(?:更)?(?:低|少)|哪一?年(?:更)?(?:低|少)|更[低少]")
_REST = re.compile(r"不是|其余|其他|其它|剩下|余下|非可|以外|之外")
_TO_GOAL = frozenset({"gap", "completion", "pace"})
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_PLANNED = re.compile(r"目标|计划|任务|要求|要达到|应达到")
_LONGEST = 30
"""No plan goes on for more years."""
_SPAN = re.compile(r"(?<![\d一二三四五六七八九十])([一二两三四五六七八九十]|\d{1,2})年(?!代|级|计划|规划|行动|发展规划|滚动)")
_ON_LEVELS = frozenset({"growth", "growth_rate", "pace", "share"})


def between(query: Query, first: Cited, last: Cited, *, ordered: bool) -> Worked:
    """What the question asks about two figures, `first` the earlier or first named. `ordered` says they follow in time."""
    done = Worked(notes=notes(first, last))
    wanted = query.operations
    if family(first.row.unit) == "share":
        # Of two rates only the difference in percentage points says something.
        wanted = (wanted & {"higher", "consistency"}) | ({"difference"} if wanted & _ON_LEVELS or "difference" in wanted else set())
    if why := incomparable(first.row, last.row):
        return done.plus(Worked((say("figures.verdict.incomparable", why=why),)))
    try:
        if "multiple" in wanted:
            done = done.plus(result("multiple", compute.multiple(last.operand, first.operand)))
        if "growth" in wanted:
            done = done.plus(result("growth", compute.growth(last.operand, first.operand)))
        years = _years_between(query, first.row, last.row)
        if "growth_rate" in wanted and years:
            rate = compute.annual_rate(last.operand, first.operand, years)
            done = done.plus(result("annual_rate", rate)).plus(Worked(notes=(say("figures.note.nominal"),)))
        if "pace" in wanted and years:
            done = done.plus(result("pace", compute.pace(last.operand, first.operand, years)))
        if "share" in wanted and not ordered and "growth" not in wanted and "support" not in query.kinds:  # 补百分之几 is no part of a whole
            done = done.plus(_share(query, first, last))
        if wanted & {"difference", "gap"} or not wanted & {"multiple", "growth", "growth_rate", "pace", "share", "consistency", "higher"}:
            done = done.plus(_difference(first, last, fewer=_FEWER.search(query.text) is not None))
    except Incomparable as error:
        done = done.plus(Worked((say("figures.verdict.incomparable", why=str(error)),)))
    return done


def _years_between(query: Query, first: Target, last: Target) -> int:
    """How many years lie between two rows, by their years, else as the question says; 0 where neither tells."""
    if first.year and last.year:
        return max(last.year - first.year, 0)
    return spans(query) or 0


def verdict(one: Cited, two: Cited) -> str:
    """Whether the first is higher than the second, in words."""
    a, b = one.operand.value, compute.convert(two.operand, one.row.unit)
    if a == b:
        return say("figures.verdict.equal", first=one.name, second=two.name, figure=_figure(one.row))
    key = "higher" if a > b else "lower"
    return say(f"figures.verdict.{key}", first=one.name, second=two.name, first_figure=printed(one.row),
               second_figure=printed(two.row))


def with_asker(query: Query, cited: Cited, figure: AskerFigure) -> Worked:
    """The gap and the completion between the asker's own figure and a target. Raises Incomparable for unlike units."""
    own = Operand(figure.value, figure.unit or cited.row.unit, "asker")
    compute.convert(own, cited.row.unit)
    done = Worked(notes=(say("figures.note.asker", figure=in_unit(figure.value, own.unit)),))
    target = cited.operand
    if cited.row.status == "actual" and _PLANNED.search(figure.about):
        # The asker tells the goal; the row tells how far it was reached.
        own, target = target, own
    missing = compute.difference(target, own)
    if (year := _YEAR.search(figure.about)) and cited.row.year and int(year[1]) < cited.row.year and not query.operations & _TO_GOAL:
        # The asker's figure is that of an earlier year, no way to a goal.
        done = done.plus(result("difference", missing))
    elif missing.result >= 0:
        done = done.plus(result("gap", missing))
    else:
        done = done.plus(result("reached", compute.difference(own, target)))
    if "completion" in query.operations or (family(target.unit) != "share" and not (year and not query.operations & _TO_GOAL)):
        done = done.plus(result("completion", compute.share(own, target, "completion")))
    if "growth" in query.operations and family(target.unit) != "share":
        done = done.plus(result("growth", compute.growth(target, own)))
    if "multiple" in query.operations and family(target.unit) != "share":
        done = done.plus(result("multiple", compute.multiple(target, own)))
    if "growth_rate" in query.operations and (years := spans(query)):
        done = done.plus(result("annual_rate", compute.annual_rate(target, own, years)))
    if "pace" in query.operations and (years := spans(query) or max((cited.row.year or 0) - min(query.years, default=9999), 0)):
        done = done.plus(result("pace", compute.pace(target, own, years)))
    return done


def backwards(query: Query, level: Cited, rate: Operand) -> Worked:
    """The figure some years before `level` at a yearly rate."""
    years = max(query.years) - min(query.years) if len(query.years) >= 2 else spans(query)
    if not years:
        return Worked()
    return result("backward", compute.backward(level.operand, rate, years)).plus(bounds((level,)))


def compounded(query: Query, rate: Operand) -> Worked:
    """The growth over some years at a yearly rate, if the question gives the years."""
    years = spans(query)
    return result("growth", compute.compound(rate, years)) if years else Worked()


def projected(query: Query, level: Operand, rate: Operand, goal: Cited | None) -> Worked:
    """A figure some years on at a yearly rate, and how far it then is from a goal."""
    years = spans(query) or (max(query.years) - min(query.years) if len(query.years) > 1 else None)
    if not years:
        return Worked()
    done = result("forward", made := compute.forward(level, rate, years))
    if goal is not None and query.operations & {"difference", "gap"}:
        value = compute.convert(goal.operand, made.unit)
        pair = (Operand(value, made.unit, goal.mark), Operand(made.result, made.unit, level.source))
        done = done.plus(result("difference", compute.difference(*sorted(pair, key=lambda one: -one.value))))
    return done


def ahead(start: Cited, rate: Operand, years: int, goal: Operand | None) -> Worked:
    """A figure some years on at a yearly rate, and by how much it misses or passes a goal."""
    made = compute.forward(start.operand, rate, years)
    done = result("forward", made).plus(Worked(notes=(say("figures.note.nominal"),)))
    if goal is None:
        return done
    value = compute.convert(goal, made.unit)
    pair = (Operand(value, made.unit, goal.source), Operand(made.result, made.unit, start.mark))
    apart = compute.difference(*sorted(pair, key=lambda one: -one.value))
    key = "reaches" if made.result >= value else "misses"
    line = say(f"figures.verdict.{key}", goal=in_unit(value, made.unit), gap=in_unit(apart.result, made.unit))
    return done.plus(Worked((line, say("figures.working", expression=apart.expression)), (apart,)))


def referred(level: Operand, change: AskerFigure, source: int | Literal["asker"]) -> Worked:
    """What a figure is compared with, from the figure and the difference: 1.62万亿元比上年增加2700亿元 → the year before."""
    gap = Operand(change.value, change.unit, source)
    try:
        same = change_unit(level, gap)
        rose = _ROSE.search(change.about) is not None
        made = compute.before(same, gap, rose) if level.unit in ("%", "％") else compute.difference(same, gap) if _ROSE.search(change.about) else compute.total([same, gap])
    except Incomparable:
        return Worked()
    return result("reference", made)


def worked_out(found: Derived, level: Cited, change: Cited) -> Worked:
    """The figure that a level and a change give for what is asked, with its working."""
    work = compute.before if found.kind == "before" else compute.after
    try:
        made = work(level.operand, change.operand, found.rose)
    except Incomparable:
        return Worked()
    line = say("figures.derived", name=found.name, figure=in_unit(made.result, made.unit))
    return Worked((line, say("figures.working", expression=made.expression)), (made,)).plus(bounds((level, change)))


def whole_of(query: Query, cited: Sequence[Cited]) -> Worked:
    """The whole, and on request the rest of it, where a part and its share of the whole are told (可再生能源装机, 占电力装机比重)."""
    for share in cited:
        name, parted, _ = share.row.indicator.partition("占")
        part = next((one for one in cited if one.row.year == share.row.year and one.row.region == share.row.region
                     and family(one.row.unit) != "share" and core(one.row.indicator) == core(name)), None)
        if not parted or share.row.unit != "%" or part is None:
            continue
        made = compute.whole(part.operand, share.operand)
        done = result("whole", made)
        if _REST.search(query.text):
            done = done.plus(result("rest", compute.difference(Operand(made.result, made.unit, part.mark), part.operand)))
        return done.plus(bounds((part, share)))
    return Worked()


def portion(whole: Cited, figure: AskerFigure) -> Worked:
    """The asker's per cent of a figure (2000家的5%)."""
    made = compute.portion(whole.operand, Operand(figure.value, figure.unit, "asker"))
    return result("portion", made).plus(bounds((whole,)))


def converted(cited: Cited, unit: str) -> Worked:
    """The figure in the unit asked for, where that is another of the same kind (32万亩 in 公顷)."""
    try:
        made = compute.converted(cited.operand, unit)
    except Incomparable:
        return Worked()
    return result("converted", made)


def change_unit(level: Operand, change: Operand) -> Operand:
    """The figure in the unit of the difference, where that is finer (1.62万亿元, 2700亿元 → 16200亿元)."""
    if family(level.unit) == "share":
        return level
    return Operand(compute.convert(level, change.unit), change.unit, level.source)


def summed(cited: Sequence[Cited]) -> Worked:
    """The sum of the figures. Raises Incomparable for unlike units."""
    return result("sum", compute.total([one.operand for one in cited])).plus(bounds(cited))


def flows_against(yearly: Cited, whole: Cited, years: int) -> Worked:
    """A yearly number over `years` years, held against a total."""
    made = compute.times(yearly.operand, years)
    value = compute.convert(whole.operand, made.unit)
    names = {"made": in_unit(made.result, made.unit), "whole": printed(whole.row), "years": years}
    if value == made.result:
        return Worked((say("figures.verdict.flows_agree", **names), say("figures.working", expression=made.expression)), (made,))
    gap = compute.difference(Operand(max(value, made.result), made.unit, whole.mark), Operand(min(value, made.result), made.unit, yearly.mark))
    line = say("figures.verdict.flows_differ", gap=in_unit(gap.result, made.unit), **names)
    return Worked((line, say("figures.working", expression=made.expression), say("figures.working", expression=gap.expression)), (made, gap))


def years_of(yearly: Cited, years: int) -> Worked:
    """A yearly number over some years."""
    return result("years_total", compute.times(yearly.operand, years)).plus(bounds((yearly,)))


def spans(query: Query) -> int | None:
    """A number of years that the question gives ("倒推三年"); a single year only where it gives no more ("一年几户，五年一共几户")."""
    words = (match[1] for match in _SPAN.finditer(query.text))
    found = [value for word in words if 1 <= (value := int(numeral(word) or 0)) <= _LONGEST]
    return next((value for value in found if value > 1), next(iter(found), None))


def _figure(row: Target) -> str:
    return in_unit(row.value, row.unit)


def _difference(first: Cited, last: Cited, *, fewer: bool) -> Worked:
    """The difference of two figures; told from the smaller one where the question asks how much `fewer` it is, or where it is the later one
    of one thing of one place."""
    done = compute.difference(last.operand, first.operand)
    if done.result < 0:
        done = compute.difference(first.operand, last.operand)
        first, last = last, first
    names = {"later": last.name, "earlier": first.name}
    if last.row.region == first.row.region:
        names = {key: name.removeprefix(last.row.region) or name for key, name in names.items()}
    if not done.result:
        line = say("figures.difference.same", **names)
    else:
        share = family(done.unit) == "share"
        fell = first.row.region == last.row.region and core(first.row.indicator) == core(last.row.indicator)
        fewer = fewer or (fell and bool(first.row.year and last.row.year) and (first.row.year or 0) > (last.row.year or 0))
        key = ("lower" if share else "fewer") if fewer else ("higher" if share else "more")
        line = say(f"figures.difference.{key}", amount=in_unit(done.result, done.unit), **names)
    return Worked((line, say("figures.working", expression=done.expression)), (done,))


def _share(query: Query, part: Cited, whole: Cited) -> Worked:
    """The share of a part in a whole; nothing where the part is larger than the whole and no ratio is asked for."""
    made = compute.share(part.operand, whole.operand)
    return result("share", made) if made.result <= 100 or "相当于" in query.text else Worked()


def result(name: str, done: Computation) -> Worked:
    """A result by its name, with the working."""
    line = say("figures.result", name=say(f"figures.names.{name}"), figure=in_unit(done.result, done.unit))
    return Worked((line, say("figures.working", expression=done.expression)), (done,))
