"""What each thing gives, and what all give together for a month, a year or the years asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.of_support.itemised.binding import Bound
from assistant.compose.of_support.itemised.items import Item
from assistant.compute import in_unit, plain
from assistant.eligibility import Facts
from assistant.eligibility.records import Amount, OwnFigure
from assistant.eligibility.sums.heads import count_unit
from assistant.eligibility.told.durations import durations
from assistant.eligibility.told.said import same
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import same_count, words
from assistant.records import Computation
from index.quantities import in_base_units
from index.records import SupportRule
from index.words import bigrams
from prompts import say

_A_MONTH = re.compile(r"(?:每个?月|一个月|每月)[^，。；？]{0,16}(?:多少|几|合计|一共|总共)|(?:合计|一共|总共)[^，。；？]{0,8}每月")
_A_YEAR = re.compile(r"(?:一年|全年|每年|(?<!\d)年)[^，。；？]{0,8}?(?:下来|里|能|可以?|一共|总共|合计|共|最多|呢|多少|扣|拿|领|补|奖)|[，。；？]一年[？?]?$")
_THAT_YEAR = re.compile(r"(?:头一?|第一|首|全|一整|整整一)年(?!级|度)|(?:[干做读念住交缴租待]|服务|在岗|上班|工作)(?:满|了|够)*(?:一整?|1|整整一)年(?![半多]|以)|[去前今]年(?:一整年|全年|整年|一年)")
"""One certain year is told of: what is given once falls in it too."""
_TIME_ASKED = re.compile(r"(?:[一两二三四五六七八九十\d]+|[每几])年(?![级度])[^，。；？]{0,8}(?:多少|几|共|总|合计|能|拿|领|补)")
"""The sum is asked for a time that is told in other words."""
_MONTHS = {"月": 1, "年": 12, "年度": 12}


@dataclass(frozen=True, slots=True)
class Part:
    """What one thing gives each `rhythm` ("月", "年", "" once), for `longest` months at most; how it is worked out; the mark of its rule."""

    label: str
    value: Decimal
    unit: str
    rhythm: str
    longest: int | None
    working: str
    steps: tuple[Computation, ...]
    mark: int


def part(one: Bound, mark: int) -> Part | None:
    """What a thing gives, None where that is no single sum."""
    if len(one.decision.amounts) != 1 or one.rule.amount_max is not None:
        return None
    amount = _counted(one, one.decision.amounts[0])
    if _uncounted(one, amount):
        return None  # a number told of the thing is in no sum
    told = next((int(span.months) for span in durations(one.rule.period)), None)
    return Part(_label(one.item.text, amount.working), amount.value, amount.unit, rhythm(one), told, amount.working if amount.steps or _told(one.item, amount) else in_unit(amount.value, amount.unit), amount.steps, mark)


def _told(item: Item, amount: Amount) -> bool:
    """Whether the working of a sum names a figure of the thing (您的1200万美元对应…)."""
    return any(in_unit(figure.value, figure.unit) in amount.working for figure in item.figures)


def _label(words_: str, working: str) -> str:
    """The asker's words for a thing, "" where they tell figures that are not worked with."""
    figures = re.findall(r"\d+(?:\.\d+)?", working)
    return words_ if all(number in figures for number in re.findall(r"\d+(?:\.\d+)?", words_)) else ""


def rhythm(one: Bound) -> str:
    """How often the sum of a thing is given: each 月, each 年, or once."""
    return next((unit for unit in one.rule.per.split("/") if unit in _MONTHS), "")


def _counted(one: Bound, amount: Amount) -> Amount:
    """The sum of a rule for one thing, times how many of it the asker tells ("2条中级雪道")."""
    limits = {condition.unit for condition in one.rule.conditions}
    counts = [figure for figure in one.item.figures if _counts(figure) and figure.unit not in limits]
    if amount.steps or count_unit(one.rule) or len(counts) != 1 or not speaks_of(counts[0], one.rule):
        return amount
    count = counts[0]
    value = amount.value * count.value
    working = f"{in_unit(count.value, count.unit)}×{in_unit(amount.value, amount.unit)} = {in_unit(value, amount.unit)}"
    return Amount("", value, amount.unit, working, (), (Computation("subsidy", working, value, amount.unit, ("asker",)),))


