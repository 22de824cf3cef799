"""Ladders told part by part: each part of one figure has a share or a unit sum of its own ("5人以内的部分每人1000元，超过5人的部分每人2000元")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from index.quantities import split_scale
from index.records import SupportRule, Tier
from index.rules.clauses import Sentence
from index.rules.figures import Figure, figures
from index.rules.steps import aligned, based, closed, convert, sum_in
from index.rules.thresholds import Threshold, thresholds

_PART = re.compile(
    r"(?P<part>[^，,。；;、：:\n]{0,14}?\d[^，,。；;：:、%\n]{0,24}?(?:的?部分|的，?(?:其?超[过出]|以[上下内])的?部分))的?[，,]?(?P<given>[^，,。；;、：:\d%]{0,16}?)(?=\d)"
)
_FIRST = re.compile(
    r"(?P<part>(?:[^，,。；;、：:\n\d]{0,10}?)\d[\d.]*[^，,。；;：:\n\d]{1,8}?(?:以[内下]|及以[内下])(?:的)?)[，,]?(?P<given>(?:每|按|给予|奖励|补[助贴])[^，,。；;、：:\d%]{0,12}?)(?=\d)"
)
"""The lowest part where only the ones after it are called so ("5人以内每人1000元，超过5人的部分…")."""
_BETWEEN = re.compile(r"[^，,。；;：:\d]{0,14}[，,；;、]?[^，,。；;：:\d]{0,4}")
_MOST = re.compile(r"^(?:每|单|同一|年度?|全年|累计|合计|总|最高|最多|不超过|不得超过)[^，。；\d]{0,20}$")
"""Before a sum behind the parts that is the most they come to."""
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Portion:
    """One part of a ladder: its words at `start…`, its bounds, what is given of it (the figure's place is in the sentence)."""

    text: str
    start: int
    limit: Threshold
    value: Figure
    each: bool


def laddered(rules: list[SupportRule], sentence: Sentence, text: str) -> list[SupportRule]:
    """The rules of a sentence; those that each give something for one part of a figure as one rule whose steps add up."""
    parts = _portions(sentence.text)
    if len(parts) < _FEWEST:
        return rules
    start, end = sentence.start + parts[0].start, sentence.start + parts[-1].value.end
    own = [rule for rule in rules if rule.start < end and rule.end > start]
    if not own or any(rule.marginal and len(rule.tiers) >= len(parts) for rule in own):
        return rules
    made = _as_one(own, parts, sentence, text, end)
    return [*(rule for rule in rules if rule.end <= start), made, *(rule for rule in rules if rule.start >= end)]


def _as_one(own: list[SupportRule], parts: list[_Portion], sentence: Sentence, text: str, end: int) -> SupportRule:
    first = own[0]
    money = parts[0].value.kind == "money"
    unit = parts[0].value.unit if money else "万元"
    unit_of = parts[0].limit.unit
    tiers = tuple(
        Tier(one.text, one.limit.minimum, one.limit.maximum, one.limit.unit, None if money else one.value.value, sum_in(one.value, unit) if money else None, None)
        for one in parts)
    most, last = _most(sentence, end)
    if most is not None and not money:
        unit = most.unit
    told = {one.text for one in parts}
    conditions = tuple(one for one in first.conditions if not any(one.text in part or part in one.text for part in told))
    stop = max(end, last)
    return based(replace(
        first, conditions=conditions, benefit="fixed" if money else "rate_with_cap", rate=None, amount=None, amount_max=None, marginal=True,
        tiers=closed(tiers), per=unit_of if money else "", currency_unit=unit, cap=None if most is None else convert(most.value, most.unit, unit),
        base="" if money else first.base, end=stop, quote=text[first.start : stop],
        limits=tuple(dict.fromkeys(limit for rule in own for limit in rule.limits if most is None or limit.value != most.value))))


def _most(sentence: Sentence, since: int) -> tuple[Figure | None, int]:
    """The sum of money that a clause from `since` on says is the most, and where the clause ends; (None, 0) without one."""
    for clause in sentence.clauses:
        found = [one for one in figures(clause.text) if one.kind == "money" and _MOST.search(clause.text[: one.start])] if clause.start >= since else []
        if found:
            return found[0], clause.end
    return None, 0


def _portions(text: str) -> list[_Portion]:
    """The longest run of parts side by side that begin where the one before ends, none where their sums are not for one unit each."""
    found = figures(text)
    run: list[_Portion] = []
    for match in _PART.finditer(text):
        one = _portion(match, found)
        if one is None:
            continue
        if not run and (lowest := _lowest(text, match, found)) is not None:
            run.append(_fit(lowest, one))
        if run and not (_BETWEEN.fullmatch(text[run[-1].value.end : one.start]) and run[-1].value.kind == one.value.kind and run[-1].each == one.each):
            if len(run) >= _FEWEST:
                break
            run = []
        run.append(_fit(one, run[0]) if run else one)
    steps = closed(tuple(Tier(one.text, one.limit.minimum, one.limit.maximum, one.limit.unit, None, None, None) for one in run))
    follow = all(after.minimum is not None and before.maximum == after.minimum for before, after in pairwise(steps))
    same = len({one.limit.unit for one in run}) == 1 and all(one.value.kind == "rate" or one.each for one in run)
    return run if same and follow else []


def _lowest(text: str, match: re.Match[str], found: tuple[Figure, ...]) -> _Portion | None:
    """The part right before the first that is called a part."""
    before = list(_FIRST.finditer(text, 0, match.start()))
    return _portion(before[-1], found) if before else None


def _portion(match: re.Match[str], found: tuple[Figure, ...]) -> _Portion | None:
    value = next((one for one in found if one.start == match.end()), None)
    limit = next(iter(thresholds(match["part"])), None)
    if value is None or limit is None or limit.bare:
        return None
    scale, counted = split_scale(limit.unit)
    if value.kind == "money":
        low, high = (None if bound is None else bound * scale for bound in (limit.minimum, limit.maximum))
        limit = replace(limit, unit=counted, minimum=low, maximum=high)
    each = f"每{counted}" in match["given"] or match.string[value.end :].startswith(f"/{counted}")
    return _Portion(match["part"], match.start(), limit, value, each)


def _fit(one: _Portion, other: _Portion) -> _Portion:
    """The part with its bounds told in the unit of another."""
    return replace(one, limit=aligned(one.limit, other.limit.unit))
