"""Figures in words and in other units."""

from __future__ import annotations

from decimal import Decimal

from index.quantities import in_base_units

_KILOGRAMS = {"吨": Decimal(1000), "公斤": Decimal(1), "千克": Decimal(1), "斤": Decimal("0.5")}


def convert(value: Decimal, unit: str, target: str) -> Decimal | None:
    """`value` of `unit` in `target`, or None where the units are of different kinds."""
    if unit == target:
        return value
    if unit in _KILOGRAMS and target in _KILOGRAMS:
        return value * _KILOGRAMS[unit] / _KILOGRAMS[target]
    here, base = in_base_units(value, unit)
    one, other = in_base_units(Decimal(1), target)
    return here / one if base == other else None