def _uncounted(one: Bound, amount: Amount) -> bool:
    """Whether a number of pieces or persons is told of a thing, of which its sum is only that of one."""
    limits = {condition.unit for condition in one.rule.conditions}
    told = [figure for figure in one.item.figures if figure.value > 1 and figure.measure == figure.unit and figure.unit not in limits and (figure.unit in _ANY or any(same_count(figure.unit, unit) for unit in count_unit(one.rule)))]
    if any(limit.on == "count" for limit in one.rule.limits) or len([figure for figure in one.item.figures if figure.measure == figure.unit]) > 1:
        return False
    return not amount.steps and any(plain(figure.value) not in _NUMBERS.findall(amount.working) for figure in told)


_ANY = frozenset({"个", "人", "名", "位"})
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")


def speaks_of(count: OwnFigure, rule: SupportRule) -> bool:
    """Whether a rule is on what a number counts (2条中级雪道), not on somebody who has so many of another thing (有2个孩子)."""
    text = same(" ".join((rule.quote, rule.subject, *rule.path[-1:])))
    name = count.thing[:_HEAD] or count.about.rstrip("有了共是、，")[-_HEAD:]
    return same(name) in text or any(pair in text for pair in bigrams(name)) or _in_short(count.about.strip("、，和与及有了共是"), rule)


def _in_short(name: str, rule: SupportRule) -> bool:
    """Whether the name before a number is that of what a rule is for in short (中级道2条: 中级雪道)."""
    full = rule.for_whom
    return _HEAD < len(name) <= _SHORT and any(re.search(".{0,2}".join(map(re.escape, name)), text) for text in full)


_SHORT = 6
_HEAD = 2
"""So many signs of what is counted name it."""


def _counts(figure: OwnFigure) -> bool:
    """Whether a figure is a number of pieces of a thing, told behind it (2条中级雪道) or before it (中级雪道2条)."""
    named = bool(figure.thing) or figure.unit == "个" or (figure.unit in _BEHIND and len(figure.about.strip("、，和与及")) > 1)
    return figure.measure == figure.unit and figure.unit in words("counters") and named and figure.value == int(figure.value)


_BEHIND = frozenset("条件项家块座台套所辆艘栋幢")
"""Units that count the thing that stands before them; persons, days and hectares there are rather a circumstance."""


@dataclass(frozen=True, slots=True)
class Span:
    """A time for which the sum is asked: its name as told, and its months; None for what is given once."""

    name: str
    months: int | None


def spans(own: Facts, question: str, parts: Sequence[Part], lasted: int | None = None) -> list[Span]:
    """The times for which the sum is asked, the shortest first; where none is told those for which what is paid for `lasted`, else that of the sums themselves."""
    rhythms = {one.rhythm for one in parts}
    if rhythms == {""}:
        return [Span("", None)]
    found = [Span(say("itemised.month"), 1)] if _A_MONTH.search(question) and rhythms <= {"月"} else []
    found += [Span(say("itemised.year"), 12)] if _THAT_YEAR.search(question) or (_A_YEAR.search(question) and "" not in rhythms) else []
    months = own.planned * 12 if own.planned is not None else own.months
    months = lasted if months is None and not found else months
    months = None if any(one.months == months for one in found) else months
    found += [Span(say("itemised.months", months=months) if months % 12 else say("itemised.years", years=months // 12), months)] if months is not None else []
    if not found and len(rhythms) == 1:
        only = rhythms.pop()
        found = [Span(say("itemised.month" if only == "月" else "itemised.year"), _MONTHS[only])]
    return found or ([Span(say("itemised.that_year"), 12)] if "月" not in rhythms and not _TIME_ASKED.search(question) else [])


def over(span: Span, parts: Sequence[Part]) -> Computation | None:
    """The sum of all parts over a time, None where one is not given in it or the units are of different kinds."""
    unit = _largest(parts)
    terms, value = [], Decimal(0)
    for one in parts:
        each = convert(one.value, one.unit, unit)
        times = _times(span, one)
        if each is None or times is None:
            return None
        value += each * times
        terms.append(in_unit(each, unit) + (f"×{plain(times)}" if times != 1 else ""))
    if len(terms) == 1 and "×" not in terms[0]:
        return None
    return Computation("total", f"{' + '.join(terms)} = {in_unit(value, unit)}", value, unit, ("asker",))


def _times(span: Span, one: Part) -> Decimal | None:
    """How often a part is given in a time."""
    if not one.rhythm:
        return Decimal(1)
    if span.months is None:
        return None
    months = min(span.months, one.longest) if one.longest is not None else span.months
    times = Decimal(months) / _MONTHS[one.rhythm]
    return times if times == int(times) else None


def _largest(parts: Sequence[Part]) -> str:
    return max((one.unit for one in parts), key=lambda name: in_base_units(Decimal(1), name)[0])
