"""Countries that a condition asks for by name or part of the world ("赴俄罗斯、蒙古国及亚洲其他国家"), against the one to which the asker says that he goes."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.vocabulary import CLAUSE
from assistant.records import ConditionCheck
from index.data_files import read_data
from prompts import say

_DATA: dict[str, str] = read_data(Path(__file__).with_suffix(".yaml"))
_PART = {name: part for part, line in _DATA.items() for names in line.split() for name in names.split("/")}
_ONE = {name: names.split("/")[0] for line in _DATA.values() for names in line.split() for name in names.split("/")}
_COUNTRY = re.compile("|".join(sorted(_PART, key=len, reverse=True)))
_UNKNOWN = re.compile(r"东盟|欧盟|一带一路|RCEP|[东西南北中]部?亚|[东西南北中]欧|独联体|[^他的]友好|发达|发展中|港澳|香港|澳门|台湾|拉美|中东")
_ASKS = re.compile(r"[赴到去往至在]|出口|投资|设立|参展")


def countries_check(text: str, said: str) -> ConditionCheck | None:
    """The check of where a condition wants something done abroad; None where it names no country or part of the world, groups that are known by other lists, or only
    the others, and where the asker names no country."""
    named = {_ONE[one] for one in _COUNTRY.findall(text)}
    parts = {one for one in _DATA if one in text}
    if not (named or parts) or not _ASKS.search(text) or _UNKNOWN.search(text):
        return None
    told = [(one, clause.group().strip()) for clause in CLAUSE.finditer(said) for one in _COUNTRY.findall(clause.group())]
    if not told:
        return None
    fits = [(_ONE[one] in named or _PART[one] in parts) for one, _ in told]
    if any(fits) and not all(fits):
        return None
    return held(text, all(fits), say(f"eligibility.reason.{'said' if all(fits) else 'denied'}", words=told[-1][1]))
