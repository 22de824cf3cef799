"""The years that a question asks for: named, of a five-year plan, between the ends of a span, reckoned from today."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.quantities import five_year_plan, quantities, times
from index.settings import today
from index.stretches import overlap
from prompts import say

_ASKER = re.compile(r"我们?|咱们?|俺|本(?:公司|企业|厂|单位|人)")
_ASKS = re.compile(r"多[少大高久]|几|什么|啥|哪|谁|怎|如何|目标|[吗么呢]$")
_CLAUSE = re.compile(r"[^，。；？！、：]+")
_DONE = re.compile(r"(?:盖|建|买|购|置|装|投产|开工|开业|注册|成立|入职|毕业|搬|租|并网|改造|引进|扩建)(?:好|成|完)?了")
_PLAN = re.compile(r"[“\"]?(?P<ordinal>十[一二三四五六七]?)五[”\"]?(?!规划|计划|纲要|个|家|项|大|条|亿|万|年)")
_ANY_PLAN = re.compile(r"十[一二三四五六七]?五(?!个|家|项|大|条|亿|万|年)")
_SETS_PLAN = re.compile(r"的?(?:国务院|政府)?(?:政府)?(?:工作)?(?:报告)?(?:里|中|上)?(?:给|为|对|就)[“\"]?(?P<ordinal>十[一二三四五六七]?)五[”\"]?(?!规划|计划|纲要)")
_MOVED = re.compile(r"^(?!.*(?:年均|每年)).*?(?:(?:多|增[加长]|提[高升]|上升|下降|降低|减少|涨|净增)(?:了|出)?(?:大约|约)?(?:多少|几|百分之)|[从由](?:多少|几))")
"""How far something moved over a five-year plan is asked of the report of the year after, which tells both ends: the last year alone is not meant,
unless it is held against another plan."""
_BOTH_ENDS = re.compile(r"[从由](?:百分之)?(?:多少|几)[^，。？]{0,8}?[到至为]了?(?:百分之)?(?:多少|几)")
"""Both ends of what moved over a five-year plan are asked for: the year before its first, and its last."""
_EACH_YEAR = re.compile(r"每一?年|一年一年|挨年|各年|逐年|历年|年年|分年|各是|各为|各有|各要|分别|哪一?年|[三四五]年(?:里|间|来|的)|列[一个]?[出下表]|都(?:是|定|提|有)|一览")
_TO = re.compile(r"从?(?:19|20)\d\d(?:年底?|年末)?(?:一直)?(?:到|至|[-—–~～]+)(?:了)?")
_LONGEST_SPAN = 20
_PLAN_YEARS = 4
"""So far apart are the ends of a five-year plan: its years in numbers mean its last year, unless each of them is asked for."""
_SAID_YEAR = re.compile(r"(?:今年|本年度?|明年|后年|去年|前年)(?!同期)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the question that is not topic."""

    start: int
    end: int


def years_of(
    text: str, taken: Collection[Stretch], published: Collection[str]
) -> tuple[list[tuple[int, int]], list[Stretch]]:
    """The years asked for with their places (first and last of a span such as 从2015年到2027年), and all mentions of time.

    A year that only dates a named document ("2018年的方案") is none.
    """
    years: list[tuple[int, int]] = []
    places: list[Stretch] = []
    each = _EACH_YEAR.search(text) is not None
    for match in _PLAN.finditer(text):
        if not any(one.start <= match.start() < one.end for one in taken):
            start, end = five_year_plan(match["ordinal"])
            of_report = str(end + 1) in published and _MOVED.search(text) and len(set(_ANY_PLAN.findall(text))) == 1
            if not of_report and _BOTH_ENDS.search(text) and len(_PLAN.findall(text)) == 1:
                years.append((start - 1, match.start()))
            if not of_report:
                years.append((end, match.start()))
            places.append(Stretch(match.start(), match.end()))
    for time in times(text, today().year):
        places.append(Stretch(time.start, time.end))
        inside = any(one.start <= time.start and time.end <= one.end for one in taken)
        beside = any(
            (0 <= one.start - time.end <= 8 and not re.search(r"[，。、）和与及]|要求|目标", text[time.end : one.start]))
            or -1 <= one.start - time.start <= 1
            for one in taken
        )
        if inside or (beside and str(time.year) in published):
            continue
        if time.relative and (not _SAID_YEAR.search(text[time.start : time.end]) or 0 <= _next(taken, time.end) <= 2
                              or _gives(text, time.start)):
            continue  # 近三年, 上年同期 are no year asked for; 今年的报告 says which report, 去年出口1200万 what the asker has
        if any(overlap(one, time) for one in places[:-1]) or _tells_plan(text, time.end, time.year) or _own_deed(text, time.start):
            continue
        if time.first is not None and time.first != time.year and (each or time.year - time.first != _PLAN_YEARS):
            years.append((time.first, time.start))
        years.append((time.year, time.start))
    years.sort(key=lambda one: one[1])
    return (_between(years, text) if each else years), places


def _tells_plan(text: str, end: int, year: int) -> bool:
    """Whether a year that ends at a place is only that in which the goals of the five-year plan named next were set (2016年给“十三五”定的)."""
    told = _SETS_PLAN.match(text, end)
    return told is not None and abs(five_year_plan(told["ordinal"])[0] - year) <= 1


def _between(years: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """The years with those between the ends of a span ("2021年到2023年每年"), which stand at the place of its end."""
    filled = list(years[:1])
    for (first, start), (last, end) in pairwise(years):
        if 1 < last - first <= _LONGEST_SPAN and (start == end or _TO.fullmatch(text[start:end])):
            filled += [(year, end) for year in range(first + 1, last)]
        filled.append((last, end))
    return filled


def reckoned(text: str, years: Collection[tuple[int, int]]) -> tuple[str, ...]:
    """What is assumed of years named from today, to be told."""
    asked = {year for year, _ in years}
    return tuple(dict.fromkeys(
        say("understand.reckoned", word=match.group(), year=time.year)
        for time in times(text, today().year) if time.relative and time.year in asked
        for match in [_SAID_YEAR.search(text[time.start : time.end])] if match
    ))


def _gives(text: str, place: int) -> bool:
    """Whether the clause at a place gives a figure of the asker's own, or asks nothing and tells how it stands with the asker
    ("我们去年没考过，…")."""
    clause = next((match for match in _CLAUSE.finditer(text) if match.start() <= place < match.end()), None)
    if clause is None:
        return False
    tells = _ASKER.search(text, 0, clause.end()) is not None and not _ASKS.search(clause.group())
    return (tells and clause.end() < len(text.rstrip("？?。 "))) or any(True for _ in quantities(clause.group()))


def _own_deed(text: str, place: int) -> bool:
    """Whether the clause at a place tells what the asker did then ("2024年我们新盖了停保场，…超过多少"), asks nothing, and others follow."""
    clause = next((match for match in _CLAUSE.finditer(text) if match.start() <= place < match.end()), None)
    tells = clause is not None and _ASKER.search(clause.group()) and _DONE.search(clause.group()) and not _ASKS.search(clause.group())
    return bool(tells) and clause is not None and clause.end() < len(text.rstrip("？?。 "))


def _next(taken: Collection[Stretch], end: int) -> int:
    """How far behind a place the next named document begins; −1 if none does."""
    return min((one.start - end for one in taken if one.start >= end), default=-1)
