"""Rules of one place: what different places grant is never put together for a question that names no place."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.gather.of_documents.in_force import holds_in
from assistant.records import Draft, Query, Status
from index.library import Library
from index.records import SupportRule


def several_places(library: Library) -> bool:
    """Whether a library has documents of places none of which lies in another."""
    places = list(dict.fromkeys(card.meta.region for card in library.cards.values() if card.meta.region))
    return any(apart(places[0], place) for place in places[1:])


def apart(place: str, other: str) -> bool:
    """Whether what is issued for one of two places does not hold in the other, nor the other way about."""
    return not (holds_in(place, other) or holds_in(other, place))


def told_elsewhere(draft: Draft, query: Query, library: Library) -> bool:
    """Whether a draft quotes only documents of places apart from those that the question names: what holds elsewhere answers nothing."""
    if not query.regions or query.documents or draft.status == Status.REFUSED or draft.targets or not draft.citations:
        return False
    homes = {library.cards[one.document].meta.region for one in draft.citations}
    return all(apart(home, place) for home in homes for place in query.regions)


def of_one_place(rules: Sequence[SupportRule], query: Query, library: Library, *, several: bool) -> tuple[SupportRule, ...]:
    """The rules, best first; where the best is of the very place that the question names, those of it and not of wider ones (unless
    `several` things are asked for); where the question names no place and no document, those of the place of the first and of wider or inner ones."""
    if not rules or query.documents:
        return tuple(rules)
    regions = [library.cards[rule.document].meta.region for rule in rules]
    if query.regions:
        own = regions[0] in query.regions and not several
        return tuple(rule for rule, region in zip(rules, regions, strict=True) if not own or region in query.regions)
    return tuple(rule for rule, region in zip(rules, regions, strict=True) if not apart(region, regions[0]))
