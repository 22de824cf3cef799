"""What steps of their own for the first, second … year give ("第一年按租金的50%、第二年按30%"), each year worked out, and together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from assistant.compose.citing import Citations, without_stop
from assistant.compose.of_support import terms
from assistant.compose.of_support.concerning import decided
from assistant.compose.of_support.together import asked
from assistant.compose.of_support.told_elsewhere import told_elsewhere
from assistant.compute import in_unit
from assistant.eligibility import Decision, Facts
from assistant.eligibility.conditions.year_steps import years_of
from assistant.eligibility.sums.periods import PLACES, of_a_year, whole_cap
from assistant.eligibility.wording import in_wan
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from prompts import say

_EACH = re.compile(r"(?:各|分别)[^，。？]{0,6}(?:多少|几)|每年|逐年|(?<!第)[两二三四五2-5]年[^，。？]{0,12}(?:多少|几)")
_NEAR = 3
"""Where the asker tells figures year by year, a rule of steps need not be the very best."""
_FAR = 4
"""So many signs at most part the steps of one grant."""
_OPEN = 3


def compose(query: Query, rules: Sequence[SupportRule], own: Facts, library: Library, today: date) -> Draft | None:
    """What each year gives for the asker's figures, and all years together; None where the best rule is no step of one year, or one
    year has no single sum."""
    if own.nth is not None and not asked(query):
        return None  # one year alone is asked for
    near = rules[: _NEAR if own.series else 1 + _passed_over(rules, own, library, today)] if asked(query) or own.planned is not None or _EACH.search(query.text) else ()
    steps = next((found for rule in near if (found := _steps(rule, library))), {})
    years = sorted(steps)[: own.planned]
    if len(years) < 2 or years != list(range(1, len(years) + 1)):
        return None
    figures = [one for one in own.figures if not one.growth]
    each = figures if own.series and len(figures) > 1 else []
    if each:
        years = years[: len(each)]
    decisions = [decided(steps[year], _of(own, each[year - 1 : year] or figures), library, today) for year in years]
    if any(one.verdict == "不能" or len(one.amounts) != 1 for one in decisions) or len({one.amounts[0].unit for one in decisions}) > 1:
        return None
    decisions = [replace(one, amounts=(of_a_year(one.rule, one.amounts[0]),)) for one in decisions]
    return _told(decisions, steps[max(steps)], own, library)


def _passed_over(rules: Sequence[SupportRule], own: Facts, library: Library, today: date) -> int:
    """How many of the first rules give the asker nothing for what he tells (a share of a price, where he tells a rent) and may be passed over for steps of years."""
    count = 0
    for rule in rules[: _NEAR - 1]:
        made = decided(rule, own, library, today)
        if _years(rule) or own.planned is None or (made.amounts and made.verdict != "不能"):
            break
        count += 1
    return count


def of_year(decisions: Sequence[Decision], own: Facts, library: Library, today: date) -> list[Decision]:
    """The decisions, less those for another year than the one that the asker asks about, where one is for it or another step of the same grant is."""
    if own.nth is None:
        return list(decisions)
    if all(own.nth not in _years(one.rule) for one in decisions):
        steps = next((found for one in decisions if (found := _steps(one.rule, library))), {})
        return [decided(steps[own.nth], own, library, today)] if own.nth in steps else list(decisions)
    return [one for one in decisions if not (years := _years(one.rule)) or own.nth in years]


def _of(own: Facts, figures: Sequence[object]) -> Facts:
    """The asker's facts for one year, with its figures only."""
    kept = tuple(replace(one, case="") for one in own.figures if one in figures)
    return replace(own, figures=kept, series=False, planned=None, once=True, months=None, whole=False, nth=None)


def _steps(first: SupportRule, library: Library) -> dict[int, SupportRule]:
    """The rules of one grant by the year that each is for, none where `first` is for no year."""
    if not _years(first):
        return {}
    found: dict[int, SupportRule] = {}
    rules = [one for one in library.rules([first.document]) if one.path == first.path and _years(one)]
    place = rules.index(first)
    for run in (reversed(rules[: place + 1]), rules[place:]):
        last = first
        for rule in run:
            if rule.start > last.end + _FAR or last.start > rule.end + _FAR or (rule is not first and any(year in found for year in _years(rule))):
                break
            found |= dict.fromkeys(_years(rule), last := rule)
        found |= dict.fromkeys(_years(first), first)
    return found


def _years(rule: SupportRule) -> tuple[int, ...]:
    """The years of being given something that a rule is for, none where it names none."""
    return next((years for one in reversed(rule.conditions) if (years := years_of(one.text))), ())


def _told(decisions: Sequence[Decision], last: SupportRule, own: Facts, library: Library) -> Draft:
    cite = Citations(library)
    amounts = [one.amounts[0] for one in decisions]
    unit, raw, cap = amounts[0].unit, sum((one.value for one in amounts), Decimal(0)), whole_cap(last)
    terms_ = " + ".join(in_unit(one.value, unit) for one in amounts)
    held = cap is not None and raw > cap
    value = cap if held and cap is not None else raw
    working = f"min({terms_}, {in_unit(value, unit)}) = {in_unit(value, unit)}" if held else f"{terms_} = {in_unit(raw, unit)}"
    total = Computation("total", working, value, unit, ("asker",))
    quoted = {(one.rule.start, one.rule.end): one.rule for one in decisions}
    widest = [rule for rule in quoted.values() if not any(other is not rule and other.start <= rule.start and rule.end <= other.end for other in quoted.values())]
    marks = "".join(f"[{cite.rule(rule)}]" for rule in widest)
    before, more = told_elsewhere(decisions[0].rule, own, cite, library)
    marks += more
    warnings = tuple(dict.fromkeys(warning for one in decisions for warning in one.warnings))
    lines = [say("eligibility.line.warning", warning=warning) for warning in warnings]
    lines.append(say("itemised.total", span=say("itemised.years", years=len(decisions)), working=f"{working}{in_wan(value, unit)}", marks=marks))
    lines += [say("by_year.line", place=PLACES[at], told=one.words or one.working) for at, one in enumerate(amounts)]
    lines += [say("support.origin", quote=without_stop(rule.quote), mark=f"[{cite.rule(rule)}]") for rule in widest]
    lines += before
    open_ = list(dict.fromkeys(check.text for one in decisions for check in one.checks if check.verdict == "需补充" and not years_of(check.text)))
    lines += [say("itemised.open", conditions="；".join(open_[:_OPEN]))] if open_ else []
    lines += [say("support.term", quote=quote, mark=f"[{mark}]") for quote, mark in terms.of(last, cite, library, set())[:1]]
    steps = (*(step for one in amounts for step in one.steps), total)
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, steps, warnings=warnings, decides=True)
