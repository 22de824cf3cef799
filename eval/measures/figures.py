"""Whether an answer states an expected figure: value within tolerance, with its unit or one that means the same."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

_FIGURE = r"(?<![\d.])(\d+(?:\.\d+)?)(?!\d)"
_BARE = re.compile(_FIGURE)
_SAME = {
    "%": r"(?:%|个?百分点)",
    "个百分点": r"(?:个?百分点|%|pp)",
    "家": "(?:家|户|个)",
    "户": "(?:家|户|个)",
    "个": "(?:个|家|项|户|条)",
    "亿元": "亿",
    "万元": "万",
    "项": "(?:项|个)",
}
"""Unit → pattern of the units that count as the same; a unit that is not here stands for itself."""
_CONVERTED = {
    "亿元": (("万亿", Decimal(10000)), ("万元", Decimal("0.0001"))),
    "亿": (("万亿", Decimal(10000)),),
    "万元": (("亿元", Decimal(10000)),),
}
"""Unit → other units of money in which the figure may stand, and what one of them is in the unit."""
_TAIL = 12
"""A unit may follow so many characters after its figure where figures are joined: 62、68%."""


def states(text: str, value: Decimal, unit: str, tolerance: Decimal) -> bool:
    """Whether cleaned `text` states `value` (± `tolerance`) in `unit`.

    >>> states("达到0.294亿元", Decimal(2940), "万元", Decimal(0))
    True
    """
    direct, joined = _patterns(unit)
    if any(abs(Decimal(match.group(1)) - value) <= tolerance for match in direct.finditer(text)):
        return True
    for match in _BARE.finditer(text):
        if abs(Decimal(match.group(1)) - value) <= tolerance and joined.match(text[match.end() : match.end() + _TAIL]):
            return True
    return any(
        abs(Decimal(match.group(1)) * factor - value) <= tolerance
        for other, factor in _CONVERTED.get(unit, ())
        for match in _with_unit(other).finditer(text)
    )


@cache
def _patterns(unit: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    same = _SAME.get(unit, re.escape(unit))
    direct = re.compile(_FIGURE + r"(?:[~\-–—至到]+\d[\d.]*)?(?:余|多)?" + same)
    joined = re.compile((r"[、和~\-–—至到与及或\d.%个家亿万]*" + same) if same else "")
    return direct, joined


@cache
def _with_unit(unit: str) -> re.Pattern[str]:
    return re.compile(_FIGURE + re.escape(unit))
