"""The second reading of one's own case: where only sentences come near, the rules of support in the very passage found are decided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.of_support import support
from assistant.compose.refused import absent
from assistant.eligibility import facts
from assistant.gather.of_support.rule_fit import gives_one_of, sums_meant
from assistant.records import Citation, Draft, Query, Status
from assistant.ways.asked import Asked
from index.records import SupportRule
from index.settings import today
from index.stretches import overlap

_ASKS = re.compile(r"[吗么呢不没行]?[？?]$|[吗么不没]$|能不能|可不可以|能否|可否|是否|多少|几[万千百个年成]|够不够|行不行|算不算|有没有|最多|还差")
"""A verdict or a sum is asked for."""
_HIS = re.compile(r"[我咱俺]|本人|自己|公司|企业|单位|合作社|农场|机构|[一-鿿][厂店村]|[1一][家户个]|孩子|老人|[爸妈爷奶婆]")
"""Somebody is told of, not only a document."""
_MEANING = re.compile(r"怎么理解|什么意思|怎么回事|为什么|矛盾")
_OTHERWISE = frozenset({"responsibility", "document", "summary", "trend", "list", "change", "why", "definition", "mention"})
"""Kinds of questions that a verdict does not answer."""
_COMPARES = frozenset({"growth", "higher", "consistency", "rank"})


def decided(draft: Draft | None, asked: Asked) -> Draft | None:
    """What the rules in the passage that a draft quotes first give the asker, who tells his own case; else the draft."""
    query = asked.query
    if draft is None or draft.status == Status.REFUSED or not draft.citations or not _own_case(query):
        return draft
    meant = _rules_quoted(draft, asked)
    if not meant or _alike(meant):
        return draft
    made = support.compose(replace(query, kinds=query.kinds | {"support"}), meant, asked.library, today(), bears=True)
    if made is None or made.status == Status.REFUSED or not any(_stands_in(made.citations[0], rule) for rule in meant) or absent.another(made, query, asked.library):
        return draft
    return replace(made, decides=True)


def _alike(rules: Sequence[SupportRule]) -> bool:
    """Whether two of the rules ask for the same and give another sum: which is the asker's cannot be told."""
    asks = [(rule.start, rule.subject, tuple(one.text for one in rule.conditions)) for rule in rules]
    return len(set(asks)) < len(rules) and len({(rule.amount, rule.rate, rule.cap) for rule in rules}) > 1


def limits_alone(asked: Asked) -> bool:
    """Whether the figures found first are limits of rules of support, for one who tells his own case: no goals, but conditions to be held against it."""
    if asked.found is None or not asked.found.items or not _own_case(asked.query):
        return False
    rows = [row for cell in asked.found.items[0].cells for row in cell.rows]
    return bool(rows) and all(any(rule.start <= row.start < rule.end and rule.benefit in ("fixed", "rate_with_cap") for rule in asked.library.rules([row.document])) for row in rows)


def _stands_in(one: Citation, rule: SupportRule) -> bool:
    """Whether a citation is of a rule's words, in whole or in part."""
    return one.document == rule.document and overlap(one, rule)


def _own_case(query: Query) -> bool:
    """Whether one tells of his own case and asks what follows for it."""
    if query.kinds & _OTHERWISE or query.operations & _COMPARES or _MEANING.search(query.text):
        return False
    return _ASKS.search(query.text) is not None and _HIS.search("。".join(query.dialogue)) is not None and facts(query.dialogue, query.regions).personal


def _rules_quoted(draft: Draft, asked: Asked) -> tuple[SupportRule, ...]:
    """The rules of the passage quoted first: of them those that the question means, where it means any; where none of them gives the sum that the asker
    names, those of the same section that do."""
    first = draft.citations[0]
    granting = [rule for rule in asked.library.rules([first.document]) if rule.benefit != "cap_only"]
    there = [rule for rule in granting if overlap(rule, first)]
    sums = sums_meant(asked.query)
    if there and sums and not any(gives_one_of(rule, sums) for rule in there):
        there = [rule for rule in granting if rule.path == there[0].path and gives_one_of(rule, sums)] or there
    return tuple(rule for rule in asked.rules if rule in there) or tuple(there)
