"""Which of several decisions are shown, none twice, and which sums are held back until the asker says which case is his."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.of_support.concerning import fits, for_another
from assistant.eligibility import Decision
from assistant.eligibility.sums.heads import counted
from index.records import SupportRule
from prompts import say

SHOWN = 3


def chosen(decisions: Sequence[Decision], all_of_them: bool, said: str) -> list[Decision]:
    """The decisions to show, none twice for one clause and grade: those with an amount or a clear verdict first. Beside one
    that the asker fulfils, those of which nothing fits him are left out, unless he asks for all together."""
    can = {(one.rule.document, one.rule.start, one.rule.tiers) for one in decisions if one.verdict == "能" and one.amounts}
    kept: dict[tuple[object, ...], Decision] = {}
    decisions = [_undecided(decision, decisions, said) for decision in decisions]
    for decision in sorted(decisions, key=lambda one: (
        not one.amounts and one.verdict == "要补充", one.verdict != "能", one.verdict == "不能", sum(check.verdict == "需补充" for check in one.checks))):
        place = (decision.rule.document, decision.rule.start, decision.rule.tiers)
        if place not in can:
            kept.setdefault((*place, decision.rule.amount) if counted(decision.rule) and any(one.steps for one in decision.amounts) else place, decision)
        elif decision.verdict == "能":
            kept.setdefault((*place, decision.rule.amount), decision)
    found = [one for one in kept.values() if one.applies] or list(kept.values())
    mine = {counted(one.rule) for one in found if one.amounts and not for_another(one)} - {""}
    found = [one for one in found if not (for_another(one) and counted(one.rule) in mine)]
    settled = [one for one in found if one.amounts or one.verdict != "要补充"]
    if any(one.amounts for one in settled):
        settled = [one for one in settled if one.amounts]
    if not all_of_them and any(one.verdict == "能" and fits(one) for one in settled):
        settled = [one for one in settled if fits(one)]
    if not all_of_them:
        settled = [one for one in settled if not any(_of_other_thing(one, other) for other in settled)]
    settled = [one for one in settled if not any(_special(other, one) for other in settled)]
    return (settled or found)[: SHOWN if settled else 1]


def distinct(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions, of rules that a document prints twice in the same words only the first: what they give is one thing."""
    kept: list[Decision] = []
    for one in decisions:
        same = (other for other in kept if other.rule.document == one.rule.document and other.rule.quote[-_ALIKE:] == one.rule.quote[-_ALIKE:] and len(one.rule.quote) >= _ALIKE)
        if not any([amount.value for amount in other.amounts] == [amount.value for amount in one.amounts] and other.rule.start != one.rule.start for other in same):
            kept.append(one)
    return kept


_ALIKE = 24
"""So many signs at the end that are the same tell the same thing."""


def _of_other_thing(one: Decision, sure: Decision) -> bool:
    """Whether a sum is given in the same article for something else that the asker does not speak of, beside what he surely can have."""
    rule, own = one.rule, sure.rule
    beside = (rule.document, rule.path, rule.subject) == (own.document, own.path, own.subject) and rule.amount is not None
    return beside and (sure.verdict, one.verdict) == ("能", "要补充") and any(last.text in _open(one) for last in rule.conditions[-1:])


def of_his_case(decisions: Sequence[Decision], said: str) -> list[Decision]:
    """The decisions, less those on other cases of one clause than the one of which the asker says most ("博士每人1万元、硕士每人7000元")."""
    clauses: dict[tuple[str, int, int], list[Decision]] = {}
    for one in decisions:
        if one.verdict != "不能" and one.amounts and not one.amounts[0].steps:
            clauses.setdefault(_clause(one), []).append(one)
    other: list[Decision] = []
    for rivals in clauses.values():
        open_ = [_open(one) for one in rivals]
        common = set.intersection(*open_)
        told = [(_met(one), sum(text[at : at + 2] in said for text in texts - common for at in range(len(text) - 1)))
                for one, texts in zip(rivals, open_, strict=True)]
        best, second = (*sorted(told, reverse=True), (0, 0))[:2]
        if len(rivals) > 1 and (best[0] > second[0] or (best[0] == second[0] and best[1] > max(second[1], 1))):
            other += [one for one, his in zip(rivals, told, strict=True) if his != best]
    return [one for one in decisions if one not in other]


