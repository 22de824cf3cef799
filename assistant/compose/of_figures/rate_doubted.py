"""A stated rate of growth that the asker holds against the amounts of two years (报告说涨了5.5%，拿总量一除没这么多): both amounts, the rate that they give, and
whether it is the one stated; why they differ is said only where a document says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant import compute
from assistant.compose.citing import Citations
from assistant.compose.of_figures.comparable import bounds
from assistant.compose.of_figures.row_lines import facts, grid, named
from assistant.compose.rows import printed
from assistant.compute import Incomparable, Operand, in_unit
from assistant.gather.of_figures.abreast import fitting, in_full
from assistant.gather.of_figures.metrics import family
from assistant.gather.of_figures.reports import own_year
from assistant.gather.of_figures.year_by_year import homes_of
from assistant.records import Draft, Point, Query, Reason, Status
from index.library import Library
from index.quantities import in_base_units
from index.records import Target
from index.regions import NATION
from prompts import say

_DIVIDES = re.compile(r"一[除算比]|[相自]除|除(?:一下|以|出来|下来)|算(?:下来|出来|了一下|一下|过)|我(?:自己)?算|对[得不]上|对不对|合不合|差在哪|怎么回事|没(?:有)?这么[多高快]|不到|矛盾|对得拢")
_RATE = re.compile(r"\d[\d.]*[%％]|增速|增幅|涨幅|增长率|(?:增长|涨了)[^，。？；]{0,6}(?:多少|几|百分)")
_NUMBER = re.compile(r"[〇零一二两三四五六七八九十百千万亿多几余\d.点]{2,}元?")
_AVERAGE = "年均"
"""The average of several years is no growth of one."""
_LEVELS = ("level", "cumulative")


def compose(query: Query, library: Library) -> Draft | None:
    """The amounts, the rate that they give and how the stated rate stands to it; None where no rate is held against amounts, or a document lacks one of them."""
    years = sorted(query.years)
    if len(years) != 2 or years[1] - years[0] != 1 or not _DIVIDES.search(query.text) or not _RATE.search(query.text) or query.leans:
        return None
    places = list(query.regions) or ([NATION] if NATION in query.text else homes_of(query, library))
    for place in places:
        pool = library.targets(library.of_regions([place]))
        for name in _names(query):
            found = _found(fitting(in_full(name), pool, library), years, query, library)
            if found is not None:
                return _told(found, library)
    return None


def _names(query: Query) -> list[str]:
    """What the question may name, without the numbers told of it."""
    bare = (_NUMBER.sub("", run) for run in query.topic)
    return [name for name in dict.fromkeys(bare) if len(name) > 1]


def _found(rows: Sequence[Target], years: Sequence[int], query: Query, library: Library) -> tuple[Target, Target, Target] | None:
    """The amounts of the two years and the rate stated for the second; the amounts that the asker gives, where he gives them to the last sign."""
    first, last = (_best([row for row in rows if row.year == year and row.measure in _LEVELS and family(row.unit) != "share"], query, library) for year in years)
    rate = _best([row for row in rows if row.year == years[1] and row.measure == "annual_growth" and family(row.unit) == "share" and _AVERAGE not in f"{row.indicator}{row.quote}"], query, library)
    if first is None or last is None or rate is None:
        return None
    given = {in_base_units(own.value, own.unit) for own in query.asker if family(own.unit) == family(first.unit)}
    meant = not given or any(in_base_units(row.value, row.unit) in given for row in (first, last))
    return (first, last, rate) if meant else None


def _best(rows: Sequence[Target], query: Query, library: Library) -> Target | None:
    """The figure reached that the asker gives, else that the report of the year after tells."""
    given = {figure.value for figure in query.asker}
    reached = [row for row in rows if row.status == "actual"]
    ranked = sorted(reached, key=lambda row: (row.value not in given, own_year(Point(document=row.document), library) != (row.year or 0) + 1, row.bound != "="))
    return ranked[0] if ranked else None


def _told(found: tuple[Target, Target, Target], library: Library) -> Draft | None:
    cite = Citations(library)
    first, last, rate = (named(row, cite, library, found) for row in found)
    try:
        made = compute.growth(last.operand, first.operand)
        stated = Operand(rate.row.value, "%", rate.mark)
        whole = Operand(made.result, "%", last.mark)
        gap = compute.difference(stated, whole) if rate.row.value >= made.result else compute.difference(whole, stated)
    except Incomparable:
        return None
    places = max(0, -int(rate.row.value.as_tuple().exponent))
    kind = "agrees" if round(made.result, places) == rate.row.value else "rounds" if _alike_if_rounded(*found) else "differs"
    agrees = kind != "differs"
    line = say(f"figures.doubted.{kind}", made=in_unit(made.result, "%"), stated=f"{printed(rate.row)}[{rate.mark}]",
               **({} if agrees else {"gap": in_unit(gap.result, gap.unit)}))
    working = [say("figures.working", expression=made.expression), *([] if agrees else [say("figures.working", expression=gap.expression)])]
    shown = [first, last, rate]
    notes = (*(() if agrees else (say("figures.doubted.why"),)), *bounds(shown).notes)
    lines = (line, *working, *facts(shown, library), *(f"> {note}" for note in notes))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, (made,) if agrees else (made, gap), grid(shown, library), found, notes, decides=True)


def _alike_if_rounded(first: Target, last: Target, rate: Target) -> bool:
    """Whether the stated rate may be that of the amounts before they were rounded."""
    return first.unit == last.unit and within_rounding(first.value, last.value, rate.value)


def within_rounding(first: Decimal, last: Decimal, rate: Decimal) -> bool:
    """Whether amounts of one unit that round to those told may give a rate that rounds to the one stated."""
    low, high = (((last + side * _half(last)) / (first - side * _half(first)) - 1) * 100 for side in (-1, 1))
    return low - _half(rate) <= rate <= high + _half(rate)


def _half(value: Decimal) -> Decimal:
    """Half a unit of the last place of a figure."""
    return Decimal(1).scaleb(int(value.as_tuple().exponent)) / 2
