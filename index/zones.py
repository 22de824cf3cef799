"""The development zones that a text names by their kind, in full or short form: 高新技术产业开发区 and 高新区 are one, 经开区 is another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.data_files import read_data
from index.regions import Region, is_short, region

_LONGEST_NAME, _LONGEST_CITY = 6, 4


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone named at `start…end`, with the usual short name of its `kind`."""

    kind: str
    start: int
    end: int


def zones(text: str) -> tuple[Zone, ...]:
    """The zones that `text` names, in text order."""
    return tuple(Zone(str(match.lastgroup and _kinds()[int(match.lastgroup[1:])]), match.start(), match.end()) for match in _pattern().finditer(text))


def city_of_zone(words: str) -> Region | None:
    """The city before a zone at the head of a title, be its short name a common word too (中山火炬高技术产业开发区 → 中山市); None without."""
    first = next(iter(zones(words)), None)
    heads = [words[:end] for end in range(2, _LONGEST_CITY + 1) if is_short(words[:end])] if first else []
    return region(f"{heads[-1]}市") if heads and first and first.start - len(heads[-1]) <= _LONGEST_NAME else None


def with_zone(text: str, end: int) -> int:
    """The end of the zone named right behind a place that ends at `end`, with its own name (泉州|台商投资区, 中山|火炬开发区); `end` where none is."""
    match = _pattern().match(text, end)
    return match.end() if match else end


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(read_data(Path(__file__).with_suffix(".yaml")))


@cache
def _pattern() -> re.Pattern[str]:
    forms = read_data(Path(__file__).with_suffix(".yaml")).values()
    return re.compile("|".join(f"(?P<k{number}>{form})" for number, form in enumerate(forms)))
