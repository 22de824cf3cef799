"""A figure that the asker puts to the test, held against what comes of the calculation."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from assistant import compute
from assistant.calculation.claims import Claim
from assistant.compose.worked import Worked
from assistant.compute import Incomparable, Operand, in_unit
from assistant.gather.of_figures.metrics import family
from assistant.records import Computation
from prompts import say

_NEAR = Decimal("0.02")
"""A figure that is rounded or told as rough agrees with one that it misses by no more than this share of it."""


def tested(claim: Claim, made: Sequence[Computation]) -> Worked | None:
    """Whether the figure agrees with the result nearest to it, and by how much it misses it; None where no result is of its kind."""
    unit = "%" if claim.unit == "％" else claim.unit
    like = [one for one in made if (one.unit == unit or (family(one.unit) == family(unit) != "share")) and one.operands]
    best = min(like, key=lambda one: abs(one.result - claim.value), default=None)
    if best is None:
        return None
    own, found = Operand(claim.value, unit, "asker"), Operand(best.result, best.unit, best.operands[0])
    try:
        value = compute.convert(found, unit)
        exponent = claim.value.as_tuple().exponent
        short = value.quantize(Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0), rounding=ROUND_HALF_UP)
        gap = compute.difference(*sorted((own, Operand(value, unit, found.source)), key=lambda one: -one.value))
    except Incomparable:
        return None
    close = gap.result <= _NEAR * abs(value)
    key = "agrees" if value == claim.value else "rounds" if close and short == claim.value else "near" if close and claim.rough else "differs"
    told = {"made": in_unit(best.result, best.unit), "claim": in_unit(claim.value, claim.unit)}
    if key != "differs":
        return Worked((say(f"figures.claim.{key}", **told),))
    line = say("figures.claim.differs", gap=in_unit(gap.result, gap.unit), **told)
    return Worked((line, say("figures.working", expression=gap.expression)), (gap,))
