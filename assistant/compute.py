"""Arithmetic on figures, shown as it is done. Operands are `Operand`s, results `Computation`s; all in `Decimal`.

Differences of percentages are percentage points (个百分点), never per cent. The compound annual rate over n years is
(last/first)^(1/n) − 1. Results are exact where they end, else rounded half up to two places, and say so with ≈.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from assistant.records import Computation
from index.quantities import in_base_units, split_scale, unit_family

_RATES = {
    "亩": (Decimal(2000) / 3, "平方米"), "公顷": (Decimal(10000), "平方米"), "平方公里": (Decimal(10) ** 6, "平方米"),
    "平方米": (Decimal(1), "平方米"), "斤": (Decimal("0.5"), "公斤"), "公斤": (Decimal(1), "公斤"), "千克": (Decimal(1), "公斤"),
    "吨": (Decimal(1000), "公斤"), "千瓦": (Decimal(1), "千瓦"), "兆瓦": (Decimal(1000), "千瓦"), "吉瓦": (Decimal(10) ** 6, "千瓦"),
    "公里": (Decimal(1000), "米"), "米": (Decimal(1), "米"), "千瓦时": (Decimal(1), "千瓦时"), "度": (Decimal(1), "千瓦时"),
}
"""Units that convert at a fixed rate: how much of which common unit each is."""
_PLACES = Decimal("0.01")
_ASIDE = re.compile(r"[（(].*?[）)]")
"""Another word for what is counted (家（个）), which results go without."""
_POINTS = "个百分点"
_TRILLION = Decimal(10) ** 12


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure with its unit and source: a citation number or "asker"."""

    value: Decimal
    unit: str
    source: int | str


class Incomparable(ValueError):
    """The figures cannot be worked with together; the message says why, in Chinese."""


def difference(larger: Operand, smaller: Operand) -> Computation:
    """larger − smaller in the unit of the first. Raises Incomparable for unlike units."""
    first, second, unit = _alike(larger, smaller)
    result = first - second
    unit = _POINTS if unit in ("%", "％", _POINTS) else unit
    return Computation("difference", f"{plain(first)} − {_signed(second)} = {in_unit(result, unit)}", result, unit,
                       (larger.source, smaller.source))


def multiple(larger: Operand, smaller: Operand) -> Computation:
    """larger ÷ smaller in 倍. Raises Incomparable for unlike units or a zero divisor."""
    first, second, _ = _alike(larger, smaller)
    result, sign = rounded(first / _divisor(second))
    return Computation("multiple", f"{plain(first)} ÷ {plain(second)} {sign} {plain(result)}倍", result, "倍",
                       (larger.source, smaller.source))


def share(part: Operand, whole: Operand, operation: str = "share") -> Computation:
    """part ÷ whole in %. Raises Incomparable for unlike units or a zero divisor."""
    first, second, _ = _alike(part, whole)
    result, sign = rounded(first / _divisor(second) * 100)
    return Computation(operation, f"{plain(first)} ÷ {plain(second)} × 100% {sign} {plain(result)}%", result, "%",
                       (part.source, whole.source))


def growth(last: Operand, first: Operand) -> Computation:
    """last ÷ first − 1 in %. Raises Incomparable for unlike units or a zero divisor."""
    end, second, _ = _alike(last, first)
    result, sign = rounded((end / _divisor(second) - 1) * 100)
    return Computation("growth", f"({plain(end)} ÷ {plain(second)} − 1) × 100% {sign} {plain(result)}%", result, "%",
                       (last.source, first.source))


def annual_rate(last: Operand, first: Operand, years: int) -> Computation:
    """The compound annual rate in % over `years`. Raises Incomparable for unlike units, years < 1 or figures not above 0."""
    end, second, _ = _alike(last, first)
    _divisor(second)
    if years < 1 or end <= 0 or second <= 0:
        raise Incomparable("两个数之间不足一年，或不是正数，算不出年均增速")
    with localcontext() as context:
        context.prec = 28
        rate = ((end / second) ** (Decimal(1) / years) - 1) * 100
    result, sign = rounded(rate)
    expression = f"({plain(end)} ÷ {plain(second)})^(1/{years}) − 1 {sign} {plain(result)}%"
    return Computation("annual_rate", expression, result, "%", (last.source, first.source))


