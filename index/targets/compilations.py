"""Targets of a compilation: each is one of the place that its own document governs, not of the place of the whole file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.acts import is_act
from index.records import Section, Target
from index.regions import first_place


def in_acts(targets: tuple[Target, ...], sections: Sequence[Section], region: str) -> tuple[Target, ...]:
    """`targets`, those that only have the file's `region` with that which the title of their own document names."""
    places = [
        (act.start, act.end, place.name)
        for act in sections
        if is_act(act) and (place := first_place(act.title))
    ]
    if not places:
        return targets
    return tuple(
        replace(one, region=next((name for start, end, name in places if start <= one.start < end), region))
        if one.region == region
        else one
        for one in targets
    )
