"""How many count for one applicant, or of what a sum is at most a share, where that is printed outside the clause that gives the sum ("每户累计补助不超过20只" behind two kinds of households): quoted
where a sum was held to it."""

from __future__ import annotations

from assistant.compose.citing import Citations
from assistant.compute import in_unit
from assistant.eligibility import Decision
from assistant.eligibility.units import convert


def beside(decision: Decision, cite: Citations) -> list[tuple[str, int]]:
    """The limits that stand outside the quote of a rule and are worked with, each with its mark."""
    rule = decision.rule
    worked = " ".join(step.expression for amount in (*decision.amounts, *decision.later) for step in amount.steps)
    units = {amount.unit for amount in (*decision.amounts, *decision.later)}
    printed = {id(one): {in_unit(one.value, one.unit), *(in_unit(value, unit) for unit in units if (value := convert(one.value, one.unit, unit)) is not None)} for one in rule.limits}
    told = " ".join(words for amount in (*decision.amounts, *decision.later) for words in (amount.words, *amount.notes))
    apart = [one for one in rule.limits if not rule.start <= one.start < rule.end and (one.text in told if one.base else any(figure in worked for figure in printed[id(one)]))]
    return [(one.text, cite.span(rule.document, rule.path, one.start, one.end)) for one in apart]
