"""Units of measurement of Chinese policy texts: their family and how much a printed scale (万, 亿) multiplies.

In: a unit as printed ("万吨标准煤"). Out: its family ("mass") or its scale (10000). The vocabulary is `units.yaml`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

from index.data_files import read_data

SCALES: dict[str, Decimal] = {
    "百亿亿": Decimal(10) ** 18,
    "万亿亿": Decimal(10) ** 20,
    "亿亿": Decimal(10) ** 16,
    "万亿": Decimal(10) ** 12,
    "千亿": Decimal(10) ** 11,
    "百亿": Decimal(10) ** 10,
    "十亿": Decimal(10) ** 9,
    "亿": Decimal(10) ** 8,
    "千万": Decimal(10) ** 7,
    "百万": Decimal(10) ** 6,
    "十万": Decimal(10) ** 5,
    "万": Decimal(10) ** 4,
    "千": Decimal(10) ** 3,
    "百": Decimal(10) ** 2,
}
_KILO = ("千瓦", "千克", "千米", "千伏", "千焦", "百分点")


@cache
def families() -> dict[str, str]:
    """Unit without scale → family."""
    raw: dict[str, list[str]] = read_data(Path(__file__).parent / "units.yaml")
    return {unit: family for family, units in raw.items() for unit in reversed(units)}


@cache
def units_pattern() -> str:
    """A regular expression of all units without scale, the longest first."""
    return "|".join(re.escape(unit) for unit in sorted(families(), key=len, reverse=True))


@cache
def split_scale(unit: str) -> tuple[Decimal, str]:
    """("万吨") → (10000, "吨"); kilo- units such as 千瓦 keep their name."""
    for word, factor in SCALES.items():
        if unit.startswith(word) and not unit.startswith(_KILO):
            return factor, unit[len(word) :]
    return Decimal(1), unit


@cache
def unit_family(unit: str) -> str:
    """The family of a printed unit: "count", "money", "share" …, "" if the unit is empty or unknown."""
    name = split_scale(unit)[1]
    if not name:
        return ""
    known = families()
    if name in known:
        return known[name]
    if "(" in name or "（" in name:
        return unit_family(re.split(r"[(（]", name)[0])
    if "/" in name:
        return "rate"
    return ""


def in_base_units(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """(1.2, "万亿元") → (1200000000000, "元"): the figure without printed scale, for comparing figures."""
    factor, name = split_scale(unit)
    return value * factor, name
