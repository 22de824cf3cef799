"""A decision in words, as Markdown: verdict, amounts with working, conditions, questions, notes, warnings."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compute import plain
from assistant.eligibility.records import Decision
from assistant.eligibility.told.durations import in_months
from index.records import Condition, SupportRule
from prompts import say

_WAN = Decimal(10000)


def in_wan(value: Decimal, unit: str) -> str:
    """A sum once more in the unit in which people speak of it: of ten thousand 元 or more in 万元 ("（即2万元）"), a few 万元 and a part in 元
    ("（即36900元）"), else ""."""
    if unit == "万元" and 0 < value < _FEW and value % 1:
        return say("eligibility.line.in_yuan", value=plain(value * _WAN))
    return say("eligibility.line.in_wan", value=plain(value / _WAN)) if unit == "元" and value >= _WAN else ""


_FEW = 10


def relief_of(rule: SupportRule) -> str:
    """What a rule lets off paying, in a word ("减免50%", "全免"); "" for a rule that gives something."""
    if not rule.relief:
        return ""
    if rule.rate is None:
        return say(f"eligibility.relief.{'steps' if rule.tiers else 'all'}")
    return say(f"eligibility.relief.{rule.relief}", rate=f"{plain(rule.rate * 100)}%")


def question_of(condition: str) -> str:
    """The question by which a condition is asked for."""
    return say("eligibility.ask.condition", condition=condition)


def asked_for(condition: Condition) -> str:
    """The question by which a condition is asked for: a figure by what it measures, else by the condition's words."""
    measure = _ASIDE.sub("", condition.subject).strip()
    if condition.unit and in_months(Decimal(1), condition.unit) is None and 1 < len(measure) <= _NAME and not _STRAY.search(measure):
        return say("eligibility.ask.figure", measure=measure, condition=condition.text)
    return question_of(condition.text)


def how_many(unit: str, name: str = "ask.count") -> str:
    """The question for a number of `unit`: what it is of, where the unit tells (平方米: 面积)."""
    thing = next((thing for thing, units in _OF_UNITS.items() if unit in units), "")
    return say(f"eligibility.{name}_of", thing=thing, unit=unit) if thing else say("eligibility.ask.count", unit=unit)


_OF_UNITS = {"面积": ("平方米", "亩", "公顷", "平方公里"), "容积": ("立方米", "立方"), "重量": ("吨", "公斤", "千克")}
_NAME = 12
_STRAY = re.compile(r"[，。；：）)]")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")


def explain(decision: Decision, cite: str = "", *, warned: bool = False) -> str:
    """The decision for the reader. `cite` is the citation mark ("[1]") put behind verdict and amounts; `warned`: the warnings
    are told already. A condition that the asker's words leave open is shown as open and not asked for once more."""
    lines = [] if warned else [say("eligibility.line.warning", warning=warning) for warning in decision.warnings]
    needed = [say("eligibility.line.needed_too" if decision.amounts else "eligibility.line.needed", working=one.working, note=one.notes[0]) + cite for one in decision.needed]
    lines += needed if needed and not decision.amounts else [_head(decision) + cite]
    key = "eligibility.line.amount" if decision.verdict == "能" else "eligibility.line.amount_later" if decision.later else "eligibility.line.amount_open"
    for amount in decision.amounts or decision.later:
        told = amount.words or amount.working
        told = say("eligibility.line.case", case=amount.case, working=told) if amount.case else told
        more = "" if decision.rule.amount_max is not None or decision.rule.relief else in_wan(amount.value, amount.unit)
        lines.append(say(key, working=told + more + cite))
    lines += needed if decision.amounts else [_head(decision) + cite] if needed and decision.missing else []
    bare = say("eligibility.reason.not_said")
    lines += [
        say("eligibility.line.check", verdict=check.verdict, text=check.text, reason=check.reason)
        for check in decision.checks if check.verdict != "需补充" or check.reason != bare or decision.verdict == "不能"
    ]
    lines += [say("eligibility.line.note", note=note) for note in decision.notes]
    return "\n".join(lines)


def _head(decision: Decision) -> str:
    """What comes first: whether the asker can have it, or what has to be known before that can be said."""
    if decision.verdict == "要补充" and decision.missing:
        questions = "；".join(question.rstrip("？。；") for question in decision.missing)
        return say("eligibility.line.open", questions=questions)
    if not decision.applies:
        return say("eligibility.line.not_for_you")
    if decision.verdict == "不能":
        return say("eligibility.verdict.不能", conditions="”、“".join(check.text for check in decision.checks if check.verdict == "不符合"))
    return say(f"eligibility.verdict.{decision.verdict}")
