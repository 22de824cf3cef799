"""The figures of a text in the guard's eyes, and whether two of them say the same.

Beyond `quantities`: Chinese numerals before any unit (三十五家), 百分之六十五点五, 一半, 七成, numbers without unit.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from assistant.check.records import Figure
from index.data_files import read_data
from index.quantities import Quantity, chinese_number, quantities, split_scale, times, unit_family
from index.quantities.units import units_pattern
from index.records import Bound

_NUMERAL = "〇零一二两三四五六七八九十百千万亿"
_SPELLED = re.compile(
    rf"(?P<half>一半|半数|过半|减半)|(?P<halfyear>半年)"
    rf"|(?P<tenths>[一二三四五六七八九])成(?P<half_tenth>[半一二三四五六七八九])?(?![效为立本果功熟员品长交绩型都套])"
    rf"|打?(?P<fold>[一二三四五六七八九\d](?:[.点]?[一二三四五六七八九\d])?)折(?![扣叠合算旧返])"
    rf"|百分之(?P<percent>[{_NUMERAL}]+)(?:点(?P<fraction>[〇零一二三四五六七八九]+))?"
    rf"|(?<![第{_NUMERAL}])(?P<number>[{_NUMERAL}]+)(?:点(?P<decimals>[〇零一二三四五六七八九]+))?[余多]?(?!分之)"
    rf"(?P<unit>{units_pattern()}|险)"
)
_SURE_BEFORE = re.compile(r"至少|不少于|不低于|不小于|不短于|不超过|不高于|不大于|不多于|不得超过|不能超过|最高|最多|最低|至多|保底|上限|约")
COUNTED = rf"(?:[%万亿千百]|(?!年)(?:{units_pattern()}))"
_NAMED = re.compile(rf"[A-Za-z]+(?=\d[\d,]*(?:\.\d+)?\s?{COUNTED})")
_MINUS = re.compile(r"(?:^|[\s：:（(，,|为是])[-−]$")
_MEASURED = re.compile(r"[超过达近逾上到破]$")
_BARE_YEAR = re.compile(r"(?:19[5-9]|20)\d\d")
_ROUGH = re.compile(r"(?:约|大约|接近|将近|近|≈)\s*(?:为|是)?\s*$")
_ROUGH_AFTER = re.compile(r"\s*(?:左右|上下)")
_BOUNDLESS = frozenset("百千万亿")


def said_roughly(figure: Figure, text: str) -> bool:
    """Whether words around a figure of the text make it a rough one."""
    return bool(_ROUGH.search(text, 0, figure.start) or _ROUGH_AFTER.match(text, figure.end))


@cache
def _common() -> dict[str, tuple[str, Decimal]]:
    raw: dict[str, list[object]] = read_data(Path(__file__).parent / "units.yaml")
    return {unit: (str(name), _factor(str(factor))) for unit, (name, factor) in raw.items()}


def _factor(printed: str) -> Decimal:
    """A factor as the file prints it: "1000", or a fraction "2000/3"."""
    above, _, below = printed.partition("/")
    return Decimal(above) / Decimal(below or 1)


@cache
def common_unit(unit: str) -> tuple[Decimal, str]:
    """How much of what a printed unit is: "亿元" → (10⁸, "元"), "家" → (1, "count"), "成" → (10, "%")."""
    factor, name = split_scale(unit)
    name = re.split(r"[(（]", name)[0] if name[-1:] in ")）" else name
    if name in _common():
        known, times_ = _common()[name]
        return factor * times_, known
    if "/" in name:
        return factor, "/".join(_common().get(part, (part, Decimal(1)))[0] if part == "吨标煤" else part for part in name.split("/"))
    return factor, "count" if unit_family(name) == "count" else name


@lru_cache(maxsize=4096)
def figures(text: str) -> tuple[Figure, ...]:
    """All figures of `text` in order; years and dates left out."""
    masked = _NAMED.sub(lambda match: "\0" * len(match[0]), text)
    for time in times(text):
        start = time.start
        while start < time.end and not (text[start].isdigit() or text[start] in _NUMERAL or text[start] in "“\""):
            start += 1
        masked = masked[:start] + "\0" * (time.end - start) + masked[time.end :]
    found = [_figure(masked, quantity) for quantity in quantities(masked) if not _no_figure(masked, quantity)]
    taken = [(figure.start, figure.end) for figure in found]
    for match in _SPELLED.finditer(masked):
        if all(match.end() <= start or match.start() >= end for start, end in taken):
            made = _spelled(match)
            if made is not None:
                found.append(made)
    return tuple(sorted(found, key=lambda figure: figure.start))


def _no_figure(text: str, quantity: Quantity) -> bool:
    """Whether what reads as a figure is a unit (单位：亿元, 万元增加值能耗), a rank (千亿级) or a bare year."""
    printed = text[quantity.digits : quantity.tail]
    if quantity.spelled:
        return quantity.unit == "级" or (printed[:1] in "万亿" and not _MEASURED.search(text, 0, quantity.digits))
    return not quantity.unit and quantity.value_max is None and _BARE_YEAR.fullmatch(printed.strip()) is not None


def _figure(text: str, quantity: Quantity) -> Figure:
    before, after = text[quantity.start : quantity.digits], text[quantity.tail : quantity.end]
    sure = bool(after) or bool(_SURE_BEFORE.search(before))
    sign = -1 if _MINUS.search(text, max(0, quantity.digits - 2), quantity.digits) else 1
    return Figure(sign * quantity.value, quantity.value_max, quantity.unit, quantity.bound, sure, quantity.digits, quantity.tail, quantity.spelled)


def _spelled(match: re.Match[str]) -> Figure | None:
    start, end = match.span()
    if match["half"]:
        value, unit = Decimal(50), "%"
    elif match["halfyear"]:
        value, unit = Decimal(6), "个月"
    elif match["tenths"]:
        value, unit = chinese_number(match["tenths"]) or Decimal(0), "成"
        rest = match["half_tenth"]
        value += Decimal(0) if rest is None else Decimal("0.5") if rest == "半" else (chinese_number(rest) or Decimal(0)) / 10
    elif match["fold"]:
        digits = [chinese_number(sign) or Decimal(0) for sign in match["fold"] if sign not in ".点"]
        value, unit = digits[0] * 10 + (digits[1] if len(digits) > 1 else 0), "%"
    elif match["percent"]:
        value, unit = _with_decimals(match["percent"], match["fraction"]), "%"
    else:
        if match["number"][0] in _BOUNDLESS:
            return None
        value, unit = _with_decimals(match["number"], match["decimals"]), match["unit"]
    bound, sure = _bound_around(match.string, start, end)
    return Figure(value, None, unit, bound, sure, start, end, True)


def _with_decimals(whole: str, decimals: str | None) -> Decimal:
    value = chinese_number(whole) or Decimal(0)
    if decimals:
        digits = "".join(str(chinese_number(char) or 0) for char in decimals)
        value += Decimal(f"0.{digits}")
    return value


def _bound_around(text: str, start: int, end: int) -> tuple[Bound, bool]:
    """The bound of a spelled figure: that of the same words round an Arabic one."""
    window = text[max(0, start - 6) : start] + "7%" + text[end : end + 4]
    place = min(start, 6)
    for quantity in quantities(window):
        if quantity.digits == place:
            return quantity.bound, _figure(window, quantity).sure
    return "=", False


def same(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same value: unit family, magnitude and, for ranges, both ends."""
    if (one.high is None) != (other.high is None):
        return False
    if one.high is not None and other.high is not None and not equal(one.high, one.unit, other.high, other.unit):
        return False
    return equal(one.value, one.unit, other.value, other.unit)


