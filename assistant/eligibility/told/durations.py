"""How long something lasted, as the asker says it ("社保都交满半年了"), in months, with the clause that says it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.eligibility.vocabulary import CLAUSE
from index.quantities import numeral

_NUMBER = r"\d+(?:\.\d+)?|(?:(?:一二|两三|二三|三四|四五|五六|六七|七八|八九)(?=个|年|天|多))|[一二两三四五六七八九十]+"
_ASKED_FOR = r"(?:的|里|下来)?[^，。；？\d]{0,8}(?:补[助贴]|奖励|津贴|资助)[^，。；？\d]{0,8}多少"
"""Behind a time for which a sum is asked (一个月运营补助合计多少): nothing lasted so long."""
_LASTS = re.compile(
    rf"(?P<half>半年)|(?P<fortnight>半个月)|(?P<days>{_NUMBER})多?天(?=[之以]?前)|(?P<last>上上个?月)|(?P<years>{_NUMBER})(?:多|来)?周?年(?:(?P<more>半)|(?:零|又|外加|加)?(?P<plus>{_NUMBER})个月)?(?![一-鿿]?月|度|级|版|底|初|末|的?(?:办法|政策|方案|规划|文件)|[能可最]?[^，。；]{{0,2}}(?:多少|几)|{_ASKED_FOR}|[能可]?[拿挣赚收发付交缴](?:了|到)?[^，。；\d]{{0,2}}\d[\d.]*[万千元块])|(?P<months>{_NUMBER})个(?P<over>[多半来])?月(?!按|算|(?:总共|一共|只)?(?:收|交|付))(?![能可最才]?[^，。；\d]{{0,4}}(?:多少|几)|{_ASKED_FOR})"
)
_PAIRS = frozenset({"一二", "两三", "二三", "三四", "四五", "五六", "六七", "七八", "八九"})
_IN_MONTHS = {"年": Decimal(12), "个月": Decimal(1), "月": Decimal(1)}
_YEAR = 1900
_DAYS = Decimal(30)
"""A month has so many days, where a number of days is told for how long ago something was."""
_NEAR_BEFORE, _NEAR = 6, 4
_BEFORE = 10


@dataclass(frozen=True, slots=True)
class Duration:
    """`months` that something lasted, the clause that says so, what stands close around the figure in it, and what right before; `told` is the
    time in the asker's words and `after` what stands behind it."""

    months: Decimal
    clause: str
    around: str = ""
    before: str = ""
    told: str = ""
    after: str = ""


def durations(text: str) -> tuple[Duration, ...]:
    """The durations told in `text`, in order; years such as 2025年 and dates are none."""
    found: list[Duration] = []
    last = ""
    for clause in CLAUSE.finditer(text):
        for part in _apart(clause.group()):
            for months, start, end in _months(part):
                told = f"{last}，{part.strip()}" if last and _GOES_ON.fullmatch(part[:start].strip()) else part.strip()
                found.append(Duration(months, told, part[max(0, start - _NEAR_BEFORE) : end + _NEAR], part[max(0, start - _BEFORE) : end + 1], part[start:end], part[end:]))
        last = clause.group().strip()
    return (*found, *between_events(text))


_GOES_ON = re.compile(r"(?:这|(?:到|截至)?(?:现在|目前|今天)|至今|刚刚?|才|只|算下来|算起来|前后|加起来|一共|总共|也|都|已经?|有|是|了|快|差不多|大概|将近|足足|整整|满)*")
"""Before a time that is told of what the clause before tells (一直开着，也有八九个月了)."""


def between_events(text: str) -> tuple[Duration, ...]:
    """How long it took from the beginning of works to their end, where the month of each is told ("去年三月开工、今年八月竣工"): the whole months between."""
    found = _WORKS.search(unicodedata.normalize("NFKC", text))
    if found is None:
        return ()
    first, last = (_year(found[f"{which}y"]) for which in "ab")
    months = [_month(found[f"{which}m"]) for which in "ab"]
    if first is None or (last is None and found["by"]) or None in months:
        return ()
    length = ((first if last is None else last) - first) * 12 + (months[1] or 0) - (months[0] or 0)
    return (Duration(Decimal(length), f"{_BUILDING}{found.group()}", found.group(), _BUILDING),) if length >= 0 else ()


