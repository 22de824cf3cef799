"""Which of the rules found, or of the decisions on them, are those that the question means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.compose.of_support.concerning import decided
from assistant.compose.of_support.together import asked, names_several
from assistant.eligibility import Decision, Facts
from assistant.eligibility.conditions.listings import not_listed, opposed
from assistant.gather.of_support.amounts_asked import parts
from assistant.gather.of_support.rule_fit import each_asked
from assistant.gather.of_support.rules import explains, payers
from assistant.records import Query
from index.library import Library
from index.records import SupportRule

_DIRECTION = re.compile(r"方向[\d一二三四五六七八九十]")
_LABEL = 6
_FAR = 0.3
"""A rule that explains so much less of a question than another is about something else."""
_MUCH = 0.2
_TIED = 0.08
"""Rules that explain so nearly the same of a question are taken together."""


def of_direction(rules: Sequence[SupportRule], query: Query) -> list[SupportRule]:
    """The rules, less those for another of several directions (方向1) than the one that the question names."""
    named = set(_DIRECTION.findall(query.text))
    mine = [rule for rule in rules if not named or not (own := set(_DIRECTION.findall(rule.quote[:_LABEL]))) or named & own]
    return mine or list(rules)


def of_payer(mine: list[Decision], query: Query) -> list[Decision]:
    """The decisions, less those on rules by which another pays than the treasury that the question names, where it pays by one of them."""
    named = payers(query.text)
    return [one for one in mine if named & payers(one.rule.quote)] or mine


def near_best(rules: Sequence[SupportRule], query: Query, library: Library) -> list[SupportRule]:
    """The rules, less those at the head that explain far less of a question for one grant than the best of them, and do not give by what it counts (一平米补多少)."""
    if len(parts(query)) > 1 or asked(query) or names_several(query):
        return list(rules)
    fits = [explains(query, rule, library) for rule in rules]
    unit = each_asked(query.text)
    first = next(place for place, (fit, rule) in enumerate(zip(fits, rules, strict=True)) if fit >= max(fits) - _FAR or (unit and rule.per == unit))
    return list(rules[first:])


def unspecial(mine: list[Decision], own: Facts, library: Library, today: date) -> list[Decision]:
    """The decisions; where each is on a special case of which the asker does not speak, or which he denies (列入省级重点的), that on the rule of the same
    paragraph which gives him a sum without one, if there is such a rule."""
    if not mine or any(one.verdict == "能" or not (one.missing or one.verdict == "不能") for one in mine):
        return mine
    if not any(one.amounts for one in mine) and not all(any(not_listed(check.text, own.text) or opposed(check.text, own.text) for check in one.checks) for one in mine if one.verdict == "不能"):
        return mine
    known = {one.rule for one in mine}
    first = mine[0].rule
    beside = (decided(rule, own, library, today) for rule in library.rules([first.document]) if rule.path == first.path and rule not in known and rule.tiers)
    return [one for one in beside if one.verdict == "能" and one.amounts and not one.missing][:1] or mine


def best_failed(mine: Sequence[Decision], query: Query, library: Library) -> list[Decision]:
    """The decisions; where all of them fail, or those that explain far more of the question than others that need more to be told, only those
    on the rules that explain most."""
    fits = [explains(query, one.rule, library) for one in mine]
    failed = max((fit for one, fit in zip(mine, fits, strict=True) if one.verdict == "不能" and one.applies), default=0.0)
    open_ = [fit for one, fit in zip(mine, fits, strict=True) if one.verdict != "不能"]
    if not mine or (open_ and (max(open_) > failed - _MUCH or any(one.verdict == "能" for one in mine))):
        return list(mine)
    best = [one for one, fit in zip(mine, fits, strict=True) if fit >= max(fits) - _TIED]
    if (least := _least_asked(best)) is not None:
        return [least]
    return [one for one in best if one.applies][:1] or best[:1] if len({one.rule.path for one in best}) == 1 else best


def _least_asked(best: Sequence[Decision]) -> Decision | None:
    """Of several decisions that fail since there is too little of the same thing (5家以上, 20家以上), the one that asks for least: who fails that fails
    all. None where they do not."""
    short = [[(condition.minimum, condition.unit, one) for condition in one.rule.conditions for check in one.checks
              if check.text == condition.text and check.verdict == "不符合" and condition.minimum is not None] for one in best]
    if len(best) < _SEVERAL or not all(short) or len({(unit, one.rule.path) for each in short for _, unit, one in each}) > 1:
        return None
    return replace(min((demand for each in short for demand in each), key=lambda demand: demand[0])[2], applies=True)


_SEVERAL = 2
