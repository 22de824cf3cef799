"""Whether an enterprise can have support: each rule that may fit decided condition by condition, with amounts and how to apply."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from assistant.answer import the_library
from assistant.doors.fields import NAME, ComputationRow, Number, Reply, Request, Whole, field, plain
from assistant.eligibility import Decision, explain, match
from assistant.eligibility.records import Amount
from assistant.gather.in_words.procedure import of_rule
from assistant.limits import LONGEST
from assistant.page import live
from assistant.page.support import CLOSE, STEPS, Form, facts_of, sum_of, trouble
from index.library import Library
from index.output import rule_row
from index.settings import today

MOST = 50


class OwnFigureRow(Request):
    """A figure of the asker's."""

    measure: str = field("own_measure", min_length=1, max_length=NAME, examples=["设备投资"])
    figure: str = field("own_figure", min_length=1, max_length=NAME, examples=["2500万元"])


class Enterprise(Request):
    """What the asker says of itself; what is not said stays open."""

    project: str = field("project", "", max_length=LONGEST, examples=["建设智能工厂"])
    place: str = field("place", "", max_length=NAME)
    industry: str = field("industry", "", max_length=NAME)
    size: str = field("size", "", max_length=NAME, examples=["小微企业"])
    traits: list[Annotated[str, StringConstraints(max_length=NAME)]] = field("traits", [], max_length=20, examples=[["高新技术企业"]])
    figures: list[OwnFigureRow] = field("own_figures", [], max_length=20)
    built: Literal["unsaid", "built", "unbuilt"] = field("built", "unsaid")
    general: bool = field("general", False)
    limit: Whole = field("decision_limit", 10, ge=1, le=MOST)


class CheckRow(Reply):
    """One condition held against what the asker said."""

    text: str = field("condition")
    verdict: Literal["符合", "不符合", "需补充"] = field("condition_verdict")
    reason: str = field("condition_reason")


class AmountRow(Reply):
    """What can be had."""

    case: str = field("amount_case")
    value: Number = field("amount_value")
    unit: str = field("amount_unit")
    working: str = field("working")
    notes: list[str] = field("amount_notes")
    computations: list[ComputationRow] = field("computations")


class ApplyingRow(Reply):
    """One thing to know for applying."""

    kind: str = field("applying_kind")
    quote: str = field("quote")
    start: int = field("start")
    end: int = field("end")


class TierRow(Reply):
    """One step of a stepped benefit."""

    text: str = field("tier_text")
    minimum: Number | None = field("tier_minimum")
    maximum: Number | None = field("tier_maximum")
    unit: str = field("unit")
    rate: Number | None = field("rate")
    amount: Number | None = field("rule_amount")
    cap: Number | None = field("cap")


class LimitRow(Reply):
    """A limit on what a rule gives, besides its cap."""

    on: Literal["sum", "count", "base", "price"] = field("limit_on")
    value: Number = field("limit_value")
    unit: str = field("limit_unit")
    what: str = field("limit_what")
    base: str = field("limit_base")
    per: str = field("limit_per")
    text: str = field("limit_text")
    start: int = field("start")
    end: int = field("end")


class RuleRow(Reply):
    """A support rule as `python -m index rules` gives it."""

    document: str = field("document_id")
    quote: str = field("quote")
    subject: str = field("subject")
    conditions: list[str] = field("conditions")
    benefit: Literal["rate_with_cap", "fixed", "cap_only", "qualitative"] = field("benefit")
    rate: Number | None = field("rate")
    base: str = field("base")
    cap: Number | None = field("cap")
    amount: Number | None = field("rule_amount")
    amount_max: Number | None = field("amount_max")
    tiers: list[TierRow] = field("tiers")
    per: str = field("per")
    currency_unit: str = field("amount_unit")
    period: str = field("period")
    valid_until: str = field("valid_until")
    path: list[str] = field("path")
    start: int = field("start")
    end: int = field("end")
    exclusions: list[str] = field("exclusions")
    relief: Literal["", "less", "left", "taxed"] = field("relief")
    limits: list[LimitRow] = field("limits")
    department: str = field("department")
    confidence: Number = field("confidence")


class DecisionRow(Reply):
    """The decision on one rule."""

    verdict: Literal["能", "不能", "要补充"] = field("verdict")
    text: str = field("decision_text")
    title: str = field("title")
    number: str = field("number")
    checks: list[CheckRow] = field("checks")
    amounts: list[AmountRow] = field("amounts")
    missing: list[str] = field("missing")
    warnings: list[str] = field("warnings")
    applying: list[ApplyingRow] = field("applying")
    rule: RuleRow = field("rule")


class Decided(Reply):
    """The decisions, those that can be had first."""

    facts: str = field("facts")
    total: int = field("total")
    decisions: list[DecisionRow] = field("decisions")
    together: str = field("together")
    lack: str = field("lack")


def check_eligibility(told: Enterprise) -> Decided:
    """The rules that speak of what the asker does (`general`: those for enterprises at large too), each decided; where too little is said, what to say."""
    form = Form(told.place, told.industry, told.size, tuple(told.traits), told.project, tuple((one.measure, one.figure) for one in told.figures), told.built)
    if lack := trouble(form):
        return Decided(facts="", total=0, decisions=[], together="", lack=lack)
    library = the_library()
    own = facts_of(form, library.cards)
    found = match(live.rules(), own, {id: card.meta for id, card in library.cards.items()}, today())
    fitting = [decision for decision in found if told.general or decision.relevance >= CLOSE]
    both = sum_of([one for one in fitting if one.verdict == "能"], library)
    return Decided(
        facts=own.text, total=len(fitting), decisions=[_row(decision, library) for decision in fitting[: told.limit]],
        together=both.working if both else "", lack="",
    )


def _row(decision: Decision, library: Library) -> DecisionRow:
    rule = decision.rule
    card, text = library.cards[rule.document], library.text(rule.document)
    steps = [
        ApplyingRow(kind=STEPS[step.kind], quote=text[step.start : step.end], start=step.start, end=step.end) for step in of_rule(rule, library)
    ]
    return DecisionRow(
        verdict=decision.verdict, text=explain(decision), title=card.title, number=card.meta.number,
        checks=[CheckRow(text=one.text, verdict=one.verdict, reason=one.reason) for one in decision.checks],
        amounts=[_amount(one) for one in decision.amounts], missing=list(decision.missing), warnings=list(decision.warnings),
        applying=steps, rule=RuleRow.model_validate(plain(rule_row(rule))),
    )


def _amount(amount: Amount) -> AmountRow:
    steps = [
        ComputationRow(operation=one.operation, expression=one.expression, result=plain(one.result), unit=one.unit, operands=list(one.operands))
        for one in amount.steps
    ]
    return AmountRow(case=amount.case, value=plain(amount.value), unit=amount.unit, working=amount.working, notes=list(amount.notes), computations=steps)
