"""Tables whose columns are grades ("类别 | 国家级 | 省级 | 市级"): what stands under a grade is what somebody of that grade is given."""

from __future__ import annotations

import re
from dataclasses import replace

from index.records import Condition, Table
from index.rules.figures import figures

_SUM = re.compile(r"(?:最高|不超过|上限)?[\d.,]+(?:[-—~至][\d.,]+)?[百千万亿]?(?:元|%)?(?:[/每][一-鿿]{1,3})*")
_UNIT = re.compile(r"[(（]?(?:单位[:：])?(?:亿|万|千)?元[)）]")
_NONE = re.compile(r"[-—–/无\s]*")
_MEASURE = re.compile(r"[\d年月日]|合计|总计|小计|序号|备注|名称|数量|人数|投资|收入|产值|金额|单价|价格|预算|资金|指标|目标|完成|规模")
"""Words of a column that counts something or sums others up, whose name is no grade."""


def graded(table: Table) -> list[int]:
    """The columns of `table` that hold nothing but sums, each under the name of a grade; none where fewer than two do."""
    unit = _UNIT.search(table.title) is not None
    found = [i for i, name in enumerate(table.columns) if name and not _MEASURE.search(name) and _only_sums([row.cells[i].text for row in table.rows if i < len(row.cells)], unit)]
    return found if len(found) > 1 and 0 not in found else []


def _only_sums(cells: list[str], unit: bool) -> bool:
    """Whether each cell is one sum or says that there is none, and one at least is a sum with its unit, which the title may tell for all."""
    told = [cell for cell in cells if not _NONE.fullmatch(cell)]
    return bool(told) and all(_SUM.fullmatch(cell) for cell in told) and (unit or any(figures(cell) for cell in told))


_LEVELS = re.compile(r"(?:国家|自治区|省|市|区|县)级?(?:[、和或及](?:国家|自治区|省|市|区|县)级?)+")


def of_column(one: Condition) -> Condition:
    """A condition that names all grades of the columns ("列入国家、省、市目录") without them: which of them it is, the column says."""
    text = _LEVELS.sub("", one.text)
    return one if text == one.text or len(text) < _LEAST else replace(one, text=text, start=None, end=None)


_LEAST = 3


def of_row(one: Condition, own: str, names: list[str]) -> Condition:
    """A condition that lists whom all rows are for ("首次获评的龙头企业、示范社、示范场"), with none but him whom the row names."""
    places = [(one.text.find(name), name) for name in names if name in one.text]
    if own not in one.text or len(places) < 2:
        return one
    first, last = min(places), max(places)
    return replace(one, text=one.text[: first[0]] + own + one.text[last[0] + len(last[1]) :], start=None, end=None)
