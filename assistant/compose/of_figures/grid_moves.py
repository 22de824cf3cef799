"""Two figures of a grid held against each other, ranges by both ends: a row's goal against where it started, one row against another."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assistant import compute
from assistant.compose.worked import Worked
from assistant.compute import Operand, in_unit, plain
from assistant.gather.of_figures.metrics import family
from assistant.gather.of_lists.grids import Figure
from assistant.records import Computation
from prompts import say


@dataclass(frozen=True, slots=True)
class Held:
    """A figure with what it is called and the number of its citation."""

    name: str
    figure: Figure
    mark: int

    def end(self, high: bool) -> Operand:
        return Operand(self.figure.high if high else self.figure.low, self.figure.unit, self.mark)


def written(figure: Figure) -> str:
    """A figure as it is read: 1800—2300公顷（累计）, 95%以上."""
    ends = plain(figure.low) if figure.low == figure.high else f"{plain(figure.low)}—{plain(figure.high)}"
    text = f"{ends}{figure.unit}"
    text = text + {">=": "以上", "<=": "以内", "~": "左右"}.get(figure.bound, "")
    return say("grids.cumulative", figure=text) if figure.summed else text


def moved(name: str, first: Held, last: Held, *, rate: bool, multiple: bool) -> Worked:
    """How a row comes from its first figure to its last: by how much, in per cent where asked, for a range at least and at most."""
    words = {"name": name, "first": first.name, "last": last.name, "from": f"{written(first.figure)}[{first.mark}]", "to": f"{written(last.figure)}[{last.mark}]"}
    made: list[Computation] = []
    rate = rate and family(first.figure.unit) != "share"
    starts, low, high = first.end(False), last.end(False), last.end(True)
    if first.figure.low != first.figure.high:
        return Worked()
    if low.value == high.value:
        gap = _gap(starts, low, made)
        if not gap.result:
            return Worked((say("grids.stays", name=name, first=first.name, last=last.name, to=words["to"]),))
        up = low.value > starts.value
        line = say("grids.rises" if up else "grids.falls", **words, gap=in_unit(gap.result, gap.unit), rate=_rate(starts, low, made) if rate else "")
    elif (low.value >= starts.value) == (high.value >= starts.value):
        up = low.value >= starts.value
        near, far = (low, high) if up else (high, low)
        least, most = _gap(starts, near, made), _gap(starts, far, made)
        line = say("grids.rises_within" if up else "grids.falls_within", **words, least=in_unit(least.result, least.unit), most=in_unit(most.result, most.unit),
                   least_rate=_rate(starts, near, made) if rate else "", most_rate=_rate(starts, far, made) if rate else "")
    else:
        least, most = _gap(starts, low, made), _gap(starts, high, made)
        line = say("grids.either", **words, low_word=say("grids.down"), low_gap=in_unit(least.result, least.unit), high_word=say("grids.up"), high_gap=in_unit(most.result, most.unit))
    lines = [line]
    if multiple and starts.value and low.value == high.value:
        times = compute.multiple(low, starts)
        made.append(times)
        lines.append(say("figures.result", name=say("figures.names.multiple"), figure=in_unit(times.result, times.unit)))
    return Worked((*lines, *(say("figures.working", expression=one.expression) for one in made)), tuple(made), _bounds(first.figure, last.figure))


def apart(first: Held, second: Held, end: str) -> Worked:
    """How far one row lies from another in one column, by the end asked for, or by both where either is a range."""
    made: list[Computation] = []
    lines: list[str] = []
    ranged = any(one.figure.low != one.figure.high for one in (first, second))
    for high in ((end == "high",) if end else (False, True) if ranged else (False,)):
        one, two = first.end(high), second.end(high)
        gap = _gap(one, two, made)
        key = "same" if not gap.result else "more" if one.value > two.value else "less"
        where = {"end": say("grids.high" if high else "grids.low")} if ranged else {}
        told = {"figure": in_unit(one.value, one.unit)} if key == "same" else {"gap": in_unit(gap.result, gap.unit)}
        names = {} if key == "same" and where else {"first": first.name, "second": second.name}
        lines.append(say(f"grids.{key}{'_end' if where else ''}", **where, **names, **told))
    shown = [one for one in made if one.result]
    return Worked((*lines, *(say("figures.working", expression=one.expression) for one in shown)), tuple(shown), _bounds(first.figure, second.figure))


def _gap(one: Operand, two: Operand, made: list[Computation]) -> Computation:
    """The distance of two figures, without sign."""
    larger, smaller = (one, two) if one.value >= two.value else (two, one)
    gap = compute.difference(larger, smaller)
    if gap.result:
        made.append(gap)
    return gap


def _rate(first: Operand, last: Operand, made: list[Computation]) -> str:
    """By how much per cent a figure rises or falls, "" where it starts from nothing."""
    if not first.value:
        return ""
    grown = compute.growth(last, first)
    made.append(grown)
    return say("grids.rate_up" if grown.result > 0 else "grids.rate_down", rate=in_unit(abs(Decimal(grown.result)), "%"))


def _bounds(*figures: Figure) -> tuple[str, ...]:
    words = [written(figure) for figure in figures if figure.bound in (">=", "<=", "~")]
    return (say("figures.note.bounds", words="、".join(dict.fromkeys(words))),) if words else ()
