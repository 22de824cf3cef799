"""What is read for words of a question that have to be counted, turned into digits or taken apart, by the name that the rewordings call it by."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from index.quantities import chinese_number

_DIGITS = {char: str(value) for value, char in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}
_WORTH = (("thousands", 1000), ("hundreds", 100), ("tens", 10))
_COUNTS = ("零", *"一二三四五六七八九", *(f"十{ones}" for ones in ("", *"一二三四五六七八九")), "二十")
"""The numbers up to twenty as documents write them: 六大产业, 十条产业链."""
_POWER = {"KVA": "千伏安", "KWH": "千瓦时", "KW": "千瓦"}
_SIZES = {"百": "100", "千": "1000"}
_AFTER_EACH = re.compile(r"[啊呀啦]+[，、]?")
_LIKE = re.compile(r"(?:相应|对应|同类|同口径)的?(?:目标|指标|数)")
_THINGS = re.compile(r"年(?P<things>[^年]{2,}?)(?:数量)?(?:目标|指标)[值数]?$")
_MEASURED_BY = {"投": "投资", "产": "产量"}
_MEASURED = re.compile(r"(?:投资|产量|产值|面积|里程|规模|收入|增加值|[率量额数值])$|多少|几|什么|哪")
_YEAR = 4


def digit(text: str) -> str:
    """A number of one sign, or of digits, in digits."""
    return text if text.isdigit() else str(chinese_number(text))


def decimal(text: str) -> str:
    """A number, spelled or in digits, with its decimals, in digits: 三点五 → 3.5."""
    whole, _, rest = text.partition("点")
    return whole if text[0].isdigit() else f"{chinese_number(whole)}{'.' if rest else ''}{''.join(_DIGITS[char] for char in rest)}"


def _shared_unit(match: re.Match[str]) -> str:
    """400/900万 → 400万、900万."""
    return "、".join(f"{one}{match['unit']}" for one in match["first"].split("/"))


def _each_of_mu(match: re.Match[str]) -> str:
    """每亩地的产值、税收 → 亩均产值、亩均税收."""
    return "、".join(f"亩均{one}" for one in re.split("[、和]", match["things"]))


def _each_measured(match: re.Match[str]) -> str:
    """甲、乙、丙三个领域投资 → 甲投资、乙投资、丙投资; 甲、乙各要产多少 → 甲产量、乙产量各多少. Of things that end in what is measured, or in a word that asks, none."""
    found = match.groupdict()
    measure = found.get("measure") or _MEASURED_BY[found["verb"]]
    things = re.split(r"[、和与及]", match["things"])
    if any(len(thing) == 0 or _MEASURED.search(thing) for thing in things):
        return match[0]
    return f"{'、'.join(f'{thing}{measure}' for thing in things)}{found.get('how') or ''}"


def _units_in_all(match: re.Match[str]) -> str:
    """户数要达到多少 → 要达到多少户; 实际家数 → 实际有多少家."""
    asked = match["asks"] or "实际" in match["of"]
    return f"{match['of']}{match['asks'] or '有多少'}{match['unit']}" if asked else match[0]


def _apposed(match: re.Match[str]) -> str:
    """甲、乙、丙三类机构 → 甲、乙、丙, where they are three."""
    return match["list"] if match["list"].count("、") + 1 == int(digit(match["count"])) else match[0]


def _nth_five(match: re.Match[str]) -> str:
    """第13个五年, 第十三个五年 → 十三五."""
    return f"{_COUNTS[int(match['number'])] if match['number'].isdigit() else match['number']}五"


def _over_base(match: re.Match[str]) -> str:
    """以甲为基数，乙较之增加多少，为其几倍 → 乙比甲增加多少，是几倍."""
    return f"{match['goal']}比{match['base']}{match['more']}" + ("，是" if match["also"] else "")


def _share_of_base(match: re.Match[str]) -> str:
    """The part that one thing is of another, the things of the base named again where only like ones are spoken of."""
    goal, things = match["goal"], _THINGS.search(match["base"])
    goal = _LIKE.sub(f"{things['things']}目标", goal) if things else goal
    return f"{goal}，分别相当于{match['base']}的百分之多少"


def _sized(number: str) -> str:
    """A size as documents call it: 百 → 100亿级."""
    return f"{_SIZES.get(number, number)}亿级"


def _short_years(match: re.Match[str]) -> str:
    """17、18、19 → 2017年、2018年、2019年, where each is later than the one before: else they are no years."""
    years = re.findall(r"\d\d", match["years"])
    rises = all(one < other for one, other in pairwise(years))
    return re.sub(r"(\d\d)年?", r"20\1年", match["years"]) if rises else match[0]


def _whole_year(year: str) -> str:
    return year if len(year) == _YEAR else f"20{year}"


TURNED: dict[str, Callable[[re.Match[str]], str]] = {
    "apposed": _apposed,
    "big_firms": lambda m: f"{_SIZES.get(m['size'], m['size'])}{m['of']}{m['thing'] if m['thing'] == '园区' else '企业'}",
    "count": lambda m: _COUNTS[int(m["number"])],
    "decimal": lambda m: decimal(m[0]),
    "digit": lambda m: digit(m[0]),
    "digit_by_digit": lambda m: "".join(_DIGITS.get(char, char) for char in m[0]),
    "each_amount": lambda m: "、".join(f"{one}{m['unit']}" for one in re.split(r"\s*/\s*", m["more"] + m["last"])),
    "each_measured": _each_measured,
    "each_of_mu": _each_of_mu,
    "each_year": lambda m: "、".join(f"{_whole_year(one)}年" for one in re.split(r"\s*/\s*", m["first"] + m["rest"]))[:-1],
    "mixed": lambda m: str(sum(int(m[name] or 0) * worth for name, worth in _WORTH)),
    "nth_five": _nth_five,
    "number": lambda m: str(chinese_number(m[0]) or m[0]),
    "over_base": _over_base,
    "percent": lambda m: f"{decimal(m['number'])}%",
    "power_unit": lambda m: _POWER[m["unit"]],
    "share_of_base": _share_of_base,
    "shared_unit": _shared_unit,
    "size": lambda m: f"{m['size'] or m['least']}亿级{m['thing'] or ''}",
    "size_list": lambda m: f"{_sized(m['first'])}{m['thing']}、{_sized(m['last'])}{m['thing']}",
    "short_years": _short_years,
    "sized": lambda m: _sized(m["size"]),
    "sizes": lambda m: "、".join(f"{_sized(size)}{m['thing']}" for size in re.findall(r"\d+|[百千]", m["sizes"])),
    "spelled_number": lambda m: str(chinese_number(m["number"])),
    "spelled_short_year": lambda m: f"20{_DIGITS[m[1]]}{_DIGITS[m[2]]}年",
    "spoken_list": lambda m: _AFTER_EACH.sub("、", m[0]).removesuffix("、"),
    "tailed": lambda m: f"{digit(m['whole'])}.{digit(m['rest'])}{m['scale']}",
    "teens_five": lambda m: f"{_COUNTS[10 + int(m['ones'])]}五",
    "tenths": lambda m: f"{'〇一二三四五六七八九'.index(m['tenths'])}{5 if m['half'] else 0}%",
    "units_in_all": _units_in_all,
    "whole_year": lambda m: f"{_whole_year(m['year'])}年",
}
"""Every function that a rewording may name, by that name."""
