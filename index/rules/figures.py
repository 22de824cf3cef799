"""Find the sums of money, rates and durations of a sentence, as printed, with their places.

Units stay as printed (元, 万元, 亿元, 万美元; % and ‰ become fractions). A unit that an enumeration prints only once
("5、3、1万元", "5万、3万元") is given to each of its figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from index.quantities import chinese_number

Kind = Literal["money", "rate"]

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_CHINESE = r"[一二两三四五六七八九十百千]+(?=[万亿]?元|万美元|[万亿](?=[、，的]))"
_SCALE = r"亿|千万|百万|十万|万|千|百"
_CURRENCY = r"元(?:人民币)?|块钱?|美元|欧元|港元|港币|日元"
_OPEN = r"[(（]不?含(?:税|本数)?[)）]"
_DASH = r"[-‐-―~～至到]+"
_MONEY = re.compile(
    rf"(?:(?P<low>{_NUMBER})(?P<low_scale>{_SCALE})?(?P<low_currency>{_CURRENCY})?(?:{_OPEN})?{_DASH})?"
    rf"(?P<high>{_NUMBER}|{_CHINESE})(?P<scale>{_SCALE})?(?:{_OPEN})?"
    rf"(?:(?P<currency>{_CURRENCY})|(?<=[亿万千])(?=[、，,。;；/每]|$|左右|的?(?:奖|补|资助)))"
)
_RATE = re.compile(
    rf"(?:(?P<low>{_NUMBER})[%‰]?{_DASH})?(?P<high>{_NUMBER})(?P<sign>[%‰])"
    rf"|百分之(?P<words>[零一二两三四五六七八九十百]+|\d+(?:\.\d+)?)"
    rf"|(?<=[的按])(?P<times>{_NUMBER}|[一二两三四五六七八九十]{{1,3}})\s?倍"
    rf"|(?:(?<=[为是按])|(?<=按照))(?P<months>{_NUMBER}|[一二两三四五六七八九十]{{1,3}})个月的?(?=[^，。；\d]{{0,24}}(?:工资|收入|养老金|生活费))"
    rf"|(?:(?<=放宽至)|(?<=放宽到)|(?<=提高至)|(?<=提高到))(?P<raised>{_NUMBER})\s?倍"
    rf"|(?:(?<=标准的)|(?<=标准))(?P<part>[1-9]/[1-9])(?=[^\d/]|$)"
    rf"|(?<=[的按])(?P<under>[二三四五])分之(?P<over>[一二三四])"
    rf"|(?:(?<=年利率)|(?<=利率的)|(?<=贴息)|(?<=贴息比例为))(?P<points>{_NUMBER})个百分点"
    rf"|(?:(?<=按)|(?<=按照)|(?<=给予))(?P<of_interest>{_NUMBER})个百分点(?=的?(?:年利率|利率|年息)?(?:给予|予以|进行)?的?(?:贷款|利息)?贴息)"
)
_WHOLE = re.compile(
    r"全额(?=[、和])|全额(?:给予|予以)?(?=[^，。;；]{0,4}(?:奖|补|资助|返还|退还(?!已)|退税|报销|免除|贴息|减免|抵用|救助))|(?<=(?:给予|予以))全额"
    r"|(?<=[额金用费分税租])全部(?=(?:给予|予以)?(?:奖励|补助|补贴|返还|退还|减免|报销|免除)(?![资对项政款金]))"
)
_MATCHED = re.compile(r"(?<![\d.:：∶])1[:：∶](?P<share>1|0?\.\d+)(?=[、和]1[:：∶]|的?(?:比例|额度|标准)|给予|予以|配套|进行)")
"""So much of the giver's own for each 1 of another's ("按省级奖励资金1:0.5配套")."""
_AT_STANDARD = re.compile(
    r"(?:给予|予以|按照?|标准[为是]|发放)(?:不低于|不超过|不高于)?[^，。；\d%]{0,10}(?:最低工资|最低生活保障|低保|平均工资|失业保险金)标准"
    r"(?=给予|予以|发放|补贴|补助|的(?:基本生活费|生活费|生活补助|补贴|补助|岗位补贴|见习补贴|救助)|[，。；]|$)"
)
"""Where what is given is a standard itself, with no figure of its own: once the standard, at its end."""
_ELIDED = re.compile(rf"(?P<number>{_NUMBER})(?P<scale>{_SCALE})?(?:[、，/]|和|及|或)$")
_YEARS = re.compile(r"(?P<number>\d+|[一二两三四五六七八九十]+)(?:周?年|个?年度)(?!月|末|底|初|代)")
_FACTOR = {
    "": Decimal(1),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10000),
    "十万": Decimal(100000),
    "百万": Decimal(1000000),
    "千万": Decimal(10000000),
    "亿": Decimal(100000000),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum of money or a rate at `start…end` of the sentence.

    `value` (and `value_max` of a range) count `unit`: "元", "万元", "亿元", "万美元"; a rate is a fraction with unit "".
    """

    kind: Kind
    value: Decimal
    value_max: Decimal | None
    unit: str
    start: int
    end: int


