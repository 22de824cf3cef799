"""What an asker says of himself in general ("一直守法经营", "没犯过事") as the fulfilment of what a requirement names in its own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.eligibility.conditions.left_out import forbidden
from assistant.eligibility.records import Facts
from assistant.eligibility.told.said import unmet
from assistant.eligibility.vocabulary import CLAUSE, alternation
from assistant.records import ConditionCheck
from index.data_files import read_data
from index.regions import find_regions
from prompts import say

HERE = "本地"
"""The place of the document, in the asker's words made alike."""
_FILLERS = re.compile(r"一直|一向|向来|从来|都|也|很|挺|还|比较|蛮|始终")


@dataclass(frozen=True, slots=True)
class _Kind:
    printed: re.Pattern[str]
    told: re.Pattern[str]
    both: bool
    """Whether what is told holds only of what its clause names too."""
    place: bool
    """Whether it is told of a place, so that a clause that names another one tells nothing."""


@cache
def _kinds() -> tuple[_Kind, ...]:
    tree = read_data(Path(__file__).with_name("assertions.yaml"))
    return tuple(_Kind(re.compile(alternation(tuple(one["printed"]))), re.compile(alternation(tuple(one["told"]))), bool(one.get("both")), bool(one.get("place"))) for one in tree.values())


def asserted(condition: str, facts: Facts) -> ConditionCheck | None:
    """The check of a condition that a general word of the asker's settles, or the case that it forbids and he tells of; None where he says neither."""
    if (case := forbidden(condition, facts)) is not None:
        return case
    for kind in _kinds():
        named = kind.printed.findall(condition)
        for clause in CLAUSE.finditer(facts.text) if named else ():
            if kind.place and HERE not in clause.group() and any(not one.relative for one in find_regions(clause.group())):
                continue
            if kind.told.search(_FILLERS.sub("", clause.group())) and not unmet(clause.group()) and (not kind.both or any(name in clause.group() for name in named)):
                return ConditionCheck(condition, "符合", say("eligibility.reason.said", words=clause.group().strip()))
    return None
