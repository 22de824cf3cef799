"""Answers from support rules: what a rule gives, or whether and how much the asker can have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.eligibility import Decision, decide, explain, facts
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from index.quantities import unit_family
from prompts import say

_AMOUNT = re.compile(r"多少钱|(?:补|奖|给|拿|领|得)(?:到)?(?:几|多少)(?!家|个|项)")


def compose(query: Query, rules: Sequence[SupportRule], library: Library, today: date) -> Draft | None:
    """The answer that the rules found give, None without rules."""
    if not rules:
        return None
    own = facts(query.dialogue)
    decisions = [decide(rule, own, library.cards[rule.document].meta, today) for rule in rules]
    cite = Citations(library)
    if any(decision.decided for decision in decisions):
        return _decided(decisions, cite)
    if asks_amount(query) and all(rule.benefit == "qualitative" for rule in rules):
        mark = cite.rule(rules[0])
        text = say("support.no_amount", quote=_quote(rules[0]), mark=f"[{mark}]")
        return Draft(Status.REFUSED, Reason.NO_AMOUNT, f"{say('refusal.no_amount')}\n{text}", cite.all)
    lines = []
    for rule in {(rule.document, rule.start): rule for rule in sorted(rules, key=lambda one: one.end)}.values():
        mark = cite.rule(rule)
        lines.append(say("support.rule", title=short_title(rule.document, library), quote=_quote(rule), mark=f"[{mark}]"))
    notes = tuple(dict.fromkeys(warning for decision in decisions for warning in decision.warnings))
    text = "\n".join((*dict.fromkeys(lines), *(f"> {note}" for note in notes)))
    return Draft(Status.ANSWERED, Reason.NONE, text, cite.all, warnings=notes)


def asks_amount(query: Query) -> bool:
    """Whether an amount of money is asked for."""
    return unit_family(query.unit) == "money" or bool(_AMOUNT.search(query.text))


def _decided(decisions: Sequence[Decision], cite: Citations) -> Draft:
    shown = _shown(decisions)
    texts = []
    computations = []
    for decision in shown:
        mark = cite.rule(decision.rule)
        texts.append(explain(decision, f"[{mark}]") + "\n" + say("support.origin", quote=_quote(decision.rule), mark=f"[{mark}]"))
        computations += [step for amount in decision.amounts for step in amount.steps]
    warnings = tuple(dict.fromkeys(warning for decision in shown for warning in decision.warnings))
    needs = all(decision.verdict == "要补充" and decision.missing and not decision.amounts for decision in shown)
    return Draft(
        Status.NEEDS_INPUT if needs else Status.ANSWERED,
        Reason.MISSING_FACT if needs else Reason.NONE,
        "\n\n".join(texts),
        cite.all,
        tuple(computations),
        warnings=warnings,
    )


def _shown(decisions: Sequence[Decision]) -> list[Decision]:
    """At most two decisions to show, none twice for one clause: those with an amount or a clear verdict first."""
    kept: dict[tuple[str, int], Decision] = {}
    for decision in sorted(decisions, key=lambda one: (not one.amounts and one.verdict == "要补充")):
        kept.setdefault((decision.rule.document, decision.rule.start), decision)
    found = list(kept.values())
    settled = [one for one in found if one.amounts or one.verdict != "要补充"]
    return (settled or found)[:2]


def _quote(rule: SupportRule) -> str:
    return rule.quote.strip().rstrip("。；，")
