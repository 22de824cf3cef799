"""Aligns the words of a line to the columns of a table by what each column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from index.cleaning.fit import holds
from index.cleaning.heads import Kind

TOLERANCE = 2.0
"""A line that costs more is no row."""
SKIP: dict[Kind, float] = {"free": 0.6, "unit": 0.5, "figure": 0.8, "remark": 0.1}
"""Cost of a column that is left empty; of others 3."""
MORE = 0.5
"""Cost of each further word in one cell of words."""
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
_UNIT = re.compile(r"[^，。]{1,6}")


def align(tokens: Sequence[str], kinds: Sequence[Kind]) -> tuple[tuple[int, int], ...] | None:
    """For each column the words first…end of `tokens` that stand in it; None if the line is no row of the table."""

    @cache
    def best(column: int, used: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if column == len(kinds):
            return (0.0, ()) if used == len(tokens) else (float("inf"), ())
        kind = kinds[column]
        most = len(tokens) if kind == "free" else min(used + 1, len(tokens))
        found: list[tuple[float, tuple[tuple[int, int], ...]]] = []
        for end in range(most, used - 1, -1):
            rest, spans = best(column + 1, end)
            found.append((_cost(kind, tokens[used:end]) + rest, ((used, end), *spans)))
        return min(found, key=lambda one: one[0])

    if len(tokens) > 4 * len(kinds):
        return None
    cost, spans = best(0, 0)
    return spans if cost <= TOLERANCE else None


def _cost(kind: Kind, words: Sequence[str]) -> float:
    if not words:
        return SKIP.get(kind, 3.0)
    if kind == "free":
        return (0.0 if _WORDS.search(words[0]) else 1.0) + MORE * (len(words) - 1)
    if kind == "serial":
        return 0.0 if words[0].rstrip(".、").isdigit() else 3.0
    if holds(kind, words[0]):
        return 0.0
    match kind:
        case "unit":
            return 0.7 if _UNIT.fullmatch(words[0]) else 3.0
        case "figure" | "time":
            return 0.6
        case _:
            return 3.0
