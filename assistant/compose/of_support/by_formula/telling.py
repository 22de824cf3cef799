"""What a printed formula gives, told with the working and all that is quoted for it; or which of its factors are lacking."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compose.of_support.by_formula.factors import figures_of, of_document, said_in, value_of
from assistant.compose.of_support.by_formula.given import case_told, cases, fixed_sum
from assistant.compose.of_support.by_formula.limits import adjusted, limits
from assistant.compose.of_support.by_formula.printed import Formula
from assistant.compose.of_support.by_formula.worked import worked
from assistant.compute import in_unit
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.quantities import Quantity
from index.records import Passage
from prompts import say

_BY_MONTH = re.compile(r"按月|每月|月(?:发放|补贴|补助|租金)")
_A_YEAR = re.compile(r"(?:[一全1]年|每年)[^，。；？\d]{0,8}(?:多少|几|能|可|发|领|拿)")
"""What a year comes to is asked for."""


def told_by_formula(passage: Passage, one: Formula, told: dict[str, Quantity], query: Query, library: Library) -> Draft | None:
    text, own = library.text(passage.document), said_in(query)
    cite = Citations(library)
    mark = f"[{cite.span(passage.document, passage.path, one.start, one.end)}]"
    values = {factor: value_of(figure) for factor, figure in told.items()}
    settled = of_document(one, query, text)
    fixed = {factor: found for factor in one.factors if factor not in told and factor not in settled and (found := fixed_sum(factor, text)) is not None}
    values |= {factor: (Decimal(found["value"]), "元") for factor, found in fixed.items()}
    graded = {factor: ways for factor in one.factors if factor not in values and (ways := cases(factor, text))}
    for factor, printed in graded.items():
        if (case := case_told(printed, own)) is not None:
            values[factor] = Decimal(case["value"]), case["unit"] if case["unit"].endswith("元") else ""
            fixed[factor] = case
    values |= {factor: (found.value, found.unit) for factor, found in settled.items() if found.value is not None}
    missing = [factor for factor in one.factors if factor not in values]
    quotes = [say("support.origin", quote=text[one.start : one.end].rstrip("，,"), mark=mark)]
    places = [found.span() for found in fixed.values()] + [found.place for found in settled.values()] + [found.span() for factor in missing for found in graded.get(factor, ())]
    marks = [f"[{cite.span(passage.document, (), *place)}]" for place in places]
    quotes += [say("support.origin", quote=text[slice(*place)], mark=other) for place, other in zip(places, marks, strict=True)]
    if missing:
        known = [say("formulas.known", factor=factor, value=in_unit(*values[factor])) for factor in one.factors if factor in told and values[factor][0]]
        lines = [say("formulas.missing", factors="、".join(missing), mark=mark), *quotes, *known]
        return Draft(Status.NEEDS_INPUT, Reason.MISSING_FACT, "\n".join(lines), cite.all, decides=bool(settled))
    shown = "".join(in_unit(*values[token]) if token in values else token for token in one.tokens)
    result = worked([values[token][0] / (100 if values[token][1] == "%" else 1) if token in values else token for token in one.tokens])
    unit = next((unit for _, unit in values.values() if unit.endswith("元")), "")
    if result is None:
        return None
    if result <= 0 and "−" in one.tokens:
        return Draft(Status.ANSWERED, Reason.NONE, "\n".join((say("formulas.nothing", name=one.name, working=shown, mark="".join((mark, *marks))), *quotes)), cite.all, decides=True)
    made = Computation("subsidy", f"{shown} = {in_unit(result, unit)}", result, unit, ("asker",))
    lines = [say("formulas.result", name=one.name, working=made.expression, mark=mark), *quotes]
    steps = [made]
    for adjustment, place in adjusted(text, result, unit, own, figures_of(query)):
        steps.append(adjustment)
        lines.insert(len(steps) - 1, say("formulas.limited", working=adjustment.expression))
        lines.append(say("support.origin", quote=text[slice(*place)].strip(), mark=f"[{cite.span(passage.document, library.section_at(passage.document, place[0]).path, *place)}]"))
    result = steps[-1].result
    if _BY_MONTH.search(one.in_(text)) and _A_YEAR.search(query.text):
        steps.append(Computation("total", f"{in_unit(result, unit)}×12 = {in_unit(result * 12, unit)}", result * 12, unit, ("asker",)))
        lines.insert(len(steps) - 1, say("formulas.yearly", working=steps[-1].expression))
    if len(steps) == 1 and (limit := limits(text, one.end, result, unit, figures_of(query), own, library)) is not None:
        held, place = limit
        steps.append(held)
        lines[1:1] = [say("formulas.limited", working=held.expression)]
        lines.append(say("support.origin", quote=text[slice(*place)], mark=f"[{cite.span(passage.document, passage.path, *place)}]"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, tuple(steps), decides=True)