_BUILDING = "建设期："
_WHEN = r"(?P<{0}y>20[0-4]\d年|今年|去年|前年|大前年|明年|当年|同年|次年)?的?(?P<{0}m>[一二三四五六七八九十]{{1,2}}|\d{{1,2}})月(?:份|底|初|中旬)?"
_WORKS = re.compile(_WHEN.format("a") + r"[^，。；\d]{0,4}(?:开工|动工|开建|开始建)(?:的|了|建设)*[，、,]?[^，。；\d]{0,6}?" + _WHEN.format("b") + r"[^，。；\d]{0,6}(?:竣工|完工|建成|建好|投产|验收)")
_RELATIVE = {"今年": 0, "去年": -1, "前年": -2, "大前年": -3, "明年": 1, "当年": 0}


def _year(words: str | None) -> int | None:
    if not words:
        return None
    return int(words[:4]) if words[0].isdigit() else _RELATIVE.get(words)


def _month(digits: str) -> int | None:
    value = _value(digits)
    return int(value) if value is not None and 1 <= value <= _DECEMBER else None


_DECEMBER = 12


def in_its_year(text: str) -> tuple[Duration, ...]:
    """How long at most something has lasted of which the asker says that it is in its so-manieth year ("前年新种的，今年是第二年"): less than so many years,
    told with the clause before it."""
    found: list[Duration] = []
    last = ""
    for clause in CLAUSE.finditer(text):
        words = clause.group().strip()
        year = _ITS_YEAR.search(words)
        count = _value(year["nth"]) if year is not None else None
        if year is not None and count is not None:
            found.append(Duration(count * 12 - _NOT_FULL, f"{last}，{words}" if last else words, words, words[: year.end()], year.group()))
        last = words
    return tuple(found)


_ITS_YEAR = re.compile(r"(?:是|才|刚|算|算是|属于|进入|正好|到了?|今年|现在|现在是)第(?P<nth>[一二三四五六七八九十]|\d)(?:个?年头?)(?=了|而已|$|[，。；])")
_NOT_FULL = Decimal("0.5")
"""Somebody in the second year of something has not done it for two years."""


def _apart(clause: str) -> list[str]:
    """The parts of a clause that 、 joins, where several tell a time of their own ("签了一年合同、社保交满6个月"), else the whole."""
    parts = clause.split("、")
    return parts if sum(any(True for _ in _months(part)) for part in parts) > 1 else [clause]


def in_months(value: Decimal, unit: str) -> Decimal | None:
    """`value` of a unit of time in months, None for other units."""
    return value * _IN_MONTHS[unit] if unit in _IN_MONTHS else None


def _months(clause: str) -> Iterator[tuple[Decimal, int, int]]:
    for match in _LASTS.finditer(clause):
        if match["half"]:
            yield Decimal(6), *match.span()
        elif match["fortnight"]:
            yield Decimal("0.5"), *match.span()
        elif match["days"] and (days := _value(match["days"])) is not None:
            yield days / _DAYS, *match.span()
        elif match["last"]:
            yield Decimal(2), *match.span()
        elif match["years"] and (years := _value(match["years"])) is not None and years < _YEAR:
            yield years * 12 + (6 if match["more"] else (_value(match["plus"]) or 0) if match["plus"] else 0), *match.span()
        elif match["months"] and (months := _value(match["months"])) is not None:
            yield months + (Decimal("0.5") if match["over"] else 0), *match.span()


def _value(digits: str) -> Decimal | None:
    if digits in _PAIRS:  # 八九个月: at least the smaller number
        digits = digits[0]
    return numeral(digits)
