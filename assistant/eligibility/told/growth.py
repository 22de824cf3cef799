"""By how much the asker's figures grew from one year to the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.units import convert

_YEARS = ((re.compile(r"前年|大前年"), -2), (re.compile(r"去年|上年|上一年|前一年"), -1), (re.compile(r"今年|本年|当年|这一年"), 0))
_NAMED = re.compile(r"(?<!\d)20[0-4]\d(?=年)")


def year_in(text: str) -> int | None:
    """The year told last in `text`: its number, or 0 for this year, −1 for the last, −2 for that before; None without one."""
    told = [(found.start(), year) for pattern, year in _YEARS for found in pattern.finditer(text)]
    told += [(found.start(), int(found.group())) for found in _NAMED.finditer(text)]
    return max(told)[1] if told else None


def year_before(text: str, last: OwnFigure) -> int | None:
    """The year before that of the figure told last, where `text` tells of the year before (2020年…187万，头一年是180万); None otherwise."""
    return last.year - 1 if last.year is not None and last.year > 0 and _BEFORE.search(text) else None


_BEFORE = re.compile(r"上年|上一年|前一年|头一年(?!就)")


def grown(figures: Sequence[OwnFigure]) -> list[OwnFigure]:
    """By how much measures grew: as told, else the latest year's figure less that of the year before where both are told."""
    said = [figure for figure in figures if figure.growth]
    return said or [_growth(before, now) for before, now in successive(figures) if now.value > before.value]


def by_share(figures: Sequence[OwnFigure]) -> list[OwnFigure]:
    """The figures, with the growth that a share tells of the one figure of last year (去年2000万元，今年增长了30%)."""
    shares = [one for one in figures if one.measure == _SHARE and one.unit == "%" and not one.growth and year_in(one.words) == 0]
    last = [one for one in figures if one.year == -1 and one.unit not in ("%", "人") and not one.growth and not one.monthly]
    if len(shares) != 1 or len(last) != 1 or any(one.growth or (one.measure == last[0].measure and one.year == 0) for one in figures):
        return list(figures)
    value = last[0].value * shares[0].value / 100
    working = f"{last[0].value:f}{last[0].unit}×{shares[0].value.normalize():f}%"
    return [*figures, replace(last[0], value=value, growth=True, year=0, derived=working, words=shares[0].words, case="")]


_SHARE = "增长"
"""The measure of a share by which something of the asker's grew."""


def grown_in(unit: str, facts: Facts) -> list[OwnFigure]:
    """By how much what the asker tells in `unit`, or in a larger or smaller one, grew."""
    told = [figure for figure in facts.figures if convert(figure.value, figure.unit, unit) is not None]
    return [replace(one, value=value, unit=unit) for one in grown(told) if (value := convert(one.value, one.unit, unit)) is not None]


def grown_by(facts: Facts, words: str) -> list[OwnFigure]:
    """By how many percent what `words` name grew: as told, else worked out from the figures of two years (去年1000万元，今年1200万元: 20%); where they speak of no
    growth, the share that is told of what they name (研发投入占销售收入6%)."""
    if _OF_GROWTH.search(words) is None:
        return [one for one in facts.figures if one.unit == "%" and one.measure != _SHARE and _pairs(one.words, words)]
    told = [one for one in facts.figures if one.unit == "%" and one.measure == _SHARE]
    if told:
        return told
    pairs = [(before, now) for before, now in successive([one for one in facts.figures if not one.growth]) if before.value and before.measure and before.measure in words]
    return [replace(now, value=(now.value - before.value) / before.value * 100, unit="%", case="",
                    derived=f"({now.value:f}{now.unit}−{before.value:f}{before.unit})÷{before.value:f}{before.unit}×100%") for before, now in pairs]


_OF_GROWTH = re.compile(r"增长|增速|增幅|增加|同比|上升")


def _pairs(told: str, words: str) -> bool:
    """Whether a pair of signs of what is told stands in some words."""
    return any(told[at : at + 2] in words for at in range(len(told) - 1) if told[at : at + 2].strip("0123456789%. "))


def successive(figures: Sequence[OwnFigure]) -> list[tuple[OwnFigure, OwnFigure]]:
    """For each measure its figures of the two latest years, where they follow one another."""
    found = []
    for measure in dict.fromkeys(figure.measure for figure in figures):
        dated = sorted((figure for figure in _dated(_alike(figures, measure)) if figure.year is not None), key=lambda one: one.year or 0)
        found += [(before, now) for before, now in list(pairwise(dated))[-1:] if (now.year or 0) - (before.year or 0) == 1]
    return found


def _dated(figures: Sequence[OwnFigure]) -> list[OwnFigure]:
    """The figures; one of last year beside one of a year by its number is of the year before that (去年1200万，2025年做到1800万)."""
    named = {figure.year for figure in figures if figure.year is not None and figure.year > 0}
    year = named.pop() if len(named) == 1 else None
    return [replace(figure, year=year - 1) if year is not None and figure.year == -1 else figure for figure in figures]


def _alike(figures: Sequence[OwnFigure], measure: str) -> list[OwnFigure]:
    """The figures of a measure in one unit, the smallest in which one is told; those of other kinds of units than the first are left out."""
    own = [figure for figure in figures if figure.measure == measure]
    scales = [(scale, figure.unit) for figure in own if (scale := convert(Decimal(1), figure.unit, own[0].unit)) is not None]
    unit = min(scales)[1] if scales else ""
    return [replace(figure, value=value, unit=unit) for figure in own if (value := convert(figure.value, figure.unit, unit)) is not None]


def _growth(before: OwnFigure, now: OwnFigure) -> OwnFigure:
    working = f"{now.value:f}{now.unit}−{before.value:f}{before.unit}"
    return replace(now, value=now.value - before.value, growth=True, derived=working, case="")