def pace(last: Operand, first: Operand, years: int) -> Computation:
    """How much a year is needed to come from first to last. Raises Incomparable for unlike units or years < 1."""
    end, second, unit = _alike(last, first)
    if years < 1:
        raise Incomparable("离目标年不足一年，算不出每年需要的增量")
    result, sign = rounded((end - second) / years)
    unit = _POINTS if unit in ("%", _POINTS) else unit
    expression = f"({plain(end)} − {_signed(second)}) ÷ {years} {sign} {in_unit(result, unit)}/年"
    return Computation("pace", expression, result, unit, (last.source, first.source))


def backward(last: Operand, rate: Operand, years: int) -> Computation:
    """The figure `years` years before `last` at a yearly growth of `rate` %."""
    factor = 1 + rate.value / 100
    with localcontext() as context:
        context.prec = 28
        result, sign = rounded(last.value / factor**years)
    expression = f"{plain(last.value)} ÷ (1 + {plain(rate.value)}%)^{years} {sign} {in_unit(result, last.unit)}"
    return Computation("backward", expression, result, last.unit, (last.source, rate.source))


def before(level: Operand, change: Operand, rose: bool) -> Computation:
    """What `level` is compared with, from the difference that the source gives: 48.78, 提高15个百分点 → 33.78; 20亿元, 增长25% → 16亿元;
    60%, 低于26个百分点 → 86%. Raises Incomparable where the units do not go together."""
    return _moved("before", level, change, rose, forward=False)


def after(level: Operand, change: Operand, rose: bool) -> Computation:
    """What becomes of `level` by the change that the source gives: 1.76吨, 下降14% → 1.51吨. Raises Incomparable for unlike units."""
    return _moved("after", level, change, rose, forward=True)


def _moved(operation: str, level: Operand, change: Operand, rose: bool, *, forward: bool) -> Computation:
    up = rose == forward
    source = (level.source, change.source)
    if change.unit == "番":
        factor = Decimal(2) ** int(change.value)
        result, sign = rounded(level.value * factor if forward else level.value / factor)
        return Computation(operation, f"{plain(level.value)} {'×' if forward else '÷'} {plain(factor)} {sign} {in_unit(result, level.unit)}", result, level.unit, source)
    if change.unit in ("%", "％", "倍") and level.unit not in ("%", "％"):
        part = change.value if change.unit == "倍" else change.value / 100
        factor = _divisor(1 + part if rose else 1 - part)
        shown = plain(change.value) + ("" if change.unit == "倍" else "%")
        result, sign = rounded(level.value * factor if forward else level.value / factor)
        expression = f"{plain(level.value)} {'×' if forward else '÷'} (1 {'+' if rose else '−'} {shown})"
        return Computation(operation, f"{expression} {sign} {in_unit(result, level.unit)}", result, level.unit, source)
    points = change.unit in (_POINTS, "百分点") and level.unit in ("%", "％", "")
    amount = change.value if points else convert(change, level.unit)
    result = level.value + amount if up else level.value - amount
    expression = f"{plain(level.value)} {'+' if up else '−'} {plain(amount)} = {in_unit(result, level.unit)}"
    return Computation(operation, expression, result, level.unit, source)


def whole(part: Operand, share: Operand) -> Computation:
    """What `part` is `share` per cent of: 6000万千瓦, 55% → 10909.09万千瓦."""
    result, sign = rounded(part.value / (share.value / 100))
    expression = f"{plain(part.value)} ÷ {plain(share.value)}% {sign} {in_unit(result, part.unit)}"
    return Computation("whole", expression, result, part.unit, (part.source, share.source))


