"""Figures of places or years side by side: which is higher or how it moved, by how much, with the working; then the figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import compute
from assistant.compose.citing import Citations
from assistant.compose.of_figures.comparable import bounds, incomparable, notes, once
from assistant.compose.of_figures.ranges import ends
from assistant.compose.of_figures.row_lines import facts, grid, named
from assistant.compose.rows import printed, subject
from assistant.compose.worked import Cited, Worked
from assistant.compute import Incomparable, in_unit
from assistant.gather.of_figures.abreast import Abreast, Line, abreast
from assistant.gather.of_figures.metrics import family
from assistant.records import Computation, Draft, Point, Query, Reason, Status
from index.library import Library
from index.quantities import in_base_units
from index.records import Target
from prompts import say

_PAIR = 2
_OF = re.compile(r"的(?:多少|几)(?:分之|倍)")
"""The figure named first is held against the one named behind it (甲年是乙年的几倍)."""


def compose(query: Query, library: Library) -> Draft | None:
    """How the figures that a question sets side by side stand to each other, and what is lacking; None where it sets none so."""
    found = abreast(query, library)
    if found is None:
        return None
    cite = Citations(library)
    rows = list(dict.fromkeys(row for line in found.lines for row in line.rows if row is not None))
    cited = {row: named(row, cite, library, rows) for row in (reversed(rows) if found.of_years and len(rows) == _PAIR else rows)}  # the later is told first
    done = Worked()
    for line in found.lines:
        done = done.plus(_line(line, found, cited, query))
    if not done.lines:
        return None
    shown = [cited[row] for row in rows]
    moved = _moved(found) if len(found.lines) > 1 else []
    done = once(done.plus(bounds(shown)), shown)
    gaps = _gaps(found)
    lines = [*moved, *done.lines, *facts(shown, library), *gaps, *(f"> {note}" for note in done.notes)]
    return Draft(
        Status.PARTIAL if gaps else Status.ANSWERED, Reason.PART_MISSING if gaps else Reason.NONE, "\n".join(lines), cite.all, done.computations,
        grid(shown, library), tuple(rows), done.notes, decides=True,
    )


def _line(line: Line, found: Abreast, cited: dict[Target, Cited], query: Query) -> Worked:
    """What is said of one thing: of each place from year to year, or of the places of one year."""
    head = say("figures.abreast.head", thing=_name(line)) if found.of_years or len(found.lines) > 1 else ""
    if not found.of_years:
        return _headed(head, _of_places([(point.region, cited[row]) for point, row in zip(found.points, line.rows, strict=True) if row is not None], query))
    several = len({point.region for point in found.points}) > 1
    done = Worked()
    for (first, one), (last, two) in zip(_dated(line, found)[::_PAIR], _dated(line, found)[1::_PAIR], strict=True):
        if one is not None and two is not None:
            made = between(_year(last), cited[two], _year(first), cited[one], query, of_years=True)
            done = done.plus(_headed(f"{head}{say('figures.abreast.head', thing=first.region) if several else ''}", made))
    return done


def _dated(line: Line, found: Abreast) -> list[tuple[Point, Target | None]]:
    return list(zip(found.points, line.rows, strict=True))


def _of_places(cells: Sequence[tuple[str, Cited]], query: Query) -> Worked:
    """Two places held against each other as they are named; of more their order, and how far the first is from the last where that is asked."""
    if len(cells) == _PAIR:
        (first, one), (second, two) = cells
        return between(first, one, second, two, query, of_years=False)
    if any(family(one.row.unit) != family(cells[0][1].row.unit) for _, one in cells) or len(cells) < _PAIR:
        return Worked()
    ranked = sorted(cells, key=lambda cell: in_base_units(cell[1].row.value, cell[1].row.unit)[0], reverse=True)
    values = [in_base_units(one.row.value, one.row.unit)[0] for _, one in ranked]
    places = "；".join(say("figures.verdict.place", place=values.index(value) + 1, subject=place, figure=printed(one.row))
                      for (place, one), value in zip(ranked, values, strict=True))
    done = Worked((say("figures.verdict.order", places=places),))
    if query.operations & {"difference", "gap"}:
        done = done.plus(between(ranked[0][0], ranked[0][1], ranked[-1][0], ranked[-1][1], query, of_years=False))
    return done


def between(first: str, one: Cited, second: str, two: Cited, query: Query, *, of_years: bool) -> Worked:
    """The first figure against the second, with the growth or the multiple where it is asked for."""
    limits = Worked(notes=notes(two, one))
    if why := incomparable(two.row, one.row):
        return limits.plus(Worked((say("figures.verdict.incomparable", why=why),)))
    if one.row.value_max is not None or two.row.value_max is not None:
        return limits.plus(ends(first, one, second, two))
    try:
        apart = compute.difference(one.operand, two.operand)
        gap = apart if apart.result >= 0 else compute.difference(two.operand, one.operand)
    except Incomparable as error:
        return limits.plus(Worked((say("figures.verdict.incomparable", why=str(error)),)))
    share = family(one.row.unit) == "share"
    kind = "same" if not apart.result else "above" if apart.result > 0 else "below"
    verb = _verb(kind, share=share, how="place" if not of_years or one.row.status != two.row.status else "target" if _set_yearly((one.row, two.row)) else "actual")
    line = say(f"figures.abreast.{'same' if kind == 'same' else 'moved' if of_years else kind}",
               first=first, second=second, figure=f"{printed(one.row)}[{one.mark}]", other=f"{printed(two.row)}[{two.mark}]",
               **({} if kind == "same" else {"verb": verb, "gap": in_unit(gap.result, gap.unit)}))
    done = limits.plus(Worked((line,)) if kind == "same" else Worked((line, say("figures.working", expression=gap.expression)), (gap,)))
    if share:
        return done
    if "multiple" in query.operations:
        over, under = (two, one) if of_years and _OF.search(query.text) and query.text.find(second) < query.text.find(first) else (one, two)
        done = done.plus(_result("multiple", compute.multiple(over.operand, under.operand)))
    if "growth" in query.operations and of_years:
        grown = compute.growth(one.operand, two.operand)
        done = done.plus(_result("growth" if grown.result >= 0 else "fall", grown))
    return done


def _set_yearly(rows: Sequence[Target]) -> bool:
    """Whether figures are goals that two documents set, each for the year after which the other sets its own: not stages of one plan."""
    years = sorted(row.year or 0 for row in rows)
    return {row.status for row in rows} == {"target"} and len({row.document for row in rows}) == _PAIR and years[1] - years[0] == 1


def _verb(kind: str, *, share: bool, how: str) -> str:
    """The word for a difference: goals are set higher or lower, outcomes go up or down, of two places the one has more or is higher."""
    return "" if kind == "same" else say(f"figures.abreast.{how}_{kind}{'_share' if share and how != 'target' else ''}")


def _moved(found: Abreast) -> list[str]:
    """Of several things of one place in two years, which went up, down, or stayed."""
    if not found.of_years or len(found.points) != _PAIR:
        return []
    kinds: dict[str, list[str]] = {"up": [], "down": [], "level": []}
    for line in found.lines:
        first, last = line.rows
        if first is not None and last is not None:
            one, two = (in_base_units(row.value, row.unit)[0] for row in (first, last))
            if first.value_max is not None or last.value_max is not None:
                continue
            kinds["up" if two > one else "down" if two < one else "level"].append(_name(line))
    return [say(f"figures.abreast.{kind}", things="、".join(names)) for kind, names in kinds.items() if names]


def _gaps(found: Abreast) -> list[str]:
    """The points at which a thing has no figure."""
    lines = []
    for line in found.lines:
        for point, row in zip(found.points, line.rows, strict=True):
            if row is None:
                lines.append(say("figures.missing.place", point=f"{point.region}{_year(point)}{_name(line)}"))
    lines += [say("figures.abreast.lacking", thing=name) for name in found.lacking]
    return lines


def _name(line: Line) -> str:
    return next(subject(row) for row in line.rows if row is not None)


def _year(point: Point) -> str:
    return say("figures.abreast.year", year=str(point.year))


def _headed(head: str, done: Worked) -> Worked:
    return replace(done, lines=(f"{head}{done.lines[0]}", *done.lines[1:])) if done.lines else done


def _result(name: str, made: Computation) -> Worked:
    line = say("figures.result", name=say(f"figures.names.{name}"), figure=in_unit(abs(made.result), made.unit))
    return Worked((line, say("figures.working", expression=made.expression)), (made,))
