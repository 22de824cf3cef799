"""The classes of an article that gives each a sum of its own: by which figures or words each is told (1-2级每人次2元，3-5级每人次4元)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compose.of_support.itemised.items import Item
from assistant.compute import plain
from assistant.eligibility.apart import apart
from assistant.eligibility.conditions.verdicts import between
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.sums.heads import APPLICANT, count_unit
from assistant.eligibility.sums.on_top import on_top
from assistant.eligibility.units import convert
from assistant.eligibility.vocabulary import same_count
from index.quantities import quantities
from index.records import SupportRule
from index.rules.thresholds import thresholds

_SHARES = re.compile(r"元|%|年|月|日|岁")
_FURTHER = re.compile("再|另|额外|增加|增发|加发|追加|同时|并")
_AGE = "岁"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The figures that one class is told by: 3-5级, 9座以上."""

    low: Decimal | None
    high: Decimal | None
    unit: str
    text: str
    open_end: bool = False

    def has(self, figure: OwnFigure) -> bool:
        """Whether a figure lies within."""
        value = convert(figure.value, figure.unit, self.unit)
        if value is None:
            return False
        return between(value, self.low, self.high) and not (self.open_end and value == self.high)


@dataclass(frozen=True, slots=True)
class Case:
    """A class of an article: what it is told by, and the sum that it gives for each."""

    rule: SupportRule
    name: str
    bounds: Bounds | None
    amount: Decimal
    units: tuple[str, ...]


def cases_of(rules: Sequence[SupportRule]) -> list[Case]:
    """The classes that the rules of one article give each a sum of its own."""
    given = [one for one in rules if (one.benefit == "fixed" or (one.benefit == "cap_only" and set(count_unit(one)) - APPLICANT)) and one.amount_max is None and not one.marginal and not one.relief and not (on_top(one) and _FURTHER.search(one.quote))]
    if any(_SHARES.search(tier.unit) for one in given for tier in one.tiers) or any(limit.on == "count" for one in given for limit in one.limits):
        return []
    common = set.intersection(*({text.text for text in one.conditions} for one in given)) if len(given) > 1 else set()
    made: list[Case] = []
    for rule in given:
        units = tuple(count_unit(rule))
        made += [Case(rule, "", Bounds(tier.minimum, tier.maximum, tier.unit, tier.text, open_end=True), tier.amount, units) for tier in rule.tiers if tier.amount is not None]
        amount = rule.amount if rule.benefit == "fixed" else rule.cap
        if amount is None or rule.tiers:
            continue
        texts = [one.text for one in rule.conditions if one.text not in common]
        his = [rule.subject] if not texts or sum(one.subject == rule.subject for one in given) == 1 else []
        limits = [bounds for text in (*reversed(texts), rule.subject) if (bounds := _bounds(text)) is not None and not any(same_count(bounds.unit, one) for one in units)]
        own = " ".join(dict.fromkeys((*his, *texts)))
        shared = sum(one.start == rule.start for one in given) > 1
        made.append(Case(rule, own if texts or shared else f"{own} {rule.quote}", limits[0] if limits else None, amount, units))
    return made


def _bounds(text: str) -> Bounds | None:
    """The figures that words limit (3-5级, 90—99周岁), or the one that they name (住宿1晚); None where they tell none or a sum of money."""
    limit = next((one for one in thresholds(text) if not one.bare and one.unit and not _SHARES.search(one.unit.replace(_AGE, ""))), None)
    if limit is not None:
        return Bounds(limit.minimum, limit.maximum, limit.unit, text)
    named = [one for one in quantities(text) if one.unit in NAMING]
    return Bounds(named[0].value, named[0].value, named[0].unit, text) if len(named) == 1 else None


NAMING = frozenset({"晚", "夜", "级", "天", "座", "马力", "次"})
"""Units of a figure that names a class by itself (住宿1晚, 2级)."""


def of_grant(cases: Sequence[Case], topics: Sequence[str]) -> list[Case]:
    """The classes; where the same have several grants, those of the grant that the question names (安家费40万元、15万元，…每年6万元、3万元生活补贴)."""
    several = [one for one in cases if sum(other.name == one.name for other in cases) > 1]
    named = [one for one in several if any(pair in _clause(one) for pair in topics)]
    return [one for one in cases if one not in several or one in named] if several and named else list(cases)


def _clause(case: Case) -> str:
    """The clause in which the sum of a class is printed."""
    at = re.search(rf"(?<![\d.]){re.escape(plain(case.amount))}{re.escape(case.rule.currency_unit)}", case.rule.quote)
    return "" if at is None else next(one.group() for one in _CLAUSE.finditer(case.rule.quote) if one.start() <= at.start() < one.end())


_CLAUSE = re.compile("[^，。；]+")


def by_words(item: Item, cases: Sequence[Case]) -> list[Case]:
    """The classes that a thing is told by: by the longest name that it has in it, else by the words that no other class has."""
    text = item.text
    marks = [(mark, one) for one in cases if len(mark := apart(one.name, [other.name for other in cases if other.name != one.name])) > 1 and mark in text]
    longest = max((len(mark) for mark, _ in marks), default=0)
    if longest:
        return _most([one for mark, one in marks if len(mark) == longest], text)
    pairs = [(set(pairs_of(one.name)) - {pair for other in cases if other.name != one.name for pair in pairs_of(other.name)}, one) for one in cases]
    hits = [(sum(pair in text for pair in own), one) for own, one in pairs]
    most = max((count for count, _ in hits), default=0)
    return [one for count, one in hits if count == most and most]


def _most(cases: Sequence[Case], text: str) -> list[Case]:
    """Those of some classes that have most of their name in a text (非住家型服务员, beside 住家型服务员)."""
    hits = [sum(pair in text for pair in set(pairs_of(one.name))) for one in cases]
    return [one for one, count in zip(cases, hits, strict=True) if count == max(hits)]


def pairs_of(name: str) -> list[str]:
    """The pairs of neighbouring signs of a name, without figures and marks."""
    return [name[at : at + 2] for at in range(len(name) - 1) if _IN_NAME.fullmatch(name, at, at + 2)]


_IN_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z]{2}")
