"""Figures that a question asks for one by one (种植面积、产量、产值各多少; 改造多少户危房、新建多少座厕所), each as the words that name it, and the
rows that stand beside others for those that a look-up by all the words left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.gather.of_figures import metrics
from assistant.gather.of_figures.naming import grams_of, name_of, weight
from assistant.records import Query
from assistant.understand.units import unit_asked
from assistant.vocabulary import vocabulary
from index.library import Library
from index.records import Target
from index.synonyms import expand

_ASKS = re.compile(r"(?<!哪)(?:多少|几(?=[个家项条座户名人倍成件万千百亿元吨处类种次台套公平米]))")
_PIECE = re.compile(r"[^、，；。？！：]+")
_ANNOUNCES = re.compile("[：:]")
"""Behind words that only say that figures are asked for (核几个数：)."""
_LIST = re.compile(r"(?P<list>[\u4e00-\u9fffA-Za-z“”]{2,16}(?:(?:、|以及|还有|[和与及跟])[\u4e00-\u9fffA-Za-z“”]{2,16})+)[，,]?(?:这|那)?(?:[两二三四五六七八\d](?:个|项|类|样|者)[\u4e00-\u9fff]{0,4})?(?:目标|指标|数)?(?:各|分别|都|加|合|一共|总共)[^，。？；]{0,10}(?:多少|几|百分之)")
_JOINS = re.compile(r"、|以及|还有|[和与及跟]")
_LEAST = 2
_NAMED = 0.6
"""So much of what names a figure must be in a row's name."""
_WHOLE = 0.8
_COUNTED = re.compile(r"[两三四五六七八](?:个|块|项|类|样|大)(?:领域|方面)?$")
"""How many the things are, behind the last of them."""


@dataclass(frozen=True, slots=True)
class Apart:
    """One figure that is asked for: the clause that does, its words that name it, the unit it asks for ("" where none)."""

    said: str
    things: tuple[str, ...]
    unit: str

    def named_by(self, row: Target, library: Library) -> bool:
        """Whether a row is called by what names the figure."""
        return any(_explains(thing, row, library) for thing in self.things)


def asked_apart(query: Query) -> tuple[Apart, ...]:
    """The figures asked for one by one; () where the question asks for one alone."""
    listed = _LIST.search(query.text)
    if listed is not None:
        at = listed.start("list")
        names = [(at, part) for part in _JOINS.split(listed["list"]) if len(part) >= _LEAST]
        found = [Apart(part, runs, "") for _, part in names if (runs := _runs(part, query))]
    else:
        pieces = [match.group() for match in _PIECE.finditer(query.text) if _ASKS.search(match.group()) and not _ANNOUNCES.match(query.text, match.end())]
        found = [Apart(piece, _runs(piece, query), unit_asked(piece)) for piece in pieces]
        found = [one for one in found if one.things]
    return tuple(found) if len(found) >= _LEAST else ()


def things_listed(query: Query) -> tuple[str, ...]:
    """The things that a question lists by name before it asks for them together (农民合作社和家庭农场加起来); () where it lists none."""
    return tuple(one.things[0] for one in asked_apart(query)) if _LIST.search(query.text) else ()


def _runs(piece: str, query: Query) -> tuple[str, ...]:
    """The words of the topic in a piece of the question, the longest first: the first of them names the figure. Words that only tell goals from outcomes
    name none."""
    runs = (run for run in dict.fromkeys(query.topic) if run in piece and len(vocabulary().about_goals.sub("", run)) >= _LEAST)
    return tuple(sorted((name for run in runs if len(name := _COUNTED.sub("", run)) >= _LEAST), key=lambda run: -len(run)))


def _explains(thing: str, row: Target, library: Library) -> bool:
    """Whether a row's name has most of a thing, in any words for it, or the thing nearly all of the row's name (改造老旧小区)."""
    own, weigh = name_of(row), library.terms.weight
    for word in (thing, *expand(thing)):
        grams = grams_of(word, library.terms)
        if grams and (weight(grams & own.name, weigh) >= _NAMED * weight(grams, weigh) or weight(grams & own.core, weigh) >= _WHOLE * weight(own.core, weigh) > 0):
            return True
    return False


def beside(one: Apart, told: Sequence[Target], library: Library) -> Target | None:
    """The figure asked for in the sentences of those told: one called so, else the only one there of the unit that it asks for; None where there
    is none, or several."""
    near = library.targets_in({(row.document, row.sentence) for row in told if row.sentence[1]})
    years, roles = {row.year for row in told}, {row.status for row in told}
    rest = [row for row in near if row not in told and row.year in years and row.status in roles]
    called = [row for row in rest if one.named_by(row, library)]
    kind = metrics.family(one.unit) if one.unit else ""
    found = [row for row in called if not kind or metrics.family(row.unit) == kind] or [row for row in rest if one.unit and row.unit == one.unit]
    return found[0] if len({(row.value, row.unit) for row in found}) == 1 else None
