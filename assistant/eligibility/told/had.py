"""What the asker has had already, and what he wants besides, in the clauses that say so: 今年已经领过两回，总共42000元，还想再领1万."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.eligibility.told.spoken import in_figures
from assistant.eligibility.vocabulary import CLAUSE
from index.quantities import Quantity, chinese_number, quantities

GIVEN = r"(?:[省市县区州](?:里|级|上|财政|政府)|上级|中央|国家|财政|政府|上[面头])[^，。；？没未不]{0,16}(?:给|拨|下达|奖|批|发|补)(?:了|过|到过|到了)"
"""What a treasury gave already (省里已经就这批设备给过)."""
_GETS = r"(?:领|拿|批|享受|报销?|用|补|得|发|扣|请|休|贷|借|住|返|免|获批?|申请|支持|收到|到手|到账)"
_HAD = re.compile(
    rf"(?<![没未不]){_GETS}(?:掉|到|完|满|足)?[了过]|(?:(?<!没)已经?|先前|之前|以前|前面|上回|上次|先后|累计|陆续)[^，。；？]{{0,12}}?{_GETS}(?:到|掉)?"
    rf"|第[一二三四五六]次[^，。；？]{{0,4}}{_GETS}|{GIVEN}")
_TOTAL = re.compile(r"^(?:[前这]?(?:两|[二三四五六七八九\d])[次回笔])?(?:一共|总共|合计|共计|总计|加起来|累计|共|分别|各)?(?:是|为|有|计)?$|(?:次|回|笔)(?:是|为|批|给|拿|领)?$")
"""Before a sum in a clause of its own that goes on from the one before."""
_WANTS = re.compile(r"想|打算|准备|拟|又|再|还要|需要|这[次回笔]|本次|这一[次回]|现在")
_EARLIER = re.compile(r"去年|前年|上年|上一年|往年")
_SPELLED = re.compile(r"(?<![第一二两三四五六七八九十\d])(?P<digits>[一二两三四五六七八九]|[一二]?十[一二三四五六七八九]?)(?P<unit>年|个月)(?!级|度)")
_TIME = {"年": 12, "周年": 12, "个月": 1, "月": 1}


@dataclass(frozen=True, slots=True)
class Had:
    """A figure of something had or wanted: its value and unit (times in 个月), whether it was had in an earlier year, and the clause that
    first tells of it."""

    value: Decimal
    unit: str
    earlier: bool = False
    clause: str = ""


def had(text: str) -> tuple[Had, ...]:
    """What the asker says he had, in order."""
    return tuple(one for kind, one in _told(text) if kind == "had")


def wanted(text: str) -> tuple[Had, ...]:
    """What the asker wants besides what he had."""
    return tuple(one for kind, one in _told(text) if kind == "wanted")


def _told(text: str) -> list[tuple[str, Had]]:
    """What is told of what was had and what is wanted, each with its kind."""
    found: list[tuple[str, Had]] = []
    going_on, earlier, first = False, False, ""
    deed = more_of(text)
    done = re.compile(rf"{_HAD.pattern}|(?<![没未不]){deed}[了满过]") if deed else _HAD
    for clause in CLAUSE.finditer(_SPELLED.sub(_digits, in_figures(text))):
        words, last = clause.group(), 0
        had_here = done.search(words) is not None
        first = words if had_here else first
        for number in quantities(words):
            about, last = words[last : number.digits], number.tail
            one = _figure(number, earlier=_EARLIER.search(words[: number.digits]) is not None or (earlier and going_on and not had_here))
            if one is None:
                continue
            if done.search(words[: number.digits]) or (going_on and _TOTAL.search(about.strip())) or (had_here and one.unit.endswith("元") and not _WANTS.search(words[: number.digits])):
                found.append(("had", replace(one, clause=first)))
            elif _WANTS.search(about):
                found.append(("wanted", one))
        going_on = had_here or (going_on and bool(found) and last > 0)
        earlier = _EARLIER.search(words) is not None or (earlier and going_on)
    return found


_MORE = re.compile(r"(?:还|再)(?:能|可以?|够)?(?:接着|继续)?再?(?P<deed>(?![能可以有要])[\u4e00-\u9fff])(?:几|多少|多久|多长)")
"""How much more of something done is asked for: what was done of it is had."""


def more_of(text: str) -> str:
    """The verb of which it is asked how much more may be done (歇, of 还能再歇几个月), "" where none is."""
    found = _MORE.search(text)
    return found["deed"] if found is not None else ""


def _figure(number: Quantity, *, earlier: bool) -> Had | None:
    unit = number.unit.split("/")[0]
    if not unit or number.value_max is not None or unit in ("%", "‰", "岁", "级", "日"):
        return None
    if unit in _TIME:
        return Had(number.value * _TIME[unit], "个月", earlier) if number.value < 100 else None
    return Had(number.value, f"{unit}元" if unit in ("万", "亿", "千", "百万", "千万") else unit.removesuffix("钱").replace("块", "元"), earlier)


def _digits(match: re.Match[str]) -> str:
    return f"{chinese_number(match['digits']):f}{match['unit']}"
