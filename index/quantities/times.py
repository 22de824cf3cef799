"""Points and periods of time in Chinese policy text: 到2027年, 2020年底, “十三五”末, 2016—2020年, 比2015年, 去年.

In: a text and the year in which it speaks (for 今年, 去年). Out: `Time` values in text order, with spans that include the
words that tie them to the sentence (到 … 底前, 比 … ).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.quantities.numerals import DIGITS

TimeRole = Literal["at", "base", "period", "deadline"]
"""at: 2021年, 截至2015年底 · base: 比2015年 · period: 2016—2020年, “十三五”期间 · deadline: 到2027年, 2020年底前."""


@dataclass(frozen=True, slots=True)
class Time:
    """A mention of time: the last year it covers, its first year for periods, its role, and its span in the text."""

    year: int
    start: int
    end: int
    role: TimeRole
    first: int | None = None
    relative: bool = False


_FIVE = "一二三四五六七八九十"
_DIGIT = "[〇○零一二三四五六七八九]"
_YEAR = rf"(?:(?:19|20)\d\d|二[〇○零]{_DIGIT}{{2}}|一九{_DIGIT}{{2}})"
_BASE_BEFORE = r"(?:与|同|和|较之|相比于?|对比|相对于?|比|较|从|由|在|按|占)"
_DEADLINE = r"(?:力争到|争取到|到|至|截至|截止到?|直到)"
_TIME = re.compile(
    rf"(?P<pre>{_DEADLINE}|(?:{_BASE_BEFORE}))?"
    r"(?:"
    rf"(?P<from>{_YEAR})年?度?(?:[-—–~～―－]+|至|到)(?P<to>{_YEAR}|\d\d(?=年))年?(?P<span>期间|间)?"
    rf"|(?P<year>{_YEAR})(?P<nian>年)(?P<month>度|\d{{1,2}}月(?:\d{{1,2}}日)?(?:底|末)?|[上下]半年|[一二三四1-4]季度|第[一二三四]季度)?"
    r"|(?P<rel>去年|上年|上一年|前年|今年|本年度?|当年|明年|同期|上年同期|去年同期)"
    rf"|[“\"](?P<plan>[{_FIVE}]{{1,2}})五[”\"](?P<planword>规划)?"
    rf"|(?<![{_FIVE}])(?P<plan2>十[{_FIVE[:9]}]?)五(?P<planword2>规划|计划)?(?=期|时期|末|以来|初|阶段)"
    r"|(?P<ago>过去的?|(?<!未来)(?<!今后)这|近|今后|未来|(?<![提学])前)(?P<span_n>[一二两三四五六七八九十\d]{1,2})年"
    r"|(?P<since>[一二两三四五六七八九十]{1,2})年(?:来|间)"
    r")"
    r"(?P<post>(?:年?底|年末|末|年初|初|期末)?(?:期间|时期|以来|同期)?(?:之前|以前|前|为止|止|时)?(?:的?(?:历史)?(?:峰值|最高值|最高点|高点|高峰|最高水平))?(?:相比|基础上|水平)?)"
)


def _year(word: str, century: int = 2000) -> int:
    if word.isdigit():
        return int(word) if len(word) == 4 else century + int(word)
    return int("".join(str(DIGITS[char]) for char in word))


def five_year_plan(ordinal: str) -> tuple[int, int]:
    """The years of a five-year plan by its ordinal without 五: "十三" → (2016, 2020), "一" → (1953, 1957)."""
    tens = {"十": 10}
    value = 0
    for char in ordinal:
        value += tens.get(char, DIGITS.get(char, 0))
    first = 1953 + 5 * (value - 1) if value < 3 else 1966 + 5 * (value - 3)
    return first, first + 4


def _span_years(word: str) -> int:
    if word.isdigit():
        return int(word)
    return sum({"十": 10, "两": 2}.get(char, DIGITS.get(char, 0)) for char in word)


def _role(pre: str, post: str, period: bool) -> TimeRole:
    if pre and re.fullmatch(_DEADLINE, pre):
        return "at" if pre.startswith("截") else "deadline"
    if pre in ("占", "按"):
        return "at"
    if pre:
        return "base" if pre != "在" or "基础" in post else "at"
    if "相比" in post or "基础" in post:
        return "base"
    if re.search(r"前$", post):
        return "deadline"
    if "水平" in post:
        return "base"
    return "period" if period else "at"


@lru_cache(maxsize=1024)
def times(text: str, now: int | None = None) -> tuple[Time, ...]:
    """All mentions of time in `text`. `now` is the year in which the text speaks; without it 今年, 去年 are left out."""
    return tuple(_times(text, now))


def _times(text: str, now: int | None) -> Iterator[Time]:
    for found in _TIME.finditer(text):
        pre, post = found["pre"] or "", found["post"] or ""
        first: int | None = None
        relative = False
        period = False
        if found["from"]:
            first = _year(found["from"])
            last = _year(found["to"], first // 100 * 100)
            if last < first:
                continue
            period = True
        elif found["year"]:
            last = _year(found["year"])
            if "初" in post:
                last -= 1
        elif found["plan"] or found["plan2"]:
            follower = text[found.end() : found.end() + 1]
            if not post and (
                found["planword"] or found["planword2"] or (not pre and "一" <= follower <= "龥")
            ):
                continue
            first, last = five_year_plan(found["plan"] or found["plan2"])
            if "初" in post:
                last, first = first - 1, None
            elif "末" in post or "底" in post or pre in ("比", "较", "从", "由", "与", "同"):
                first = None
            period = first is not None
        elif now is None:
            continue
        elif found["rel"]:
            word = found["rel"]
            last = now - (
                1
                if word[0] in "去上" or word == "同期"
                else 2
                if word == "前年"
                else -1
                if word == "明年"
                else 0
            )
            relative = True
        elif found["ago"]:
            count = _span_years(found["span_n"])
            past = found["ago"][0] in "过近前这"
            first, last = (now - count, now - 1) if past else (now, now + count - 1)
            relative = True
            period = first != last
            first = first if period else None
        else:
            count = _span_years(found["since"])
            first, last = now - count, now - 1
            relative = True
            period = first != last
            first = first if period else None
        if "以来" in post and now is not None and last != now and not found["rel"]:
            # “十四五”以来, 2021年以来: up to the year before the text speaks.
            start = last if first is None else first
            if start < now:
                first, last = (start, now - 1) if start < now - 1 else (None, now - 1)
                period = first is not None
        yield Time(last, found.start(), found.end(), _role(pre, post, period), first, relative)
