"""Areas of several places by their name (珠三角, 粤东粤西粤北, 直辖市), and which places lie in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.data_files import read_data
from index.regions import region


@dataclass(frozen=True, slots=True)
class Area:
    """An area by its `name`: the `places` that lie in it, and the province of which it is a part, "" where it is of several."""

    name: str
    of: str
    places: frozenset[str]

    def has(self, place: str) -> bool | None:
        """Whether a place lies in the area, None where only parts of it do."""
        known = region(place)
        if known is None:
            return None
        up = {known.name, known.province, known.city} - {""}
        if up & self.places:
            return True
        inside = {part.province for name in self.places if (part := region(name)) is not None}
        return None if known.name in inside or known.level in ("国家", "县") else False


@cache
def areas() -> dict[str, Area]:
    """All areas by their names."""
    tree = read_data(Path(__file__).with_suffix(".yaml"))["areas"]

    def places(name: str) -> frozenset[str]:
        entry = tree[name]
        return frozenset(entry.get("places", "").split()).union(*(places(other) for other in entry.get("areas", "").split()))

    return {name: Area(name, tree[name].get("of", ""), places(name)) for name in tree}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, areas()), key=len, reverse=True)))


def areas_in(text: str) -> tuple[Area, ...]:
    """The areas that `text` names, in its order."""
    return tuple(areas()[found.group()] for found in _pattern().finditer(text))
