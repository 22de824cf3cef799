"""What one treasury still adds where all levels together may give no more than a share of a cost ("中央、省、市三级补贴合计不得超过年度保费的80%"), for an asker who tells what the others gave."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from assistant.compose.citing import Citations, without_stop
from assistant.compose.of_support.concerning import decided
from assistant.compute import in_unit, plain
from assistant.eligibility import Facts, facts
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.sums.bases import figures_for, in_working, value_in
from assistant.eligibility.told.had import had
from assistant.eligibility.units import convert
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from index.stretches import beginning, ending
from prompts import say

_LEVEL = r"(?:中央|国家|自治区|省|市|州|县|区|上级|[各多两二三四]级)"
_LIMIT = re.compile(
    rf"(?:{_LEVEL}级?[^，。；\n\d]{{0,24}}?)(?:合计|总额|累计|总和|之和|总计|总量)[^，。；\n\d]{{0,8}}?(?:不得?超过|不得?高于|不能超过|最高)[^，。；\n\d]{{0,4}}?(?P<base>[^，。；\n\d]{{2,18}}?)的?(?P<rate>\d+(?:\.\d+)?)%")
_OTHERS = re.compile(r"中央|国家|(?<![全外])省|自治区|上级|上面|市[里级]|国[里家]")
_ITS = re.compile(r"^(?:该|其|本|同一|单个)?(?:项目|企业|单位)?(?:的|实际|核定)*")
_HUNDRED = Decimal(100)


def compose(query: Query, rules: Sequence[SupportRule], library: Library, today: date) -> Draft | None:
    """What is added to what others gave, held to the share of all levels; None where no such limit stands with the rule meant, or a figure for it is not told."""
    own = facts(query.dialogue, query.regions)
    given = _given(own)
    if not given:
        return None
    for rule in rules:
        if (limit := _limit(rule, library)) is not None:
            return _told(rule, limit, given, own, library, today)
    return None


def _given(own: Facts) -> list[OwnFigure]:
    """The sums that other treasuries gave, as the asker tells them."""
    return [OwnFigure("", one.value, one.unit, one.clause) for one in had(own.text) if one.unit.endswith("元") and _OTHERS.search(one.clause)]


def _limit(rule: SupportRule, library: Library) -> re.Match[str] | None:
    """The sentence that limits what all levels give together to a share, in the article of a rule that itself gives something."""
    text = library.text(rule.document)
    section = library.section_at(rule.document, rule.start)
    found = next(_LIMIT.finditer(text, section.start, section.end), None)
    inside = found is not None and rule.start <= found.start() < rule.end
    return None if found is None or inside or rule.benefit in ("qualitative", "cap_only") else found


def _told(rule: SupportRule, limit: re.Match[str], given: Sequence[OwnFigure], own: Facts, library: Library, today: date) -> Draft | None:
    names = {(one.value, one.unit) for one in given}
    mine = replace(own, figures=tuple(one for one in own.figures if (one.value, one.unit) not in names), received=None)
    decision = decided(rule, mine, library, today)
    base = figures_for(_ITS.sub("", limit["base"]), mine, rule.currency_unit)
    if decision.verdict == "不能" or len(decision.amounts) != 1 or len(base) != 1:
        return None
    one, unit = decision.amounts[0], decision.amounts[0].unit
    others = [value for figure in given if (value := convert(figure.value, figure.unit, unit)) is not None]
    rate = Decimal(limit["rate"])
    most = value_in(base[0], unit) * rate / _HUNDRED
    left = max(most - sum(others, Decimal(0)), Decimal(0))
    steps = [*one.steps, Computation("product", f"{in_working(base[0], unit)}×{plain(rate)}% = {in_unit(most, unit)}", most, unit, ("asker",))]
    value = min(one.value, left)
    if left:
        taken = "−".join(in_unit(value, unit) for value in others)
        steps.append(Computation("difference", f"{in_unit(most, unit)}−{taken} = {in_unit(left, unit)}", left, unit, ("asker",)))
        steps.append(Computation("subsidy", f"min({in_unit(one.value, unit)}, {in_unit(left, unit)}) = {in_unit(value, unit)}", value, unit, ("asker",)))
    cite = Citations(library)
    text = library.text(rule.document)
    start, end = beginning(text, limit.start()), ending(text, limit.end())
    mark, top = f"[{cite.rule(rule)}]", f"[{cite.span(rule.document, rule.path, start, end)}]"
    key = "none" if not left else "cut" if left < one.value else "whole"
    lines = [say("eligibility.line.warning", warning=warning) for warning in decision.warnings]
    lines.append(say(f"support.topped_up.{key}", mark=top, **({"sum": in_unit(value, unit)} if left else {})))
    lines += [say("support.topped_up.own", working=one.words or one.working or in_unit(one.value, unit), mark=mark)]
    lines += [say("support.topped_up.working", working="；".join(step.expression for step in steps[len(one.steps) :]), mark=top)]
    lines += [say("support.origin", quote=without_stop(rule.quote), mark=mark), say("support.origin", quote=text[start:end].strip(), mark=top)]
    open_ = [check.text for check in decision.checks if check.verdict == "需补充" and not _OTHERS.search(check.text)]
    lines += [say("itemised.open", conditions="；".join(open_))] if open_ else []
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, tuple(steps), warnings=decision.warnings, decides=True)
