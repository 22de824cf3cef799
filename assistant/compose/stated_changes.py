"""The changes that documents state in per cent, beside the same ones worked out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from assistant.calculation.things import change_between
from assistant.compose.worked import Worked
from index.library import Library
from index.records import Target

_GROWN = frozenset({"growth", "fall"})


def stated_changes(worked: Worked, rows: Sequence[Target], library: Library) -> list[Target]:
    """Where a change in per cent was worked out between two rows of one thing, those that tell the same change and are not among `rows`: from the
    same year on, or in the sentence that tells the figure it starts from."""
    if not any(one.operation in _GROWN for one in worked.computations):
        return []
    pairs = [(first, change_between(first, last, library)) for first, last in permutations(rows, 2) if first.key == last.key]
    return list(dict.fromkeys(row for first, row in pairs if row is not None and row not in rows and (row.base_year or row.sentence == first.sentence)))
