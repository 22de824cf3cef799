"""The year, or the years, of being given something that a step of a grant is for ("前两年按100%、第三年按50%"), by its condition."""

from __future__ import annotations

import re

from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.records import Facts
from assistant.records import ConditionCheck
from index.quantities import numeral
from prompts import say

OF_YEARS = re.compile(
    r"^(?:第?(?P<several>[一二三四五六七八九\d](?:[、和及]第?[一二三四五六七八九\d])+)年|第(?P<place>[一二三四五六七八九\d])(?:年(?=至|到|[-~～—–])|(?=至|到|[-~～—–、])|年)(?:(?:至|到|[-~～—–]|(?P<also>、))第?(?P<last>[一二三四五六七八九\d])年)?"
    r"|前(?P<upto>[两二三四五六七八九\d])年|(?P<first>首年|头一年)|次年)")
"""A condition that names the years by their number."""


def years_of(condition: str) -> tuple[int, ...]:
    """The years (1 for the first) that a condition names, none where it names none."""
    named = OF_YEARS.match(condition)
    if named is None:
        return ()
    if named["several"]:
        return tuple(_number(sign) for sign in re.findall(r"[一二三四五六七八九\d]", named["several"]))
    if named["upto"]:
        return tuple(range(1, _number(named["upto"]) + 1))
    first = 1 if named["first"] else 2 if not named["place"] else _number(named["place"])
    last = _number(named["last"]) if named["last"] else first
    return (first, last) if named["also"] else tuple(range(first, last + 1))


def year_check(condition: str, facts: Facts) -> ConditionCheck | None:
    """Whether the one year that the asker asks about is among those of a step, None where he asks about none or the condition names none."""
    years = years_of(condition) if facts.nth is not None else ()
    return held(condition, facts.nth in years, say("eligibility.reason.year_asked", nth=facts.nth)) if years else None


def _number(sign: str) -> int:
    return int(numeral(sign) or 0)
