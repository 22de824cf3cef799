"""Members of a list that say the same of several tiers (满35周岁至未满45周岁…；满45周岁…): the one that a figure of the asker lies in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.records import AskerFigure
from assistant.stated.statements import Statement

_NUMBER = r"(?P<{}>\d+(?:\.\d+)?)"
_FROM = r"(?<![未不])(?:年满|满|超过|大于|达到?|不低于|不少于){n}{u}|{m}{u}(?:[（(]含[^（）()]*[）)])?(?:及|或)?以上"
_UP_TO = r"(?P<open>未满|不满|不足|低于|少于|不到){n}{u}|(?:不超过|不高于|至|到|[-~～—–]){o}{u}(?!以上)|{m}{u}(?:[（(]含[^（）()]*[）)])?(?:及|或)?以[下内]"
_RANGE = r"{n}(?:{u})?(?:至|到|[-~～—–])(?:未满|不满)?(?:\d+(?:\.\d+)?){u}"


def of_tier(chosen: Statement, among: Sequence[Statement], figures: Sequence[AskerFigure]) -> Statement:
    """The statement; where it tells of a tier that a figure of the asker lies outside of, that of its passage whose tier has it."""
    for figure in figures:
        if not figure.unit or (own := _tier(chosen.text, figure.unit)) is None or _within(figure.value, own):
            continue
        for other in among:
            if other.passage == chosen.passage and (tier := _tier(other.text, figure.unit)) is not None and _within(figure.value, tier):
                return other
    return chosen


def _within(value: Decimal, tier: tuple[Decimal | None, Decimal | None, bool]) -> bool:
    low, high, open_ = tier
    return (low is None or value >= low) and (high is None or value < high or (value == high and not open_))


def _tier(text: str, unit: str) -> tuple[Decimal | None, Decimal | None, bool] | None:
    """The bounds of the only tier that a text sets in a unit, and whether the upper one is left out; None where it sets none or several."""
    names = {"n": _NUMBER.format("n"), "m": _NUMBER.format("m"), "o": _NUMBER.format("o"), "u": "周?岁" if unit.endswith("岁") else re.escape(unit)}
    lows = [_value(one) for one in re.finditer(_FROM.format(**names), text)] or [_value(one) for one in re.finditer(_RANGE.format(**names), text)]
    highs = list(re.finditer(_UP_TO.format(**names), text))
    if not (lows or highs) or len(lows) > 1 or len(highs) > 1:
        return None
    return lows[0] if lows else None, _value(highs[0]) if highs else None, bool(highs and highs[0]["open"])


def _value(match: re.Match[str]) -> Decimal:
    return Decimal(next(text for name, text in match.groupdict().items() if name in "nmo" and text))
