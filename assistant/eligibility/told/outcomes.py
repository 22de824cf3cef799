"""What became afterwards of some of those whom the asker counts ("带了8个见习生，期满留下了5个"): a part of them, and nothing counted beside them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.eligibility.records import OwnFigure
from assistant.eligibility.vocabulary import groups

_HEADS = frozenset({"人", "名", "位"})
_OUTCOMES = groups("rates")
"""A rate by its name → words by which it is told how many it counts."""


def outcomes(figures: Sequence[OwnFigure], quote: str = "") -> list[OwnFigure]:
    """The figures that tell how many of the one number of others came to something; none where `quote` is of just those ("每留用1人奖励1000元")."""
    words = [word for name, told in _OUTCOMES.items() if not any(word in quote.replace(name, "") for word in told) for word in told]
    found = [one for one in figures if any(word in one.about for word in words)]
    others = {one.value for one in figures if one not in found and any(one.unit == other.unit or ((one.noun or one.unit) in _HEADS and (other.noun or other.unit) in _HEADS) for other in found)}
    return found if len(others) == 1 and all(one.value <= max(others) for one in found) else []
