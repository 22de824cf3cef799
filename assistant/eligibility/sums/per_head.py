"""What a household has, for each of its members, where a condition is on each ("人均建筑面积低于15平方米"); how often all come whom a rule pays for each time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from assistant.compute import in_unit, rounded
from assistant.eligibility.records import Facts, OwnFigure
from assistant.records import Computation, ConditionCheck
from index.records import Condition, SupportRule

_EACH = re.compile(r"人均|每人|每个人|每口人|平均到人|一个?人(?:平均|合)")
_TOLD = re.compile(rf"(?:{_EACH.pattern})[^，。；]{{0,12}}$")
"""… right before a figure of the asker's."""
_HOUSEHOLD = re.compile(r"家|户")
_HEADS = frozenset({"口", "人", "口人", "个人"})


def on_each(condition: Condition) -> bool:
    """Whether a condition sets a limit on what each person of a household has."""
    return _EACH.search(f"{condition.subject}{condition.text}") is not None


def told_of_each(figure: OwnFigure) -> bool:
    """Whether a figure is told for each person, so that it is no whole."""
    return _TOLD.search(figure.about) is not None


def by_visits(rule: SupportRule, facts: Facts) -> SupportRule:
    """The rule; where it gives so much for each person each time and the times of all are told in one number (3000人次, 送餐100次, no 5人 each so often), for each of those."""
    units = [unit for unit in rule.per.split("/") if unit.removeprefix("一") in _VISITS]
    times = [one for one in facts.figures if one.unit.endswith("次") and not one.each]
    heads = [one for one in facts.figures if (one.noun or one.unit) in _PERSONS]
    if {unit.removeprefix("一") for unit in units} != _VISITS or not times or (heads and not any(one.unit.endswith("人次") for one in times)):
        return rule
    unit = "人次" if any(one.unit.endswith("人次") for one in times) else "次"
    return replace(rule, per="/".join((unit, *(one for one in rule.per.split("/") if one not in units))))


_VISITS = frozenset({"人", "次"})
_PERSONS = frozenset({"人", "名", "位", "个"})


def of_each(figure: OwnFigure, facts: Facts) -> OwnFigure | None:
    """The figure for each person: as it is where it is told so, else that of the household over its members with the working in
    `derived`; None where the asker does not tell how many they are."""
    if told_of_each(figure):
        return figure
    members = [one for one in facts.figures if one.unit in _HEADS and one.value > 0 and (one.unit == "口" or _HOUSEHOLD.search(one.about))]
    if not members:
        return None
    heads = members[-1]
    each = figure.value / heads.value
    shown, sign = rounded(each)
    return replace(figure, value=each, derived=f"{in_unit(figure.value, figure.unit)} ÷ {in_unit(heads.value, heads.unit)} {sign} {in_unit(shown, figure.unit)}")


_WORKED = re.compile(r"\d+(?:\.\d+)?[一-鿿]* ÷ \d+(?:\.\d+)?[一-鿿]*(?: × 100%)? [=≈] (?P<each>\d+(?:\.\d+)?)(?P<unit>[一-鿿]+|%)")

_PRODUCT = r"\d+(?:\.\d+)?[一-鿿]*×\d+(?:\.\d+)?[一-鿿]*"
_ADDED = r"\d+(?:\.\d+)?[一-鿿]+(?: \+ \d+(?:\.\d+)?[一-鿿]+)+"
_SUMMED = re.compile(rf"(?:{_PRODUCT}(?: \+ {_PRODUCT})*|{_ADDED}) = (?P<each>\d+(?:\.\d+)?)(?P<unit>[一-鿿]+)")
"""What several kinds of pieces come to together."""
LESS = r"\d+(?:\.\d+)?[一-鿿]+−\d+(?:\.\d+)?[一-鿿]+"
_LEFT = re.compile(rf"{LESS} = (?P<each>\d+(?:\.\d+)?)(?P<unit>[一-鿿]+?)(?=，)")
"""A count less those of it who do not count."""


def worked(checks: Iterable[ConditionCheck]) -> tuple[Computation, ...]:
    """How the figures for each person, of all pieces, of those left, and shares, follow that the reasons of `checks` tell."""
    checks = tuple(checks)
    shares = (match for check in checks for match in _WORKED.finditer(check.reason))
    sums = (match for check in checks for match in _SUMMED.finditer(check.reason))
    rests = (match for check in checks for match in _LEFT.finditer(check.reason))
    found = {match.group(): Computation(kind, match.group(), Decimal(match["each"]), match["unit"], ("asker",)) for kind, all_ in (("share", shares), ("total", sums), ("difference", rests)) for match in all_}
    return tuple(found.values())
