"""What the asker grows or keeps, against what a rule gives for ("流转了240亩田种中稻": 利用冬闲田种植油菜、连片30亩以上的)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from assistant.eligibility.records import Facts
from assistant.eligibility.told.said import denied
from assistant.eligibility.vocabulary import CLAUSE
from assistant.records import ConditionCheck
from index.data_files import read_data
from index.records import SupportRule
from prompts import say

_COVERS = "covers"
_GRANT_NAME = re.compile(r"[一-鿿]{0,10}?(?:补贴|补助|奖励|奖补|资助|贴息|保险)")
"""What a grant is called tells nothing of what the asker grows."""


@cache
def _kinds() -> dict[str, dict[str, frozenset[str]]]:
    """For each group the words with the kinds that they name."""
    tree = read_data(Path(__file__).with_name("produce.yaml"))
    found: dict[str, dict[str, frozenset[str]]] = {}
    for group, kinds in tree.items():
        if group == _COVERS:
            continue
        words = {word: frozenset({kind}) for kind, names in kinds.items() for word in names}
        general = {word: named for word, ones in tree[_COVERS].items() if (named := frozenset(ones) & frozenset(kinds))}
        found[group] = words | general
    return found


def _named(text: str, words: dict[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(kinds for word, kinds in words.items() if word in text))


def other_produce(rule: SupportRule, facts: Facts) -> list[ConditionCheck]:
    """The check that fails since all that the asker tells of growing, or of keeping, is something else than all that the rule names."""
    for words in _kinds().values():
        wanted = _named(" ".join((rule.quote, *rule.for_whom)), words)
        asked = next((one.text for one in rule.conditions if _named(one.text, words)), rule.subject if _named(rule.subject, words) else "")
        said = _GRANT_NAME.sub("", facts.text)
        told = _named(said, words)
        if not asked or not told or told & wanted:
            continue
        clause = next((one.group().strip() for one in CLAUSE.finditer(said) if any(word in one.group() and not denied(word, one.group()) for word in words)), "")
        if clause:
            return [ConditionCheck(asked, "不符合", say("eligibility.reason.denied", words=clause))]
    return []
