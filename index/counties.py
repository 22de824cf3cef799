"""The counties and districts that a text names in full, with what holds them: 天河区 lies in 广州市."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.data_files import read_data
from index.regions import bare_name, places

_ENDINGS = re.compile(r"[县区市旗](?![域间划块级])")
_SHORTEST, _LONGEST = 2, 15
_BOUND = re.compile(r"(?:^|[^一-鿿]|[在到是从去来于为]|我们|位于|本地)$")
"""What stands before a name of two signs (环县), if it is not the city that holds it: other words end so too (城市和县)."""
_LISTED = re.compile(r"(?<![一-鿿])([一-鿿]{2,4}?)(?:县|市|区)?(?=[：:、，,（(\s])")
_SIBLINGS, _TIMES = 2, 2
"""So many counties of one city, each named so often, tell of which city a text is."""


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
        name = next((word for length in lengths if (word := text[ending.end() - length : ending.end()]) in known and _stands(word, text, ending.end())), "")
        if name:
            found.append(County(name, known[name], ending.end() - len(name), ending.end()))
    return tuple(found)


def _stands(name: str, text: str, end: int) -> bool:
    """Whether a name that ends there is no part of other words, as one of two signs may be."""
    before = text[max(0, end - len(name) - _LONGEST) : end - len(name)]
    return len(name) > _SHORTEST or _BOUND.search(before) is not None or before.endswith(tuple(form for parent in parents(name) for form in (parent, bare_name(parent))))


def parents(name: str) -> tuple[str, ...]:
    """The prefectures or provinces that have a county of this full name; () of none."""
    return _parents().get(name, ())


def as_district(name: str, words: str) -> str:
    """The district that a new area named in `words` with the city of both is (广州南沙新区 → 南沙区); the name itself of any other place."""
    district = f"{bare_name(name)}区"
    is_one = name.endswith("新区") and not is_county(name) and any(bare_name(parent) in words for parent in parents(district))
    return district if is_one else name


def is_county(name: str) -> bool:
    """Whether a full name is that of a county, a district or a county-level city."""
    return name in _parents()


def city_holding(text: str) -> str:
    """The city of most of the counties that a text of one city lists by their short names (钟祥：2444…；掇刀：8603… is of 荆门市), "" where they are of several or too few."""
    named = Counter(match[1] for match in _LISTED.finditer(text))
    held: defaultdict[str, set[str]] = defaultdict(set)
    for short, count in named.items():
        for parent in _of_short().get(short, ()) if count >= _TIMES else ():
            held[parent].add(short)
    most = sorted(held.items(), key=lambda one: -len(one[1]))
    best, others = most[:1], {short for _, shorts in most[1:] for short in shorts}
    return best[0][0] if best and len(best[0][1]) >= _SIBLINGS and len(best[0][1] - others) >= _SIBLINGS else ""


@cache
def _of_short() -> Mapping[str, tuple[str, ...]]:
    """The parents of the counties that go by a short name of two signs or more."""
    held: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for name, parents in _parents().items():
        if len(short := bare_name(name)) > 1:
            held[short] += parents
    return held


@cache
def _parents() -> Mapping[str, tuple[str, ...]]:
    held: dict[str, tuple[str, ...]] = {}
    municipalities = {one.name: " ".join(district.name for district in places("县") if district.province == one.name) for one in places("省")}
    for parent, names in (*read_data(Path(__file__).with_suffix(".yaml")).items(), *municipalities.items()):
        for name in str(names).split():
            held[name] = (*held.get(name, ()), parent)
    return held