def _special(special: Decision, general: Decision) -> bool:
    """Whether of two shares of one thing in one article the first is that of a case of which the asker speaks, the other that of all others."""
    rule, other = special.rule, general.rule
    if replaces(rule, other):
        return (special.verdict, general.verdict) == ("能", "要补充") and bool(special.amounts)
    return special is not general and bool(rule.base) and (rule.document, rule.path, rule.base) == (other.document, other.path, other.base) and (
        bool(special.amounts) and (_met(special) > 0 == _met(general) or _within_it(special, general)))


def replaces(rule: SupportRule, other: SupportRule) -> bool:
    """Whether a rule gives its sum in place of that of another one before it, so that nobody has both."""
    beside = (rule.document, rule.path, rule.per) == (other.document, other.path, other.per)
    return beside and other.start < rule.start and _RAISED_TO.search(rule.quote) is not None


_RAISED_TO = re.compile(r"(?:标准|额度|金额|补[贴助]|奖励)(?:可)?(?:相应)?(?:提高|上调|上浮|调整|增加)[到至为]")
"""The sum of a special case, in place of that of the rule before ("留用率达到50%以上的，补贴标准提高到每人每月1500元")."""


def _within_it(special: Decision, general: Decision) -> bool:
    """Whether a case that is the asker's stands behind the rule for all others, with a condition more ("其中贷款总额在10万元以内的，全额贴息")."""
    more, less = ({one.text for one in decision.rule.conditions} for decision in (special, general))
    return special.verdict == "能" and special.rule.start >= general.rule.end and less < more


def _clause(decision: Decision) -> tuple[str, int, int]:
    """Where the clause stands that a decision is on."""
    return decision.rule.document, decision.rule.start, decision.rule.end


def _open(decision: Decision) -> set[str]:
    """The conditions of which the asker says nothing."""
    return {check.text for check in decision.checks if check.verdict == "需补充"}


def _met(decision: Decision) -> int:
    """How many conditions besides the place are met by what the asker says."""
    place = say("eligibility.region", place="")
    return sum(check.verdict == "符合" and not check.text.startswith(place) for check in decision.checks)


def _undecided(decision: Decision, decisions: Sequence[Decision], said: str) -> Decision:
    """The decision without its sum where the same clause gives other sums to other grades of which the asker names none."""
    if decision.verdict != "要补充" or not decision.amounts or decision.amounts[0].steps:
        return decision
    fitting = sum(check.verdict == "符合" for check in decision.checks)
    rivals = [one for one in decisions if _clause(one) == _clause(decision) and sum(check.verdict == "符合" for check in one.checks) == fitting and one.verdict == "要补充"]
    if len({(one.rule.amount, one.rule.cap) for one in rivals}) < 2:
        return decision
    own = [_open(one) for one in rivals]
    names = dict.fromkeys(check.text.removeprefix(say("eligibility.subject", subject="")) for one in rivals for check in one.checks
                          if check.verdict == "需补充" and not all(check.text in texts for texts in own))
    if not names:
        return replace(decision, amounts=(), missing=(*decision.missing, say("eligibility.ask.which_sum")))
    hits = [sum(name[i : i + 2] in said for i in range(len(name) - 1)) for name in names]
    if sorted(hits)[-1:] != sorted(hits)[-2:-1] and max(hits, default=0) > 1:
        return decision
    return replace(decision, amounts=(), missing=(*decision.missing, say("eligibility.ask.which", names="、".join(names))))


def once(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions, those on one clause and sum once."""
    return list({(one.rule.document, one.rule.start, one.rule.amount, one.rule.rate, one.rule.tiers, one.rule.subject): one for one in reversed(decisions)}.values())[::-1]


def not_other_rows(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions, less those on rows of a table that are for another degree than the one asked about (高级技师 beside 技师)."""
    return [one for one in decisions if not (one.verdict == "不能" and "\t" in one.rule.quote)] or list(decisions)
