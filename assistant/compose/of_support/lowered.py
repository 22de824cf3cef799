"""What a lower rate saves ("企业所得税率由原来的25%降为15%"): the points of which it is lower, of the asker's base, over his years, with what is given
besides where that is asked too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from assistant.compose.citing import Citations, without_stop
from assistant.compose.of_support.concerning import decided
from assistant.compose.of_support.together import asked
from assistant.compute import in_unit, plain
from assistant.eligibility import Decision, Facts
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.told.said import mentioned
from assistant.eligibility.units import convert
from assistant.gather.of_documents.in_force import documents_for
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from index.rules.figures import years
from index.stretches import beginning
from prompts import say

_ASKS = re.compile(r"(?:[少省减][下了]?的?(?:税|交|缴|费)[^，。？；]{0,30}|[少省减]|节约|优惠|便宜)[^，。？；]{0,10}(?:多少|几)|(?:[少省]|优惠)(?:交|缴|下|了)?(?:的|是)?(?:多少|几)")
_TAX = re.compile(r"税|费率")
_CUT = re.compile(
    r"(?P<what>[一-鿿]{2,5}?税|[一-鿿]{2,4}?费)率[由从](?:原来?的?|现行的?|目前的?)?(?P<old>\d+(?:\.\d+)?)%的?(?:再)?(?:降|减|下[降调]|调)(?:低|减)?[至为到]?(?P<new>\d+(?:\.\d+)?)%")
_BASES = {"所得税": ("应纳税所得额",), "增值税": ("销售额", "营业收入")}
"""What a tax is taken of, by the normal names of the asker's measures."""
_GRANT = re.compile(r"奖|补贴|补助|资助")
"""What is given besides is asked for too."""


def compose(query: Query, own: Facts, library: Library, today: date) -> Draft | None:
    """What the lower rate of the sentence that is for the asker saves him, None where that is not asked, no sentence lowers a rate for him, or
    he does not tell what the tax is taken of."""
    if not (_ASKS.search(query.text) and _TAX.search(query.text)):
        return None
    found = next(((rule, cut, base) for rule, cut in _cuts(query, own, library) if (base := _base(cut["what"], own)) is not None), None)
    return None if found is None else _told(*found, query, own, library, today)


def _cuts(query: Query, own: Facts, library: Library) -> Iterator[tuple[SupportRule, re.Match[str]]]:
    """The sentences in force that lower a rate for somebody whom the asker says he is, as rules, each with the rates that it tells."""
    for id in documents_for(query, library) or sorted(library.cards):
        text = library.text(id)
        for cut in _CUT.finditer(text) if id not in library.superseded else ():
            start, end = beginning(text, cut.start()), _END.search(text, cut.end())
            who = _NAMED.findall(text[start : cut.start()])
            named = cut["what"][-2:] in query.text or _base(cut["what"], own) is not None
            if named and who and mentioned(who[-1], own.text):
                stop = len(text) if end is None else end.start()
                quote = text[start:stop]
                yield SupportRule(id, quote, who[-1], (), "qualitative", None, "", None, None, (), "", "元", "", "", library.section_at(id, start).path,
                                  start, stop, years(quote)), cut


_END = re.compile(r"[。；\n]")
_NAMED = re.compile(r"(?:凡|对|为|的|而)*(?P<who>[一-鿿]{2,16}(?:企业|公司|单位|机构|纳税人|个体工商户|合作社|人员|户))(?=[，,：:的])")
"""Whom a sentence is for."""


def _base(tax: str, own: Facts) -> OwnFigure | None:
    """The one figure of the asker's that the tax is taken of."""
    names = next((names for name, names in _BASES.items() if tax.endswith(name)), ())
    found = [one for one in own.figures if one.measure in names and not one.growth and convert(one.value, one.unit, "元") is not None]
    return found[0] if len(found) == 1 else None


def _told(rule: SupportRule, cut: re.Match[str], base: OwnFigure, query: Query, own: Facts, library: Library, today: date) -> Draft:
    cite = Citations(library)
    mark = f"[{cite.rule(rule)}]"
    unit = base.unit
    before, after = (base.value * Decimal(cut[name]) / 100 for name in ("old", "new"))
    steps = [Computation("subsidy", f"{in_unit(base.value, unit)}×{cut[name]}% = {in_unit(tax, unit)}", tax, unit, ("asker",)) for name, tax in (("old", before), ("new", after))]
    value = before - after
    steps.append(Computation("difference", f"{in_unit(before, unit)}−{in_unit(after, unit)} = {in_unit(value, unit)}", value, unit, ("asker",)))
    lines = [say("lowered.saved", saved=in_unit(value, unit), working="，".join(one.expression for one in steps), mark=mark)]
    terms = min(own.planned or 1, rule.years or own.planned or 1)
    if terms > 1:
        steps.append(Computation("total", f"{in_unit(value, unit)}×{terms} = {in_unit(value * terms, unit)}", value * terms, unit, ("asker",)))
        lines.append(say("lowered.years", years=terms, working=steps[-1].expression))
    lines.append(say("support.origin", quote=without_stop(rule.quote), mark=mark))
    beside = _beside(rule, own, library, today) if _GRANT.search(query.text) else []
    for one in beside:
        lines.append(say("lowered.beside", amount=f"{plain(one.amounts[0].value)}{one.amounts[0].unit}", quote=without_stop(one.rule.quote), mark=f"[{cite.rule(one.rule)}]"))
    open_ = [check.text for one in beside for check in one.checks if check.verdict == "需补充"]
    lines += [say("itemised.open", conditions="；".join(open_))] if open_ else []
    given = [one.amounts[0] for one in beside]
    if len(given) == 1 and given[0].unit == unit and asked(query):
        whole = value * terms + given[0].value
        steps.append(Computation("total", f"{in_unit(value * terms, unit)} + {in_unit(given[0].value, unit)} = {in_unit(whole, unit)}", whole, unit, ("asker",)))
        lines.append(say("support.total", working=steps[-1].expression))
    warnings = tuple(dict.fromkeys(warning for one in (decided(rule, own, library, today), *beside) for warning in one.warnings))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((*(f"> {one}" for one in warnings), *lines)), cite.all, tuple(steps), warnings=warnings, decides=True)


def _beside(rule: SupportRule, own: Facts, library: Library, today: date) -> list[Decision]:
    """The decisions on the rules under the same heading that give the asker one sum; where none surely does, the one that may."""
    near = [one for one in library.rules([rule.document]) if one.path[:1] == rule.path[:1] and one.amount is not None]
    made = [one for one in (decided(other, own, library, today) for other in near) if len(one.amounts) == 1]
    sure, open_ = ([one for one in made if one.verdict == verdict] for verdict in ("能", "要补充"))
    return sure or (open_ if len(open_) == 1 else [])
