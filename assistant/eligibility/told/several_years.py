"""Sums of several years told or asked for together (近三年销售收入合计3.2亿), beside those of one year (最近一年销售收入)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.eligibility.records import OwnFigure

SEVERAL_YEARS = re.compile(r"(?<![\d第])(?:[两二三四五六七八九十]|[2-9]|10)个?(?:会计)?年度?(?!级|[以之]?[前后]|[期生])")
"""Several years, of which a sum is told or asked for together."""
ONE_YEAR = re.compile(r"(?:最近|近|上|前)一?(?:个会计)?年度?(?!龄)|去年|当年|年度|每年|一年")
"""One year, of which a figure is asked for."""


def of_several(figure: OwnFigure) -> bool:
    """Whether a figure is that of several years together."""
    return figure.year is None and SEVERAL_YEARS.search(figure.about or figure.words) is not None


def of_period(figures: Sequence[OwnFigure], asked: str) -> list[OwnFigure]:
    """The figures that may be held against a limit: on one year none of several years, on several years those where any is told."""
    together = [figure for figure in figures if of_several(figure)]
    if SEVERAL_YEARS.search(asked):
        return together or list(figures)
    return [figure for figure in figures if figure not in together] if ONE_YEAR.search(asked) else list(figures)
