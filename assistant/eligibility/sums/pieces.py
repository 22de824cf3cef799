"""What several kinds of pieces come to together, of which so much is told for each ("交流桩20台、每台7千瓦，直流桩8台、每台120千瓦": 20台×7千瓦 + 8台×120千瓦)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.told.own_figures import figures_told


def of_all(unit: str, text: str) -> OwnFigure | None:
    """The figure in a unit of all the pieces that a text tells, None where of one it does not say how many have so much."""
    told = figures_told(text)[0]
    each = [one for one in told if one.each and one.unit == unit]
    counted = [(count, one) for one in each if (count := _count_of(one, told)) is not None]
    if not each or len(counted) != len(each):
        return None
    whole = sum((count.value * one.value for count, one in counted), Decimal(0))
    working = " + ".join(f"{in_unit(count.value, count.unit)}×{in_unit(one.value, unit)}" for count, one in counted)
    return replace(each[0], value=whole, each="", case="", derived=f"{working} = {in_unit(whole, unit)}")


def _count_of(one: OwnFigure, told: Sequence[OwnFigure]) -> OwnFigure | None:
    """How many pieces there are of which each has so much, told last before it or first behind it in the same clause; None where neither is."""
    same = [other for other in told if other.words == one.words]
    at = next(place for place, other in enumerate(same) if other is one)
    counts = [*reversed(same[:at]), *same[at + 1 :]]
    return next((other for other in counts if other.unit == one.each and not other.each), None)
