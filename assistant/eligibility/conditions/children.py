"""How many children a rule asks for (三孩及以上家庭, 生育二孩), against the number that the asker tells (俩娃, 三胎)."""

from __future__ import annotations

import re

from assistant.eligibility.told.said import denied, same
from assistant.eligibility.vocabulary import CLAUSE

_NUMBERS = "一二三四五"
_CHILDREN = re.compile(rf"(?<![第头])(?P<number>[{_NUMBERS}])孩(?P<more>及?以上)?")


def other_number(text: str, said: str) -> str:
    """The clause in which the asker tells another number of children than `text` asks for, "" where he tells none, several, or one that fits."""
    wanted = list(_CHILDREN.finditer(same(text)))
    clauses = [(clause.group().strip(), one["number"]) for clause in CLAUSE.finditer(said) for one in _CHILDREN.finditer(same(clause.group()))]
    if not wanted or len({number for _, number in clauses}) != 1 or any(denied(f"{clauses[0][1]}孩", clause) for clause, _ in clauses):
        return ""
    told = _NUMBERS.index(clauses[0][1])
    least = [(_NUMBERS.index(one["number"]), bool(one["more"])) for one in wanted]
    return "" if any(told == number or (more and told > number) for number, more in least) else clauses[0][0]
