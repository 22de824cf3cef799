"""The part of the asker's figure that a share is of, where a rule leaves out what lies below a sum ("对超过起付标准2000元的部分，按65%") or above
one ("贷款10万元以内的部分，按3%", "贴息贷款本金最高500万元")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.units import convert
from index.records import SupportRule

_ABOVE = re.compile(r"(?<![不未])(?<!不得)(?:超过|超出|高于)(?:起付(?:标准|线|额|金额)|免赔额|自付额)?(?P<value>\d+(?:\.\d+)?)(?P<unit>[百千万亿]*元)(?:的?(?:年度)?(?:起付(?:标准|线)|免赔额))?以?上?的?(?:部分|[，,](?:对|按|其|就)*(?:超过|超出|高出)的?(?:起付(?:标准|线))?部分)")
_FROM = re.compile(r"起付(?:标准|线|额|金额)(?:为|是)?(?P<value>\d+(?:\.\d+)?)(?P<unit>[百千万亿]*元)，(?:对|按|其|就)*(?:超过|超出|高于|以上)(?:起付(?:标准|线))?的?部分")
_STATED = re.compile(r"起付(?:标准|线|额|金额)(?:统一|均)?(?:为|是)?(?P<value>\d+(?:\.\d+)?)(?P<unit>[百千万亿]*元)(?=[，、；][^。；\d]{0,24}(?:报销|支付|补偿|按|比例)[^。；\d]{0,12}\d+(?:\.\d+)?%)")
"""What is left out, told beside the share ("起付标准400元，报销比例75%")."""
_EXCESS = r"[^。；;\d]{0,40}?(?:超过|超出|高出|超额)的?(?:起付(?:标准|线))?的?部分"
_OVER = re.compile(rf"(?:(?<![不未])(?<!不得)(?:超过|超出|高于|达到?|满|在)(?P<value>\d+(?:\.\d+)?)(?P<unit>[百千万亿]*元)|(?P<value_>\d+(?:\.\d+)?)(?P<unit_>[百千万亿]*元)(?:（含）)?以上){_EXCESS}")
"""The threshold told as a condition, the part above it named behind ("自负支出超过1万元的低保家庭，按超出部分的30%给予救助")."""
_WITHIN = re.compile(r"(?P<value>\d+(?:\.\d+)?)(?P<unit>[百千万亿]*元)(?:[（(]含[^（）()]{0,4}[）)])?(?:以[内下]|及以下|之内)(?:[（(]含[^（）()]{0,4}[）)])?的?部分")
PART = re.compile(r"(?:对)?[一-鿿]{0,10}?(?:(?:(?:不?超过|超出|高于|不高于)?(?:起付(?:标准|线))?\d[\d.]*[百千万亿]*(?:美?元|[一-鿿]{1,3}?)(?:的?(?:年度)?(?:起付(?:标准|线)|免赔额))?(?:以[上下内])?的?部分(?:(?:给予|予以|享受)[^，。；\d]{0,8})?)|按分段比例.{0,6}|年度|年度限额)的?")
"""A condition that only names the part which counts: nothing for the asker to meet."""


def below(rule: SupportRule) -> tuple[Decimal, str] | None:
    """What a rule leaves out before it gives its share or its steps, None where it leaves out nothing."""
    head = rule.quote.split(rule.tiers[0].text)[0] if rule.tiers else rule.quote
    found = _ABOVE.search(head) or _FROM.search(head) or (_STATED.search(head) if rule.rate is not None else None) or _OVER.search(rule.quote if rule.rate is not None else head)
    if found is None or "%" in head[: found.start()] or "％" in head[: found.start()]:
        return None
    told = found.groupdict()
    return Decimal(told["value"] or told["value_"]), told["unit"] or told["unit_"]


def above(rule: SupportRule, figures: Sequence[OwnFigure]) -> list[OwnFigure]:
    """The figures less what the rule leaves out of them."""
    least, most = below(rule), _most(rule)
    left = list(figures) if least is None else [_less(figure, *least) for figure in figures]
    return left if most is None else [_within(figure, *most) for figure in left]


def _most(rule: SupportRule) -> tuple[Decimal, str] | None:
    """How much of the figure counts at most, None where all of it does."""
    limit = next((one for one in rule.limits if one.on == "base" and one.unit.endswith("元")), None)
    if limit is not None:
        return limit.value, limit.unit
    found = None if rule.tiers else _WITHIN.search(rule.quote)
    return None if found is None or "%" in rule.quote[: found.start()] else (Decimal(found["value"]), found["unit"])


def _within(figure: OwnFigure, value: Decimal, unit: str) -> OwnFigure:
    most = convert(value, unit, figure.unit)
    if most is None or figure.value <= most:
        return figure
    return replace(figure, value=most, derived=f"min({in_unit(figure.value, figure.unit)}, {in_unit(most, figure.unit)})")


def _less(figure: OwnFigure, value: Decimal, unit: str) -> OwnFigure:
    left = convert(value, unit, figure.unit)
    if left is None:
        return figure
    rest = max(figure.value - left, Decimal(0))
    working = f"{figure.derived or in_unit(figure.value, figure.unit)}−{in_unit(left, figure.unit)}"
    return replace(figure, value=rest, derived=working if figure.value > left else "")
