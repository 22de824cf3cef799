"""Answers from support rules: what a rule gives, or whether and how much the asker can have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.compose import applied, excluded, matching
from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.eligibility import Decision, Facts, decide, explain, facts, in_a_year, total
from assistant.gather.rules import explains
from assistant.records import Computation, Draft, Query, Reason, Status
from index.library import Library
from index.quantities import unit_family
from index.records import SupportRule
from prompts import say

_AMOUNT = re.compile(
    r"多少钱|(?:补|奖|给|拿|领|得|扣|抵|返|免|付|报销?|贴|资助|补贴|补助|奖励|支持|减)(?:到|掉|除)?(?:了)?(?:几|多少)(?!家|个(?!亿|百|千|万)|项)|(?:差|封顶|最高)多少|(?:最高|上限|封顶)?(?:是不是|是否)(?:有)?\d+(?:\.\d+)?[万亿]?元|金额")
_TOGETHER = re.compile(r"合起来|加起来|合计|一共|总共|总计|加在一起|共能|共可|两项共")
_IN_A_YEAR = re.compile(r"一年(?:呢|下来|能|可以|可|一共|总共|合计|多少)|全年|每年(?:能|可|多少)")
_YEARLY_CAP = re.compile(r"累计|每年|年度|全年|同一(?:申请人|企业|单位|主体|项目)|单个企业|每家企业")
_NEIGHBOUR = 260
_SHOWN = 3
_LEAST = 0.45
"""A rule that explains less of a question for an amount, headings and title counted, is about something else."""


def compose(query: Query, rules: Sequence[SupportRule], library: Library, today: date) -> Draft | None:
    """The answer that the rules found give, None without rules."""
    own = facts(query.dialogue)
    draft = (
        excluded.compose(query, library)
        or matching.compose(query, own, library, today)
        or applied.compose(query, rules, library)
    )
    if draft is not None or not rules:
        return draft
    decisions = [_decide(rule, own, library, today) for rule in rules]
    cite = Citations(library)
    unpriced = asks_amount(query) and all(rule.benefit == "qualitative" for rule in rules)
    if any(decision.decided for decision in decisions) and not unpriced:
        return _decided(decisions, query, library)
    if asks_amount(query) and explains(query, rules[0], library) < _LEAST:
        return None
    if unpriced:
        mark = cite.rule(rules[0])
        text = say("support.no_amount", quote=_quote(rules[0]), mark=f"[{mark}]")
        return Draft(Status.REFUSED, Reason.NO_AMOUNT, f"{say('refusal.no_amount')}\n{text}", cite.all)
    return _stated(decisions, cite, library)


def asks_amount(query: Query) -> bool:
    """Whether an amount of money is asked for."""
    return unit_family(query.unit) == "money" or bool(_AMOUNT.search(query.text))


def _decide(rule: SupportRule, own: Facts, library: Library, today: date) -> Decision:
    later = library.superseded.get(rule.document, "")
    title = library.cards[later].title if later else ""
    return decide(rule, own, library.cards[rule.document].meta, today, title)


def _stated(decisions: Sequence[Decision], cite: Citations, library: Library) -> Draft:
    """What the rules say, where the asker tells nothing of himself."""
    rules = [decision.rule for decision in decisions]
    lines = []
    for rule in {(rule.document, rule.start): rule for rule in sorted(rules, key=lambda one: one.end)}.values():
        lines.append(say("support.rule", title=short_title(rule.document, library), quote=_quote(rule), mark=f"[{cite.rule(rule)}]"))
        lines += _caps(rule, cite, library)
    notes = _warnings(decisions)
    text = "\n".join((*(f"> {note}" for note in notes), *dict.fromkeys(lines)))
    return Draft(Status.ANSWERED, Reason.NONE, text, cite.all, warnings=notes)


def _decided(decisions: Sequence[Decision], query: Query, library: Library) -> Draft:
    cite = Citations(library)
    shown = _shown(decisions)
    warnings = _warnings(shown)
    texts = ["\n".join(say("eligibility.line.warning", warning=warning) for warning in warnings)] if warnings else []
    computations: list[Computation] = []
    for decision in shown:
        mark = f"[{cite.rule(decision.rule)}]"
        lines = [explain(decision, mark, warned=True), say("support.origin", quote=_quote(decision.rule), mark=mark)]
        texts.append("\n".join((*lines, *_caps(decision.rule, cite, library))))
        computations += [step for amount in (*decision.amounts, *decision.needed) for step in amount.steps]
    text, more = _together(shown, query)
    texts += [text] if text else []
    return Draft(
        Status.NEEDS_INPUT if all(_wants_input(decision) for decision in shown) else Status.ANSWERED,
        Reason.MISSING_FACT if all(_wants_input(decision) for decision in shown) else Reason.NONE,
        "\n\n".join(texts),
        cite.all,
        (*computations, *more),
        warnings=warnings,
    )


def _wants_input(decision: Decision) -> bool:
    """Whether nothing can be said of a sum or of a right before the asker tells more."""
    return decision.verdict == "要补充" and bool(decision.missing) and not decision.amounts and decision.rule.benefit in (
        "rate_with_cap", "fixed")


def _together(shown: Sequence[Decision], query: Query) -> tuple[str, list[Computation]]:
    """The sum over several rules and over the months of a year, where they are asked for."""
    lines: list[str] = []
    steps: list[Computation] = []
    whole = total(shown) if len(shown) > 1 and _TOGETHER.search(query.text) else None
    if whole is not None:
        lines.append(say("support.total", working=whole.working))
        if len({decision.rule.document for decision in shown}) == 1 and not any(decision.rule.exclusions for decision in shown):
            lines.append(say("support.adding_up"))
        steps += whole.steps
    if _IN_A_YEAR.search(query.text) and all(len(decision.amounts) == 1 for decision in shown) and (whole or len(shown) == 1):
        one = whole or shown[0].amounts[0]
        yearly = in_a_year(shown, one.value, one.unit)
        if yearly is not None:
            lines.append(say("support.yearly", working=yearly.working))
            steps += yearly.steps
    return "\n".join(lines), steps


def _caps(rule: SupportRule, cite: Citations, library: Library) -> list[str]:
    """The caps on all that one applicant gets that stand in a sentence of their own close behind the rule."""
    near = [
        other for other in library.rules([rule.document])
        if other.benefit == "cap_only" and rule.end <= other.start <= rule.end + _NEIGHBOUR and _YEARLY_CAP.search(other.quote)
        and other.path == rule.path
    ]
    return [say("support.cap", quote=_quote(other), mark=f"[{cite.rule(other)}]") for other in near[:2]]


def _shown(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions to show, none twice for one clause: those with an amount or a clear verdict first."""
    kept: dict[tuple[str, int], Decision] = {}
    for decision in sorted(decisions, key=lambda one: (not one.amounts and one.verdict == "要补充")):
        kept.setdefault((decision.rule.document, decision.rule.start), decision)
    found = list(kept.values())
    settled = [one for one in found if one.amounts or one.verdict != "要补充"]
    if any(one.amounts for one in settled):
        settled = [one for one in settled if one.amounts]
    return (settled or found)[: _SHOWN if settled else 1]


def _warnings(decisions: Sequence[Decision]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(warning for decision in decisions for warning in decision.warnings))


def _quote(rule: SupportRule) -> str:
    return rule.quote.strip().rstrip("。；，")