def portion(whole: Operand, rate: Operand) -> Computation:
    """`rate` % of a figure."""
    result, sign = rounded(whole.value * rate.value / 100)
    expression = f"{plain(whole.value)} × {plain(rate.value)}% {sign} {in_unit(result, whole.unit)}"
    return Computation("portion", expression, result, whole.unit, (whole.source, rate.source))


def converted(figure: Operand, unit: str) -> Computation:
    """A figure in another unit of its kind: 32万亩 = 21333.33公顷. Raises Incomparable where there is no fixed rate or none is needed."""
    factor, name = in_base_units(Decimal(1), figure.unit)
    wanted, other = in_base_units(Decimal(1), unit)
    rates = _RATES.get(name), _RATES.get(other)
    if name == other or rates[0] is None or rates[1] is None or rates[0][1] != rates[1][1]:
        raise Incomparable(f"单位不同（{figure.unit}、{unit}），不能换算")
    result, sign = rounded(figure.value * factor * rates[0][0] / (wanted * rates[1][0]))
    expression = f"{in_unit(figure.value, figure.unit)} {sign} {in_unit(result, unit)}"
    return Computation("converted", expression, result, unit, (figure.source,))


def compound(rate: Operand, years: int, *, falls: bool = False) -> Computation:
    """The growth, or the fall, in % over `years` at a yearly rate in %."""
    with localcontext() as context:
        context.prec = 28
        if falls:
            result, sign = rounded((1 - (1 - rate.value / 100) ** years) * 100)
            return Computation("compound", f"1 − (1 − {plain(rate.value)}%)^{years} {sign} {plain(result)}%", result, "%", (rate.source,))
        result, sign = rounded(((1 + rate.value / 100) ** years - 1) * 100)
    return Computation("compound", f"(1 + {plain(rate.value)}%)^{years} − 1 {sign} {plain(result)}%", result, "%", (rate.source,))


def forward(first: Operand, rate: Operand, years: int) -> Computation:
    """The figure `years` years after `first` at a yearly growth of `rate` %."""
    with localcontext() as context:
        context.prec = 28
        result, sign = rounded(first.value * (1 + rate.value / 100) ** years)
    expression = f"{plain(first.value)} × (1 + {plain(rate.value)}%)^{years} {sign} {in_unit(result, first.unit)}"
    return Computation("forward", expression, result, first.unit, (first.source, rate.source))


def added(base: Operand, flow: Operand, years: int) -> Computation:
    """A figure after so many years of so much a year: 1186户, 100家, 7 → 1886户. Raises Incomparable for unlike units."""
    each_year = convert(flow, base.unit)
    result = base.value + each_year * years
    return Computation("after", f"{plain(base.value)} + {plain(each_year)} × {years} = {in_unit(result, base.unit)}", result, base.unit,
                       (base.source, flow.source))


def times(operand: Operand, count: int) -> Computation:
    """The figure `count` times over."""
    result = operand.value * count
    return Computation("times", f"{plain(operand.value)} × {count} = {in_unit(result, operand.unit)}", result, operand.unit,
                       (operand.source,))


def each(whole: Operand, count: Operand) -> Computation:
    """How much of a figure falls on each of so many: 250万吨, 250个 = 1万吨. Raises Incomparable for a zero divisor."""
    result, sign = rounded(whole.value / _divisor(count.value))
    expression = f"{in_unit(whole.value, whole.unit)} ÷ {plain(count.value)} {sign} {in_unit(result, whole.unit)}"
    return Computation("each", expression, result, whole.unit, (whole.source, count.source))


def spread(whole: Operand, count: int) -> Computation:
    """What is done in all over `count` years, for each of them."""
    result, sign = rounded(whole.value / count)
    return Computation("average", f"{plain(whole.value)} ÷ {count} {sign} {in_unit(result, whole.unit)}", result, whole.unit, (whole.source,))


def years(gain: Computation, flow: Operand) -> Computation:
    """How many years a gain takes by so much a year: 36家, 9家 = 4年. Raises Incomparable for a zero divisor."""
    each_year = convert(flow, gain.unit)
    result, sign = rounded(gain.result / _divisor(each_year))
    before = gain.expression.split(" = ")[0]
    return Computation("duration", f"({before}) ÷ {plain(each_year)} {sign} {plain(result)}年", result, "年", (*gain.operands, flow.source))


