"""The statements of one document, or of several, about the thing that a question asks of: target rows of one name, held together.

Rows are one thing where the question explains their names alike; they are held together by what they measure (a level, a rate of
growth, a yearly number), their region, scope and year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.agreement.places import Place, bare, places
from assistant.agreement.words import words
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.of_figures.naming import Asked, Grams, NamedRow, grams_of, weight
from assistant.records import Query
from index.contradictions import built_alike, same_thing
from index.library import Library
from index.quantities import in_base_units
from index.records import Target

_FIT = 0.7
"""A row's name must be explained by the question at least by this share, by weight."""
_GIVEN = 0.4
"""… by this share where the asker gives its figure."""
_ALIKE = 0.2
"""… by this share where it is one thing with a row that is."""
_EXPLAINS = 0.34
"""… and explain at least this share of the question."""
_CANDIDATES = 240
_FEW = 8
"""Parts are looked for in no more documents."""
_LACKS = 0.35
"""A row of the same thing may lack so much of what the question calls it by."""
_GAIN, _SURE = 0.25, 0.9
"""A further thing must explain so much more of the question, and have its name explained so well."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows about one thing that measure the same: `kind` is "level", "growth", "flow" or "change"; older documents first, in text order."""

    kind: str
    rows: tuple[Target, ...]

    def of_year(self, year: int | None) -> tuple[Target, ...]:
        return tuple(row for row in self.rows if row.year == year)

    @property
    def years(self) -> tuple[int | None, ...]:
        return tuple(dict.fromkeys(row.year for row in self.rows))


Thing = tuple[Group, ...]
"""What is told of one thing, by kinds."""


def things(query: Query, library: Library) -> list[Thing]:
    """The things that the question holds statements together of, the best explained first; several where they explain different
    parts of the question."""
    documents = documents_for(query, library)
    named = [place for id in documents or () for place in places(query.text, id, library)] if documents and len(documents) <= _FEW else []
    topic = [run for word in query.words if len(run := bare(word, named)) > 1]
    asked = Asked.of(topic, query.text, library)
    if not asked.grams:
        return []
    subject = frozenset().union(*(grams_of(words().growth.sub(" ", run), library.terms) for run in topic))
    total = weight({gram for gram in subject if library.terms.in_names(gram)}, asked.weigh)
    candidates = library.search_targets(" ".join((*topic, *asked.keys)), _CANDIDATES, documents)
    given = {in_base_units(own.value, own.unit)[0] for own in query.asker}
    rows = [row for one in candidates if (row := asked.row(one, library, _ALIKE)) is not None]
    found: list[list[NamedRow]] = []
    for row in sorted(rows, key=lambda one: (-_explained(one, asked) * one.fit, one.target.start)):
        home = next((alike for alike in found if _same(alike[0], row, named) and _about(alike[0], row, asked, subject)), None)
        if home is not None:
            home.append(row)
        elif row.fit >= _FIT or (row.fit >= _GIVEN and in_base_units(row.target.value, row.target.unit)[0] in given):
            found.append([row])
    chosen: list[list[NamedRow]] = []
    open_ = asked.grams | asked.more
    for alike in found:
        gain = weight((alike[0].explained | alike[0].name) & open_, asked.weigh)
        if gain >= (_GAIN if chosen else _EXPLAINS) * total and (not chosen or alike[0].fit >= _SURE):
            chosen.append(alike)
            open_ -= alike[0].explained | alike[0].name
    return [_by_kind(alike, library) for alike in chosen]


def _same(first: NamedRow, row: NamedRow, named: Sequence[Place]) -> bool:
    """Whether two rows are about one thing; of rows at two parts that the question names, nearly the same name will do."""
    one, other = first.target, row.target
    if (one.region, one.scope) != (other.region, other.scope) or (one.document == other.document and built_alike(one.path, other.path)):
        return False
    if same_thing(one, other) or first.core == row.core:
        return True
    apart = any(place.has(one.start) != place.has(other.start) for place in named) and any(place.has(other.start) for place in named)
    return apart and one.document == other.document and row.fit >= _SURE and 2 * len(row.name & first.name) >= len(row.name)


def _about(first: NamedRow, row: NamedRow, asked: Asked, subject: Grams) -> bool:
    """Whether a row, by its name or what stands around it, is about what the question calls the first by: 种植面积 under another
    crop's heading is not the 人参种植面积 asked about."""
    lacking = (first.explained & subject) - row.name - row.around
    return weight(lacking, asked.weigh) <= _LACKS * weight(first.explained, asked.weigh)


def _by_kind(rows: Sequence[NamedRow], library: Library) -> Thing:
    kinds: dict[tuple[str, str], list[Target]] = {}
    for row in sorted((one.target for one in rows), key=lambda one: (library.cards[one.document].meta.published, one.document, one.start)):
        unit = in_base_units(row.value, row.unit)[1]
        measure = kind_of(row)
        key = next(((name, known) for name, known in kinds if name == measure and _like(known, unit)), (measure, unit))
        kinds.setdefault(key, []).append(row)
    return tuple(Group(kind, tuple(alike)) for (kind, _), alike in kinds.items())


def _explained(row: NamedRow, asked: Asked) -> float:
    """The weight of what a row's name has of the question, in its words or in others for the same."""
    return weight(row.explained | (row.name & asked.more), asked.weigh)


def kind_of(row: Target) -> str:
    """What a row measures: "level", "growth", "flow", "change"."""
    return {"annual_growth": "growth", "annual_flow": "flow", "change": "change"}.get(row.measure, "level")


def _like(unit: str, other: str) -> bool:
    """Whether two units, in base form, count the same (吨, 吨标煤)."""
    return unit == other or (bool(unit and other) and (unit.startswith(other) or other.startswith(unit)))


def wanted_kinds(text: str) -> frozenset[str]:
    """What the question asks for of a thing, by kinds of rows; empty where it does not say."""
    known = words()
    found = {name for name, pattern in (("growth", known.growth), ("level", known.level), ("flow", known.flow)) if pattern.search(text)}
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Placed:
    """Rows at the parts that a question names, and the names of parts that have none."""

    rows: tuple[Target, ...]
    silent: tuple[str, ...] = ()


def at_places(rows: Sequence[Target], text: str, library: Library) -> Placed:
    """The rows that stand at the parts which the question names, where at least two of the parts have some; else all rows."""
    documents = {row.document for row in rows}
    if len(documents) != 1:
        return Placed(tuple(rows))
    named = places(text, next(iter(documents)), library)
    having = [place for place in named if any(place.has(row.start) for row in rows)]
    inside = [row for row in rows if any(place.has(row.start) for place in having)]
    spread = {tuple(place.has(row.start) for place in having) for row in inside}
    silent = tuple(place.said for place in named if place not in having)
    return Placed(tuple(inside) if len(having) > 1 and len(spread) > 1 else tuple(rows), silent)
