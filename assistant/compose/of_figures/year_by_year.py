"""One thing's figures over several years as an answer: each year's with its source, the sum, the highest and lowest with their years, and the
total that a document tells of these years held against the sum; what a year lacks is said."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.citing import Citations
from assistant.compose.of_figures.comparable import bounds, notes, once
from assistant.compose.of_figures.row_lines import facts, grid, named
from assistant.compose.of_figures.working import summed
from assistant.compose.rows import in_digits, place, printed
from assistant.compose.worked import Cited, Worked
from assistant.compute import Incomparable, Operand, convert, difference, in_unit
from assistant.gather.of_figures.metrics import family
from assistant.gather.of_figures.year_by_year import Course, courses
from assistant.records import AskerFigure, Computation, Draft, Query, Reason, Status
from index.library import Library
from index.quantities import in_base_units
from prompts import say

_ENDS = (("highest", max), ("lowest", min))


def compose(query: Query, library: Library) -> Draft | None:
    """The figures of each thing asked about, year by year, with what is to be done with them; None where no series is asked for or found."""
    found = courses(query, library)
    if not found:
        return None
    cite = Citations(library)
    shown = [row for course in found for row in course.rows]
    parts = [_told(course, [named(row, cite, library, shown) for row in course.rows], query, cite, library) for course in found]
    done = Worked()
    for part in parts:
        done = done.plus(part)
    cited = [named(row, cite, library, shown) for row in shown]
    done = once(done.plus(bounds(cited)) if done.computations else done, cited)
    elsewhere = list(dict.fromkeys(place for course in found for place in course.elsewhere))
    remarks = (*done.notes, *((say("figures.of_one_place", places="、".join(elsewhere)),) if elsewhere else ()))
    targets = tuple(dict.fromkeys((*shown, *(row for course in found for row in (*course.planned, course.total) if row is not None))))
    return Draft(
        Status.PARTIAL if done.partial else Status.ANSWERED, Reason.PART_MISSING if done.partial else Reason.NONE,
        "\n".join((*done.lines, *(f"> {note}" for note in remarks))), cite.all, done.computations, grid(cited, library), targets, done.notes, decides=True,
    )


def _told(course: Course, cited: Sequence[Cited], query: Query, cite: Citations, library: Library) -> Worked:
    """What is told of one series: what was to be done with its figures first, then each of them, then what is lacking."""
    done, held = Worked(), "consistency" in query.operations
    total = course.total if held or "sum" in query.operations or query.asker else None
    if "sum" in query.operations or (held and (total is not None or query.asker)):
        done = done.plus(_summed(course, cited, total, query.asker, cite))
    done = done.plus(_ends(query, cited))
    lines = facts(cited, library) if len(cited) > 1 else []
    if total is not None:
        years = [one.row.year for one in cited]
        lines.append(say("figures.year_by_year.total", span=f"{years[0]}—{years[-1]}年", figure=in_digits(total), where=place(total, library), mark=f"[{cite.target(total)}]"))
    planned = {row.year: row for row in course.planned}
    for year in course.lacking:
        row = planned.get(year)
        told = (say("figures.year_by_year.lacking", year=year, role=say(f"rows.{course.status}")) if row is None
                else say("figures.year_by_year.planned", year=year, figure=printed(row), mark=f"[{cite.target(row)}]"))
        lines.append(told)
    limits = tuple(dict.fromkeys(note for one in cited[1:] for note in notes(cited[0], one)))
    return done.plus(Worked(tuple(lines), (), limits, partial=bool(course.lacking)))


def _summed(course: Course, cited: Sequence[Cited], total: object, asker: Sequence[AskerFigure], cite: Citations) -> Worked:
    """The sum of all years, held against the total that a document tells, or the asker; that there is none, where years are lacking."""
    if course.lacking:
        return Worked((say("figures.year_by_year.unsummed", years="、".join(f"{year}年" for year in course.lacking)),))
    if family(cited[0].row.unit) == "share" or any(one.row.value_max is not None for one in cited):
        return Worked()
    try:
        made = summed(cited)
    except Incomparable:
        return Worked()
    sum_ = made.computations[0]
    if course.total is not None and total is not None:
        stated = Operand(course.total.value, course.total.unit, cite.target(course.total))
        return made.plus(_against(sum_, stated, f"{printed(course.total)}[{stated.source}]", course.total.bound == ">="))
    own = next((one for one in asker if family(one.unit) == family(sum_.unit)), None)
    return made.plus(_against(sum_, Operand(own.value, own.unit, "asker"), in_unit(own.value, own.unit), False, of_asker=True)) if own is not None else made


def _against(sum_: Computation, stated: Operand, told: str, at_least: bool, *, of_asker: bool = False) -> Worked:
    """A sum held against a total: the same, more than what is told as the least, or another."""
    whole = Operand(sum_.result, sum_.unit, sum_.operands[0])
    figures = {"sum": in_unit(sum_.result, sum_.unit), "stated": told}
    try:
        value = convert(stated, sum_.unit)
        more = sum_.result >= value
        gap = difference(whole, stated) if more else difference(stated, whole)
    except Incomparable:
        return Worked()
    kind = "asker_" if of_asker else ""
    if not gap.result:
        return Worked((say(f"figures.year_by_year.{kind}agrees", **figures),))
    verdict = "reaches" if at_least and more else "differs"
    line = say(f"figures.year_by_year.{kind}{verdict}", gap=in_unit(gap.result, gap.unit), **figures)
    return Worked((line, say("figures.working", expression=gap.expression)), (gap,))


def _ends(query: Query, cited: Sequence[Cited]) -> Worked:
    """The highest and the lowest figure with all years that have it, as asked."""
    lines = []
    for name, pick in _ENDS:
        if name in query.operations:
            best = pick(cited, key=lambda one: in_base_units(one.row.value, one.row.unit)[0])
            like = [one for one in cited if in_base_units(one.row.value, one.row.unit) == in_base_units(best.row.value, best.row.unit)]
            years = "、".join(f"{one.row.year}年" for one in like)
            figures = "、".join(dict.fromkeys(f"{printed(one.row)}[{one.mark}]" for one in like))
            lines.append(say(f"figures.verdict.{name}", subject=years, figure=figures))
    return Worked(tuple(lines))
