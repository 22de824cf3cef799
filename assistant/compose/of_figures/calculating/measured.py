"""How much of one figure falls on one ton, kilowatt or yuan of another: 平均每淘汰一吨产能退出多少吨标准煤."""

from __future__ import annotations

from decimal import Decimal

from assistant.calculation.clause import Clause
from assistant.calculation.words import words
from assistant.compose.of_figures.calculating.values import State, Value, result
from assistant.compute import Incomparable, Operand, in_unit, rounded
from assistant.records import Computation
from index.quantities import in_base_units
from index.words import bigrams

_PAIR = 2


def each_measure(clause: Clause, state: State) -> list[Value] | None:
    """How much of one of the two figures last spoken of falls on one of the measure of the other, which the clause names; None where it names neither or both."""
    asked = words().operations["per_measure"].search(clause.text)
    known = list({value.phrase: value for value in reversed(state.values) if not value.rate}.values())[:_PAIR]
    counted = [value for value in known if asked is not None and set(bigrams(asked["thing"])) & set(bigrams("".join(value.phrase)))]
    if asked is None or len(known) < _PAIR or len(counted) != 1:
        return None
    top = next(value for value in known if value is not counted[0])
    return [result("each_measure", _each(top.operand, counted[0].operand, asked["one"]), (top, counted[0]), state)]


def _each(whole: Operand, count: Operand, one: str) -> Computation:
    """So much of a figure for one of a measure: 200万吨标准煤, 1000万吨 = 0.2吨标准煤. Raises Incomparable where the second is not told in that measure, or is nothing."""
    amount, unit = in_base_units(whole.value, whole.unit)
    measured, base = in_base_units(count.value, count.unit)
    size, own = in_base_units(Decimal(1), one)
    if own != base or not measured:
        raise Incomparable(f"单位不同（{count.unit}、{one}），不能直接计算")
    made, sign = rounded(amount / measured * size)
    expression = f"{in_unit(whole.value, whole.unit)} ÷ {in_unit(count.value, count.unit)} {sign} {in_unit(made, unit)}"
    return Computation("each", expression, made, unit, (whole.source, count.source))
