"""Figures in Chinese policy text: value, unit, bound and span.

In: a text (full-width digits already half-width). Out: `Quantity` values in text order. A range (3家—5家, 62%-68%) is one
quantity; in 70%、25%以上 both carry the bound only if the list is distributed (分别), which the caller knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from math import prod

from index.quantities.numerals import CHINESE, chinese_number, numeral
from index.quantities.units import units_pattern
from index.records import Bound


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: `start…end` spans its bound words too, `digits…tail` only number and unit.

    `unit` is as printed, with its scale ("万吨标准煤"); "" where none is printed. `spelled` tells Chinese numerals.
    """

    value: Decimal
    value_max: Decimal | None
    unit: str
    bound: Bound
    start: int
    end: int
    digits: int
    tail: int
    spelled: bool = False


_NUM = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"百亿亿|万亿亿|亿亿|万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?![瓦克米伏焦])|百(?!分)"
_UNIT = rf"(?:{units_pattern()})(?:\((?:{units_pattern()})\)|（(?:{units_pattern()})）)?(?:/(?:万|千|百)?(?:{units_pattern()}))?"
_DASH = r"(?:[-—–~～―－]{1,3}|至|到)"
_MORE = r"[多余来]"
_ARABIC = re.compile(
    rf"(?<![A-Za-z0-9.+×*±/])(?P<a>{_NUM})\s?(?P<amore>{_MORE})?(?P<as>{_SCALE})?(?P<amore2>{_MORE})?(?P<au>{_UNIT})?"
    rf"(?:(?:以上)?{_DASH}(?P<b>{_NUM})\s?(?P<bs>{_SCALE})?(?P<bu>{_UNIT})?)?"
    r"(?P<more>[多余])?"
)
_SPELLED = re.compile(
    r"(?P<fraction>(?P<den>[二三四五六七八九十]|百|千)分之(?P<num>[一二三四五六七八九十百点\d.]+))"
    r"|(?P<fold>翻(?P<times>[一两二三四]|了?一|了?两)?番)"
    r"|(?P<zero>零的?突破)"
    rf"|(?P<lead>(?:超过|突破|达到|达|近|超|过|逾|推动|实现|培育|上|新增|完成|建成|和|、|数|^|[，。；：]))(?P<big>[{CHINESE[3:]}]*[百千万亿](?:余|多)?)(?!分之)(?P<bigunit>{_UNIT})"
)
_MIXED = re.compile(rf"(?<![A-Za-z0-9.+×*±/])(?P<big>\d+)(?P<scale>[万亿千])(?P<small>\d{{1,4}})(?P<step>千万|百万|万|千(?![瓦克米伏焦])|百)(?P<more>{_MORE})?(?P<unit>{_UNIT})")
"""A figure in two steps: 2万5千公里, 1亿2千万元, 1万6千多户."""
_SCALE_SIGNS = "百千万亿"
_SCALED = re.compile(rf"([{_SCALE_SIGNS}]*)(.*)", re.DOTALL)
_STEPS = {"百": 100, "千": 1000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
_YEAR = re.compile(r"(?:19|20)\d\d年")
_RATIO = re.compile(
    r"(?<![\d.年月日/])(?<!\d[:：∶])(?P<x>\d+(?:\.\d+)?)(?:[:：∶](?P<y>\d+(?:\.\d+)?))(?P<z>[:：∶]\d+(?:\.\d+)?)?(?![\d:：])"
)
_SIMPLE_FRACTION = re.compile(r"(?<![\d./A-Za-z])(?P<n>\d)/(?P<d>\d{1,2})(?![\d/A-Za-z])")

_AT_LEAST = (
    r"(?:不得|不能|不可|不应当?|不宜)(?:少于|低于|小于|短于|差于)|不少于|不低于|不小于|不短于|不差于|至少|超过|突破|高于|大于|多于|优于|超出|超|逾|达到或超过|保底|最低"
)
_AT_MOST = (
    r"(?:不得|不能|不可|不应当?|不宜)(?:超过|高于|大于|多于|突破|超出)|不超过|不高于|不大于|不多于|不得超过|少于|低于|小于|最高|最多|至多|以内控制在|未超过|不到|不足|上限"
)
_ABOUT = r"大约|约为|约|接近|将近|近|大致"
_BEFORE = re.compile(rf"(?:(?P<most>{_AT_MOST})|(?P<least>{_AT_LEAST})|(?P<about>{_ABOUT}))(?:了)?$")
_AFTER = re.compile(
    r"(?:\((?:含|不含)[^()]{0,12}\)|（(?:含|不含)[^（）]{0,12}）)?"
    r"(?:(?P<least>(?:及|和|或|\(含\)|（含）)?以上|起)|(?P<most>(?:及|和|或)?以下|以内|之内|内(?=[，。；、）)]|$))|(?P<about>左右|上下|前后))"
)


def _bound(text: str, start: int, end: int, more: bool, ranged: bool) -> tuple[Bound, int, int]:
    """The bound of a figure at `start…end`, and the span that its bound words extend it to."""
    before = _BEFORE.search(text, max(0, start - 8), start)
    after = _AFTER.match(text, end)
    left = before.start() if before else start
    right = after.end() if after else end
    if ranged:
        return "range", left, right
    if (after and after["most"]) or (before and before["most"]):
        return "<=", left, right
    if (before and before["least"]) or (after and after["least"]):
        return ">=", left, right
    if (before and before["about"]) or (after and after["about"]):
        return "~", left, right
    if more:
        return ">=", left, right
    return "=", left, right


def _mixed(text: str) -> Iterator[Quantity]:
    for found in _MIXED.finditer(text):
        scale, step = _STEPS[found["scale"]], _STEPS[found["step"]]
        if Decimal(found["small"]) * step >= scale:
            continue
        value = Decimal(found["big"]) + Decimal(found["small"]) * step / scale
        bound, start, stop = _bound(text, found.start(), found.end(), bool(found["more"]), False)
        yield Quantity(value, None, found["scale"] + found["unit"], bound, start, stop, found.start(), found.end())


def _arabic(text: str) -> Iterator[Quantity]:
    for found in _ARABIC.finditer(text):
        low = numeral(found["a"])
        if low is None:
            continue
        unit = (found["as"] or "") + (found["au"] or "")
        high: Decimal | None = None
        end = found.end()
        if found["b"] is not None:
            second = (found["bs"] or "") + (found["bu"] or "")
            high = _in_scale_of(unit, second, numeral(found["b"]))
            glued = text[found.end("b") - len(found["b"]) - 1] in "至到" and not unit and not second
            dated = bool(_YEAR.match(text, found.start("b"))) and unit != "年"
            if high is None or high <= low or glued or dated or (not second and not unit):
                high = None
                end = max(found.end(name) for name in ("a", "amore", "as", "amore2", "au"))
            elif second:
                # 1至3万户: the scale and unit printed once belong to both ends.
                unit = second if not unit else unit + second.lstrip(_SCALE_SIGNS) if not unit.strip(_SCALE_SIGNS) else unit
        follower = text[end : end + 1]
        if not unit and follower and (follower.isascii() and follower.isalpha()):
            continue
        more = any(found[name] for name in ("amore", "amore2", "more")) and found["a"] is not None
        bound, start, stop = _bound(text, found.start(), end, bool(more), high is not None)
        yield Quantity(low, high, unit, bound, start, stop, found.start(), end)


def _in_scale_of(unit: str, second: str, high: Decimal | None) -> Decimal | None:
    """The upper end of a range in the unit of its lower end (5000平方米至1万平方米: 10000), None where the two measure different things (3年至50万元)."""
    if high is None or not unit or not second or unit == second:
        return high
    scale, upper = (_SCALED.match(one) for one in (unit, second))
    assert scale is not None and upper is not None
    if scale[2] and scale[2] != upper[2]:
        return None if scale[1] or upper[1] else high
    return high * _factor(upper[1]) / _factor(scale[1])


def _factor(scale: str) -> Decimal:
    """What a scale in front of a unit stands for: 万 is 10000, 百亿 10000000000, none is 1."""
    return Decimal(prod(_STEPS.get(sign, 1) for sign in scale))


def _spelled(text: str) -> Iterator[Quantity]:
    for found in _SPELLED.finditer(text):
        start, end = found.span()
        if found["fraction"]:
            den, num = chinese_number(found["den"]), numeral(found["num"])
            if den is None or num is None or den == 0:
                continue
            if den == 100:
                value, unit = num, "%"
            elif den == 1000:
                value, unit = num, "‰"
            else:
                value, unit = (num / den).quantize(Decimal("0.0001")), ""
        elif found["fold"]:
            times = (found["times"] or "一").replace("了", "")
            value, unit = chinese_number(times) or Decimal(1), "番"
        elif found["zero"]:
            bound, _, _ = ">=", start, end
            yield Quantity(Decimal(1), None, "", ">=", start, end, start, end, True)
            continue
        else:
            start = found.start("big")
            word = found["big"].rstrip("余多")
            value_ = chinese_number(word)
            if value_ is None:
                continue
            value, unit = value_, found["bigunit"]
            if unit == "方" or word in ("亿万", "万千", "千百万"):
                continue
            if text[end : end + 1] in ("级", "强", "户") or (
                text[end : end + 2] in ("以上", "以下") and text[end + 2 : end + 3] not in "，。；、"
            ):
                continue
        bound, left, right = _bound(text, start, end, False, False)
        yield Quantity(value, None, unit, bound, left, right, start, end, True)


@lru_cache(maxsize=1024)
def quantities(text: str) -> tuple[Quantity, ...]:
    """All figures of `text` in order; dates, names and numbers without unit are not told apart here."""
    found: list[Quantity] = []
    for ratio in _RATIO.finditer(text):
        rest = ":" + ratio["y"] + (ratio["z"] or "").replace("：", ":").replace("∶", ":")
        found.append(
            Quantity(
                Decimal(ratio["x"]), None, rest, "=", ratio.start(), ratio.end(), ratio.start(), ratio.end()
            )
        )
    for part in _SIMPLE_FRACTION.finditer(text):
        if part["d"] != "0":
            value = (Decimal(part["n"]) / Decimal(part["d"])).quantize(Decimal("0.0001"))
            bound, left, right = _bound(text, part.start(), part.end(), False, False)
            found.append(Quantity(value, None, "", bound, left, right, part.start(), part.end(), True))
    taken = {place for item in found for place in range(item.digits, item.tail)}
    for item in (*_mixed(text), *_spelled(text), *_arabic(text)):
        if taken.isdisjoint(range(item.digits, item.tail)):
            taken.update(range(item.digits, item.tail))
            found.append(item)
    return _share_units(text, sorted(found, key=lambda item: item.digits))


_JOINED = re.compile(r"(?:以上|左右)?[、和及与](?:约|近|超过|超)?$")


def _share_units(text: str, found: list[Quantity]) -> tuple[Quantity, ...]:
    """Gives 6、7 the unit of 8% in 6、7和8%."""
    for place in range(len(found) - 2, -1, -1):
        here, following = found[place], found[place + 1]
        if not here.unit and not here.spelled and following.unit and not following.unit.startswith(":"):
            between = text[here.tail : following.digits]
            if len(between) <= 6 and _JOINED.fullmatch(between):
                found[place] = replace(here, unit=following.unit)
    return tuple(found)
