"""How a thing went with the asker by his own figures of two years, and what he asks of it ("去年75家，今年90家，增长百分之几，离目标还差多少")."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.calculation.clause import Clause
from assistant.calculation.naming import Joins, Phrase
from assistant.calculation.reading import MONEY, clauses
from assistant.calculation.words import words
from assistant.gather.of_figures.metrics import METRIC, family
from assistant.records import Point, Query
from index.quantities import Quantity, quantities
from index.settings import today

_AGO = {"前年": 2, "去年": 1, "上年": 1, "上一年": 1, "今年": 0, "本年": 0}
_NOW = dict.fromkeys(("现在", "目前", "眼下", "如今"), 0)
"""These may also be the time of a plan's start, and tell no course by themselves."""
_DATED = re.compile(rf"(?P<year>(?:19|20)\d\d)(?=年)|(?P<said>{'|'.join(sorted(_AGO | _NOW, key=len, reverse=True))})")
_OURS = re.compile(r"[我咱俺]们?|本(?=[市县区州旗镇乡村省厂园司企集])|本(?:公司|企业|单位|开发区)")
_OWNER = re.compile(
    r"(?:(?:[我咱俺]们?|本)(?:这边|这里|这个|这儿|这)?的?(?:(?:自己)?的?(?:市|县|区|州|旗|镇|乡|省|村|厂|所|园区|开发区|工业园|公司|企业|集团|单位|地区|基地|家))?(?:里|这边|这里|内)?的?)"
)
"""Whose figures they are is no part of what they measure."""
_TIME = frozenset({"年", "个月", "月", "天", "日", "岁", "小时", "分钟"})
_MOVE = re.compile(r"(?:增加|增长|上升|下降|减少|降低|多|少|增|涨|降|提高|提升)了?$")
_LATER = re.compile(r"[离距]|目标|[那条根]线|的线|红线|要求|标准|任务|分母|规划数|计划数")
"""Words of the goal that the figures are held to."""
_STILL = re.compile(r"[差缺够]|达标|赶得?上|追得?上|还有(?!没有)|距离|多远")
_BOTH = re.compile(r"从[^，。；]{1,6}到|各|分别|两年|前后")
_CHANGES = frozenset({"growth", "difference", "annual_rate", "pace", "rise", "direction"})
_AHEAD = frozenset({"annual_rate", "pace", "multiple", "growth"})
_PART = frozenset({"share", "completion"})
_AT_RATE = re.compile(r"增速|增长率|增幅|涨幅|百分比|比例")
_HALF = 2


class Wish(StrEnum):
    """What is asked of a course: by how much the figure moved, where it will be, whether that is enough, how far the goal is, what part of the
    goal it is, what it takes to come there."""

    MOVED = "moved"
    AHEAD = "ahead"
    ENOUGH = "enough"
    GAP = "gap"
    PART = "part"
    NEEDED = "needed"


@dataclass(frozen=True, slots=True)
class Step:
    """The asker's figure of a year; `said` is the word by which he names the year."""

    year: int
    said: str
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Asks:
    """What a clause asks of the course: the calculations it names, and whether it means the figures of both years."""

    wish: Wish
    operations: frozenset[str]
    unit: str
    both: bool


@dataclass(frozen=True, slots=True)
class Course:
    """The asker's figures of one thing, the first and the last year's, the thing whose goal they are held to, what he asks of them, the point of the goal (its document, place and
    year as far as they are named), and whether it is to go on at the same rate and not by the same amount."""

    phrase: Phrase
    held_to: Phrase
    first: Step
    last: Step
    asks: tuple[Asks, ...]
    goal: Point
    at_rate: bool

    @property
    def wishes(self) -> frozenset[Wish]:
        return frozenset(one.wish for one in self.asks)


def course(query: Query, understand: Callable[[str], Query], joins: Joins) -> Course | None:
    """The course that a question tells and asks of; None where it tells none of one thing by himself, or asks what is none of these."""
    if len(query.asker) < _HALF or "support" in query.kinds or _DATED.search(query.text) is None:
        return None
    figures = [one for one in quantities(query.text) if one.unit not in _TIME]
    if len(figures) < _HALF or not (_OURS.search(query.text) or words().onward.search(query.text) or any(word in query.text for word in _AGO)):
        return None
    told = query.text[: figures[1].tail]
    read = clauses(query, understand, joins, _OWNER.sub("", told) + query.text[figures[1].tail :])
    steps = [step for clause in read for step in _steps(clause)]
    if len(steps) != _HALF or steps[0].year == steps[1].year or family(steps[0].unit) != family(steps[1].unit):
        return None
    first, last = sorted(steps, key=lambda one: one.year)
    own, others = (_named([clause for clause in read if bool(_steps(clause)) == told_in]) for told_in in (True, False))
    asks = _asks(read, last.year)
    bare = len(own) == 1 and METRIC.fullmatch("".join(own[0])) is not None
    held_to = others[0] if len(others) == 1 and (not own or bare) else own[0] if len(own) == 1 and not others else ()
    if not held_to or not asks:
        return None
    held_to = held_to if METRIC.search("".join(held_to)) or not bare else (*held_to, *own[0])
    return Course(held_to if not own else own[0], held_to, first, last, asks, _goal(read, query, last.year), _AT_RATE.search("".join(words().onward.findall(query.text))) is not None)


