"""Figures in words and in other units."""

from __future__ import annotations

from decimal import Decimal

from index.quantities import in_base_units

_SCALES = (
    {"吨": Decimal(1000), "公斤": Decimal(1), "千克": Decimal(1), "斤": Decimal("0.5"), "吨标准煤": Decimal(1000), "吨标煤": Decimal(1000)},
    {"千瓦时": Decimal(1), "度": Decimal(1), "度电": Decimal(1), "kWh": Decimal(1), "兆瓦时": Decimal(1000)},
    {"瓦": Decimal(1), "千瓦": Decimal(1000), "kW": Decimal(1000), "KW": Decimal(1000), "兆瓦": Decimal(1000000), "MW": Decimal(1000000)},
)
"""Units of one kind with how large each is."""


def convert(value: Decimal, unit: str, target: str) -> Decimal | None:
    """`value` of `unit` in `target`, or None where the units are of different kinds."""
    if unit == target:
        return value
    for scale in _SCALES:
        if unit in scale and target in scale:
            return value * scale[unit] / scale[target]
    here, base = in_base_units(value, unit)
    one, other = in_base_units(Decimal(1), target)
    if base != other and (base != unit or other != target):
        return None if (scaled := convert(here, base, other)) is None else scaled / one
    return here / one if base == other else None
