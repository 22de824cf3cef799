"""The asker's figures held to a demand: how large their share is, what is demanded, how much is lacking or too much, each as an equation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from assistant.compute import in_unit, plain
from assistant.eligibility.units import convert
from assistant.records import Computation
from assistant.standards.bind import Bound
from assistant.standards.demands import Demand
from assistant.standards.told import Told, kind_of
from prompts import say

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Held:
    """Whether the asker's figures keep to the demand (None where he does not tell both), in lines with their equations."""

    fits: bool | None
    lines: tuple[str, ...]
    steps: tuple[Computation, ...]


def held(demand: Demand, bound: Bound, unit: str, *, most: bool = False) -> Held:
    """The figures of `bound` held to `demand`; `unit` is that in which a thing not told is asked for. Where it is asked how many there may be at `most`,
    it is told for how much of the whole the part is enough."""
    part, whole = bound.part, bound.whole
    if demand.form == "plain" and part is not None:
        return _against(demand, _like(part, demand.part_unit), _step(plain_sum := in_unit(demand.parts, demand.part_unit), demand.parts, demand.part_unit), (), plain_sum)
    if part is not None and part.unit == "%":
        return _rated(demand, part, whole)
    if bound.through and whole is not None and demand.within is not None:
        whole = replace(whole, value=_needed(demand.within, whole, whole.unit).result)
    if part is None and whole is not None:
        need = _needed(demand, whole, demand.part_unit or (unit if demand.form == "ratio" else whole.unit))
        return Held(None, (say(f"held_to.need.{_bound(demand)}", working=need.expression),), (need,))
    if part is not None and whole is None:
        other = _other(demand, part, demand.whole_unit or unit or part.unit)
        return Held(None, (say(f"held_to.other.{_bound(demand)}", working=other.expression),), (other,))
    assert part is not None and whole is not None
    unit = _smaller(part.unit, whole.unit) if part.kind == whole.kind else ""
    part, whole = _like(part, demand.part_unit or unit), _like(whole, demand.whole_unit or unit)
    if demand.form == "percent" and {part.unit, whole.unit} - {"个"} and "个" in (part.unit, whole.unit):
        part, whole = (replace(one, unit=next(iter({part.unit, whole.unit} - {"个"}))) for one in (part, whole))
    need = _needed(demand, whole, part.unit)
    made = _against(demand, part, need, _now(demand, part, whole), "")
    if not (most and demand.least and demand.form in ("ratio", "each", "head")):
        return made
    other = _other(demand, part, whole.unit)
    return replace(made, lines=(*made.lines, say("held_to.other.least", working=other.expression)), steps=(*made.steps, other))


def _rated(demand: Demand, part: Told, whole: Told | None) -> Held:
    """The asker's own share held to that of the demand, worked out where he tells the whole."""
    if whole is None:
        shown = in_unit(demand.parts, "%")
        return _against(demand, part, _step(shown, demand.parts, "%"), (), shown)
    own = _step(f"{in_unit(whole.value, whole.unit)}×{plain(part.value)}%", whole.value * part.value / 100, whole.unit)
    return _against(demand, replace(part, value=own.result, unit=whole.unit), _needed(demand, whole, whole.unit), (own,), "")


def _against(demand: Demand, part: Told, need: Computation, now: tuple[Computation, ...], shown: str) -> Held:
    fits = part.value >= need.result if demand.least else part.value <= need.result
    steps = [*now, *([] if shown else [need])]
    lines = [say("held_to.now", working=one.expression) for one in now]
    lines += [say(f"held_to.need.{_bound(demand)}", working=shown or need.expression)]
    high, low = sorted((part.value, need.result), reverse=True)
    if high != low:
        unit = "个百分点" if part.unit == "%" else part.unit
        gap = Computation("difference", f"{in_unit(high, part.unit)} − {in_unit(low, part.unit)} = {in_unit(high - low, unit)}", high - low, unit, ("asker",))
        key = ("lacks" if demand.least else "above") if not fits else ("" if demand.least else "room")
        steps += [gap] if key else []
        lines += [say(f"held_to.{key}", working=gap.expression)] if key else []
    return Held(fits, tuple(lines), tuple(steps))


def _bound(demand: Demand) -> str:
    return "least" if demand.least else "most"


def _like(figure: Told, unit: str) -> Told:
    """The figure in `unit`, where it can be told so."""
    value = convert(figure.value, figure.unit, unit) if unit and figure.kind != "count" else None
    return figure if value is None else replace(figure, value=value, unit=unit)


def _smaller(one: str, other: str) -> str:
    """The smaller of two units of one kind."""
    ratio = convert(Decimal(1), one, other)
    return one if ratio is not None and ratio < 1 else other


