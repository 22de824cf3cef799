"""Answers on how a thing went with the asker by his own figures of two years: how far it moved, where it will be, how far that is from a goal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from assistant import compute
from assistant.calculation.courses import Asks, Course, Step, Wish, course
from assistant.calculation.lookup import Asked, looked_up
from assistant.compose.citing import Citations
from assistant.compose.of_figures.comparable import bounds
from assistant.compose.of_figures.row_lines import facts, named
from assistant.compose.of_figures.working import result
from assistant.compose.rows import printed, when
from assistant.compose.worked import Cited, Worked
from assistant.compute import Incomparable, Operand, in_unit
from assistant.gather.of_figures.metrics import METRIC, family
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.records import Target
from prompts import say

_OF_GOAL = frozenset({Wish.ENOUGH, Wish.GAP, Wish.PART, Wish.NEEDED})


@dataclass(frozen=True, slots=True)
class _Ahead:
    """A figure of a later year, carried on from the asker's."""

    year: int
    operand: Operand


def by_own_course(draft: Draft, query: Query, understand: Callable[[str], Query], library: Library) -> Draft:
    """In place of the draft what the question asks of the asker's own course; the draft where it tells none, or no document has the goal that
    is asked about."""
    found = course(query, understand, library.terms.in_names) if query.refusal == Reason.NONE else None
    if found is None:
        return draft
    goal = _goal(found, query, library)
    if goal is None:
        return draft  # what goes without any document is not for this library to answer
    cite = Citations(library)
    cited = named(goal, cite, library, (goal,))
    try:
        done = _worked(found, cited)
    except Incomparable:
        return draft
    if done is None:
        return draft
    own = "、".join(in_unit(one.value, one.unit) for one in (found.first, found.last))
    notes = (*(bounds((cited,)).notes if found.wishes & _OF_GOAL else ()), say("figures.note.asker", figure=own))
    lines = (*done.lines, *facts([cited], library), *(f"> {note}" for note in notes), *(f"> {one}。" for one in _assumed(found, query)))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, done.computations, targets=(goal,), warnings=notes, decides=True)


def _assumed(found: Course, query: Query) -> Iterator[str]:
    """What is assumed of the years that the asker names from today, as far as it is not told elsewhere."""
    for one in (found.first, found.last):
        told = say("understand.reckoned", word=one.said, year=one.year)
        if not one.said.isdigit() and told not in query.assumed:
            yield told


def _goal(found: Course, query: Query, library: Library) -> Target | None:
    """The row of the goal, at the point named or at the year to which the course is carried on."""
    if METRIC.fullmatch("".join(found.held_to)):
        return None
    asked = Asked(found.held_to, (found.goal,), "target", False, None, found.last.unit)
    for point in dict.fromkeys((found.goal, replace(found.goal, year=None))):
        term = looked_up(replace(asked, points=(point,)), query, library)[0]
        row = term.row if term is not None else None
        level = row is not None and row.measure in ("level", "cumulative") and family(row.unit) == family(found.last.unit)
        if row is not None and row.status == "target" and (level or not found.wishes & _OF_GOAL):
            return row
    return None


def _worked(found: Course, goal: Cited) -> Worked | None:
    """The results of everything asked, in the order in which it is; None where something cannot be worked out."""
    first, last = (Operand(one.value, one.unit, "asker") for one in (found.first, found.last))
    done = Worked()
    ahead: list[_Ahead] = []
    for asks in found.asks:
        if asks.wish == Wish.MOVED:
            moved = _moved(asks, found.first, found.last)
            done = done if set(moved.computations) <= set(done.computations) else done.plus(moved)
        elif asks.wish == Wish.AHEAD:
            year = found.goal.year or goal.row.year
            if year is None or year <= found.last.year:
                return None
            for worked, one in _ahead(found, first, last, year):
                done, ahead = done.plus(worked), [*ahead, one]
        elif asks.wish == Wish.PART:
            for step in (found.first, found.last) if asks.both else (found.last,):
                made = compute.share(Operand(step.value, step.unit, "asker"), goal.operand, "completion")
                done = done.plus(_line("part", made, year=str(step.year)))
        elif asks.wish == Wish.NEEDED:
            done = done.plus(_needed(asks, goal, last, found.last.year))
        elif asks.wish == Wish.GAP and Wish.ENOUGH in found.wishes:
            continue  # told with whether it is enough
        else:
            reached = [one for one in ahead if goal.row.year in (None, one.year)]
            for operand in [one.operand for one in reached] or [last]:
                done = done.plus(_held(asks.wish, operand, goal, projected=bool(reached)))
    return done


