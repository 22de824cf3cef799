"""The part of the asker's figure that a share is of, where a rule leaves out what lies below a sum ("对超过起付标准2000元的部分，按65%")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.units import convert
from index.records import SupportRule

_ABOVE = re.compile(r"(?:超过|超出|高于)(?:起付(?:标准|线|额|金额)|免赔额|自付额)?(?P<value>\d+(?:\.\d+)?)(?P<unit>[百千万亿]*元)以?上?的?部分")
PART = re.compile(r"(?:对)?(?:(?:(?:不?超过|超出|高于|不高于)?(?:起付(?:标准|线))?\d[\d.]*[百千万亿]*(?:元|平方米|亩|人|吨)(?:以[上下内])?的?部分(?:(?:给予|予以|享受)[^，。；\d]{0,8})?)|按分段比例.{0,6}|年度|年度限额)的?")
"""A condition that only names the part which counts: nothing for the asker to meet."""


def below(rule: SupportRule) -> tuple[Decimal, str] | None:
    """What a rule leaves out before it gives its share or its steps, None where it leaves out nothing."""
    head = rule.quote.split(rule.tiers[0].text)[0] if rule.tiers else rule.quote
    found = _ABOVE.search(head)
    if found is None or "%" in head[: found.start()] or "％" in head[: found.start()]:
        return None
    return Decimal(found["value"]), found["unit"]


def above(rule: SupportRule, figures: Sequence[OwnFigure]) -> list[OwnFigure]:
    """The figures less what the rule leaves out of them."""
    least = below(rule)
    return list(figures) if least is None else [_less(figure, *least) for figure in figures]


def _less(figure: OwnFigure, value: Decimal, unit: str) -> OwnFigure:
    left = convert(value, unit, figure.unit)
    if left is None:
        return figure
    rest = max(figure.value - left, Decimal(0))
    working = f"{in_unit(figure.value, figure.unit)}−{in_unit(left, figure.unit)}"
    return replace(figure, value=rest, derived=working if figure.value > left else "")
