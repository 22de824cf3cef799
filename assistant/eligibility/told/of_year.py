"""Of figures told for several years those of the year of which a rule takes its share ("按2024年度研发费用的3%": 2024年是800万，2023年是600万)."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.eligibility.records import Facts
from index.records import SupportRule

_TAKEN_OF = re.compile(r"按照?(?P<year>20\d\d)年(?:度|全年)?(?=[一-鿿])")
_HELD_AGAINST = re.compile(r"较|比上|比前|同比|增长|增速|增量|增加")
"""A rule that holds one year against another needs the figures of both."""


def told(rule: SupportRule, facts: Facts) -> Facts:
    """The facts without the figures of other years, where the rule names the year of its base and the asker tells that one among several."""
    named = _TAKEN_OF.search(rule.quote)
    compared = any(_HELD_AGAINST.search(text) for text in (rule.base, *(one.text for one in rule.conditions)))
    years = {one.year for one in facts.figures if one.year is not None}
    if named is None or compared or len(years) < 2 or (year := int(named["year"])) not in years:
        return facts
    kept = [one for one in facts.figures if one.year in (None, year)]
    alone = sum(bool(one.case) for one in kept) == 1
    return replace(facts, figures=tuple(replace(one, case="") if alone else one for one in kept))
