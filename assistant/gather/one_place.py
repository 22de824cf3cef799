"""Rules of one place: what different places grant is never put together for a question that names no place."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.gather.in_force import holds_in
from assistant.records import Query
from index.library import Library
from index.records import SupportRule


def several_places(library: Library) -> bool:
    """Whether a library has documents of places none of which lies in another."""
    places = list(dict.fromkeys(card.meta.region for card in library.cards.values() if card.meta.region))
    return any(apart(places[0], place) for place in places[1:])


def apart(place: str, other: str) -> bool:
    """Whether what is issued for one of two places does not hold in the other, nor the other way about."""
    return not (holds_in(place, other) or holds_in(other, place))


def of_one_place(rules: Sequence[SupportRule], query: Query, library: Library) -> tuple[SupportRule, ...]:
    """The rules, best first; where the question names no place and no document, those of the place of the first and of wider or inner ones."""
    if not rules or query.regions or query.documents:
        return tuple(rules)
    home = library.cards[rules[0].document].meta.region
    return tuple(rule for rule in rules if not apart(library.cards[rule.document].meta.region, home))
