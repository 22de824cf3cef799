"""What a reader looks for on a list, and what of the library fits it: targets, support rules, documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Literal
from urllib.parse import urlencode

from assistant.scope import plan_of
from index.records import SupportRule, Target
from index.schema import Card


@dataclass(frozen=True, slots=True)
class Filter:
    """What the reader looks for; "" lets everything through. `words` are all to be found, in any order; `plan` is a period,
    "2016-2020". `view` is how targets are shown."""

    words: str = ""
    document: str = ""
    region: str = ""
    plan: str = ""
    year: str = ""
    status: str = ""
    view: Literal["", "trend", "matrix"] = ""

    def query(self) -> str:
        """The filter as the query of an address."""
        return urlencode({field.name: value for field in fields(self) if (value := getattr(self, field.name))})


def chosen_targets(targets: Sequence[Target], cards: Mapping[str, Card], wanted: Filter) -> list[Target]:
    """The targets that fit, in the order given. `cards` of their documents."""
    words = wanted.words.split()
    return [
        target for target in targets
        if wanted.document in ("", target.document) and wanted.region in ("", target.region)
        and wanted.plan in ("", plan_of(cards[target.document]))
        and wanted.year in ("", str(target.year)) and wanted.status in ("", target.status)
        and _has(words, target.indicator, target.key, target.scope, target.department, *target.path)
    ]


def chosen_rules(rules: Sequence[SupportRule], cards: Mapping[str, Card], wanted: Filter) -> list[SupportRule]:
    """The rules that fit, those with an amount first. `cards` of their documents."""
    words = wanted.words.split()
    found = [
        rule for rule in rules
        if _stands(cards[rule.document], wanted) and _has(words, rule.subject, rule.quote, *rule.path, rule.department)
    ]
    return sorted(found, key=lambda rule: not rule.has_sum)


def chosen_cards(cards: Mapping[str, Card], wanted: Filter) -> list[Card]:
    """The documents that fit, in the order given; `year` is one of the plan or that of the date."""
    words = wanted.words.split()
    return [
        card for card in cards.values()
        if _stands(card, wanted) and wanted.year in ("", *years_of(card))
        and _has(words, card.title, card.id, card.meta.number, card.meta.issuer, *card.meta.aliases)
    ]


def years_of(card: Card) -> tuple[str, ...]:
    """The years that a document plans for, and those of its dates."""
    first, last = card.meta.period or (0, -1)
    dates = (card.meta.published[:4], card.meta.effective[:4])
    return tuple(dict.fromkeys([*map(str, range(first, last + 1)), *filter(None, dates)]))


def _stands(card: Card, wanted: Filter) -> bool:
    return wanted.document in ("", card.id) and wanted.region in ("", card.meta.region) and wanted.plan in ("", plan_of(card))


def _has(words: Sequence[str], *texts: str) -> bool:
    text = "\n".join(texts).lower()
    return all(word.lower() in text for word in words)
