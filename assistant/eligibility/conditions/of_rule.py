"""The checks of one rule against the asker: whom it is for, where, each of its conditions, whom it leaves out, and in which years."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.eligibility.conditions import applicants
from assistant.eligibility.conditions.assertions import asserted
from assistant.eligibility.conditions.checks import condition_check
from assistant.eligibility.conditions.children import other_number
from assistant.eligibility.conditions.exceptions import excepted, ruled_out, untold_trade, with_denied
from assistant.eligibility.conditions.fragments import asks_nothing
from assistant.eligibility.conditions.places import elsewhere, region
from assistant.eligibility.conditions.produce import other_produce
from assistant.eligibility.conditions.subjects import anybody, size_check, subject_check
from assistant.eligibility.conditions.time_checks import years_check
from assistant.eligibility.conditions.ways import less_left_out
from assistant.eligibility.records import Facts
from assistant.eligibility.sums.caps import FLOOR
from assistant.eligibility.sums.deductible import PART
from assistant.eligibility.vocabulary import groups
from assistant.records import ConditionCheck
from index.records import Condition, Metadata, SupportRule
from index.regions import NATION
from prompts import say


def checks(rule: SupportRule, facts: Facts, meta: Metadata | None) -> tuple[ConditionCheck, ...]:
    """The checks of subject, region, conditions and years of `rule`, in that order."""
    facts = facts if meta is None or meta.region == NATION else replace(facts, home=meta.region)
    found: list[ConditionCheck] = []
    subject = less_left_out(rule.subject)
    if len(subject) > 1 and not anybody(subject):
        number = other_number(subject, facts.text)
        named = ConditionCheck("", "不符合", say("eligibility.reason.denied", words=number)) if number else subject_check(subject, facts)
        found.append(_of_other_size(untold_trade(rule.subject, replace(named, text=say("eligibility.subject", subject=rule.subject)), facts), rule, facts))
    elif (kind := applicants.check(subject, facts)) is not None and kind.verdict == "不符合":
        found.append(replace(kind, text=say("eligibility.subject", subject=rule.subject)))
    if meta is not None and meta.region and facts.regions:
        found.append(region(meta, facts))
    found += _of_alternatives(rule, [elsewhere(condition, facts, meta) or _checked(condition, rule, facts) for condition in rule.conditions if not (
        _is_tier(condition, rule) or re.search(rf"起付(?:标准|线|额)(?:为|是)?{re.escape(condition.text)}", rule.quote) or FLOOR.search(rule.quote, max(rule.quote.find(condition.text), 0)) or (asks_nothing(condition) and not _dated(condition, facts)) or PART.fullmatch(condition.text) or (
            meta is not None and condition.text == meta.region))])
    other = other_produce(rule, facts)
    found = [one for one in found if all(one.text != failed.text for failed in other)]
    found += [*other, *excepted(rule.quote, facts), *ruled_out(rule.quote, facts)]
    found = with_denied(rule, found, facts)
    if rule.years is not None and (facts.nth or facts.received):
        found.append(years_check(rule, facts))
    return tuple(found)


def _of_alternatives(rule: SupportRule, made: list[ConditionCheck]) -> list[ConditionCheck]:
    """The checks of conditions, less those in place of which another one would do that is met or open ("在市内就医，或者按规定转诊市外就医")."""
    kept: list[ConditionCheck] = []
    for check in made:
        before = kept[-1] if kept else None
        if before is None or not _instead(rule.quote, before.text, check.text):
            kept.append(check)
        elif _BETTER[check.verdict] > _BETTER[before.verdict]:
            kept[-1] = check
        elif check.verdict == before.verdict == "需补充":
            kept.append(check)
    return kept


_BETTER = {"符合": 2, "需补充": 1, "不符合": 0}


def _instead(quote: str, first: str, second: str) -> bool:
    """Whether a sentence has the second condition behind the first with nothing but 或者 between."""
    at = quote.find(first)
    return at >= 0 and re.match(r"(?:的?[，,；;]?或者?是?)" if not second.startswith("或") else r"的?[，,；;]?", quote[at + len(first) :]) is not None and quote.find(second, at + len(first)) in range(at + len(first), at + len(first) + _BETWEEN)


_BETWEEN = 6
"""So many signs at most lie between."""


def _checked(condition: Condition, rule: SupportRule, facts: Facts) -> ConditionCheck:
    """One condition; what its own words leave open a general word of the asker's may settle (一直守法经营), and a trade that it leaves out is to be known."""
    made = condition_check(condition, rule, facts)
    if made.verdict == "需补充" and not condition.unit:
        return asserted(condition.text, facts) or made
    return untold_trade(condition.text, made, facts)


def _dated(condition: Condition, facts: Facts) -> bool:
    """Whether a condition tells from which day to which a rule holds, and the asker tells of a year (自2019年1月1日至2021年12月31日: 2023年)."""
    return len(_DAYS.findall(condition.text)) > 1 and _DAYS.search(facts.text) is not None


_DAYS = re.compile(r"20\d\d年")


def _of_other_size(check: ConditionCheck, rule: SupportRule, facts: Facts) -> ConditionCheck:
    """The check of whom a rule is for; open where it fails by a size class and the rule names the asker's as well ("创办小微企业或从事个体经营")."""
    size = size_check(check.text, facts) if check.verdict == "不符合" else None
    if size is None or size.reason != check.reason or not any(word in rule.quote for name in facts.sizes for word in (name, *_SIZES[name])):
        return check
    return ConditionCheck(check.text, "符合", say("eligibility.reason.size_fits", size="、".join(facts.sizes)))


_SIZES = groups("size")


def _is_tier(condition: Condition, rule: SupportRule) -> bool:
    """A condition that only repeats the steps is settled by choosing the step."""
    return bool(rule.tiers) and any(tier.text in condition.text for tier in rule.tiers)