def figures(text: str) -> tuple[Figure, ...]:
    """All sums of money and rates of `text`, in order, without overlaps."""
    found = [_money(m) for m in _MONEY.finditer(text)]
    found = [f for one in found for f in (*_elided(text, one), one)]
    found += [_rate(m) for m in _RATE.finditer(text)]
    found += [Figure("rate", Decimal(1), None, "", m.start(), m.end()) for m in _WHOLE.finditer(text)]
    found += [Figure("rate", Decimal(m["share"]), None, "", m.start(), m.end()) for m in _MATCHED.finditer(text)]
    found += [Figure("rate", Decimal(1), None, "", m.end(), m.end()) for m in _AT_STANDARD.finditer(text)]
    found.sort(key=lambda f: (f.start, -f.end))
    kept: list[Figure] = []
    for figure in found:
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return tuple(kept)


def years(text: str) -> int | None:
    """The number of years that a phrase such as "不超过3年" or "连续三年" names, or None."""
    match = _YEARS.search(text)
    if match is None:
        return None
    number = _decimal(match["number"])
    return int(number) if number <= 50 else None


def plain(value: Decimal) -> Decimal:
    """The same value without exponent and trailing zeros (15000.0 → 15000)."""
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def in_yuan(value: Decimal, unit: str) -> Decimal:
    """`value` of `unit` in the currency's basic unit (万元 → 元, 万美元 → 美元)."""
    for scale in ("千万", "百万", "十万", "亿", "万", "千", "百"):
        if unit.startswith(scale):
            return value * _FACTOR[scale]
    return value


def _money(match: re.Match[str]) -> Figure:
    scale = match["scale"] or ""
    low_scale = match["low_scale"] or ("" if match["low_currency"] else scale)
    high = _decimal(match["high"])
    value, unit = _scaled(high, scale, match["currency"] or "元")
    if match["low"] is None:
        return Figure("money", value, None, unit, match.start(), match.end())
    low = _decimal(match["low"]) * _FACTOR[low_scale] / _FACTOR[scale]
    return Figure("money", _scaled(low, scale, "元")[0], value, unit, match.start(), match.end())


def _elided(text: str, figure: Figure) -> list[Figure]:
    """The figures of an enumeration that ends in `figure` and names the unit only there."""
    found: list[Figure] = []
    at = figure.start
    while match := _ELIDED.search(text[:at]):
        if match.start() and text[match.start() - 1] in ".第〔[":
            break
        value, unit = _decimal(match["number"]), figure.unit
        if match["scale"]:
            value, unit = _scaled(value, match["scale"], figure.unit.lstrip("亿千百十万"))
        found.append(
            replace(figure, value=value, value_max=None, unit=unit, start=match.start(), end=match.end() - 1)
        )
        at = match.start()
    return found


def _scaled(value: Decimal, scale: str, currency: str) -> tuple[Decimal, str]:
    """The value with its unit brought to 元, 万元 or 亿元 (千万 and 百万 become 万, 千 and 百 the basic unit)."""
    currency = "元" if currency.startswith(("元", "块")) else currency
    if scale in ("千万", "百万", "十万"):
        return value * _FACTOR[scale] / _FACTOR["万"], "万" + currency
    if scale in ("千", "百"):
        return value * _FACTOR[scale], currency
    return value, scale + currency


def _rate(match: re.Match[str]) -> Figure:
    if match["part"]:
        over, under = match["part"].split("/")
        return Figure("rate", (Decimal(over) / Decimal(under)).quantize(Decimal("0.0001")), None, "", match.start(), match.end())
    if match["under"]:
        part = _decimal(match["over"]) / _decimal(match["under"])
        return Figure("rate", part.quantize(Decimal("0.0001")), None, "", match.start(), match.end())
    if points := match["points"] or match["of_interest"]:
        return Figure("rate", _decimal(points) / 100, None, "", match.start(), match.end())
    if times := match["times"] or match["months"] or match["raised"]:
        return Figure("rate", _decimal(times), None, "", match.start(), match.end())
    if match["words"]:
        words = match["words"]
        return Figure("rate", _decimal(words) / 100, None, "", match.start(), match.end())
    part = Decimal(100) if match["sign"] == "%" else Decimal(1000)
    high = _decimal(match["high"]) / part
    if match["low"] is None:
        return Figure("rate", high, None, "", match.start(), match.end())
    return Figure("rate", _decimal(match["low"]) / part, high, "", match.start(), match.end())


def _decimal(text: str) -> Decimal:
    if text[0].isdigit():
        return Decimal(text.replace(",", ""))
    return chinese_number(text) or Decimal(0)
