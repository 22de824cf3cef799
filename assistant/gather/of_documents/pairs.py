"""Which two documents a question about changes sets against each other: those it names, else two of one series."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from assistant.gather.of_documents.turns import words
from assistant.records import Query
from assistant.understand.yearly import bare_title
from index.dates import YEAR
from index.library import Library
from index.schema import Card
from index.versions import one_document

Assumed = Literal["", "latest", "before", "after", "ends", "course"]
"""How the pair was found: named; the two latest of a series; the one before or after the one named; the ends of several; the one of a time named
and the latest."""

_THIS_IS_OLD = re.compile(r"(?:比|较|相比|对比|对照|与|和|跟|同)[^，。？]{0,16}(?:相比|比较|比|多|少|新增|增加|提高|取消|有)")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents, the older first, and how they were found."""

    old: str
    new: str
    assumed: Assumed = ""


def pairs(query: Query, library: Library, topical: Callable[[str], bool]) -> tuple[Pair, ...]:
    """The pairs that the question may mean, one where it is clear, () where it sets no documents against each other.

    `topical` tells whether a document has what the question is about.
    """
    said = words()
    text = query.text
    named = sorted(query.documents or (query.soft_documents if query.leans else ()), key=lambda id: _when(library.cards[id]))
    if len(named) == 2:
        return (Pair(named[0], named[1]),)
    if len(named) > 2:
        return _of_many(named, library)
    turned = any(pattern.search(text) for pattern in said.turns.values())
    against = turned or bool(said.set_against.search(text)) or bool(query.leans and query.soft_documents)
    if len(named) == 1:
        return _beside(named[0], query, library, topical) if against else ()
    if against and said.until_now.search(text):
        return _until_now(query, library, topical)
    plural = bool(said.unnamed.search(text)) or (turned and bool(said.figures.search(text)))
    if not (plural and against):
        return ()
    found: dict[str, Pair] = {}
    for group in series(query, library):
        having = [id for id in group if topical(id)]
        if len(having) == 1:  # only one of them has it, which tells of a change too
            having = [*having, group[-1]] if having[0] != group[-1] else group[-2:]
        if having:
            found.setdefault(library.cards[having[-1]].meta.region, Pair(having[-2], having[-1], "latest"))
    return tuple(found.values())


def _until_now(query: Query, library: Library, topical: Callable[[str], bool]) -> tuple[Pair, ...]:
    """The document of the time named (十三五, 2018年), or the first, and the latest, of the longest series that has what is asked about."""
    for group in series(query, library):
        having = [id for id in group if topical(id)]
        then = [id for id in having[:-1] if {_when(library.cards[id])[:4], str((library.cards[id].meta.period or (0, 0))[1])} & set(map(str, query.years))]
        if len(having) > 1:
            return (Pair((then or having)[0], having[-1], "course"),)
    return ()


def _of_many(named: list[str], library: Library) -> tuple[Pair, ...]:
    """Of more than two documents the two latest of each place, where one name means them all; else the first and the last."""
    cards = [library.cards[id] for id in named]
    if len({bare_title(card) for card in cards}) > 1:
        return (Pair(named[0], named[-1], "ends"),)
    places: dict[str, list[str]] = {}
    for card in cards:
        places.setdefault(card.meta.region, []).append(card.id)
    return tuple(Pair(group[-2], group[-1], "latest") for group in places.values() if len(group) > 1)


def _beside(named: str, query: Query, library: Library, topical: Callable[[str], bool]) -> tuple[Pair, ...]:
    """The document named with the one of its series before it, or the latest after it where it is what others are held against."""
    region = library.cards[named].meta.region
    group = next((one for one in series(query, library, near=named) if named in one), [])
    dated = [id for id in group if id != named and any(str(year) in (_when(library.cards[id])[:4], *YEAR.findall(library.cards[id].title)) for year in query.years)]
    if len(dated) == 1:
        old, new = sorted((named, dated[0]), key=group.index)
        return (Pair(old, new),)
    having = [id for id in group if id == named or topical(id)]
    having = having if len(having) > 1 else group
    if len(having) < 2 or not region:
        return ()
    place = having.index(named)
    held_against = _THIS_IS_OLD.search(query.text) is not None
    if place == 0 or (held_against and place + 1 < len(having)):
        return (Pair(named, having[-1], "after"),)
    return (Pair(having[place - 1], named, "before"),)


def series(query: Query, library: Library, near: str = "") -> list[list[str]]:
    """Rows of documents that follow one another, oldest first: of one region and one title but for years, else of one region and
    of the kinds the question speaks of (of `near`, where it is given). The longest first."""
    mentions = "".join(match.group() for match in words().unnamed.finditer(query.text))
    said = words().kinds
    spoken = (library.cards[near].title,) if near else (mentions, words().usual.sub("", query.text))
    kinds = next((group for text in spoken for group in said if any(kind in text for kind in group)), said[0])
    chosen = [card for card in library.cards.values() if _when(card) and any(kind in card.title for kind in kinds)
              and (not query.regions or card.meta.region in query.regions)]
    titled: dict[tuple[str, str], list[Card]] = {}
    placed: dict[tuple[str, str], list[Card]] = {}
    for card in chosen:
        titled.setdefault((card.meta.region, bare_title(card)), []).append(card)
        placed.setdefault((card.meta.region, ""), []).append(card)
    groups = [group for group in titled.values() if len(group) > 1] or []
    groups += [group for group in placed.values() if len(group) > 1 and kinds == words().kinds[0]]
    ordered = [[card.id for card in sorted(group, key=_when)] for group in groups]
    return sorted(ordered, key=lambda group: -len(group))


def same_title(old: str, new: str, library: Library) -> bool:
    """Whether the two are versions of one document."""
    cards = library.cards
    return one_document(cards[old].meta, cards[new].meta) or library.superseded.get(old) == new


def _when(card: Card) -> str:
    meta = card.meta
    return meta.published or meta.effective or (str(meta.period[0]) if meta.period else "")
