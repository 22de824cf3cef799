"""How far decisions settle a question: answered, in part, or only with more input."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.eligibility import Decision
from assistant.eligibility.sums.heads import apiece
from assistant.records import Reason, Status


def settled(shown: Sequence[Decision]) -> tuple[Status, Reason]:
    """The status of an answer with these decisions: answered where one settles the question, partial where each holds only under conditions that the
    asker has not told, in want of input where nothing can be said before he tells them."""
    if all(_wants_input(decision) for decision in shown):
        return Status.NEEDS_INPUT, Reason.MISSING_FACT
    if all(decision.verdict == "要补充" and decision.missing for decision in shown):
        return Status.PARTIAL, Reason.MISSING_FACT
    return Status.ANSWERED, Reason.NONE


def _wants_input(decision: Decision) -> bool:
    """Whether nothing can be said of a sum or of a right before the asker tells more."""
    return decision.verdict == "要补充" and bool(decision.missing) and not decision.amounts and not decision.needed and decision.rule.benefit in (
        "rate_with_cap", "fixed") and not told_apiece(decision)


def told_apiece(decision: Decision) -> str:
    """The words that tell how much each one is, where only the asker's number of them is open; else ""."""
    return "" if decision.amounts else apiece(decision.rule)
