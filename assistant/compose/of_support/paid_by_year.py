"""What of a sum that is paid over several years is paid where the asker tells how each year went ("分三年兑付：第一年成活率达到90%以上的每亩兑付400元，…", or 50%, 30%
and 20% of it): the years in which he met what is asked are added up, the others give nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compose.of_support.concerning import decided
from assistant.compute import in_unit, plain
from assistant.eligibility import Facts
from assistant.eligibility.conditions.year_steps import years_of
from assistant.eligibility.records import Amount
from assistant.eligibility.sums.periods import PLACES
from assistant.eligibility.wording import in_wan
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.quantities import chinese_number
from index.records import SupportRule
from index.rules.instalments import parts_in
from prompts import say

_NEAR = 3
_OVER_YEARS = re.compile(r"分(?:[两二三四五六2-6]|多)(?:个?年度?|期|次)")
_YEAR = re.compile(r"第(?P<n>[一二三四五])(?:个?年头?)|(?P<first>头一?年|首年|当年(?=[^，。；]{0,6}(?:达标|合格|没|未|不)))|(?P<next>次年|转过年|来年)")
_SHARE = re.compile(r"(?P<value>\d+(?:\.\d+)?)%")
_FAILED = re.compile(r"没(?:有|能)?(?:达|过|合格|通过)|未(?:达|能|通过)|不(?:达标|合格|够|及格|行)|达不到|掉下来")
_MET = re.compile(r"达标|合格|通过|达到|过了|够了|及格")
_LOSES = re.compile(r"(?:(?:当年|该年|本年|某一?年)[^，。；\n]{0,6}?)?(?:达不到|未达到?|未?不达标|不合格|没有?达)[^。；\n]{0,16}?(?:不予|不再|不得|取消|停止|扣[减除])[^。；\n]{0,24}")
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Stage:
    """What one year pays: a sum for each piece or a share of the whole, from which per cent on (None: whatever it is called by), and where that is printed."""

    year: int
    amount: Decimal | None
    share: Decimal | None
    least: Decimal | None
    start: int
    end: int


def compose(query: Query, rules: Sequence[SupportRule], own: Facts, library: Library, today: date) -> Draft | None:
    """What the years come to of which the asker tells how they went; None where none of the best rules is paid so, or he tells of no year."""
    told = _told_years("。".join(query.dialogue))
    if not told:
        return None
    for rule in rules[:_NEAR]:
        whole, stages = _stages(rule, library)
        by_year = {one.year: one for one in stages}
        if whole is None or not set(told) <= set(by_year):
            continue
        decision = decided(whole, replace(own, planned=None, months=None, nth=None, once=True), library, today)
        if decision.verdict == "不能" or len(decision.amounts) != 1 or whole.amount is None:
            continue
        amount = decision.amounts[0]
        pieces = amount.value / whole.amount
        if pieces != int(pieces) and by_year[1].amount is not None:
            continue
        return _told(whole, [by_year[year] for year in sorted(told)], told, amount, pieces, len(by_year), library)
    return None


def _told_years(text: str) -> dict[int, Decimal | bool]:
    """By the year (1 for the first) the per cent that the asker reached in it, or whether he met what was asked."""
    marks = list(_YEAR.finditer(text))
    found: dict[int, Decimal | bool] = {}
    for place, mark in enumerate(marks):
        words = text[mark.end() : marks[place + 1].start() if place + 1 < len(marks) else len(text)]
        words = re.split(r"[。？?！]", words)[0]
        year = 1 if mark["first"] else 2 if mark["next"] else int(chinese_number(mark["n"]) or 0)
        share = _SHARE.search(words)
        state: Decimal | bool | None = Decimal(share["value"]) if share is not None else False if _FAILED.search(words) else True if _MET.search(words) else None
        if state is not None and year:
            found[year] = state
    return found


def _stages(rule: SupportRule, library: Library) -> tuple[SupportRule | None, list[_Stage]]:
    """The rule of the whole sum, and what each year pays of it; None and [] where the sum is not paid so."""
    beside = [one for one in library.rules([rule.document]) if one.path == rule.path and one.amount is not None]
    stages = [_Stage(year, one.amount, None, _least(one), one.start, one.end) for one in beside for year in _years(one)]
    total = sum((one.amount or Decimal(0) for one in stages), Decimal(0))
    whole = next((one for one in beside if _OVER_YEARS.search(one.quote) and one.amount == total and not _years(one)), None)
    if whole is not None and [one.year for one in stages] == list(range(1, len(stages) + 1)) and len(stages) > 1:
        return whole, stages
    text = library.text(rule.document)
    line = text.find("\n", rule.end)
    parts = next(parts_in(text, rule.start, line if line >= 0 else len(text)), None) if rule.amount is not None else None
    if parts is None or not _OVER_YEARS.search(text, max(rule.start, parts.start - len("补助资金分三年")), parts.end):
        return None, []
    return rule, [_Stage(place, None, share, None, parts.start, parts.end) for place, (_, share) in enumerate(parts.shares, 1)]


def _years(rule: SupportRule) -> tuple[int, ...]:
    """The years that the conditions of a rule name."""
    return next((years for part in rule.conditions if (years := years_of(part.text))), ())


def _least(rule: SupportRule) -> Decimal | None:
    """The per cent from which on a year is paid, None where none is printed."""
    return next((one.minimum for one in rule.conditions if one.minimum is not None and one.unit == "%"), None)


def _told(whole: SupportRule, stages: Sequence[_Stage], told: dict[int, Decimal | bool], amount: Amount, pieces: Decimal, years: int, library: Library) -> Draft:
    cite = Citations(library)
    unit = whole.currency_unit
    count = next((part for part in reversed(whole.per.split("/")) if part and part != "年"), "")
    lines: list[str] = []
    shared = any(one.share is not None for one in stages) and bool(amount.steps)
    steps: list[Computation] = list(amount.steps) if shared else []
    sums: list[Decimal] = []
    value = amount.value
    for stage in stages:
        state = told[stage.year]
        met = state if isinstance(state, bool) else stage.least is None or state >= stage.least
        mark = f"[{cite.span(whole.document, whole.path, stage.start, stage.end)}]"
        year = PLACES[stage.year - 1]
        state_ = say("paid_by_year.met" if met else "paid_by_year.failed") if isinstance(state, bool) or stage.least is None else say(
            "paid_by_year.reached" if met else "paid_by_year.below", least=f"{plain(stage.least)}%")
        if not met:
            sums.append(Decimal(0))
            lines.append(say("paid_by_year.nothing", year=year, state=state_, mark=mark))
            continue
        paid = pieces * stage.amount if stage.amount is not None else value * (stage.share or Decimal(0)) / _WHOLE
        product = f"{in_unit(pieces, count)}×{in_unit(stage.amount, unit)}" if stage.amount is not None else f"{in_unit(value, unit)}×{plain(stage.share or _WHOLE)}%"
        made = Computation("product", f"{product} = {in_unit(paid, unit)}", paid, unit, ("asker",))
        sums.append(paid)
        steps.append(made)
        lines.append(say("paid_by_year.paid", year=year, state=state_, working=made.expression, mark=mark))
    total = sum(sums, Decimal(0))
    if len(sums) > 1:
        steps.append(Computation("total", f"{' + '.join(in_unit(one, unit) for one in sums)} = {in_unit(total, unit)}", total, unit, ("asker",)))
        lines.insert(0, say("paid_by_year.total", working=f"{steps[-1].expression}{in_wan(total, unit)}"))
    lines = [*([say("paid_by_year.whole", working=amount.working, mark=f"[{cite.rule(whole)}]")] if shared else []), *lines]
    text = library.text(whole.document)
    every = {(whole.start, whole.end), *((one.start, one.end) for one in stages)}
    spans = {one for one in every if not any(other != one and other[0] <= one[0] and one[1] <= other[1] for other in every)}
    lines += [say("support.origin", quote=text[start:end].strip("，。； "), mark=f"[{cite.span(whole.document, whole.path, start, end)}]") for start, end in sorted(spans)]
    line = text.find("\n", whole.end)
    loses = _LOSES.search(text, whole.end, line if line >= 0 else len(text))
    lines += [say("support.term", quote=loses.group(), mark=f"[{cite.span(whole.document, whole.path, *loses.span())}]")] if loses is not None else []
    lines += [say("paid_by_year.left")] if len(stages) < years else []
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, tuple(steps), decides=True)
