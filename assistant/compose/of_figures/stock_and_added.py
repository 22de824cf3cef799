"""How many there are by now and how many were added in a year, asked in one breath: "现在总共多少座？2025年新添了几座".

Both as documents tell them; what was added in a year of which only the totals at both ends are told is their difference, and said to be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.citing import Citations
from assistant.compose.of_figures.comparable import bounds, once
from assistant.compose.of_figures.row_lines import facts, grid, named
from assistant.compose.of_figures.working import between
from assistant.compose.worked import Worked
from assistant.gather.of_figures.changing import NEW, newly
from assistant.gather.of_figures.naming import Asked, NamedRow
from assistant.gather.of_figures.outcomes import things_of
from assistant.gather.of_figures.year_by_year import kind_of, over_years, pool_of
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import Target
from index.regions import NATION

_STOCK = re.compile(r"(?:总共|一共|累计|拢共|共有|现在|目前|如今|总数|总量|已有|已经有)[^，。？；]{0,16}?(?:多少|几)")
_ADDED = re.compile(r"(?:新[增添建开设]|净增|增加|多|添)了?[^，。？；]{0,8}?(?:多少|几)")
_NOW = re.compile(r"现在|目前|如今|已有|已经有")
_COUNTED = re.compile(r"[新净]?[增添]了?|^新[建设开](?:成|立)?(?:了)?|累计|总共|[啦呀]+$")
_HALF = 0.5


def compose(query: Query, library: Library) -> Draft | None:
    """The total and what was added; None where not both are asked for, of one thing and place, or the documents do not tell both."""
    stock, added = _STOCK.search(query.text), _ADDED.search(query.text)
    if stock is None or added is None or (stock.start() < added.end() and added.start() < stock.end()) or len(set(query.years)) > 1 or query.asker or len(query.regions) > 1:
        return None
    words = tuple(word for one in things_of(query) if (word := _COUNTED.sub("", one)))
    if not words:
        return None
    asked = Asked.of(words, query.text, library)
    place = next(iter(query.regions), NATION)
    rows = [row for row in pool_of(asked, words, place, library) if row.target.status == "actual" and asked.share(row.explained) >= _HALF and kind_of(row.target) != "share"]
    year = next(iter(query.years), None)
    chosen = _both(rows if _NOW.search(query.text) or year is None else [row for row in rows if (row.target.year or 0) <= year], asked, year)
    return _told(chosen, query, library) if chosen is not None else None


def _both(rows: Sequence[NamedRow], asked: Asked, year: int | None) -> tuple[Target, Target, bool] | None:
    """The newest total and what was added in the year, the last one where none is named; or that total and the one of the year before, told by
    False. None where there is neither."""
    named = sorted(rows, key=lambda row: (-(row.target.year or 0), -asked.share(row.explained), -row.fit))
    stocks = [row.target for row in named if not newly(row.target) and row.target.measure in ("level", "cumulative") and row.target.base_year is None]
    added = [row.target for row in named if newly(row.target) and row.target.year and not over_years(row.target)]
    beside = {one.sentence for one in added}
    for stock in sorted(stocks, key=lambda one: (-(one.year or 0), one.sentence not in beside or one.measure != "cumulative")):
        when = year or stock.year
        flow = next((one for one in added if one.year == when and _of_one_thing(one, stock)), None)
        if flow is not None and (stock.year or 0) >= (when or 0):
            return stock, flow, True
        before = next((one for one in stocks if when and stock.year == when and one.year == when - 1 and one.key == stock.key and kind_of(one) == kind_of(stock)), None)
        if before is not None:
            return stock, before, False
    return None


def _of_one_thing(added: Target, stock: Target) -> bool:
    """Whether what was added is of the things that a total counts."""
    return NEW.sub("", added.key) == NEW.sub("", stock.key) and kind_of(added) == kind_of(stock) and added.value <= stock.value * (1 if added.unit == stock.unit else 10**9)


def _told(chosen: tuple[Target, Target, bool], query: Query, library: Library) -> Draft:
    stock, other, printed = chosen
    cite = Citations(library)
    cited = [named(row, cite, library, (stock, other)) for row in (stock, other)]
    worked = Worked() if printed else once(between(query, cited[1], cited[0], ordered=True).plus(bounds(cited)), cited)
    lines = (*worked.lines, *facts(cited, library), *(f"> {note}" for note in worked.notes))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, worked.computations, grid(cited, library), (stock, other), worked.notes, decides=True)
