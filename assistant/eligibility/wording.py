"""A decision in words, as Markdown: verdict, amounts with working, conditions, questions, notes, warnings."""

from __future__ import annotations

from decimal import Decimal

from assistant.eligibility.records import Decision
from prompts import say

_WAN = Decimal(10000)


def question_of(condition: str) -> str:
    """The question by which a condition is asked for."""
    return say("eligibility.ask.condition", condition=condition)


def explain(decision: Decision, cite: str = "", *, warned: bool = False) -> str:
    """The decision for the reader. `cite` is the citation mark ("[1]") put behind verdict and amounts; `warned`: the warnings
    are told already. A condition that the asker's words leave open is shown as open and not asked for once more."""
    lines = [] if warned else [say("eligibility.line.warning", warning=warning) for warning in decision.warnings]
    sentence = say(f"eligibility.verdict.{decision.verdict}") + cite
    lines.append(say("eligibility.line.verdict", verdict=decision.verdict, sentence=sentence))
    key = "eligibility.line.amount" if decision.verdict == "能" else "eligibility.line.amount_open"
    for amount in decision.amounts:
        working = say("eligibility.line.case", case=amount.case, working=amount.working) if amount.case else amount.working
        if amount.unit == "元" and amount.value >= _WAN:
            working += say("eligibility.line.in_wan", value=f"{amount.value / _WAN:f}")
        lines.append(say(key, working=working + cite))
    lines += [say("eligibility.line.needed", working=one.working, note=one.notes[0]) + cite for one in decision.needed]
    lines += [say("eligibility.line.check", verdict=check.verdict, text=check.text, reason=check.reason) for check in decision.checks]
    lines += [say("eligibility.line.note", note=note) for note in decision.notes]
    shown = [check.text for check in decision.checks if check.verdict == "需补充"]
    asked = [question for question in decision.missing if not any(question_of(text) == question for text in shown)]
    if asked:
        lines.append(say("eligibility.line.asked", questions="".join(asked)))
    return "\n".join(lines)
