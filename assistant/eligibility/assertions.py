"""What an asker says of himself in general ("一直守法经营", "没犯过事") as the fulfilment of what a requirement names in its own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.eligibility.left_out import left_out
from assistant.eligibility.records import Facts
from assistant.eligibility.said import unmet
from assistant.eligibility.vocabulary import CLAUSE, alternation
from assistant.records import ConditionCheck
from index.data_files import read_data
from index.regions import find_regions
from prompts import say

HERE = "本地"
"""The place of the document, in the asker's words made alike."""
_LACKING = re.compile(r"(?:未|无|没有|不得|不能|不存在|不)(?:有|发生|出现|被?列入|受到?|受过|因|拖欠|欠缴)?(?P<what>[^，。；]{2,40})$")
_GRAVE = re.compile(r"重大|较大|严重|特大|以上")
"""What is not to have happened where it was grave: that something of the kind happened does not tell it."""


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
    lacking = _LACKING.search(condition)
    case = left_out(lacking["what"], facts) if lacking is not None else None
    if case is not None:
        return ConditionCheck(condition, "需补充" if _GRAVE.search(condition) else "不符合", case.reason)
    for kind in _kinds():
        named = kind.printed.findall(condition)
        for clause in CLAUSE.finditer(facts.text) if named else ():
            if kind.place and HERE not in clause.group() and any(not one.relative for one in find_regions(clause.group())):
                continue
            if kind.told.search(clause.group()) and not unmet(clause.group()) and (not kind.both or any(name in clause.group() for name in named)):
                return ConditionCheck(condition, "符合", say("eligibility.reason.said", words=clause.group().strip()))
    return None
