"""What a question tells in figures of the case that it asks about (满了18岁, 三个多月前), and whether a sentence speaks of cases by such figures.

Of sentences that have the words of a question alike, the one that tells the cases apart by the very measure that is told is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from index.quantities import chinese_number, quantities

_SPELLED = re.compile(r"(?P<number>[一两二三四五六七八九十百千]{1,5})(?P<more>个?多)?(?P<unit>个?工作日|周?岁|个?月|年|天|日|吨|人|户|亩|平方米)(?![份底初末度级代龄])")
_DATE = re.compile(r"(?:19|20)?\d\d年(?:度|底|末|内)?(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|(?<!\d)\d{1,2}月(?:份|底|初|末)?")
_SAME = {"周岁": "岁", "个月": "月", "个工作日": "工作日", "日": "天"}
_LIMITED = re.compile(r"满|以[上下内前后]|(?<![今本当])[年月日天岁]内|不[足得低少超高多]|超过|未|达到|大于|小于|低于|高于|[^以之]前|不再")
_EQUAL, _LIMIT = 0.25, 0.15
"""What a sentence counts that has a figure told itself, or a limit in its unit."""


@dataclass(frozen=True, slots=True)
class Told:
    """Figures with their units."""

    figures: frozenset[tuple[Decimal, str]]

    @staticmethod
    def of(text: str) -> Told:
        """The figures that a text tells, in digits or words; dates are none."""
        plain = _DATE.sub("，", text)
        spelled = ((Decimal(number), _unit(one["unit"])) for one in _SPELLED.finditer(plain)
                   if (number := chinese_number(one["number"])) is not None)
        return Told(frozenset((*((one.value, _unit(one.unit)) for one in quantities(plain) if one.unit), *spelled)))

    def bearing(self, sentence: str) -> float:
        """What it counts for a sentence that it tells cases apart by what is told."""
        if not self.figures:
            return 0.0
        there = Told.of(sentence).figures
        if self.figures & there:
            return _EQUAL
        units = {unit for _, unit in self.figures}
        return _LIMIT if any(unit in units for _, unit in there) and _LIMITED.search(sentence) else 0.0


def _unit(unit: str) -> str:
    return _SAME.get(unit, unit)


NOTHING = Told(frozenset())
"""No figures told."""