def _named(read: Sequence[Clause]) -> list[Phrase]:
    """The things that clauses name, a share by its noun too (甲占乙比重)."""
    return list(dict.fromkeys((*phrase, *((clause.noun.removeprefix("的"),) if "share" in clause.operations and clause.noun else ()))
                              for clause in read for parts in clause.sides for side in parts for phrase in side.phrases))


def _steps(clause: Clause) -> list[Step]:
    """The figures of a clause that stand behind a year, each the first behind its own."""
    found: list[Step] = []
    start = 0
    for one in quantities(clause.text):
        dates = list(_DATED.finditer(clause.text, start, one.digits))
        if one.unit in _TIME or not dates or one.value_max is not None or _LATER.search(clause.text[: one.digits]):
            continue
        if _MOVE.search(clause.text[: one.digits]):
            return []
        found.append(_step(one, dates[-1]))
        start = one.tail
    return found


def _step(figure: Quantity, date: re.Match[str]) -> Step:
    year = int(date["year"]) if date["year"] else today().year - (_AGO | _NOW)[date["said"]]
    return Step(year, date.group(), figure.value, MONEY.get(figure.unit, figure.unit))


def _asks(read: Sequence[Clause], last: int) -> tuple[Asks, ...]:
    """What the clauses ask, one after another; nothing where one of them asks something else."""
    found: list[Asks] = []
    held = onward = False
    for clause in read:
        held = held or (not clause.asks and _to_goal(clause, last))
        onward = onward or words().onward.search(clause.text) is not None
        if not (clause.asks or (clause.operations and not any(quantities(clause.text)))):  # 涨幅？
            continue
        wishes = _wishes(clause, last, held=held, onward=onward)
        if not wishes:
            return ()
        held = held or wishes[0] not in (Wish.MOVED, Wish.AHEAD)
        operations = frozenset({"growth"}) if _AT_RATE.search(clause.text) and wishes == [Wish.MOVED] else frozenset(clause.operations)
        found += [Asks(wish, operations, clause.unit, _BOTH.search(clause.text) is not None) for wish in wishes]
    return tuple(dict.fromkeys(found))


def _wishes(clause: Clause, last: int, *, held: bool, onward: bool) -> list[Wish]:
    """What a clause asks; `held` tells that a goal was spoken of before it, `onward` that things are to go on as they did."""
    operations = set(clause.operations)
    goal = _to_goal(clause, last)
    if operations & _PART and (goal or held) and not operations & {"growth"}:
        return [Wish.PART]
    if onward and _ahead(clause, last):
        judged = [Wish.ENOUGH] if "enough" in operations else [Wish.GAP] if _STILL.search(clause.text) else []
        return [Wish.AHEAD, *judged]
    if "enough" in operations or "够" in clause.text:
        return [Wish.ENOUGH]
    still = _STILL.search(clause.text) is not None
    if (goal and operations & _AHEAD and not still) or (held and operations & {"annual_rate", "pace"}):
        return [Wish.NEEDED]
    if (goal and (still or "difference" in operations or clause.unit)) or (still and (held or onward)):
        return [Wish.GAP]
    return [Wish.MOVED] if operations & _CHANGES and not goal else []


def _ahead(clause: Clause, last: int) -> bool:
    """Whether a clause asks for the figure of a later year."""
    later = any(point.year and point.year > last for parts in clause.sides for side in parts for point in side.points)
    return later or "apply" in clause.operations


def _to_goal(clause: Clause, last: int) -> bool:
    """Whether a clause speaks of the goal: by its document, a later year, or a word for it."""
    points = [point for parts in clause.sides for side in parts for point in side.points]
    return any(point.document or (point.year or 0) > last for point in points) or _LATER.search(clause.text) is not None


def _goal(read: Sequence[Clause], query: Query, last: int) -> Point:
    """The point of the goal, as far as the clauses that tell no figure name it."""
    points = [point for clause in read if not _steps(clause) for parts in clause.sides for side in parts for point in side.points]
    document = next((point.document for point in points if point.document), query.documents[0] if len(query.documents) == 1 else "")
    region = next((point.region for point in points if point.region), "")
    years = [point.year for point in points if point.year]
    ahead = [year for year in years if year > last]
    return Point(region=region, document=document, year=next(iter(ahead or [year for year in years if year != last]), None))
