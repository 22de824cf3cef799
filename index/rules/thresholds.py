"""Read thresholds ("投资额达到500万元以上", "100—200亩", "50万元以上至100万元以下") out of words of condition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UNIT = (
    r"亿元|万元|千元|亿美元|万美元|美元|元|%|‰|个百分点|平方米|平米|㎡|公里|千瓦时|千瓦|万吨|吨|公斤|亩|人次|人|名|家|户|个月|个|年|件|项|台|套|辆|艘|"
    r"次|场|天|周岁|岁|张|幢|间|床|级|分|标箱|头|只|只|架|条|篇|部|毫升|瓶|孩|倍|亿|万|千万|小时"
)
_INCLUDED = r"[(（]不?含[^)）]{0,6}[)）]"
_ONE = re.compile(
    rf"(?P<word>不低于|不少于|不小于|不足|未达到?|低于|少于|小于|不超过|不高于|不大于|不多于|超过|突破|高于|大于|多于|达到|满|至少|超|达|首次超过|≥|≤|>|<)?(?:人民币)?"
    rf"(?:(?P<low>{_NUMBER})(?P<low_unit>{_UNIT})?(?:{_INCLUDED})?(?:以上|及以上)?(?:{_INCLUDED})?(?:[-‐-―~～至到]+|[、，]?(?:但|且)?(?=不足|不满|以下)))?"
    rf"(?P<high>{_NUMBER})(?P<unit>{_UNIT})?(?P<open>{_INCLUDED})?(?P<unit2>{_UNIT})?"
    rf"(?P<bound>(?:及|[(（]含[)）])?(?:以上|以下|以内)|及以上|及以下)?"
)
_SCALE = {"亿": Decimal(10000), "千万": Decimal(1000), "万": Decimal(1)}


@dataclass(frozen=True, slots=True)
class Threshold:
    """A bound on a figure: from `minimum` (included) to `maximum` (left out for 以下/不足, else included), in `unit`."""

    minimum: Decimal | None
    maximum: Decimal | None
    unit: str
    start: int
    end: int
    bare: bool = False


def thresholds(text: str) -> Iterator[Threshold]:
    """All thresholds in `text`. `bare` marks a figure without any word of bound ("300万美元、500万美元")."""
    for match in _ONE.finditer(text):
        unit = match["unit2"] or match["unit"] or ""
        if not unit or (unit == "年" and len(match["high"]) == 4):
            continue
        scale_only = match["unit"] if match["unit2"] and match["unit"] in ("万", "亿") else ""
        high = _number(match["high"])
        unit = scale_only + unit
        low = None if match["low"] is None else _number(match["low"])
        if low is not None and match["low_unit"] and match["low_unit"] != match["unit"]:
            low = _align(low, match["low_unit"], unit)
        yield _threshold(match, low, high, unit)


def _threshold(match: re.Match[str], low: Decimal | None, high: Decimal, unit: str) -> Threshold:
    word, bound = match["word"] or "", match["bound"] or ""
    start, end = match.span()
    if low is not None:
        return Threshold(low, high, unit, start, end)
    if word.startswith(("不足", "未达", "低于", "少于", "小于", "不超过", "不高于", "不大于", "不多于", "≤", "<")) or bound.endswith(("以下", "以内")):
        return Threshold(None, high, unit, start, end)
    if word or bound:
        return Threshold(high, None, unit, start, end)
    return Threshold(high, None, unit, start, end, bare=True)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _align(value: Decimal, unit: str, target: str) -> Decimal:
    """`value` of `unit` expressed in `target` where both are multiples of one currency, else unchanged."""
    factor = {"": Decimal(1), "千": Decimal(1000), "万": Decimal(10000), "亿": Decimal(100000000)}
    a, b = re.match(r"[亿万千]?", unit), re.match(r"[亿万千]?", target)
    return value * factor[a.group() if a else ""] / factor[b.group() if b else ""]
