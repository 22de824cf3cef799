"""What a figure told for several years comes to in each: "5年内引进1000名" → 平均每年200名."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compose.of_figures.one_clause.asked import Asked
from assistant.compose.of_figures.one_clause.made import Made, operand, result
from assistant.compute import in_unit, plain, rounded
from assistant.gather.of_figures.clause_figures import Clause
from assistant.records import Computation
from index.quantities import numeral
from prompts import say

_YEARS = re.compile(r"(?<![\d第])(?P<n>[两二三四五六七八九十]|\d{1,2})年[内间时]|(?P<a>20\d\d)年?(?:到|至|[-—–~～])(?P<b>20\d\d)年")


def made(clause: Clause, asked: Asked, mark: int) -> Made | None:
    """The yearly average; None where none is asked for, the sentence tells the yearly figure itself, or has several figures."""
    figures = [one for one in clause.figures if not one.is_share and (not asked.unit or one.quantity.unit.endswith(asked.unit) or {one.quantity.unit, asked.unit} <= {"人", "名", "位"})]
    if not asked.average or len(figures) != 1 or figures[0].often or figures[0].quantity.value_max is not None:
        return None
    span = _YEARS.search(clause.text, 0, figures[0].quantity.digits)
    years = 0 if span is None else int(numeral(span["n"]) or 0) if span["n"] else int(span["b"]) - int(span["a"]) + 1
    if years < 2:
        return None
    whole = operand(figures[0], mark)
    value, sign = rounded(whole.value / Decimal(years))
    average = Computation("each", f"{plain(whole.value)} ÷ {years} {sign} {in_unit(value, whole.unit)}", value, whole.unit, (mark,))
    return Made(result(say("one_clause.a_year"), average), (average,), (figures[0],))
