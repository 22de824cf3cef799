"""Of sums that one clause gives for different things ("二孩家庭每平方米100元、三孩家庭每平方米200元") those for the thing that the asker has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compute import plain
from assistant.eligibility import Decision
from index.records import SupportRule
from index.words import bigrams

_APART = re.compile(r"[，。；、：:\d]")


def of_his_thing(decisions: Sequence[Decision], said: str) -> list[Decision]:
    """The decisions, less those on things of one clause that the asker does not name beside another of them that he names."""
    clauses: dict[tuple[str, int, int], list[Decision]] = {}
    for one in decisions:
        clauses.setdefault((one.rule.document, one.rule.start, one.rule.end), []).append(one)
    others: list[Decision] = []
    for rivals in clauses.values():
        if len({(one.rule.amount, one.rule.rate) for one in rivals}) == len(rivals) > 1:
            things = _things([one.rule for one in rivals])
            grams = [frozenset(gram for gram in bigrams(thing) if not _BOUNDS & set(gram)) for thing in things]
            own = [one - frozenset().union(*(other for other in grams if other is not one)) for one in grams]
            named = [any(gram in said for gram in one) or any(condition.text in said for condition in rival.rule.conditions[-1:]) for rival, one in zip(rivals, own, strict=True)]
            others += [one for one, his in zip(rivals, named, strict=True) if not his] if any(named) else []
    return [one for one in decisions if one not in others]


def _things(rules: Sequence[SupportRule]) -> list[str]:
    """What each sum of a clause is for: the words right before it where each has its own, else the last condition, as in a list (分别给予…)."""
    before = [_APART.split(rule.quote[:place])[-1] if rule.amount is not None and (place := rule.quote.find(plain(rule.amount))) > 0 else "" for rule in rules]
    if all(len(words) > _LEAST and not words.startswith("分别") for words in before):
        return before
    return ["".join((rule.subject, *(one.text for one in rule.conditions[-1:]))) for rule in rules]


_LEAST = 3
_BOUNDS = frozenset("年月日天以上下内前后起及")
"""Signs that tell a time or a bound, not a thing: 2023年前入驻 and 2024年入驻 are told apart by the dates."""
