"""By how much one thing rose or fell, as documents tell it themselves: whether that is asked, and which rows tell it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.gather.of_figures.changing import rises
from assistant.gather.of_figures.items import Figures, among
from assistant.records import Query
from index.library import Library
from index.records import Target

_UP = r"(?:增长|增加|增(?!加|长|值)|提高|提升|上升|上涨|上调|扩大|涨)"
_DOWN = r"(?:下降|降低|降|减少|压减|缩减|回落|缩短|下调|减)"
_ASKED = re.compile(rf"(?:(?P<up>(?<![新净同])(?:{_UP}))|(?P<down>{_DOWN})|变化|变动)(?:的?幅度)?(?:了|过|出)?(?:多少|几(?!乎)|百分之|是多少)")
_ONE = re.compile(r"多少|几(?!乎)|百分之几")
_ELSEWHERE = re.compile(r"[从由自].{1,16}[到至]|实际|复合|倒推|折合|才能|必须|各|分别|哪|谁|累计|平均每年")
"""A change that is to be worked out, several asked apart, or who changed."""
_AVERAGE = re.compile(r"年均|平均|每年")
_PERIOD = re.compile(r"期间|时期|[两二三四五六七八九十\d]年[来间里内]")
_MOVES = frozenset({"change", "annual_growth"})
_OPERATIONS = frozenset({"difference", "growth", "trend"})
_HELD = re.compile(r"(?<![同环占])比(?![例重率值])(?P<than>[^，。？]{2,}?)(?:的?(?:时候)?)(?:要|再|多|还)*(?=增|提|上|扩|涨|下|降|减|压|缩|回)")
_YEAR = re.compile(r"(?:19|20)\d\d年|[上去]一?年|十[一二三四五六]?五|基期")
"""What a thing is held against is a time, not another thing."""


def told_moves(query: Query, library: Library) -> Figures | None:
    """The rows that tell by how much the one thing asked about rose or fell: in the year asked for, or from one year asked for to the other; None
    where no such thing is asked, or no document tells it in so many words."""
    match = _ASKED.search(query.text)
    years = sorted(set(query.years))
    if match is None or query.asker or query.operations - _OPERATIONS or len(_ONE.findall(query.text)) != 1 or len(years) > 2 or _ELSEWHERE.search(query.text):
        return None
    held = _HELD.search(query.text)
    if (held is not None and not _YEAR.search(held["than"])) or len(query.documents) > 1 or len(query.regions) > 1:
        return None
    if "trend" in query.operations and (match["up"] or match["down"] or not years):
        return None
    since = years[0] if len(years) == 2 or (years and held is not None and f"{years[0]}年" in held["than"]) else None
    last = years[-1] if years and years[-1] != since else None
    points = tuple(dict.fromkeys(point if point.year != since else replace(point, year=None) for point in query.points if len(years) < 2 or point.year != since))
    if len(points) > 1 or (query.points and not points) or (last is None and since is not None and not any(point.document for point in points)):
        return None
    wanted = _Wanted(True if match["up"] else False if match["down"] else None, since, last, _AVERAGE.search(query.text) is not None, _PERIOD.search(query.text) is not None)
    alone = replace(query, operations=frozenset(), points=points, years=(last,) if last else ())
    found = among(alone, library, query.topic or query.about, nearest=False, keep=wanted.told)
    return found if found.certain and len(found.items) == 1 and all(cell.rows for cell in found.items[0].cells) else None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The change asked for: which way (None: either), `since` which year until the `last`, as a yearly average, over several years."""

    up: bool | None
    since: int | None
    last: int | None
    average: bool
    period: bool

    def told(self, row: Target) -> bool:
        """Whether a row tells it."""
        if row.measure not in _MOVES or (self.up is not None and rises(row) != self.up):
            return False
        yearly = row.measure == "annual_growth" and _AVERAGE.search(f"{row.indicator}{row.quote}") is not None
        if self.since is None:
            return yearly or over_years(row) if self.period else yearly == self.average
        before = row.base_year or (row.year - 1 if row.year and not yearly else None)
        return before == self.since


def over_years(row: Target) -> bool:
    """Whether a row tells a change over several years."""
    return row.base_year is not None and row.year is not None and row.year - row.base_year > 1
