"""How much of something falls on each piece, person or area, where one sentence prints the whole and the number: 水库8座，总库容400万立方米 → 平均一座多少."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compose.in_words.clauses.quoting import standing
from assistant.compute import Incomparable, Operand, each, in_unit
from assistant.eligibility.units import convert
from assistant.gather.in_words.clauses import clauses
from assistant.gather.of_figures.metrics import family
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.quantities import Quantity, quantities
from index.records import Passage
from index.stretches import beginning, ending
from index.words import bigrams
from prompts import say

_COUNTERS = "个家户座项亩人处条台名套间栋艘"
_EACH = re.compile(rf"平均(?:算?下来|来看|到|分到)?(?:每|一|单)一?(?P<unit>[{_COUNTERS}])(?P<thing>[^，。；？！多少几]{{0,10}}?)(?:的|能|可以?|要|有|是|投|产|收|用|花)*(?P<asks>多少|几)")
_PER = re.compile(r"(?P<unit>[亩户人村])均(?P<thing>)[\u4e00-\u9fff]{0,8}?(?:是|有|约)?(?P<asks>多少|几)")
_SMALLER = {"亿元": "万元", "万元": "元"}
_BEST, _TRIED = 0.5, 6
"""A sentence must explain at least so much of what the best does; so many are tried."""
_LABEL = 10
"""So many signs before a figure say what it measures."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """A sentence that prints the whole and the number, with its place."""

    whole: Quantity
    count: Quantity
    start: int
    end: int


def compose(query: Query, library: Library) -> Draft | None:
    """The quotient of the two figures of the one sentence that prints them; None where none does, or not clearly."""
    asked = _EACH.search(query.text) or _PER.search(query.text)
    if asked is None:
        return None
    best = 0.0
    for found in clauses(query, library)[:_TRIED]:
        best = max(best, found.share)
        if found.share < _BEST * best:
            continue
        printed = _printed(found.passage, asked, query, library)
        if printed is not None:
            return _told(found.passage, printed, asked["unit"], library)
    return None


def _printed(passage: Passage, asked: re.Match[str], query: Query, library: Library) -> _Printed | None:
    """The sentence of a passage with one number of the things and one figure of what is asked for, named as in the question."""
    text = library.text(passage.document)
    wanted = query.text[asked.end() :][:2]
    at = passage.start
    while at < passage.end:
        start, end = beginning(text, at, start=passage.start), min(ending(text, at), passage.end)
        figures = [one for one in quantities(text[start:end]) if one.value_max is None and one.unit]
        counts = [one for one in figures if one.unit == asked["unit"] and _near(asked["thing"], text[start:end], one)]
        wholes = [one for one in figures if one.unit != asked["unit"] and _fits(one.unit, wanted) and _named(text[start:end], one, query.text)]
        if len(counts) == 1 and len(wholes) == 1 and counts[0].value > 1 and _of_year(text[start:end], query):
            return _Printed(wholes[0], counts[0], start, end)
        at = end + 1
    return None


def _of_year(sentence: str, query: Query) -> bool:
    """Whether a sentence is of the year asked about, where both name one."""
    years = {int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d\d)年", sentence)}
    return not years or not query.years or bool(years & set(query.years))


def _near(thing: str, sentence: str, count: Quantity) -> bool:
    """Whether a number counts the thing that the question names; any does where it names none."""
    beside = sentence[max(0, count.digits - _LABEL) : count.tail + _LABEL]
    return not thing or thing in beside or bool(set(bigrams(thing)) & set(bigrams(beside)))


def _fits(unit: str, wanted: str) -> bool:
    """Whether a unit is what the question asks in: 亿, 万 and 元 are money, another sign the unit itself; any where it names none."""
    if wanted[:1] in ("亿", "万", "元", "钱", "块"):
        return family(unit) == "money"
    return unit.endswith(wanted[:1]) if re.match(r"[吨斤米度]|公斤|千克", wanted) else True


def _named(sentence: str, whole: Quantity, question: str) -> bool:
    """Whether what a figure measures, in the words right before it, is named in the question."""
    label = re.split(r"[，、；：（(\d]", sentence[max(0, whole.digits - _LABEL) : whole.digits])[-1].rstrip("约为达到共计是近了")
    return len(label) > 1 and (label in question or label[-2:] in question)


def _told(passage: Passage, printed: _Printed, unit: str, library: Library) -> Draft | None:
    cite = Citations(library)
    mark = cite.span(passage.document, passage.path, printed.start, printed.end)
    whole = Operand(printed.whole.value, printed.whole.unit, mark)
    while (smaller := _SMALLER.get(whole.unit)) is not None and whole.value / printed.count.value < 1:
        value = convert(whole.value, whole.unit, smaller)
        if value is None:
            break
        whole = Operand(value, smaller, mark)
    try:
        made = each(whole, Operand(Decimal(printed.count.value), printed.count.unit, mark))
    except Incomparable:
        return None
    text = library.text(passage.document)[printed.start : printed.end].strip()
    lines = [say("for_each.result", unit=unit, figure=in_unit(made.result, made.unit), working=made.expression, mark=f"[{mark}]"), standing(passage, library), say("support.origin", quote=text, mark=f"[{mark}]")]
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, (made,), decides=True)
