"""Fits the cells that a table row was written out in, one after the other, to the columns of the table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.cleaning import starts
from index.cleaning.heads import Kind
from index.responsibility import is_unit_list, split_units

_TIME = re.compile(
    r"(?:19|20)\d{2}|\d{1,2}\s?月|[年季月]度?(?:底|末|初|前)|长期|持续|常态|全年|每年|季度|逐年|即时|适时|\d+个?(?:工作日|天|年)"
)
_FIGURE = re.compile(r"[><≥≤＞＜〉〈约]?\s?[-+＋—–]?\s?[\[［〔【（(]?[><≥≤]?\d[\d.,/]*|[-—–/]+$")
_PROPERTY = re.compile(
    r"(?:预期|约束|引领|指导|评价)(?:性|型)?$|(?:新建|续建|扩建|改建|在建|前期)$|[定][性量]$"
)
_UNIT = re.compile(
    r"(?:[%‰℃]|[万亿千百]*(?:元|[个名家户人件项处座台套吨米里亩次辆张所岁册条部例床艘栋]|平方米|立方米|平方公里|公斤|兆瓦|千瓦时?|公顷|公里|小时|标准煤|标准箱|学时)|[^，。]{0,8}/[^，。]{1,8})"
)
_ORGAN = re.compile(
    r".{1,40}(?:[局厅委办部署院会处站所]|政府|中心|集团|公司|部门|单位|银行|支队|大队|总队|街道|园区|开发区|[省市县区])(?:[（(][^（()）]*[)）])?等?"
    r"(?:按(?:照)?职责.{0,8}|牵头|负责|配合)?$"
)
_SEQUEL = tuple("。；;：:")
SKIP = 1.0
"""Cost of a column for which the row has no cell."""
EMPTY = 0.1
"""Cost of leaving out a remark."""
WRONG = 2.0
"""Cost of a cell that does not hold what its column does."""
MORE, MERGED = 0.3, 3.0
"""Cost of a further paragraph in one cell: after a full sentence or before a number; elsewhere."""
TOLERANCE = 2.0
"""A row that costs more fits no column."""


def organs(text: str) -> bool:
    """Whether the cell names organs and nothing else."""
    return is_unit_list(text) or (
        2 <= len(text) <= 40
        and "。" not in text
        and all(_ORGAN.match(unit) for unit in split_units(text) or ("",))
    )


def holds(kind: Kind, text: str) -> bool:
    """Whether a cell may stand in a column of that kind."""
    match kind:
        case "serial":
            return text.isdigit()
        case "organ":
            return organs(text)
        case "time":
            return _TIME.search(text) is not None
        case "figure":
            return _FIGURE.match(text) is not None
        case "property":
            return _PROPERTY.match(text) is not None
        case "unit":
            return len(text) <= 12 and _UNIT.match(text) is not None
        case _:
            return True


def fit(cells: Sequence[str], kinds: Sequence[Kind]) -> tuple[tuple[int, ...], float] | None:
    """For each column how many of `cells`, in order, stand in it, and what that costs; None if it cannot be told.

    A leading column may be empty where the row above spans it; a cell of words may hold several paragraphs.
    """
    best: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {(0, 0): (0.0, ())}
    for column, kind in enumerate(kinds):
        for used in range(len(cells) + 1):
            if (column, used) not in best:
                continue
            cost, taken = best[column, used]
            leading = not any(taken)
            for count, more in _choices(cells, used, kind, leading=leading):
                key, total = (column + 1, used + count), cost + more
                if key not in best or total < best[key][0]:
                    best[key] = total, (*taken, count)
    found = best.get((len(kinds), len(cells)))
    return (found[1], found[0]) if found and found[0] <= TOLERANCE else None


def _choices(cells: Sequence[str], used: int, kind: Kind, *, leading: bool) -> list[tuple[int, float]]:
    """How many cells the next column may take, and the cost of each choice."""
    found: list[tuple[int, float]] = []
    if kind == "remark":
        found.append((0, EMPTY))
    elif kind != "free" or leading:
        found.append((0, SKIP))
    if used == len(cells):
        return found
    cost = 0.0 if holds(kind, cells[used]) else WRONG
    found.append((1, cost))
    if kind in ("free", "remark"):
        for more in range(used + 1, len(cells)):
            sequel = cells[more - 1].endswith(_SEQUEL) or starts.numbered(cells[more])
            cost += MORE if sequel else MERGED
            if cost > TOLERANCE:
                break
            found.append((more - used + 1, cost))
    return found