def years_at(last: Operand, first: Operand, rate: Operand) -> Computation:
    """How many years it takes from first to last at a yearly growth of `rate` %. Raises Incomparable for unlike units, figures or a rate not
    above 0."""
    end, second, _ = _alike(last, first)
    _divisor(second)
    if end <= 0 or second <= 0 or rate.value <= 0:
        raise Incomparable("不是正数，算不出要几年")
    with localcontext() as context:
        context.prec = 28
        result, sign = rounded((end / second).ln() / (1 + rate.value / 100).ln())
    expression = f"ln({plain(end)} ÷ {plain(second)}) ÷ ln(1 + {plain(rate.value)}%) {sign} {plain(result)}年"
    return Computation("duration", expression, result, "年", (last.source, first.source, rate.source))


def full_years(years: Computation) -> Computation:
    """The full years in which a number of years that is not whole ends: 2.5年 → 3年."""
    result = Decimal(int(years.result) + 1)
    return Computation("duration", f"取整({plain(years.result)}) + 1 = {plain(result)}年", result, "年", years.operands)


def total(operands: Sequence[Operand]) -> Computation:
    """The sum in the unit of the first. Raises Incomparable for unlike units or fewer than two figures."""
    if len(operands) < 2:
        raise Incomparable("只有一个数，没有可以相加的")
    unit = common(operands)
    values = [convert(operand, unit) for operand in operands]
    result = sum(values, Decimal(0))
    expression = " + ".join(_signed(value) for value in values) + f" = {in_unit(result, unit)}"
    return Computation("sum", expression, result, unit, tuple(operand.source for operand in operands))


def _alike(one: Operand, other: Operand) -> tuple[Decimal, Decimal, str]:
    """Two figures in one unit, see `common`. Raises Incomparable for unlike units."""
    unit = common((one, other))
    return convert(one, unit), convert(other, unit), unit


def common(operands: Sequence[Operand]) -> str:
    """The unit to work in: that of the first figure; where that is told in trillions (1.2万亿元, 6200亿元), the finest one."""
    unit = _ASIDE.sub("", operands[0].unit)
    for operand in operands:
        convert(operand, unit)
    if any(split_scale(operand.unit)[0] >= _TRILLION for operand in operands):
        return min((operand.unit for operand in operands), key=lambda one: split_scale(one)[0])
    return unit


def convert(operand: Operand, unit: str) -> Decimal:
    """The operand's value in `unit`: 万 and 亿 are converted, households and firms counted alike.

    Raises Incomparable where the units measure different things.
    """
    if operand.unit == unit or {operand.unit, unit} <= {"%", "％", _POINTS, "百分点"}:
        return operand.value
    value, own = in_base_units(operand.value, operand.unit)
    factor, wanted = split_scale(unit)
    if own != wanted and own and wanted and (unit_family(operand.unit) != unit_family(unit) or unit_family(unit) != "count"):
        raise Incomparable(f"单位不同（{operand.unit}、{unit}），不能直接计算")
    return value / factor


def rounded(value: Decimal) -> tuple[Decimal, str]:
    """The value to two places and "=" if that is exact, else "≈"."""
    short = value.quantize(_PLACES, rounding=ROUND_HALF_UP)
    return short.normalize() if short else Decimal(0), "=" if short == value else "≈"


def plain(value: Decimal) -> str:
    """The figure as people write it: no exponent, no trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_unit(value: Decimal, unit: str) -> str:
    """The figure with its unit, as people write it: 1200.50 and 万元 → 1200.5万元."""
    return f"{plain(value)}{unit}"


def _signed(value: Decimal) -> str:
    return plain(value) if value >= 0 else f"({plain(value)})"


def _divisor(value: Decimal) -> Decimal:
    if value == 0:
        raise Incomparable("除数是零，算不出")
    return value
