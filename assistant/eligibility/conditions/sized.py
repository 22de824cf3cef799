"""A size told in a unit of its own kind in a condition's words ("规格：20马力以上不足80马力"), against what the asker tells in that unit: 100马力, 80马力以上的."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.eligibility.conditions.verdicts import held
from assistant.eligibility.records import Facts
from assistant.eligibility.told.spoken import in_figures
from assistant.eligibility.vocabulary import CLAUSE
from assistant.records import ConditionCheck
from prompts import say

_NUMBER = r"(?P<value>\d+(?:\.\d+)?)(?P<unit>马力|千瓦|吨级|毫升|毫米|厘米|匹|米|升|座|寸)"
_FROM = re.compile(_NUMBER + r"(?:[（(]含[）)])?(?:及其?|含)?以上")
_TO = re.compile(_NUMBER + r"(?:[（(]含[）)])?(?:及其?|含)?以[下内]")
_UNDER = re.compile(r"(?:不足|不满|未满|低于|小于)" + _NUMBER)
_TOLD = re.compile(_NUMBER)
_MOST, _LEAST = Decimal("Infinity"), Decimal("-Infinity")


@dataclass(frozen=True, slots=True)
class _Range:
    """From `low` up to `high`, which is left out where it is `open`, and may be either way where it is `vague` (20马力以下)."""

    low: Decimal
    high: Decimal
    unit: str
    open: bool = False
    vague: bool = False

    def holds(self, other: _Range) -> bool | None:
        """Whether the other range lies within this one; None where it may lie on either side."""
        apart = other.low > self.high or other.high < self.low or (self.open and other.low == self.high) or (other.open and other.high == self.low)
        if apart:
            return False
        if self.vague and other.low == self.high:
            return None
        inside = self.low <= other.low and (other.high < self.high or (other.high == self.high and (other.open or not self.open)))
        return True if inside else None


def size_told(text: str, facts: Facts) -> ConditionCheck | None:
    """The check of a size that a condition names in its words; None where it names none, or the asker tells none, or one that may be either."""
    wanted = _range(text)
    if wanted is None:
        return None
    for clause in CLAUSE.finditer(in_figures(facts.text)):
        told = _range(clause.group()) or _exact(clause.group(), wanted.unit)
        fits = wanted.holds(told) if told is not None and told.unit == wanted.unit else None
        if fits is not None:
            return held(text, fits, say(f"eligibility.reason.{'said' if fits else 'denied'}", words=clause.group().strip()))
    return None


def _exact(text: str, unit: str) -> _Range | None:
    found = [one for one in _TOLD.finditer(text) if one["unit"] == unit]
    return _Range(Decimal(found[0]["value"]), Decimal(found[0]["value"]), unit) if len(found) == 1 else None


def _range(text: str) -> _Range | None:
    """The range between the bounds that words tell, None where they tell none or of several things."""
    low, high, under = (pattern.search(text) for pattern in (_FROM, _TO, _UNDER))
    units = {one["unit"] for one in (low, high, under) if one is not None}
    if len(units) != 1 or (high is not None and under is not None):
        return None
    top = high or under
    return _Range(Decimal(low["value"]) if low else _LEAST, Decimal(top["value"]) if top else _MOST, units.pop(), under is not None, high is not None and "含" not in high.group())
