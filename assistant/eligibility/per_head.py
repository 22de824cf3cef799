"""What a household has, for each of its members, where a condition is on each ("人均建筑面积低于15平方米")."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compute import plain
from assistant.eligibility.records import Facts, OwnFigure
from index.records import Condition

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


def of_each(figure: OwnFigure, facts: Facts) -> OwnFigure | None:
    """The figure for each person: as it is where it is told so, else that of the household over its members with the working in
    `derived`; None where the asker does not tell how many they are."""
    if told_of_each(figure):
        return figure
    members = [one for one in facts.figures if one.unit in _HEADS and one.value > 0 and (one.unit == "口" or _HOUSEHOLD.search(one.about))]
    if not members:
        return None
    heads = members[-1]
    return replace(figure, value=figure.value / heads.value, derived=f"{plain(figure.value)}{figure.unit} ÷ {plain(heads.value)}{heads.unit}")
