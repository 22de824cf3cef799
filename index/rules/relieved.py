"""The rules of a sentence that let off paying something: the share and the charge of each relief, one rule for each that differs, steps on one figure together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.records import SupportRule
from index.rules.clauses import Sentence
from index.rules.conditions import conditions
from index.rules.measured import duration
from index.rules.reliefs import CLAUSE, Relief, reliefs
from index.rules.steps import joined_steps
from index.rules.words import YEAR_LABEL

_TAXED_ON = {"企业所得税": "应纳税所得额", "个人所得税": "应纳税所得额", "增值税": "销售额"}
_LATEST = 8
_JOIN = "、和及并"


def with_reliefs(rules: Sequence[SupportRule], sentence: Sentence) -> list[SupportRule]:
    """The rules of a sentence, each that lets off paying something with the share and the charge; one for each relief where a rule's words tell several."""
    found = reliefs(sentence.text) if rules else ()
    placed = [replace(one, start=one.start + sentence.start, end=one.end + sentence.start) for one in found]
    made = [told for rule in rules for told in _told(rule, [one for one in placed if rule.start < one.end <= rule.end])]
    return _in_steps(made, sentence) if sum(bool(one.relief) for one in made) > 1 else made


def _in_steps(rules: list[SupportRule], sentence: Sentence) -> list[SupportRule]:
    """The rules of a sentence, its reliefs that differ only in a threshold on one figure as one with steps, each the share still to be paid (5000万元以上的全免；3000万元以上的按30%收取)."""
    first = next(one for one in rules if one.relief)
    alike = [replace(one, subject=one.subject or first.subject, base=first.base if one.base in first.base else one.base) if one.relief in ("less", "left") else one for one in rules]
    joined = joined_steps([_as_left(one) for one in alike])
    if not any(one.tiers and one.relief for one in joined):
        return alike
    place = {one.start: one for one in alike}
    text = sentence.text
    return [replace(one, quote=text[one.start - sentence.start : one.end - sentence.start]) if one.tiers else place.get(one.start, one) for one in joined]


def _as_left(rule: SupportRule) -> SupportRule:
    """A rule that lets off a share as one by which the rest is still to be paid."""
    return replace(rule, relief="left", benefit="rate_with_cap", rate=1 - (Decimal(1) if rule.rate is None else rule.rate)) if rule.relief == "less" else rule


def _told(rule: SupportRule, found: list[Relief]) -> list[SupportRule]:
    if not found or rule.amount is not None or rule.tiers or (rule.rate is not None and all(rule.rate != one.share for one in found)):
        return [rule]
    if rule.rate is not None:
        return [_with(rule, next(one for one in found if one.share == rule.rate))]
    made = [_with(rule, one) for one in found[:_LATEST]]
    if len(made) == 1:
        return made
    opening = rule.quote[: next(one.start() for one in CLAUSE.finditer(rule.quote) if rule.start + one.end() >= found[0].end)]
    starts = [rule.start, *(one.end for one in found)]
    return [_of_clause(one, relief, opening, last) for one, relief, last in zip(made, found, starts, strict=False)]


def _with(rule: SupportRule, relief: Relief) -> SupportRule:
    base = relief.of if relief.kind != "taxed" else next((on for tax, on in _TAXED_ON.items() if tax in relief.of or tax in rule.quote), "")
    kept = tuple(one for one in rule.conditions if one.text not in relief.of)
    whole = relief.kind == "less" and relief.share == 1
    return replace(rule, benefit="qualitative" if whole else "rate_with_cap", rate=None if whole else relief.share, base=base, relief=relief.kind, conditions=kept, period=relief.time or rule.period)


def _of_clause(rule: SupportRule, relief: Relief, opening: str, last: int) -> SupportRule:
    """One of several reliefs of a sentence, under what its `opening` says for all of them and the words of its own clause, those behind the `last` relief before it."""
    clause = next(one for one in CLAUSE.finditer(rule.quote) if rule.start + one.end() >= relief.end)
    begins = max(clause.start(), last - rule.start)
    own, whole = rule.quote[begins : max(relief.start - rule.start, begins)].lstrip(_JOIN), rule.quote[begins : relief.end - rule.start]
    labels = [match.group() for match in _OF_TIME.finditer(whole)]
    subject, told = conditions([(_OF_TIME.sub("", own).strip("、，的 "), None)]) if len(own) > _SHORTEST else ("", ())
    _, of_years = conditions([(label, None) for label in labels])
    period, years = (relief.time, None) if relief.time else duration(whole) if labels else (rule.period, rule.years)
    kept = tuple(one for one in rule.conditions if one.text in opening)
    named = subject or (rule.subject if rule.subject in opening or not opening else "")
    return replace(rule, subject=named or rule.subject, period=period, years=years, conditions=(*kept, *(one for one in told if one.text not in {other.text for other in kept}), *of_years))


_OF_TIME = re.compile(rf"(?:{YEAR_LABEL.pattern})|[上下]半年|第[一二三四]季度")
"""The year, the half or the quarter for which a charge is let off."""
_SHORTEST = 2
