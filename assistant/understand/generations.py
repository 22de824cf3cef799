"""Which document is meant by its place in the row of plan generations: “最新的计划”, “上一个规划”?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.understand.mention import KIND, Mention, date_of
from assistant.understand.nicknames import by_place_in_row, leans_on_home
from assistant.understand.titles import titles
from index.schema import Card

_NEWEST = re.compile(rf"(?:最新|最近|最近一(?:份|轮|期)|新一轮)的?(?:这|那)?(?:份|个|轮|期)?[\u4e00-\u9fff]{{0,6}}?{KIND}")
_BEFORE = re.compile(rf"(?<![新想要能再刚来可])(?:上|前)(?:一|1)?(?:(?:轮|期|份|版)(?:的)?{KIND}?|个(?:的?{KIND}|(?=[比相和与跟里中，。？]|$)))")


def seen_from(text: str) -> bool:
    """Whether the question names a document by its place before another one (“上一个规划”)."""
    return _BEFORE.search(text) is not None or leans_on_home(text)


def generation(text: str, cards: Mapping[str, Card], home: Sequence[str]) -> Mention | None:
    """The document meant by “最新的计划” or “上一个规划”, seen from the documents `home` of the dialogue before."""
    order = _generations(cards, home)
    if (named := by_place_in_row(text, cards, order, home)) is not None:
        return named
    if match := _NEWEST.search(text):
        return Mention(order[-1:], match.start(), match.end()) if order else None
    if (match := _BEFORE.search(text)) and home:
        earlier = [id for id in order if id not in home and date_of(cards[id]) < min(date_of(cards[one]) for one in home)]
        return Mention(tuple(earlier[-1:]), match.start(), match.end()) if earlier else None
    return None


def _generations(cards: Mapping[str, Card], home: Sequence[str]) -> tuple[str, ...]:
    """The plans of the region of `home` (or of the region with most documents), oldest first."""
    regions = {cards[id].meta.region for id in home if id in cards}
    known = titles(cards)
    regions = regions or {known.main_region} - {""}
    chosen = [cards[id] for id in known.of_regions(regions) if date_of(cards[id])]
    return tuple(card.id for card in sorted(chosen, key=date_of))
