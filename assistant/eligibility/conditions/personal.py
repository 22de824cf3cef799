"""What printed words ask of a person or a household: an age, a registration, no home of one's own, a place of an area; each against what the asker tells."""

from __future__ import annotations

from dataclasses import replace

from assistant.eligibility.conditions.age_bounds import age_check
from assistant.eligibility.conditions.ages_by_sex import ages_by_sex
from assistant.eligibility.conditions.area_places import area_check
from assistant.eligibility.conditions.homes import asks_home, home_check
from assistant.eligibility.conditions.registration import registration_check
from assistant.eligibility.records import Facts
from assistant.records import ConditionCheck
from prompts import say


def _by_sex(text: str, facts: Facts) -> ConditionCheck | None:
    """The check of ages for men and women apart; where they are met but more is asked for, none."""
    made = ages_by_sex(text, facts)
    return None if made is None or (made.verdict == "符合" and len(text) > len(made.text) + _REST) else replace(made, text=text)


_REST = 3


def check(text: str, facts: Facts) -> ConditionCheck | None:
    """The check that one of them settles: the first that fails, else the first that is met; that a home is asked of which nothing is told. None where none is asked
    for, or too little is told."""
    found = [one for one in (_by_sex(text, facts), age_check(text, facts), registration_check(text, facts), home_check(text, facts), area_check(text, facts)) if one is not None]
    failed = next((one for one in found if one.verdict == "不符合"), None)
    if failed is not None:
        return failed
    if not found and asks_home(text):
        return ConditionCheck(text, "需补充", say("eligibility.reason.not_said"))
    return found[0] if found else None
