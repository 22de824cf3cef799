"""The figures that the asker gives, with the words before each ("我们投了500万": 500万元, 我们投了)."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.records import AskerFigure
from assistant.understand.units import MONEY
from assistant.understand.years import Stretch
from index.quantities import quantities


def figures_given(text: str, taken: Collection[Stretch]) -> tuple[tuple[AskerFigure, ...], list[Stretch]]:
    """The figures that the asker gives, with the words before each, and where they stand."""
    figures = []
    places = []
    for quantity in quantities(text):
        if any(one.start < quantity.tail and quantity.digits < one.end for one in taken) or text[quantity.tail - 1 :].startswith(("级", "亿级")):
            continue
        if _UNIT_ALONE.fullmatch(text[quantity.digits : quantity.tail]):
            continue
        if quantity.unit == "G" or _PER_UNIT.match(text, quantity.digits):  # 5G is a name, 万元GDP能耗 too
            continue
        if _WITHIN.match(text, quantity.tail - 1) and _LISTS.search(text):
            continue  # 哪些情况要在10个工作日内报告: the limit says which clause is meant
        about = re.split(r"[，。；？！]", text[max(0, quantity.start - 16) : quantity.start])[-1]
        ends = (quantity.value, quantity.value_max) if quantity.value_max is not None and _COURSE.search(about) else (quantity.value,)
        figures += [AskerFigure(value, MONEY.get(quantity.unit, quantity.unit), about) for value in ends]
        if not quantity.spelled and (quantity.unit == "%" or not quantity.unit.isascii()):
            places.append(Stretch(quantity.digits, quantity.tail))
    return tuple(figures), places


_PER_UNIT = re.compile(r"[万亿]元(?=[A-Z\u4e00-\u9fff])")
"""An amount of money without a number before what it is of is part of a name."""
_UNIT_ALONE = re.compile(r"[万亿]+元?")
"""A unit without a number is none (新材料增加值目标，亿元)."""
_WITHIN = re.compile(r"[日天月年时](?:之内|以内|内)")
_LISTS = re.compile(r"(?:哪些|什么|哪几种)(?:情况|情形|事项|变化|材料)")
_COURSE = re.compile(r"[从由自][^从由自]{0,8}$")
"""Behind these words two figures are the ends of a course (从975户到1186户), not of a range."""