def _moved(asks: Asks, first: Step, last: Step) -> Worked:
    """By how much the figure moved from the one year to the other: in points of a share; else by what part and by how much, as it is asked."""
    one, other = (Operand(step.value, step.unit, "asker") for step in (last, first))
    rose = last.value >= first.value
    years = {"first": str(first.year), "last": str(last.year)}
    high, low = (one, other) if rose else (other, one)
    apart = compute.difference(high, low)
    if family(last.unit) == "share":
        return _line("higher" if rose else "lower", apart, **years)
    done = Worked()
    if asks.unit == "%" or asks.operations & {"growth", "annual_rate"}:
        done = done.plus(_line("grown" if rose else "fallen", compute.growth(one, other), **years))
    if not done.lines or "difference" in asks.operations or family(asks.unit) == family(last.unit):
        done = done.plus(_line("more" if rose else "fewer", apart, **years))
    return done


def _ahead(found: Course, first: Operand, last: Operand, year: int) -> Iterator[tuple[Worked, _Ahead]]:
    """The figure of a later year if it goes on by the same amount each year, and of an amount also if it does at the same rate; the one meant
    first."""
    span, further = found.last.year - found.first.year, year - found.last.year
    pace = compute.pace(last, first, span)
    linear = compute.added(last, Operand(pace.result, last.unit, "asker"), further)
    by_amount = (_carried("onward", linear, pace, year), _Ahead(year, Operand(linear.result, linear.unit, "asker")))
    if family(last.unit) == "share":
        yield by_amount
        return
    rate = compute.annual_rate(last, first, span)
    made = compute.forward(last, Operand(rate.result, "%", "asker"), further)
    by_rate = (_carried("onward_at", made, rate, year), _Ahead(year, Operand(made.result, made.unit, "asker")))
    yield from (by_rate, by_amount) if found.at_rate else (by_amount, by_rate)


def _carried(key: str, made: Computation, step: Computation, year: int) -> Worked:
    """A figure carried on, with the step by which it goes."""
    line = say(f"figures.course.{key}", step=in_unit(step.result, step.unit), year=str(year), figure=in_unit(made.result, made.unit))
    return Worked((line, say("figures.working", expression=step.expression), say("figures.working", expression=made.expression)), (step, made))


def _needed(asks: Asks, goal: Cited, last: Operand, year: int) -> Worked:
    """What it takes from the asker's last figure to the goal: in all, or each year until then."""
    years = (goal.row.year or 0) - year
    rate = family(goal.row.unit) == "share"
    if asks.operations & {"annual_rate", "pace"} and years > 0:
        yearly = compute.annual_rate(goal.operand, last, years) if "annual_rate" in asks.operations and not rate else compute.pace(goal.operand, last, years)
        return result("annual_rate" if yearly.operation == "annual_rate" else "pace", yearly)
    if "multiple" in asks.operations and not rate:
        return result("multiple", compute.multiple(goal.operand, last))
    return result("gap", compute.difference(goal.operand, last)) if rate else result("growth", compute.growth(goal.operand, last))


def _held(wish: Wish, operand: Operand, goal: Cited, *, projected: bool) -> Worked:
    """A figure held to the goal: in words where it is asked whether it is enough, else by how much it lacks or is above."""
    apart = compute.difference(operand, goal.operand)
    short = apart.result < 0
    apart = compute.difference(goal.operand, operand) if short else apart
    gap = in_unit(apart.result, apart.unit)
    if wish == Wish.GAP:
        return result("gap" if short else "reached", apart)
    shown = f"{when(goal.row)}{printed(goal.row)}"
    if not apart.result:
        line = say("figures.course.exact", goal=shown)
    elif projected:
        line = say(f"figures.verdict.{'misses' if short else 'reaches'}", goal=shown, gap=gap)
    else:
        line = say(f"figures.course.{'short' if short else 'enough'}", goal=shown, gap=gap)
    return Worked((line, say("figures.working", expression=apart.expression)), (apart,))


def _line(key: str, made: Computation, **slots: str) -> Worked:
    line = say(f"figures.course.{key}", figure=in_unit(abs(made.result), made.unit), **slots)
    return Worked((line, say("figures.working", expression=made.expression)), (made,))
