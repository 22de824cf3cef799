"""Find, among all rules, those that fit an asker ("我们是…，有哪些扶持？")."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from assistant.eligibility.conditions.places import region
from assistant.eligibility.conditions.subjects import listed, named_without_grade
from assistant.eligibility.conditions.trades import own_trades, trades_in
from assistant.eligibility.decide import decide
from assistant.eligibility.records import Decision, Facts
from assistant.eligibility.sums.tiers import tier_measure
from assistant.eligibility.told.said import mentioned
from assistant.eligibility.vocabulary import GENERIC, measure_of
from index.quantities import in_base_units
from index.records import Metadata, SupportRule
from index.versions import versions

_ORDER = {"能": 0, "要补充": 1, "不能": 2}
_JOINED = re.compile(r"并且?|且|以及")
_PIECE = 4
_UNPLACED = 0.5
"""A rule of a document of no known region fits so much less, where the asker says where he is."""
_OF_TRADE = 0.6
"""A rule that speaks of the asker's trade, by whatever word (饭店: 餐厅), fits so much more."""
_BROAD = frozenset({"制造", "农业"})
"""Trades under which most rules fall: they tell none apart."""
_NO_SUM = 0.2
"""A rule that tells no sum comes so much later."""
_NAMED = 1.0
"""A rule for just what the asker names comes before others, be its time over (高新技术企业)."""
_IN_PART = 0.8
"""A rule for several subjects, or for those of a grade, fits so much where one of them is spoken of."""


def match(
    rules: Sequence[SupportRule], facts: Facts, meta: Mapping[str, Metadata] | None = None, today: date | None = None,
    about: Callable[[SupportRule], float] = lambda _: 0.0,
) -> tuple[Decision, ...]:
    """The decisions on the rules that may concern the asker: those he can have first, those for what he names before others, those in force before others, then by
    fit and by amount. `about` says how much more a rule fits (from 0) for what is asked about besides.

    Left out are rules of other places, of documents that another of `meta` takes the place of, and for a subject he does not speak of, unless they are for enterprises at large.
    """
    found: list[Decision] = []
    known = meta or {}
    later = versions(known)
    trades = own_trades(facts.text).keys() - _BROAD
    for rule in rules:
        if rule.document in later:
            continue
        fit = _relevance(rule, facts) + about(rule) + _OF_TRADE * (bool(trades & trades_in(rule.subject)) + bool(trades & trades_in(rule.quote))) / 2
        here = known.get(rule.document)
        fit -= _UNPLACED if fit > 0 and here is not None and not here.region and facts.regions else 0
        elsewhere = here is not None and here.region and facts.regions and region(here, facts).verdict == "不符合"
        if fit > 0 and not elsewhere:
            decision = decide(rule, facts, known.get(rule.document), today)
            found.append(replace(decision, relevance=fit + _MET * _met_besides(decision, facts)))
    return tuple(sorted(found, key=lambda one: (_ORDER[one.verdict], one.relevance < _NAMED, bool(one.warnings), -(one.relevance - _less(one)), -_worth(one))))


def _relevance(rule: SupportRule, facts: Facts) -> float:
    """0 where nothing of the rule is spoken of; higher the more of its subject and conditions is."""
    score = 0.0
    if rule.subject in GENERIC:
        score += 0.2
    elif rule.subject and mentioned(rule.subject, facts.text):
        score += 1.0
    elif rule.subject and named_without_grade(listed(rule.subject), facts):
        score += _IN_PART
    said = [condition for condition in rule.conditions if mentioned(condition.text, facts.text)]
    parts = [one for one in rule.conditions if one not in said and any(
        mentioned(part, facts.text) for part in _JOINED.split(one.text) if len(part) >= _PIECE)]
    score += 0.5 * len(said) + 0.25 * len(parts)
    return score + (1.0 if _measured(rule, facts) else _OF_DEED * _pays(rule, facts))


def _less(decision: Decision) -> float:
    """By how much later a rule comes for the conditions that are not told, and where it tells no sum."""
    open_ = sum(check.verdict == "需补充" and any(check.text == one.text for one in decision.rule.conditions) for check in decision.checks)
    return _OPEN * open_ + _NO_SUM * (not decision.rule.has_sum)


def _met_besides(decision: Decision, facts: Facts) -> int:
    """How many conditions of a rule the asker meets by something that he tells in other words."""
    conditions = {one.text for one in decision.rule.conditions if not mentioned(one.text, facts.text)}
    return sum(check.verdict == "符合" and check.text in conditions for check in decision.checks)


_MET, _OPEN = 0.4, 0.25
"""What each of these counts, and by how much later a rule comes for each that is not told."""


def _pays(rule: SupportRule, facts: Facts) -> bool:
    """Whether the asker tells that he does what the base of a rule is paid for (租的写字楼: 租金)."""
    return any(cost in rule.base and deed.search(facts.text) is not None for cost, deed in _PAID_FOR.items())


_OF_DEED = 1.1
_PAID_FOR = {"租金": re.compile(r"(?<!出)(?<!转)租(?:的|了|用|着|下|赁|个|一)|租(?:写字楼|办公|厂房|店面|门面|场地|房)"), "利息": re.compile(r"贷了?款|贷了"), "保费": re.compile(r"投保|买了?[^，。]{0,6}保险|上了?保险")}
"""What is paid, by the deeds for which it is."""


def _measured(rule: SupportRule, facts: Facts) -> bool:
    """Whether a figure of the asker's is one that the rule's steps or share are measured on."""
    own = {figure.measure for figure in facts.figures if figure.measure}
    named = tier_measure(rule) if rule.tiers else rule.base
    return measure_of(named) in own if named else False


def _worth(decision: Decision) -> Decimal:
    """What can be had at most, in 元: the amount worked out, else the rule's own amount or cap."""
    rule = decision.rule
    value, unit = max(((one.value, one.unit) for one in decision.amounts), default=(Decimal(0), rule.currency_unit))
    if not value:
        tiers = [tier.amount or tier.cap or Decimal(0) for tier in rule.tiers]
        value, unit = max([rule.amount or Decimal(0), rule.cap or Decimal(0), *tiers]), rule.currency_unit
    return in_base_units(value, unit)[0]
