"""Sums that are given on top of another one ("…的，再增加5万元", "按上述标准的1.2倍"): the sum they stand on and they belong together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compose.of_support.concerning import fits, spoken_of
from assistant.compute import in_unit, plain
from assistant.eligibility import Decision
from assistant.eligibility.records import Amount
from assistant.eligibility.sums.deductible import PART
from assistant.eligibility.sums.on_top import at_once, on_growth, on_top, scales
from assistant.eligibility.told.said import same
from assistant.records import Computation, ConditionCheck
from index.library import Library
from index.records import SupportRule
from prompts import say

_WITHIN = 260


def with_bases(shown: Sequence[Decision], decide: Callable[[SupportRule], Decision], library: Library) -> list[Decision]:
    """The decisions, those on sums on top of another one behind that on the other one, and with each sum those on top of it whose
    conditions the asker says he fulfils."""
    found: list[Decision] = []
    for one in shown:
        if one.verdict != "不能" and on_top(one.rule):
            found += [base for base in _bases(one.rule, decide, library) if base not in found]
        elif one.amounts and one.verdict != "不能":
            found += [one] if one not in found else []
            found += [more for more in _more(one.rule, decide, library) if more not in found]
            continue
        found += [one] if one not in found else []
    if any(one.amounts for one in found):
        found = [one for one in found if one.rule.has_sum]
    return list({(one.rule.document, one.rule.start, one.rule.end, one.rule.amount, one.rule.subject): one for one in found}.values())


def _bases(rule: SupportRule, decide: Callable[[SupportRule], Decision], library: Library) -> list[Decision]:
    """The decision on the sum before `rule` that is the asker's, if one is; the nearest one where the sums before it are no cases."""
    before = [one for one in library.rules([rule.document]) if one.path == rule.path and (rule.start - _WITHIN <= one.end <= rule.start or one.start == rule.start < one.end < rule.end)
              and not on_top(one) and one.has_sum]
    decisions = [decide(one) for one in before]
    his = [one for one in decisions if one.verdict != "不能" and fits(one) and one.amounts]
    return his[-1:] or ([one for one in decisions if one.verdict != "不能"] if len(before) == 1 else [])


def _more(rule: SupportRule, decide: Callable[[SupportRule], Decision], library: Library) -> list[Decision]:
    """The decisions on sums on top of that of `rule` of which a condition is told and none fails."""
    behind = [one for one in library.rules([rule.document]) if (one.path == rule.path or (on_growth(one) and one.path[:-1] == rule.path[:-1])) and on_top(one)
              and rule.start < one.start <= rule.end + _WITHIN and (one.start >= rule.end or on_growth(one) or _of_part(one))]
    return [one for one in map(decide, behind) if one.verdict != "不能" and (bool(one.amounts) if on_growth(one.rule) else _counted(one, decide(rule)) if at_once(one.rule) else _told(one, rule))]


def _counted(further: Decision, base: Decision) -> bool:
    """Whether the asker counts what another sum for the same occasion is given for each of (去了3个人), and has the sum that it stands beside."""
    return any(amount.steps for amount in further.amounts) and further.verdict == base.verdict == "能"


def _told(further: Decision, base: SupportRule) -> bool:
    """Whether the asker's words meet what the further sum asks for besides the sum that it stands on, or anything where it asks for no more."""
    shared = {one.text for one in base.conditions}
    own = {one.text for one in further.rule.conditions if one.text not in shared and PART.fullmatch(one.text) is None}
    place = say("eligibility.region", place="")
    met = [check for check in further.checks if check.verdict == "符合" and spoken_of(check) and not check.text.startswith(place)]
    if not own and _of_part(further.rule):
        return any(amount.value and amount.steps for amount in further.amounts)
    return any(check.text in own and _of_its_own(check, base) for check in met) if own else bool(met)


def _of_part(rule: SupportRule) -> bool:
    """Whether a sum is for what lies above some number ("超过500标箱的部分，每标箱再增加100元")."""
    return any(one.minimum is not None and PART.fullmatch(one.text) for one in rule.conditions)


def _of_its_own(check: ConditionCheck, base: SupportRule) -> bool:
    """Whether the asker's words are of what sets a condition apart from the words of the sum before (收托残疾婴幼儿 beside 收托3岁以下婴幼儿);
    a figure is held against him elsewhere."""
    own = [pair for at in range(len(check.text) - 1) if (pair := check.text[at : at + 2]) not in base.quote]
    return not own or any(sign.isdigit() for sign in check.text) or any(same(pair) in same(check.reason) for pair in own)


def scaled(shown: Sequence[Decision]) -> list[Decision]:
    """The decisions, those that give so many times the sum before them with that sum worked out."""
    found: list[Decision] = []
    for one in shown:
        base = next((other for other in reversed(found) if other.amounts and other.rule.path == one.rule.path), None)
        rate = one.rule.rate
        if not scales(one.rule) or base is None or rate is None or one.verdict == "不能":
            found.append(one)
            continue
        missing = tuple(question for question in one.missing if one.rule.base not in question)
        verdict = one.verdict if missing else base.verdict
        found.append(replace(one, amounts=tuple(_times(amount, rate) for amount in base.amounts), missing=missing or base.missing, verdict=verdict))
    return found


def _times(amount: Amount, rate: Decimal) -> Amount:
    value = amount.value * rate
    working = f"{in_unit(amount.value, amount.unit)}×{plain(rate)} = {in_unit(value, amount.unit)}"
    return Amount(amount.case, value, amount.unit, working, (), (Computation("product", working, value, amount.unit, ()),), working)
