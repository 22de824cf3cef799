"""The documents of a library of which each year has its own (政府工作报告, 统计公报), in rows by name and place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.understand.mention import date_of
from index.dates import YEAR
from index.schema import Card
from index.versions import core

_YEARS_IN_TITLE = re.compile(r"(?:19|20)\d\d年?|十[一二三四五六七]?五|第[一二三四五六七八九十]+个五年")
_LEAST_YEARS = 2
_KINDS = ("报告", "公报", "要点", "总结")
"""Kinds of document of which each year has its own, as people call them in short."""


@dataclass(frozen=True, slots=True)
class Series:
    """Documents of one name: what it ends in (政府工作报告), and for each place the document of each year."""

    name: str
    places: Mapping[str, Mapping[int, str]]

    @property
    def short(self) -> str:
        """How people call one in short (报告); the whole name where there is no usual short form."""
        return next((kind for kind in _KINDS if self.name.endswith(kind)), self.name)


def bare_title(card: Card) -> str:
    """The title without years, region and what tells versions apart."""
    title = _YEARS_IN_TITLE.sub("", core(card.title))
    region = card.meta.region
    return title.replace(region, "").replace(region[:-1] if len(region) > 2 else region, "").replace("人民政府", "政府")


def series_of(cards: Mapping[str, Card]) -> tuple[Series, ...]:
    """The rows of documents of a library whose names differ by nothing but place and year, of some place at least two."""
    rows: dict[str, dict[str, dict[int, str]]] = {}
    for id, card in cards.items():
        year = YEAR.search(card.title) or YEAR.match(date_of(card))
        name = bare_title(card)
        if year is not None and any(name.endswith(kind) for kind in _KINDS):
            rows.setdefault(name, {}).setdefault(card.meta.region, {})[int(year[0])] = id
    return tuple(Series(name, places) for name, places in rows.items() if any(len(dated) >= _LEAST_YEARS for dated in places.values()))
