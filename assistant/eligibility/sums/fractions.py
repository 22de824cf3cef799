"""A share that is printed as a fraction ("最低工资标准的2/3", 三分之一): told and worked out as one, as no percentage is just that."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

_PRINTED = re.compile(r"(?P<over>\d)/(?P<under>\d)(?!\d)|(?P<words_under>[二三四五六七八九十])分之(?P<words_over>[一二三四五六七八九])")
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九十")}
_NEAR = Decimal("0.0001")
_CENT = Decimal("0.01")
_CENT_OF_MORE = Decimal("0.000001")


def printed(rate: Decimal, quote: str) -> tuple[int, int, str] | None:
    """Numerator, denominator and printed words of the fraction in `quote` that `rate` is rounded from; None where it is none, or is just that."""
    for found in _PRINTED.finditer(quote):
        over = int(found["over"] or _DIGITS[found["words_over"]])
        under = int(found["under"] or _DIGITS[found["words_under"]])
        if under and rate * under != over and abs(Decimal(over) / under - rate) <= _NEAR:
            return over, under, found.group()
    return None


def part(value: Decimal, over: int, under: int, unit: str) -> tuple[Decimal, str]:
    """So many parts of a value in `unit`, to the cent, with the sign of its equation."""
    shown = (value * over / under).quantize(_CENT if unit == "元" else _CENT_OF_MORE, ROUND_HALF_UP)
    return shown, "=" if shown * under == value * over else "≈"
