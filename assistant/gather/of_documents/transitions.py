"""What a later version says of things that happened before it: which of the two versions they fall under.

    "2024年12月31日前发生、尚未兑现的事项，按原政策标准执行" → things until 2024-12-31 fall under the earlier version
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from index.dates import iso_date

Side = Literal["old", "new"]

_DATE = r"(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
_OWN_START = r"本(?:政策|办法|细则|措施|规定|意见|方案|通知|条例|实施意见|实施细则|实施办法)(?:正式)?(?:施行|实施|印发|发布|执行|生效)(?:之日)?"
_TIME = rf"(?:自)?(?P<date>{_DATE}|{_OWN_START})(?:[（(]含[^（）()]{{0,6}}[)）])?(?:(?P<before>[及之]?以?前|为止|止)|(?P<after>[及之]?以?后|起))"
_OLD = r"(?:原|旧)(?:有|来)?的?(?:政策|办法|细则|措施|规定|意见|方案|通知|条例|标准|文件)"
_NEW = r"本(?:政策|办法|细则|措施|规定|意见|方案|通知|条例|实施意见|实施细则|实施办法)|新(?:政策|办法|标准|规定)"
_FALLS = re.compile(
    rf"{_TIME}[^。；;\n]{{0,60}}?(?:仍|继续|均|统一)*(?:按照?|执行|适用|参照|依照)(?:[^，。；;\n]{{0,10}}?)(?:(?P<old>{_OLD})|(?P<new>{_NEW}))[^。；;\n]{{0,20}}")
_TOLD = re.compile(r"(?P<year>(?:19|20)\d{2})\s?年\s?(?:底|末|初)?(?:的?(?P<month>\d{1,2})\s?月(?:份)?(?:\s?(?P<day>\d{1,2})\s?[日号])?)?")
_NO_EVENT = re.compile(r"^(?:度|那|这|的)?(?:版|修订|政策|办法|那份|这份|文件|出台|印发|发布|施行|年)")
_PAID = re.compile(r"(?:领|拿|享受|兑现|补|奖|得)(?:到|了|过)")
"""What was had before is told, not what it is to be had for."""


@dataclass(frozen=True, slots=True)
class Transition:
    """A sentence (`start…end` of the later version) that puts what happened from `first` to `last` under one version."""

    start: int
    end: int
    side: Side
    first: date
    last: date

    def holds(self, when: tuple[date, date]) -> bool:
        """Whether all of a time falls under it."""
        return self.first <= when[0] and when[1] <= self.last


@lru_cache(maxsize=64)
def transitions(text: str, effective: str) -> tuple[Transition, ...]:
    """The sentences of a document in force from `effective` that tell which version things fall under by when they happened."""
    found = []
    for one in _FALLS.finditer(text):
        stated = iso_date(one["date"]) or effective
        if len(stated) != len("2025-01-01"):
            continue
        day = date.fromisoformat(stated)
        own = not iso_date(one["date"])
        first, last = (date.min, day - timedelta(days=own)) if one["before"] else (day, date.max)
        found.append(Transition(one.start(), one.end(), "old" if one["old"] else "new", first, last))
    return tuple(found)


def happened(text: str) -> tuple[date, date] | None:
    """The first and the last day of the time at which the asker says that a thing happened, None where he tells none or several."""
    clauses = [clause for clause in re.split(r"[，。；？！,;?!]", text) if not _PAID.search(clause)]
    times = {_span(one) for clause in clauses for one in _TOLD.finditer(clause) if not _NO_EVENT.match(clause[one.end() :])}
    return times.pop() if len(times) == 1 else None


def _span(found: re.Match[str]) -> tuple[date, date]:
    year, month, day = (int(found[name]) if found[name] else 0 for name in ("year", "month", "day"))
    if not 1 <= month <= 12:
        return date(year, 1, 1), date(year, 12, 31)
    if 1 <= day <= 28:
        return date(year, month, day), date(year, month, day)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def falls_under(when: tuple[date, date], found: Sequence[Transition]) -> Transition | None:
    """The sentence that tells under which version what happened at a time falls, None where none does or they disagree."""
    held = [one for one in found if one.holds(when)]
    return held[0] if held and len({one.side for one in held}) == 1 else None
