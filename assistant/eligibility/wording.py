"""A decision in words, as Markdown: verdict, amounts with working, conditions, questions, notes, warnings."""

from __future__ import annotations

from assistant.eligibility.records import Decision
from prompts import say


def explain(decision: Decision, cite: str = "") -> str:
    """The decision for the reader. `cite` is the citation mark ("[1]") put behind verdict and amounts."""
    lines = [say("eligibility.line.warning", warning=warning) for warning in decision.warnings]
    sentence = say(f"eligibility.verdict.{decision.verdict}") + cite
    lines.append(say("eligibility.line.verdict", verdict=decision.verdict, sentence=sentence))
    key = "eligibility.line.amount" if decision.verdict == "能" else "eligibility.line.amount_open"
    for amount in decision.amounts:
        working = say("eligibility.line.case", case=amount.case, working=amount.working) if amount.case else amount.working
        lines.append(say(key, working=working + cite))
    lines += [say("eligibility.line.needed", working=one.working, note=one.notes[0]) + cite for one in decision.needed]
    lines += [say("eligibility.line.check", verdict=check.verdict, text=check.text, reason=check.reason) for check in decision.checks]
    lines += [say("eligibility.line.note", note=note) for note in decision.notes]
    if decision.missing:
        lines.append(say("eligibility.line.asked", questions="".join(decision.missing)))
    return "\n".join(lines)
