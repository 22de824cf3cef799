"""What calculations work with and leave behind: values, what is known while the clauses are gone through, results with their lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant.calculation.lookup import Term
from assistant.calculation.naming import Phrase
from assistant.compose.rows import dated as standing
from assistant.compose.rows import printed, role, when
from assistant.compose.worked import Worked
from assistant.compute import Operand, in_unit
from assistant.gather.of_figures.metrics import METRIC, family
from assistant.records import Computation, Point
from prompts import say

TOTALS = frozenset({"sum", "yearly_sum", "years_total", "whole", "portion"})
"""Results that are a whole, of which parts may be taken."""
PROJECTED = ("forward", "after")
"""Results that are figures of a later time, which may reach a goal."""
_MEASURED = frozenset({"annual_rate", "pace", "growth", "share", "multiple", "completion"})
"""Results that are told apart from the figure they are of by what they measure."""
_FALLS = frozenset({"fall", "annual_fall", "pace_down"})


@dataclass(frozen=True, slots=True)
class Value:
    """A figure that is worked with: one of the terms, or the result of a calculation (`term` None); `home` is the short title of its document."""

    operand: Operand
    phrase: Phrase
    year: int | None
    region: str
    term: Term | None = None
    name: str = ""
    home: str = ""

    @property
    def thing(self) -> Phrase:
        """What the figure is of, without what is measured."""
        name = METRIC.sub("", "".join(self.phrase))
        return (name,) if name else self.phrase

    @property
    def rate(self) -> bool:
        return family(self.operand.unit) == "share"


@dataclass(frozen=True, slots=True)
class Sources:
    """Where calculations get what they need: `mark` gives the number of a figure's citation, `title` the short title of its document; `told`
    the row that tells the share of a thing in another, `level` the figure from which a change leads to the one asked for, `look` the figure of a thing at a point, `base` the figure so many years from
    another one, or from which that one starts, `change` what is told of how one became the other, each None where there is none;
    `lasts` how many years the document of a figure plans for, 0 where it does not say."""

    mark: Callable[[Term], int | str]
    title: Callable[[Term], str]
    told: Callable[[Term, Phrase], Term | None]
    level: Callable[[Term], Term | None]
    look: Callable[[str, Point], Term | None]
    base: Callable[[Term, int | None], Term | None]
    change: Callable[[Term, Term], Term | None]
    lasts: Callable[[Term], int]


@dataclass(slots=True)
class State:
    """What is known while the clauses are gone through; `seeds` are sums that another answer has worked out, `seeded` whether one was used;
    `carried` whether a figure is to be carried on at a rate, `until` to which years; `basis` the rates by which something is to be reckoned;
    `over_years` what numbers for each year come to in all; `ranked` the figures last
    ranked, with their `extremes`, and which of these were told."""

    sources: Sources
    years: int | None
    values: list[Value] = field(default_factory=list)
    recent: list[Value] = field(default_factory=list)
    results: list[Value] = field(default_factory=list)
    pairs: list[tuple[Value, Value]] = field(default_factory=list)
    pending: tuple[str, ...] = ()
    seeds: list[Value] = field(default_factory=list)
    seeded: bool = False
    carried: bool = False
    until: frozenset[int] = frozenset()
    basis: list[Value] = field(default_factory=list)
    over_years: list[Value] = field(default_factory=list)
    ranked: list[Value] = field(default_factory=list)
    extremes: dict[str, Value] = field(default_factory=dict)
    told_extremes: frozenset[str] = frozenset()
    worked: Worked = field(default_factory=Worked)
    noted: list[tuple[Term, Term]] = field(default_factory=list)
    used: list[Term] = field(default_factory=list)
    done: int = 0
    missing: int = 0


def remember(own: list[Value], state: State) -> None:
    if own:
        state.recent = own
        state.values += [one for one in own if one not in state.values]


def value_of(term: Term, state: State) -> Value:
    return Value(Operand(term.value, term.unit, state.sources.mark(term)), term.phrase, term.year, term.region, term, home=state.sources.title(term))


def figure(value: Value) -> str:
    """The figure with its year."""
    return f"{value.year}年{shown(value)}" if value.year else shown(value)


def shown(value: Value) -> str:
    """The figure as its source prints it."""
    row = value.term.row if value.term is not None else None
    return printed(row) if row is not None else in_unit(value.operand.value, value.operand.unit)


def called(value: Value, among: Sequence[Value]) -> str:
    """What to call a figure beside others."""
    if value.term is None:
        if value.name in TOTALS:
            dated = value.year and len({one.year for one in among if one.name in TOTALS}) > 1
            return f"{f'{value.year}年' if dated else ''}{say(f'figures.names.{value.name}')}"
        if not value.phrase:
            return say("figures.calculated.result", figure=in_unit(value.operand.value, value.operand.unit))
        if value.name in PROJECTED:
            return say("figures.calculated.projected", name="".join(value.phrase))
        several_years = f"{value.year}年" if value.year and len({one.phrase for one in among}) == 1 < len({one.year for one in among}) else ""
        return f"{several_years}{''.join(value.phrase)}{say(f'figures.names.{value.name}') if value.name in _MEASURED else ''}"
    row = value.term.row
    if row is None:
        return say("figures.calculated.asker", figure=in_unit(value.operand.value, value.operand.unit))
    by_document = len({one.home for one in among}) == len(among) > 1 and all(one.term is not None and one.term.point.document for one in among)
    parts = [row.region] if len({one.region for one in among}) > 1 else [value.home] if by_document else []
    years = {one.year for one in among}
    parts += [when(row)] if len(years) > 1 or len(among) == 1 else []
    if not row.year and len(years) > 1 and row.status == "actual":
        return "".join((*filter(None, parts), standing(row)))  # what stands so, where the source gives no year
    roles = {one.term.row.status for one in among if one.term is not None and one.term.row is not None}
    parts += [f"{'' if parts else when(row)}{role(row)}"] if len(roles) > 1 else []
    named = [one.term.row.indicator for one in among if one.term is not None and one.term.row is not None]
    scoped = f"{row.scope}·" if row.scope and len(set(named)) < len(named) else ""  # two firms' staff
    parts += [f"{scoped}{row.indicator}"] if len({one.phrase for one in among}) > 1 or by_document or not parts else []
    return "".join(parts)


def result(
    name: str, made: Computation, operands: tuple[Value, ...], state: State, *, several: bool = False, year: int | None = None
) -> Value:
    """A result with its line."""
    label = say(f"figures.names.{name}")
    of = _result_of(name, operands)
    prefix = f"{of}{'，' if of else ''}" if several else ""
    shown = abs(made.result) if name in _FALLS else made.result
    line = say("figures.result", name=f"{prefix}{label}", figure=in_unit(shown, made.unit))
    return kept(name, line, made, operands, state, year or (operands[-1].year if name != "share" else operands[0].year), of)


def _result_of(name: str, operands: tuple[Value, ...]) -> str:
    """The thing that a result is of, with what tells it apart."""
    value = operands[0] if name in ("share", "years_total", "after") else operands[-1]
    year = f"{value.year}年" if value.year and name in ("share", "gap", "reached") else ""
    return f"{year}{''.join(value.phrase)}"


def kept(
    name: str, line: str, made: Computation, operands: tuple[Value, ...], state: State, year: int | None, of: str = ""
) -> Value:
    if line not in state.worked.lines or made not in state.worked.computations:  # what was worked out before is not told again
        state.worked = state.worked.plus(Worked((line, say("figures.working", expression=made.expression)), (made,)))
    state.used += [value.term for value in operands if value.term is not None]
    state.done += 1
    source = next((source for source in made.operands if isinstance(source, int)), made.operands[0])
    phrase = (of,) if of else operands[0].phrase
    value = Value(Operand(made.result, made.unit, source), phrase, year, operands[0].region, None, name)
    state.over_years += [value] if name == "years_total" and value not in state.over_years else []
    return value


def two(values: Sequence[Value]) -> list[tuple[Value, Value]]:
    """Two figures of different things in like units, the base first: the earlier one, else the one named last."""
    if len(values) != 2 or any(value.term is not None and value.term.yearly for value in values) or family(values[0].operand.unit) != family(values[1].operand.unit):
        return []
    first, last = values
    return [(first, last) if first.year and last.year and first.year < last.year else (last, first)]
