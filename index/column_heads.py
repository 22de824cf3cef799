"""What the heads of a table's columns say: the year of each, what a plan starts from and aims at, units, and which row is a total."""

from __future__ import annotations

import re
from typing import Literal, Protocol

from index.quantities import five_year_plan, times, unit_family
from index.records import Table

_UNIT_OF_TABLE = re.compile(r"单位\s*[:：]\s*(?P<unit>[^\s，。；、（）()\t]{1,10}(?:[（(][^（）()]{1,4}[)）])?)")
_UNIT_OF_CAPTION = re.compile(r"[（(](?P<unit>[^（）()]{1,10})[)）]$")
TOTAL = re.compile(r"^(?:合\s*计|总\s*计|汇\s*总|全[省市县区州盟旗]|小\s*计)$")
NOTHING = " \n\t—–-/"
"""What stands in a cell that says nothing."""
_BASE_HEAD = re.compile(r"基期|现状|基数|实际|实绩|完成(?:值|数|情况)")
_GOAL_HEAD = re.compile(r"目标|规划|预期|计划")
_PLAIN_BASE, _PLAIN_GOAL = re.compile(r"^(?:现状|基期|实际|完成|基数)(?:值|数|年)?(?:[（(].*[)）])?$"), re.compile(r"^(?:规划|预期|发展)?(?:目标|规划|预期)(?:值|数)(?:[（(].*[)）])?$")
_PLAN_HEAD = re.compile(r"[“\"]?(?P<ordinal>十[一二三四五六七]?)五[”\"]?(?:规划|计划)?(?:目标|完成|实际|预期|现状|基期|实绩)")
_RATE_HEAD = re.compile(r"^(?:[^（(\[]*\s)?年均(?:增长|增速|增幅)率?(?:[（(]%[)）])?$")
YEARLY_OR_SUM = re.compile(r"(?P<yearly>[^\[\]〔〕【】]*)[\[〔【](?P<sum>[^\[\]〔〕【】]+)[\]〕】]$")
"""The head of a column that holds yearly figures and, in brackets, sums (年均[累计])."""
_BEFORE = 60
"""So many signs before a table the line with its unit stands."""


class PlanYears(Protocol):
    """The year in which a document speaks, the one its plan starts from and the last of it."""

    @property
    def now(self) -> int | None: ...
    @property
    def base(self) -> int | None: ...
    @property
    def last(self) -> int | None: ...


def year_columns(table: Table, frame: PlanYears) -> dict[int, int]:
    """The columns that are headed by a year, with it; those of yearly figures and sums beside them hold for the last of these, and
    a 基期值 or 目标值 for the first and last year of the plan."""
    years: dict[int, int] = {}
    for place, column in enumerate(table.columns):
        named = [item for item in times(column, frame.now) if item.role != "base"]
        plan = _PLAN_HEAD.match(column)
        if named:
            years[place] = named[-1].year
        elif plan:
            years[place] = five_year_plan(plan["ordinal"])[1]
        elif frame.last is not None and _PLAIN_GOAL.match(column):
            years[place] = frame.last
        elif frame.base is not None and _PLAIN_BASE.match(column):
            years[place] = frame.base
    if years:
        last = max(years.values())
        years.update({place: last for place, column in enumerate(table.columns) if place not in years and (YEARLY_OR_SUM.search(column) or _RATE_HEAD.match(column))})
    return years


def unit_of_table(table: Table, text: str) -> str:
    """The unit that a table's caption, or the line above it, prints for all of its figures."""
    found = _UNIT_OF_TABLE.search(table.title) or _UNIT_OF_TABLE.search(text[max(0, table.start - _BEFORE) : table.start])
    caption = _UNIT_OF_CAPTION.search(table.title)
    return found["unit"] if found else caption["unit"] if caption and unit_family(caption["unit"]) else ""


def unit_in_column(head: str, unit: str) -> str:
    """The unit of a column's figures: the one its head prints, % of yearly rates, else that of the row."""
    own = _UNIT_OF_CAPTION.search(head)
    if own and unit_family(own["unit"]):
        return own["unit"]
    return "%" if _RATE_HEAD.match(head) or (YEARLY_OR_SUM.match(head) is None and re.search(r"年均(?:增长|增速)", head)) else unit


def role_of(head: str) -> Literal["target", "actual", ""]:
    """What a column's head says of its figures: 目标值 or 基期值, "" where it says nothing."""
    return "target" if _GOAL_HEAD.search(head) else "actual" if _BASE_HEAD.search(head) else ""
