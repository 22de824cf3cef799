"""The draft's computations done again, and what they support in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from assistant.check.figures import common_unit, equal, rounds_to, said_roughly
from assistant.check.records import Complaint, Figure, Segment, complaint
from assistant.check.sources import Asker, Source
from assistant.check.working import Equation, Number, Unreadable, equations
from assistant.records import Computation
from index.quantities import split_scale

_NUMBER = r"[(（]?\s?\d[\d,]*(?:\.\d+)?\s?(?:[%％‰]|[\u4e00-\u9fff]{1,6})?\s?[)）]?"
_INLINE = re.compile(rf"{_NUMBER}(?:\s?[-−–+＋×÷*]\s?{_NUMBER})+\s?[=≈]\s?-?\d[\d,]*(?:\.\d+)?(?:[%％‰]|[\u4e00-\u9fff]{{1,6}})?")
_POINTS = "个百分点"
_RATIOS_OF = re.compile(r"\d+(?:[:：∶]\d+){2,}")
"""A ratio of more than two parts ("5:3:2")."""
_RATIO = re.compile(r":\d+(?:\.\d+)?")
"""The unit of the first number of a ratio (1∶4) tells the second."""
_RATIOS = frozenset({"%", "倍", "个百分点", ""})


@dataclass(frozen=True, slots=True)
class Work:
    """The computations of a draft with their equations."""

    items: tuple[tuple[Computation, tuple[Equation, ...]], ...]

    def gives(self, figure: Figure, text: str) -> bool:
        """Whether a figure of `text` is a result, a step or, said to be rough, a rounded result."""
        rough = said_roughly(figure, text)
        for one, parts in self.items:
            unit = figure.unit.removesuffix("/年") if not one.unit.endswith("/年") else figure.unit
            if figure.high is None:
                if equal(figure.value, unit, abs(one.result), one.unit) and (figure.unit or one.unit != _POINTS):
                    return True
                if rough and rounds_to(figure, abs(one.result), one.unit):
                    return True
                if any(self._step(figure, unit, one, part) for part in parts):
                    return True
        return False

    def uses(self, figure: Figure) -> bool:
        """Whether a figure is an operand of an expression."""
        return any(
            equal(figure.value, figure.unit, number.value, number.unit or ("年" if figure.unit == "年" else ""))
            for _, parts in self.items for part in parts for number in part.operands
        )

    def per_cent_for_points(self, figure: Figure) -> bool:
        """Whether a figure in % is a difference that has to be told in percentage points."""
        return figure.unit in ("%", "％") and any(one.unit == _POINTS and figure.value == abs(one.result) for one, _ in self.items)

    @staticmethod
    def _step(figure: Figure, unit: str, one: Computation, part: Equation) -> bool:
        factor, name = common_unit(unit)
        if name != common_unit(one.unit)[1]:
            return equal(figure.value, unit, part.result.value, part.result.unit) if part.result.unit else False
        if name not in _RATIOS and figure.value * factor in part.steps:
            return True
        return equal(figure.value, unit, part.result.value, part.result.unit or one.unit)


def work(computations: tuple[Computation, ...]) -> Work:
    """The computations with their equations; unreadable ones have none."""
    found = []
    for one in computations:
        try:
            found.append((one, equations(one.expression)))
        except Unreadable:
            found.append((one, ()))
    return Work(tuple(found))


def computations(done: Work, known: dict[int, Source], asker: Asker, years: frozenset[int]) -> Iterator[Complaint]:
    """Each computation holds, its result is the one shown, and its numbers come from the quotes or the asker."""
    results: list[Number] = []
    for one, parts in done.items:
        for operand in one.operands:
            if isinstance(operand, int) and operand not in known:
                yield complaint("operand_mark", n=operand)
        if one.operation == "converted":
            if not _converts(one, known, asker):
                yield complaint("working", expression=one.expression)
            continue
        if not parts or not all(part.holds for part in parts):
            yield complaint("working", expression=one.expression)
            continue
        last = parts[-1].result
        if not _result_fits(one, last):
            yield complaint("result", result=f"{one.result:f}{one.unit}", expression=one.expression)
        for part in parts:
            for number in part.operands:
                if not _known(number, one, part, known, asker, years, results):
                    yield complaint("operand", operand=f"{number.value:f}{number.unit}")
            results.append(Number(part.result.value, part.result.unit or one.unit))
        if one.operation == "difference" and one.unit in ("%", "％"):
            yield complaint("point", figure=f"{one.result:f}{one.unit}")


def _converts(one: Computation, known: dict[int, Source], asker: Asker) -> bool:
    """Whether the result is a figure of a quote or of the asker in another unit."""
    shown = Figure(one.result, None, one.unit, "=", False, 0, 0)
    given = (*(own for source in known.values() for own in source.figures), *asker.figures)
    return any(equal(one.result, one.unit, own.value, own.unit) or rounds_to(shown, own.value, own.unit) for own in given)


def _result_fits(one: Computation, shown: Number) -> bool:
    figure = Figure(abs(shown.value), None, shown.unit or one.unit, "=", False, 0, 0)
    unit = one.unit
    if figure.unit.endswith("/年") and not unit.endswith("/年"):
        unit += "/年"
    elif unit.endswith("/年") and not figure.unit.endswith("/年"):
        figure = Figure(figure.value, None, figure.unit + "/年", "=", False, 0, 0)
    if equal(figure.value, figure.unit, abs(one.result), unit) or rounds_to(figure, abs(one.result), unit):
        return True
    return one.result == shown.value == 0


def _known(
    number: Number, one: Computation, part: Equation, known: dict[int, Source], asker: Asker, years: frozenset[int],
    results: list[Number],
) -> bool:
    """Whether a number of an expression stands in a quote or the question, was worked out before, or counts years or operands."""
    value, unit = number
    if value in (1, 100) or value == 0:
        return True
    if value == value.to_integral_value() and unit in ("", "年", "个", "个月"):
        spans = {abs(a - b) + more for a in years for b in years for more in (0, 1)}
        quarters = {4} if any("季" in source.citation.quote for source in known.values()) else set()
        if int(value) in spans | quarters | {len(one.operands), len(part.operands) - 1, 12}:
            return True
    given = [(own.value, own.unit) for source in known.values() for own in source.figures]
    given += [(own.high, own.unit) for source in known.values() for own in source.figures if own.high is not None]
    given += [(own.value, unit) for own in asker.figures for unit in ((own.unit, "人") if own.unit == "个" else (own.unit,))]  # 员工15个
    given += [(own, unit) for source in known.values() for own in source.bare(unit)]
    given += [(Decimal(own.unit[1:]), "") for source in known.values() for own in source.figures if _RATIO.fullmatch(own.unit)]
    given += [(Decimal(one), "") for source in known.values() for chain in _RATIOS_OF.findall(source.citation.quote) for one in re.split("[:：∶]", chain)]
    given += [(end, own.unit) for source in known.values() for own in source.in_cells for end in (own.value, own.high) if end is not None]
    given += [(own.value, own.unit) for own in results]
    given += [(target.value, target.unit) for source in known.values() for target in source.targets]
    given += [(2**own, "") for own, own_unit in given if own_unit == "番" and own == own.to_integral_value()]  # 翻两番 is four times
    given += [(Decimal(part), "") for own, own_unit in given if not own_unit and 0 < own < 1 for part in _of_fraction(own)]
    return any(_fits(abs(value), unit, own, own_unit, one.unit) for own, own_unit in given)


def _of_fraction(value: Decimal) -> tuple[int, ...]:
    """Numerator and denominator of the simple fraction that a value below one is rounded from (0.6667: 2/3), none where it is exact."""
    near = Fraction(value).limit_denominator(10)
    return (near.numerator, near.denominator) if 0 < abs(near - Fraction(value)) < Fraction(1, 5000) else ()


def _fits(value: Decimal, unit: str, own: Decimal, own_unit: str, result_unit: str) -> bool:
    if equal(value, unit, own, own_unit) or (not unit and value == own):
        return True
    if unit == "%" and own_unit == "个百分点" and value == own:
        return True  # so many points of a yearly rate are that share of the loan
    if unit.split("/")[0] != unit and equal(value, unit.split("/")[0], own, own_unit):
        return True
    if own_unit.split("/")[0] != own_unit and equal(value, unit, own, own_unit.split("/")[0]):
        return True
    if unit:
        return False
    if result_unit and common_unit(result_unit)[1] == common_unit(own_unit)[1]:
        return equal(value, result_unit, own, own_unit)
    factors = (common_unit(own_unit)[0], split_scale(own_unit)[0])
    return any(value * scale == own * factor for factor in factors for scale in (Decimal(1), Decimal(10) ** 4, Decimal(10) ** 8, Decimal(10) ** 12))


def inline(segment: Segment, masked: str) -> Iterator[Complaint]:
    """Arithmetic written in the text itself holds."""
    for match in _INLINE.finditer(masked, segment.start, segment.end):
        try:
            right = all(part.holds for part in equations(match[0]))
        except Unreadable:
            continue
        if not right:
            yield complaint("working", expression=match[0])
