"""A number that a text demands with a sign of its own for what is counted ("具有三轴及三轴以上", "6间以上"), against the one that the asker tells with that sign."""

from __future__ import annotations

import re

from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.records import Facts
from assistant.eligibility.vocabulary import CLAUSE
from assistant.records import ConditionCheck
from index.quantities import numeral, quantities
from prompts import say

_NUMBER = r"\d+|[一二两三四五六七八九十]+"
_DEMANDED = re.compile(rf"(?P<least>不少于|不低于|至少)?(?P<number>{_NUMBER})(?P<sign>[一-鿿])(?:及?(?P=number)(?P=sign)|及)?(?P<above>以上)?")


def counted(text: str, own: Facts) -> ConditionCheck | None:
    """The check of the first such number for whose sign the asker tells one other number; None where there is none, or figures are read with that sign as a unit."""
    for found in _DEMANDED.finditer(text):
        least = numeral(found["number"])
        if least is None or not (found["least"] or found["above"]) or any(one.unit for one in quantities(f"5{found['sign']}")):
            continue
        told = [(clause.group().strip(), numeral(one["number"])) for clause in CLAUSE.finditer(own.text) for one in re.finditer(rf"(?<!第)(?P<number>{_NUMBER}){found['sign']}", clause.group())]
        if len(told) == 1 and told[0][1] is not None:
            return held(text, told[0][1] >= least, say(f"eligibility.reason.{'lasted' if told[0][1] >= least else 'not_lasted'}", words=told[0][0]))
    return None
