"""What a cell of a table asks for beside the sum of its row: "建设要求 | 连片10亩以上", "最低连片面积 | 20亩"."""

from __future__ import annotations

import re
from dataclasses import replace

from index.records import Cell, Condition
from index.rules.kinds import kind, measured
from index.rules.thresholds import thresholds


def of_cell(name: str, cell: Cell) -> Condition:
    """What a cell beside the sum asks for, under the name of its column ("建设要求：连片10亩以上"); with its bounds, where it sets one limit on a figure, a bare
    one where the column says that it is the least ("最低连片面积：20亩")."""
    made = Condition(f"{name}：{cell.text}", kind(name + cell.text), start=cell.start, end=cell.end)
    limits = [one for one in thresholds(cell.text) if not one.bare or _LEAST.search(name)]
    if len(limits) != 1 or not _ONE_LIMIT.fullmatch(cell.text[: limits[0].start] + cell.text[limits[0].end :]):
        return made
    one = limits[0]
    return replace(made, subject=measured(cell.text, one.start), minimum=one.minimum, maximum=one.maximum, unit=one.unit)


_LEAST = re.compile(r"最[低小少]|起(?:补|点)|下限|不(?:低|少|小)于|以上")
"""A column that tells the least of something."""
_ONE_LIMIT = re.compile(r"[^，；。、\d]{0,12}(?:的|[(（]不?含[^（）()]*[)）])?")
"""What may stand beside the limit of a cell that sets no other ("库容" of "库容100立方米以上")."""
