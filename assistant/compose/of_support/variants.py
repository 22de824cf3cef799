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
            grams = [frozenset(gram for gram in bigrams(_thing(one.rule)) if not _BOUNDS & set(gram)) for one in rivals]
            own = [one - frozenset().union(*(other for other in grams if other is not one)) for one in grams]
            named = [any(gram in said for gram in one) for one in own]
            others += [one for one, his in zip(rivals, named, strict=True) if not his] if any(named) else []
    return [one for one in decisions if one not in others]


def _thing(rule: SupportRule) -> str:
    """What a sum of a clause is for: the words right before it, or the last condition where it is one of a list (分别给予…)."""
    place = rule.quote.find(f"{plain(rule.amount)}") if rule.amount is not None else -1
    before = _APART.split(rule.quote[:place])[-1] if place > 0 else ""
    return before if len(before) > _LEAST else "".join((rule.subject, *(one.text for one in rule.conditions[-1:])))


_LEAST = 3
_BOUNDS = frozenset("年月日天以上下内前后起及")
"""Signs that tell a time or a bound, not a thing: 2023年前入驻 and 2024年入驻 are told apart by the dates."""
