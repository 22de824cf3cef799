"""The counties and districts that a text names in full, with what holds them: 天河区 lies in 广州市."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.data_files import read_data
from index.regions import places

_ENDINGS = re.compile(r"[县区市旗](?![域间划块级])")
_SHORTEST, _LONGEST = 3, 15


@dataclass(frozen=True, slots=True)
class County:
    """A county, district or county-level city named at `start…end`, with the prefectures or provinces that have one of that name (of 鼓楼区 several)."""

    name: str
    parents: tuple[str, ...]
    start: int
    end: int


def find_counties(text: str) -> tuple[County, ...]:
    """The counties that `text` names in full, in text order, the longer name where two end at one place."""
    known = _parents()
    found = []
    for ending in _ENDINGS.finditer(text):
        lengths = range(min(_LONGEST, ending.end()), _SHORTEST - 1, -1)
        name = next((word for length in lengths if (word := text[ending.end() - length : ending.end()]) in known), "")
        if name:
            found.append(County(name, known[name], ending.end() - len(name), ending.end()))
    return tuple(found)


@cache
def _parents() -> Mapping[str, tuple[str, ...]]:
    held: dict[str, tuple[str, ...]] = {}
    municipalities = {one.name: " ".join(district.name for district in places("县") if district.province == one.name) for one in places("省")}
    for parent, names in (*read_data(Path(__file__).with_suffix(".yaml")).items(), *municipalities.items()):
        for name in str(names).split():
            held[name] = (*held.get(name, ()), parent)
    return held
