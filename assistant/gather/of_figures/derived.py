"""Figures that the source does not print but gives: a base with its change, or what became of it.

"两化融合指数达到48.78，比2010年提高15个百分点" gives that of 2010.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.gather.of_figures.changing import FELL
from assistant.gather.of_figures.items import Figures
from assistant.records import Query
from assistant.vocabulary import vocabulary
from index.canonical import canonical
from index.library import Library
from index.quantities import five_year_plan, times
from index.records import Target
from index.words import bigrams

_ROSE = re.compile(r"提高|提升|增长|增加|上升|扩大|翻")
_PLAN = re.compile(r"(?P<ordinal>十[一二三四五六]?)五(?![个家项大条年亿万])")
_CLAUSE = re.compile(r"[^，。；？！]+")
LEVELS = ("level", "cumulative")
"""The measures of a figure that a change leads to."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A level and a change of one source; `kind` "before": what the level is compared with is asked, "after": what becomes of it.

    `rose` tells the direction of the change; `name` what is worked out ("2010年万元GDP能耗", "重工业增速").
    """

    level: Target
    change: Target
    kind: Literal["before", "after"]
    rose: bool
    name: str


def derived(query: Query, found: Figures, library: Library) -> Derived | None:
    """The figure that the rows found and those beside them in the sentence give for what is asked; None where they give none."""
    rows = [row for item in found.items for cell in item.cells for row in cell.rows]
    changes = [row for row in rows if row.measure == "change" and row.base_year
               and (_asks_for(query.text, row.base_year) or _asks_for(query.text, row.year))]
    beside = _beside(rows, library) if changes else []
    for change in changes:
        if (made := _from_change(query, change, rows, beside)) is not None:
            return made
    return None


def _beside(rows: Sequence[Target], library: Library) -> list[Target]:
    """All rows of the sentences that some rows stand in."""
    return list(library.targets_in({(row.document, row.sentence) for row in rows if row.sentence[1]}))


def _from_change(query: Query, change: Target, rows: Sequence[Target], beside: Sequence[Target]) -> Derived | None:
    """The base of a change, or what becomes of its base, whichever of the two is asked and not printed."""
    like = [row for row in dict.fromkeys((*rows, *beside)) if row.measure in LEVELS and one_thing(row, change)]
    now = next((row for row in like if row.year == change.year and row.document == change.document), None)
    then = next((row for row in like if row.year == change.base_year and row.status == "actual"), None)
    rose = FELL.search(change.quote) is None
    if not (FELL.search(change.quote) or _ROSE.search(change.quote)):
        return None
    if now is not None and then is None and _asks_for(query.text, change.base_year):
        return Derived(now, change, "before", rose, f"{change.base_year}年{now.indicator}")
    if then is not None and now is None and _asks_for(query.text, change.year):
        return Derived(then, change, "after", rose, f"{change.year}年{then.indicator}")
    return None


@lru_cache(maxsize=256)
def _asks_for(text: str, year: int | None) -> bool:
    """Whether a clause asks for the figure of a year, not for how much it changed."""
    words = vocabulary()
    return any(f"{year}年" in _plain(part) and (words.figure.search(part) or part.endswith("呢")) and not words.operations["difference"].search(part)
               for part in _CLAUSE.findall(text))


def _plain(part: str) -> str:
    """A clause with five-year plans told by their last years ("十一五" → 2010年)."""
    plans = (five_year_plan(match["ordinal"])[1] for match in _PLAN.finditer(part))
    return "".join((part, *(f"{time.year}年" for time in times(part)), *(f"{year}年" for year in plans)))


def one_thing(row: Target, other: Target) -> bool:
    """Whether two rows measure one thing."""
    one, two = frozenset(bigrams(canonical(row.indicator))), frozenset(bigrams(canonical(other.indicator)))
    return row.region == other.region and (one == two or (bool(row.key) and row.key == other.key))
