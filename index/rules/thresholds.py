"""Read thresholds ("投资额达到500万元以上", "100—200亩", "50万元以上至100万元以下", from the top down "300亩-200亩（含）以上") out of words of condition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from index.quantities import Quantity, in_base_units, quantities, split_scale

_REMARK = re.compile(r"[(（]不?含[^)）]{0,6}[)）]|周(?=岁)")
"""What stands between a figure and its unit or bound: a remark on inclusion, the 周 of 周岁."""
_CURRENCY = re.compile(r"美?元$")
_SCALES = frozenset({"万", "亿", "千万", "百万"})
_AT_LEAST = re.compile(r"(?:达到?|满|超过?|突破|首次超过)(?:人民币|了|到)?$")
_AT_MOST = re.compile(r"(?:未(?:达到?|满|超过?|逾)|[不没]满|不足)$")
_EACH = r"每[人户亩个名]?(?:每)?[月年日天]?$"
_EACH_AT_MOST, _EACH_AT_LEAST = re.compile(r"不(?:得)?(?:高于|超过|多于)" + _EACH), re.compile(r"不(?:得)?(?:低于|少于)" + _EACH)
"""A bound on what each pays or has, its words before those of whom and how often ("不高于每人每月1500元")."""
_DOWN_TO = re.compile(r"(?:及?以下)?(?:[-—–~～―－]{1,3}|至|到)(?=\d)")
_FALLS = re.compile(r"(?:由|从|自|原)[^，。；\d]{0,6}$")
"""Before a figure that falls to a lower one: no range."""
_CALENDAR = frozenset("年月日号时点分")
"""Units in which a later time may begin anew (11月至3月)."""
_UP_TO = re.compile(r"^(?:以上|及以上)?[至到、，,\-—~～]*(?:但|且)?(?:不足|不满|未达)?$")

_DOWN = re.compile(r"^[至到、，,\-—~～]?(?:但|且)?$")


@dataclass(frozen=True, slots=True)
class Threshold:
    """A bound on a figure: from `minimum` to `maximum` in `unit`, at `start…end` of the text.

    `bare` marks a figure without any word of bound ("300万美元、500万美元").
    """

    minimum: Decimal | None
    maximum: Decimal | None
    unit: str
    start: int
    end: int
    bare: bool = False


def thresholds(text: str) -> Iterator[Threshold]:
    """All thresholds in `text`, remarks such as （不含） left aside; "A以上B以下" is one."""
    kept = _without_remarks(text)
    plain = "".join(text[place] for place in kept)
    last: Threshold | None = None
    for figure in quantities(plain):
        if last is not None and figure.start < last.end:
            continue  # the lower end of a range from the top down
        down = _from_the_top(plain, figure)
        if down is None and (not figure.unit or (figure.unit == "年" and figure.value > 1000)):
            continue
        one = down or _threshold(plain, figure)
        if last is not None and (both := _between(plain, last, one)) is not None:
            last = both
            continue
        if last is not None:
            yield _placed(last, kept)
        last = one
    if last is not None:
        yield _placed(last, kept)


def _without_remarks(text: str) -> list[int]:
    """The places of `text` outside remarks of inclusion."""
    remarks = {place for match in _REMARK.finditer(text) for place in range(*match.span())}
    return [place for place in range(len(text)) if place not in remarks]


def _placed(one: Threshold, kept: list[int]) -> Threshold:
    return replace(one, start=kept[one.start], end=kept[one.end - 1] + 1)


def _threshold(text: str, figure: Quantity) -> Threshold:
    before = text[: figure.digits]
    start, end = figure.start, figure.end
    printed = _CURRENCY.search(text[figure.digits : figure.tail])
    unit = figure.unit + printed.group() if printed and figure.unit in _SCALES else figure.unit
    if figure.value_max is not None:
        return Threshold(figure.value, figure.value_max, unit, start, end)
    if figure.bound == "<=" or _AT_MOST.search(before) or _EACH_AT_MOST.search(text[:start]):
        return Threshold(None, figure.value, unit, start, end)
    word = _AT_LEAST.search(before) or _EACH_AT_LEAST.search(text[:start])
    if figure.bound == ">=" or word:
        return Threshold(figure.value, None, unit, min(start, word.start()) if word else start, end)
    return Threshold(figure.value, None, unit, start, end, bare=True)


def _from_the_top(text: str, figure: Quantity) -> Threshold | None:
    """The range that begins with its upper end ("300亩-200亩以上", "1000—500万元"), None where a figure begins none."""
    joined = _DOWN_TO.match(text, figure.tail)
    low = next(iter(quantities(text[joined.end() :])), None) if joined is not None else None
    if joined is None or low is None or low.digits or not low.unit or low.unit in _CALENDAR or low.value_max is not None or _FALLS.search(text[: figure.digits]):
        return None
    if not figure.unit and low.bound != ">=":
        return None  # numbers that no unit and no bound tells apart may be of anything (2021-3号)
    high = figure.value if figure.unit in ("", low.unit) else None
    if high is None:
        value, base = in_base_units(figure.value, figure.unit)
        scale, unit = split_scale(low.unit)
        high = value / scale if base == unit else None
    return Threshold(low.value, high, low.unit, figure.start, joined.end() + low.end) if high is not None and high > low.value else None


def _between(text: str, low: Threshold, high: Threshold) -> Threshold | None:
    """The two as one range where the second only ends what the first began ("20万以上30万元以下", "满5年不满10年")."""
    if low.minimum is None and high.minimum is not None and high.maximum is None and high.unit == low.unit and not high.bare:
        down = low.maximum is not None and high.minimum < low.maximum and _DOWN.match(text[low.end : high.start].strip())
        return replace(high, maximum=low.maximum, start=low.start) if down else None
    if low.minimum is None or low.maximum is not None or high.minimum is not None or high.maximum is None:
        return None
    if not _UP_TO.match(text[low.end : high.start].strip()):
        return None
    minimum = low.minimum
    if low.unit != high.unit:
        base, unit = in_base_units(minimum, low.unit)
        if unit not in ("", split_scale(high.unit)[1]):
            return None
        minimum = base / split_scale(high.unit)[0]
    return replace(high, minimum=minimum, start=low.start)
