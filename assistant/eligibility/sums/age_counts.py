"""How many of several people or children whose ages are told are of the age that a rule is for (两个孩子，一个1岁一个5岁: 至3周岁止)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit
from assistant.eligibility.records import Facts, OwnFigure
from index.records import SupportRule

_BELOW = re.compile(r"(?:[至到](?:年?满)?|未满|不满)(?P<age>\d+)周?岁(?!以上)")
_AT_MOST = re.compile(r"(?P<age>\d+)周?岁(?:及其?)?(?:以下|以内|之前|前)")
_AT_LEAST = re.compile(r"(?<![未不])(?:年满|满)(?P<age>\d+)周?岁|(?P<above>\d+)周?岁(?:及|\(含\)|（含）)*以上")
_AGE = "岁"


def of_age(rule: SupportRule, figure: OwnFigure, facts: Facts) -> OwnFigure | None:
    """The figure, less those who are not of the age that the rule is for, where the age of each is told; None where that is nobody."""
    ages = [one.value for one in facts.figures if one.unit == _AGE]
    if len(ages) < 2 or len(ages) != figure.value:
        return figure
    kept = sum(_fits(age, rule.quote) for age in ages)
    if kept == len(ages):
        return figure
    left = f"{in_unit(figure.value, figure.unit)}−{in_unit(Decimal(len(ages) - kept), figure.unit)}"
    return replace(figure, value=Decimal(kept), derived=left) if kept else None


def _fits(age: Decimal, quote: str) -> bool:
    below, most, least = _BELOW.search(quote), _AT_MOST.search(quote), _AT_LEAST.search(quote)
    low = None if least is None else Decimal(least["age"] or least["above"])
    return (below is None or age < Decimal(below["age"])) and (most is None or age <= Decimal(most["age"])) and (low is None or age >= low)