def _now(demand: Demand, part: Told, whole: Told) -> tuple[Computation, ...]:
    """What the asker's figures come to, as the demand tells it."""
    if not whole.value or not part.value or demand.form == "each":
        return ()
    if demand.form == "ratio":
        value = whole.value / part.value
        shown = value.quantize(_CENT, ROUND_HALF_UP)
        return (Computation("ratio", f"{in_unit(whole.value, whole.unit)} ÷ {in_unit(part.value, part.unit)} {_sign(value, shown)} {plain(shown)}", shown, "", ("asker",)),)
    same = convert(whole.value, whole.unit, part.unit) or whole.value
    factor, unit = (100, "%") if demand.form == "percent" else (1, demand.part_unit or "倍")
    value = part.value / same * factor
    shown = value.quantize(_CENT, ROUND_HALF_UP)
    divisor = in_unit(same, part.unit if part.kind == whole.kind and part.kind != "count" else whole.unit)
    times = " × 100%" if demand.form == "percent" else ""
    return (Computation("share", f"{in_unit(part.value, part.unit)} ÷ {divisor}{times} {_sign(value, shown)} {in_unit(shown, unit)}", shown, unit, ("asker",)),)


def _needed(demand: Demand, whole: Told, unit: str) -> Computation:
    """How much of the part the whole demands at least or allows at most, in `unit`."""
    told = in_unit(whole.value, whole.unit)
    value = (convert(whole.value, whole.unit, unit) if whole.kind == kind_of(unit) and whole.kind != "count" else None) or whole.value
    if demand.form == "percent":
        expression = f"{in_unit(value, unit)}×{plain(demand.parts)}%"
    elif demand.form == "each":
        return _each(demand, whole, unit)
    elif demand.form == "head":
        expression = f"{plain(whole.value)}×{in_unit(demand.parts, unit)}"
    else:
        expression = _product(told if demand.form == "ratio" else in_unit(value, unit), demand.parts, demand.wholes)
    return _step(expression, value * demand.parts / demand.wholes, unit, least=demand.least)


def _each(demand: Demand, whole: Told, unit: str) -> Computation:
    """The part for a whole that is counted by so many, by lots or in proportion."""
    size = convert(demand.wholes, demand.whole_unit, whole.unit) if whole.kind != "count" else demand.wholes
    size = demand.wholes if size is None else size
    told, lot = in_unit(whole.value, whole.unit), in_unit(size, "" if whole.kind == "count" else whole.unit)
    lots = whole.value / size
    if demand.lots and demand.least and lots != lots.to_integral_value():
        result = lots.to_integral_value(ROUND_CEILING) * demand.parts
        return Computation("product", f"(取整({told}÷{lot}) + 1)×{in_unit(demand.parts, unit)} = {in_unit(result, unit)}", result, unit, ("asker",))
    times = f"×{plain(demand.parts)}" if demand.parts != 1 or size == 1 else ""
    return _step(f"{told}{'' if size == 1 else f'÷{lot}'}{times}", lots * demand.parts, unit, least=demand.least)


def _other(demand: Demand, part: Told, unit: str) -> Computation:
    """For how much of the whole the part told is enough, or how much of it there has to be."""
    if demand.form == "percent":
        return _step(f"{in_unit(part.value, part.unit)}÷{plain(demand.parts)}%", part.value * 100 / demand.parts, unit, least=not demand.least)
    if demand.form == "head":
        return _step(f"{in_unit(part.value, part.unit)}÷{in_unit(demand.parts, demand.part_unit)}", part.value / demand.parts, unit, least=not demand.least)
    return _step(_product(in_unit(part.value, part.unit), demand.wholes, demand.parts), part.value * demand.wholes / demand.parts, unit, least=not demand.least)


def _product(told: str, times: Decimal, by: Decimal) -> str:
    return told + (f"×{plain(times)}" if times != 1 or by == 1 else "") + (f"÷{plain(by)}" if by != 1 else "")


def _step(expression: str, value: Decimal, unit: str, *, least: bool = True) -> Computation:
    """An equation whose result is counted in whole pieces where its unit counts pieces: up to the next one of what is demanded at least."""
    if kind_of(unit) != "count" or value == value.to_integral_value():
        shown = value if kind_of(unit) == "count" else value.quantize(_CENT, ROUND_HALF_UP).normalize() + 0
        return Computation("product", f"{expression} {_sign(value, shown)} {in_unit(shown, unit)}", shown, unit, ("asker",))
    result = value.to_integral_value(ROUND_CEILING if least else ROUND_FLOOR)
    return Computation("product", f"取整({expression}){' + 1' if least else ''} = {in_unit(result, unit)}", result, unit, ("asker",))


def _sign(value: Decimal, shown: Decimal) -> str:
    return "=" if value == shown else "≈"
