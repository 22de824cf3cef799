"""A figure that a document commits to or reports."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Bound = Literal[">=", "<=", "=", "~", "range"]
"""How a figure binds: 以上/超过/不低于 · 以内/不超过 · 达到/为 · 左右/约 · 5家—10家."""

Measure = Literal["level", "annual_growth", "annual_flow", "change", "cumulative"]
"""What a figure measures: 水平 · 年均增速 · 每年N个 · 较某年增减 · 累计."""

Status = Literal["target", "actual"]
"""目标值 or 已完成值."""


@dataclass(frozen=True, slots=True)
class Target:
    """One figure that a document commits to or reports (目标值). `quote == text[start:end]`, the shortest span that carries it.

    `year` is None where neither the sentence nor the plan period gives one; `base_year` is the year a change is measured from.
    `key` is the catalogue's name of the indicator where it is linked, else the normalised `indicator`.
    `sentence` is the span of the whole sentence. `department` is the 责任单位 of the clause, "" if none.
    `confidence` is 0…1, lower where subject or year were carried over or guessed.
    """

    document: str
    quote: str
    indicator: str
    scope: str
    region: str
    value: Decimal
    value_max: Decimal | None
    unit: str
    bound: Bound
    measure: Measure
    year: int | None
    base_year: int | None
    status: Status
    path: tuple[str, ...]
    start: int
    end: int
    key: str = ""
    sentence: tuple[int, int] = (0, 0)
    department: str = ""
    confidence: float = 1.0