def equal(value: Decimal, unit: str, other: Decimal, other_unit: str) -> bool:
    """Whether two values with units are the same: 2940万 = 0.294亿, 50% = 一半, 30家 = 30户; a bare number equals what is printed so."""
    if unit == other_unit:
        return value == other
    factor, name = common_unit(unit)
    other_factor, other_name = common_unit(other_unit)
    if name == other_name:
        return value * factor == other * other_factor
    if not unit or not other_unit:
        bare, shown, shown_unit = (value, other, other_unit) if not unit else (other, value, unit)
        if common_unit(shown_unit)[1] == "%":
            fraction = bare < 1 and abs(bare - shown * common_unit(shown_unit)[0] / 100) < Decimal("0.00006")
            return fraction or (bare == shown and not unit)
        return not unit and value == other
    if (ratio := _RATIO.fullmatch(other_unit)) is not None and name == "%":
        return value * factor * other == Decimal(ratio["for"]) * 100
    pair = {name: value * factor, other_name: other * other_factor}
    if "番" in pair:
        fold = Decimal(2) ** int(pair["番"])
        return pair.get("倍") in (fold, fold - 1) or pair.get("%") == (fold - 1) * 100
    if pair.keys() == {"倍", "%"}:
        return pair["倍"] * 100 == pair["%"]
    return False


_RATIO = re.compile(r":(?P<for>\d+(?:\.\d+)?)")
"""The unit of the first part of a ratio, as read: 1:0.5 is 1 of ":0.5", and 50%."""


def rounds_to(shown: Figure, value: Decimal, unit: str) -> bool:
    """Whether `shown` is `value` rounded to the decimals it prints."""
    factor, name = common_unit(shown.unit)
    other_factor, other_name = common_unit(unit)
    if name != other_name or shown.high is not None or shown.value == 0:
        return False
    exact = value * other_factor / factor
    return abs(exact - shown.value) <= Decimal(5).scaleb(-shown.places - 1) and abs(exact - shown.value) <= abs(exact) * Decimal("0.05")
