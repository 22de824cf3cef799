"""The figures that the asker gives in a clause, sorted by what they are: figures of the things named, parts of them, changes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.gather.of_figures.metrics import family
from assistant.records import AskerFigure

_TIME = frozenset({"年", "个月", "月", "天", "日", "岁", "小时", "分钟"})
YEARLY = re.compile(r"每年|每一年|(?<![上前后下头去])一年|年均|逐年|连续?[涨增升降跌]")
_PART = re.compile(r"(?<![写说定求出给提到报讲列是])的(?:大约|大概|约|至少|将近|近)?$")
_UP = re.compile(r"(?:提高|增加|增长|上升|提升|上调|增|多|高|涨|升)(?:了|出)?$")
_DOWN = re.compile(r"(?:降低|下降|减少|下调|回落|压减|降|低|少|减)(?:了)?$")
_COURSE = re.compile(r"[从由自][^，。]{0,14}?\d[^，。]{1,10}?[到至]|\d[\d.]*[万亿]?[^\d，。年]{1,14}?[到至]20\d\d年")
_TWO = 2


@dataclass(frozen=True, slots=True)
class Given:
    """The asker's figures in a clause: `levels` of the things named; `flows`, numbers or rates for each year; `parts` of them (目标的5%); `moves`, by how much something changed,
    each with whether it rose. `course` tells that a level is where a course begins (从1500亿做到…)."""

    levels: tuple[AskerFigure, ...]
    flows: tuple[AskerFigure, ...]
    parts: tuple[AskerFigure, ...]
    moves: tuple[tuple[AskerFigure, bool], ...]
    course: bool


def sorted_out(figures: Sequence[AskerFigure], text: str, *, yearly: bool, points: int, bare: bool) -> Given:
    """The asker's figures in a side of a clause that has so many points; `yearly` tells that it speaks of each year: of several figures those
    behind such words are meant, which are no change. `bare` tells that a number
    without a unit may be one: a figure spoken of has none."""
    levels: list[AskerFigure] = []
    flows: list[AskerFigure] = []
    parts: list[AskerFigure] = []
    moves: list[tuple[AskerFigure, bool]] = []
    for figure in figures:
        if figure.unit in _TIME or not (figure.unit or bare):
            continue
        part = figure.unit == "%" and _PART.search(figure.about) is not None
        if yearly and not part and (len(figures) == 1 or YEARLY.search(figure.about)):
            flows.append(figure)
            continue
        rose = figure.unit == "番" or _UP.search(figure.about) is not None
        if part:
            parts.append(figure)
        elif rose or _DOWN.search(figure.about):
            moves.append((figure, rose))
        else:
            levels.append(figure)
    paired = len(levels) == points > 1
    alike = len({family(one.unit) for one in levels}) == 1
    course = not paired and alike and _COURSE.search(text) is not None and (len(levels) >= _TWO or points == 1)
    return Given(tuple(levels), tuple(flows), tuple(parts), tuple(moves), course)
