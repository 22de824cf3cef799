"""Areas of several places that a condition names ("到粤东粤西粤北地区用人单位就业"), against the place where the asker says that he does it."""

from __future__ import annotations

import re

from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.records import Facts
from assistant.eligibility.vocabulary import CLAUSE, OR
from assistant.records import ConditionCheck
from index.areas import Area, areas_in
from index.regions import find_regions
from index.stretches import BRACKETED
from prompts import say

_WHERE = re.compile(r"(?:[在到去至是回]|注册|开|位于|落户)[^，。；]{0,4}$")
_BEFORE = re.compile(r"(?:户[籍口]|老家|籍|出生|毕业|来自|以前|原来|人)")
_NOT = re.compile(r"(?:除|非|不含|不包括)[^，。；、]{0,4}$|以外|之外|除外|其他")


def places_told(facts: Facts) -> list[tuple[str, str]]:
    """The places where the asker says that something of his is or is done, with the clause; none that he only comes from."""
    found = []
    for clause in CLAUSE.finditer(facts.text):
        words = clause.group().strip()
        found += [(one.name, words) for one in find_regions(words) if not one.relative and _WHERE.search(words[: one.start]) and not _BEFORE.search(words[one.end : one.end + 4])
                  and not areas_in(words)]
    return found


def area_check(text: str, facts: Facts) -> ConditionCheck | None:
    """The check that fails because all the places told lie outside the areas that `text` names, or is met where `text` is no more than the name of one that
    has them; None where it names none, or a place lies in one of them, or that cannot be said."""
    bare = BRACKETED.sub("", text)
    named = areas_in(bare)
    told = places_told(facts) if named and not _NOT.search(bare) else []
    if not told:
        return None
    verdicts = {_lies_in(place, named) for place, _ in told}
    if verdicts == {False} and not any(_PLACES.search(part) and not areas_in(part) for part in OR.split(bare)):
        return held(text, False, say("eligibility.reason.denied", words=told[-1][1]))
    if verdicts == {True} and all(_REST.sub("", part) == areas_in(part)[0].name for part in OR.split(bare) if areas_in(part)):
        return held(text, True, say("eligibility.reason.said", words=told[-1][1]))
    return None


def _lies_in(place: str, named: tuple[Area, ...]) -> bool | None:
    """Whether a place lies in one of several areas, None where that cannot be said."""
    fits = [area.has(place) for area in named]
    return True if True in fits else None if None in fits else False


_PLACES = re.compile(r"城市|地区|区域|[省市县州区]$|[省市县州]级")
"""Other kinds of places that are listed with the areas."""
_REST = re.compile(r"地区|区域|城市|[在的和及]|内地")
