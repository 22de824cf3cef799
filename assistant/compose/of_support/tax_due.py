"""What tax is due where only part of the income counts and at a lower rate ("所得减按50%计入应纳税所得额，按20%的税率缴纳企业所得税": of 18万元 18×50%×20%)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from assistant.compose.citing import Citations, without_stop
from assistant.compute import in_unit
from assistant.eligibility import Facts
from assistant.eligibility.decide import validity
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.told.said import mentioned
from assistant.eligibility.units import convert
from assistant.gather.of_documents.in_force import documents_for
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from index.stretches import beginning, ending
from prompts import say

_ASKS = re.compile(r"税[^。？]{0,16}(?:交|缴|纳)[^，。？]{0,6}(?:多少|几)|(?:交|缴|纳)[^，。？]{0,6}(?:多少|几)[^，。？]{0,4}税")
_STEP = re.compile(
    r"(?:(?:低于|不超过|未超过|在)(?P<most>\d+(?:\.\d+)?)万元|超过(?P<least>\d+(?:\.\d+)?)万元但?(?:不|未)超过(?P<top>\d+(?:\.\d+)?)万元)(?:（含[^（）]*）)?(?:以下|以内)?的?(?P<part>部分)?"
    r"[^。；\d]{0,30}?减按(?P<share>\d+(?:\.\d+)?)%计入应纳税所得额，(?:并)?(?:减)?按(?P<rate>\d+(?:\.\d+)?)%的(?:优惠)?税率(?:缴纳|计算缴纳)(?P<tax>[一-鿿]{2,4}税)")
_BASE = "应纳税所得额"
_WHO = re.compile(r"[的对](?P<who>[一-鿿]{4,10}?(?:企业|纳税人|工商户))(?!所得税)")
_STOPS = "。\n"
_SPAN = re.compile(r"自?(?P<first>20\d\d)年[^，。；]{0,8}至(?P<last>20\d\d)年")
_UNIT = "万元"


def compose(query: Query, own: Facts, library: Library, today: date) -> Draft | None:
    """The tax on the asker's income, None where that is not asked, he tells no one income, or no sentence in force for his year has a step for it."""
    told = [one for one in own.figures if one.measure == _BASE and not one.growth and convert(one.value, one.unit, _UNIT) is not None]
    if not _ASKS.search(query.text) or len(told) != 1:
        return None
    drafts = [draft for document, place in _sentences(query, library) if (draft := _told(document, place, told[0], query, own, library, today)) is not None]
    return next((draft for draft in drafts if draft.computations), drafts[0] if drafts else None)


def _sentences(query: Query, library: Library) -> Iterator[tuple[str, tuple[int, int]]]:
    """The sentences in force that tell such steps, each with its document and place; none for other years than those asked about."""
    for document in documents_for(query, library) or sorted(library.cards):
        text = library.text(document)
        places = dict.fromkeys((beginning(text, one.start(), _STOPS), ending(text, one.end(), _STOPS)) for one in _STEP.finditer(text))
        for place in places if document not in library.superseded or query.years else ():
            span = _SPAN.search(text, *place)
            if span is None or all(int(span["first"]) <= year <= int(span["last"]) for year in query.years):
                yield document, place


def _told(document: str, place: tuple[int, int], base: OwnFigure, query: Query, own: Facts, library: Library, today: date) -> Draft | None:
    text = library.text(document)
    value = convert(base.value, base.unit, _UNIT) or Decimal(0)
    terms: list[str] = []
    due, reached = Decimal(0), False
    steps = list(_STEP.finditer(text, *place))
    for one in steps:
        low, high = Decimal(one["least"] or 0), Decimal(one["most"] or one["top"])
        counted = min(value, high) - low if one["part"] else value if low < value <= high else Decimal(0)
        reached = reached or low < value <= high
        if counted <= 0:
            continue
        part = in_unit(counted, _UNIT) if not (one["part"] and low) else f"({in_unit(min(value, high), _UNIT)}−{in_unit(low, _UNIT)})"
        due += counted * Decimal(one["share"]) / 100 * Decimal(one["rate"]) / 100
        terms.append(f"{part}×{one['share']}%×{one['rate']}%")
    top = max(Decimal(one["most"] or one["top"]) for one in steps)
    if (not (terms and reached)) if value <= top else all(one["part"] and not one["least"] for one in steps):
        return None  # what lies above the first part may have a rate of its own elsewhere
    quote = text[slice(*place)].strip()
    rule = SupportRule(document, quote, "", (), "qualitative", None, "", None, None, (), "", "元", "", "", library.section_at(document, place[0]).path, *place, None)
    cite = Citations(library)
    mark = f"[{cite.span(document, rule.path, *place)}]"
    if value > top:
        above = say("lowered.above", own=in_unit(base.value, base.unit), limit=in_unit(top, _UNIT), mark=mark)
        return Draft(Status.ANSWERED, Reason.NONE, "\n".join((above, say("support.origin", quote=without_stop(quote), mark=mark))), cite.all, decides=True)
    step = Computation("subsidy", f"{' + '.join(terms)} = {in_unit(due, _UNIT)}", due, _UNIT, ("asker",))
    who = _WHO.search(quote)
    open_ = who is not None and not mentioned(who["who"], own.text)
    warnings = () if query.years else validity(rule, library.cards[document].meta, today, "")
    lines = [*(f"> {one}" for one in warnings), say("lowered.due", tax=steps[-1]["tax"], working=step.expression, mark=mark), say("support.origin", quote=without_stop(quote), mark=mark)]
    lines += [say("itemised.open", conditions=who["who"])] if open_ and who is not None else []
    return Draft(Status.PARTIAL if open_ else Status.ANSWERED, Reason.MISSING_FACT if open_ else Reason.NONE, "\n".join(lines), cite.all, (step,), warnings=warnings, decides=True)
