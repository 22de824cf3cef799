"""What somebody did, sold or brought in of late, told without the rule's word for it: 今年网上卖了3200万 for 网络零售额, 冲到三千万 for 进出口额."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.eligibility.records import Facts, OwnFigure
from assistant.eligibility.told.growth import year_in
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import alternation, measure_of, words
from index.records import SupportRule

_NAMED = re.compile(r"(?:销售|零售|批发|营业|贸易|交易|进出口|出口|进口|成交|流水|订单)[^，。；\d]{0,4}额|营收|产值|(?:营业|销售|主营)[^，。；\d]{0,4}收入")
_DONE = re.compile(alternation(words("turnover_deeds")) + r"[^，。；\d]{0,6}$")
_DID = re.compile(alternation(words("turnover_deeds")))
_SENTENCE_END = "。？！；\n"
_TURNOVER = "营业收入"
"""The measure that a word of selling alone names."""


def told(rule: SupportRule, facts: Facts) -> Facts:
    """The facts, in which sums of money told only by what was done for them (做了, 卖了, 冲到) are what the rule measures by its
    one name for what is sold or traded; unchanged where the asker names that himself or the rule has no such name, or several."""
    named = {measure_of(found.group()) for text in (rule.base, *(f"{one.subject} {one.text}" for one in rule.conditions), *(one.text for one in rule.tiers))
             for found in _NAMED.finditer(text)} - {""}
    if len(named) != 1 or any(one.measure in named for one in facts.figures):
        return facts
    measure = next(iter(named))
    figures = tuple(_as(measure, one, facts.text) if _is_loose(one) else one for one in facts.figures)
    return facts if figures == facts.figures else replace(facts, figures=figures)


def _is_loose(figure: OwnFigure) -> bool:
    return convert(figure.value, figure.unit, "元") is not None and not figure.growth and not figure.each and (
        (not figure.measure and _DONE.search(figure.about) is not None) or (figure.measure == _TURNOVER and _DID.search(figure.about) is not None))


def _as(measure: str, figure: OwnFigure, text: str) -> OwnFigure:
    """The figure as one of `measure`, of the year told last before it in its sentence."""
    place = text.find(figure.words)
    start = max((text.rfind(sign, 0, place) for sign in _SENTENCE_END), default=-1) + 1
    return replace(figure, measure=measure, year=figure.year if figure.year is not None or place < 0 else year_in(text[start:place]))
