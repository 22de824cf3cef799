"""What a rule says that does not stand in its own quote: words before it that tell its conditions, figures of a rule that it refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.check.figures import equal, figures
from assistant.compose.citing import Citations, without_stop
from assistant.compose.of_support.raising import higher_caps
from assistant.eligibility import Facts
from index.library import Library
from index.records import SupportRule
from index.stretches import beginning
from prompts import say

_FIGURE = re.compile(r"\d[\d.]*[%一-鿿]{1,2}(?:元|[/·][一-鿿]+)?(?:[（(]含[)）])?(?:以上|以下|以内|之内|左右)?")
"""A figure with the word that bounds it: 500万元以上 is told by no 最高500万元."""
_HUNDRED = Decimal(100)


def told_elsewhere(rule: SupportRule, own: Facts, cite: Citations, library: Library) -> tuple[list[str], str]:
    """The words elsewhere in the document that tell what the rule's own do not, quoted, and their marks."""
    lines: list[str] = []
    marks: list[str] = []
    for start, end in dict.fromkeys((*_before(rule, own), *_behind(rule, library), *_of_rows(rule, own, library), *_of_figures(rule, library), *higher_caps(rule, own, library))):
        mark = f"[{cite.span(rule.document, rule.path, start, end)}]"
        lines.append(say("support.origin", quote=without_stop(library.text(rule.document)[start:end]), mark=mark))
        marks.append(mark)
    return lines, "".join(dict.fromkeys(marks))


def _before(rule: SupportRule, own: Facts) -> Iterator[tuple[int, int]]:
    """Where the conditions stand before the rule, unless the rule or the asker tells all figures in them."""
    before = [one for one in rule.conditions if one.start is not None and one.end is not None and one.end <= rule.start]
    printed = set(_FIGURE.findall(f"{rule.quote} {own.text}"))
    if not all(figure in printed for one in before for figure in _FIGURE.findall(one.text)):
        yield min(one.start or 0 for one in before), max(one.end or 0 for one in before)


def _behind(rule: SupportRule, library: Library) -> Iterator[tuple[int, int]]:
    """Where the sentences stand behind the rule that ask for a figure besides ("其中外省观众比例须达到30%以上")."""
    text = library.text(rule.document)
    for one in rule.conditions:
        if one.start is not None and one.end is not None and one.start >= rule.end:
            yield beginning(text, one.start), one.end


def _of_rows(rule: SupportRule, own: Facts, library: Library) -> Iterator[tuple[int, int]]:
    """Where the last before the rule prints a condition that it has from a merged cell or a row above, unless the rule or the asker tells all figures in it."""
    text = library.text(rule.document)
    for one in rule.conditions:
        place = text.rfind(one.text, 0, rule.start) if one.start is None else -1
        if place >= 0 and not all(figure in f"{rule.quote}{own.text}" for figure in _FIGURE.findall(one.text)):
            yield place, place + len(one.text)


def _of_figures(rule: SupportRule, library: Library) -> Iterator[tuple[int, int]]:
    """Where the rules stand that print a sum, limit or share of this one which its own words do not print ("参照首次认定的标准")."""
    for value, unit in _given(rule):
        if _prints(rule.quote, value, unit) or (unit == "%" and _changed(rule, library)):
            continue
        printed = [one for one in library.rules([rule.document]) if (value, unit) in _given(one) and _prints(one.quote, value, unit)]
        nearest = min(printed, key=lambda one: (one.path != rule.path, abs(one.start - rule.start)), default=None)
        if nearest is not None:
            yield nearest.start, nearest.end


def _changed(rule: SupportRule, library: Library) -> bool:
    """Whether the share is no longer the one that the rule prints: how it came to that is told by itself."""
    return any((one.start, one.end) == (rule.start, rule.end) and one.rate is not None and one.rate != rule.rate for one in library.rules([rule.document]))


def _given(rule: SupportRule) -> list[tuple[Decimal, str]]:
    """The sums, the limit and the share of a rule, with their units."""
    sums = [(one, rule.currency_unit) for one in (rule.amount, rule.cap) if one is not None]
    return [*sums, *([(rule.rate * _HUNDRED, "%")] if rule.rate is not None and rule.rate < 1 else [])]


def _prints(quote: str, value: Decimal, unit: str) -> bool:
    """Whether a quote prints the figure; a share told in words or as a fraction (减半, 2/3) is no figure to look for."""
    found = figures(quote)
    if "\t" in quote and f"{value.normalize():f}" in quote.split("\t"):
        return True  # a cell of a table whose head tells the unit
    return any(equal(value, unit, one.value, one.unit.split("/")[0]) for one in found) or (unit == "%" and not any(one.unit == "%" for one in found))
