"""A share or a multiple of a standard that holds for a person ("每超过1人，按当地月最低工资标准的6倍"), for all the persons that the asker counts."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit
from assistant.eligibility.records import Amount, Facts
from assistant.eligibility.sums.bases import counted_in
from assistant.eligibility.sums.caps import against_cap
from assistant.eligibility.sums.heads import count_unit
from assistant.eligibility.told.outcomes import outcomes
from assistant.records import Computation
from index.records import SupportRule
from prompts import say


def for_each(rule: SupportRule) -> bool:
    """Whether what a rule gives by a standard is given for each person, and its cap is for all."""
    return _STANDARD.search(rule.base) is not None and _EACH_PERSON.search(rule.quote) is not None and count_unit(rule) != [_PERSON]


def by_heads(rule: SupportRule, facts: Facts, one: Amount, most: Decimal | None) -> Amount:
    """A share or a multiple of a standard that holds for a person (最低工资标准) for all the persons that the asker counts, held to the most there is."""
    became = outcomes(facts.figures, rule.quote)
    heads = list({figure.value: figure for figure in facts.figures if figure not in became and counted_in(figure, "人") is not None}.values())
    further = [figure for figure in heads if _FURTHER.search(figure.about)] if _EACH_FURTHER.search(rule.quote) else []
    count = further[0] if len(further) == 1 else heads[0] if len(heads) == 1 else None
    if not _STANDARD.search(rule.base) or count is None or count.value < _SEVERAL:
        return one
    raw = one.value * count.value
    value = raw if most is None else min(raw, most)
    product = f"{in_unit(count.value, count.unit)}×{in_unit(one.value, one.unit)}"
    working = f"{product} = {in_unit(value, one.unit)}" if most is None else f"min({product}, {in_unit(most, one.unit)}) = {in_unit(value, one.unit)}"
    told = say("eligibility.told.apiece", one=one.words, working=f"{product} = {in_unit(raw, one.unit)}") + against_cap(raw, most, one.unit)
    return replace(one, value=value, working=working, steps=(*one.steps, Computation("subsidy", working, value, one.unit, ("asker",))), words=told)


_SEVERAL = 2
_EACH_PERSON = re.compile(r"每(?:再)?(?:超过|超出|增加|多|新增|安置|吸纳|招用|新招用)?1?[人名]")
"""What is given is given for each person, and its cap is for all."""
_PERSON = "人"
_EACH_FURTHER = re.compile(r"每(?:再)?(?:超过|超出|增加|多)1?[人名]")
_FURTHER = re.compile(r"[多超][^，。；]{0,6}$")
"""Before a number of persons: so many more than have to be."""
_STANDARD = re.compile(r"(?:工资|保障|生活|低保)[^，。]{0,4}标准$")
