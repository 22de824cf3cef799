"""Answers that ask which of several cases is the asker's, where rules side by side give each case another sum: every case with its sum, quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.citing import Citations, without_stop
from assistant.compose.of_support import members
from assistant.compute import in_unit, plain
from assistant.eligibility import Decision, Facts
from assistant.eligibility.sums.heads import apiece
from assistant.eligibility.told.said import denied, same
from assistant.eligibility.vocabulary import OR
from assistant.eligibility.wording import relief_of
from assistant.records import Draft, Reason, Status
from index.library import Library
from index.records import SupportRule
from index.regions import find_regions
from index.stretches import BRACKETED
from prompts import say

_NEAR = 24
"""Rules stand side by side where so many signs at most part them."""
_MOST = 6


def compose(decisions: Sequence[Decision], own: Facts, library: Library, notes: Sequence[str]) -> Draft | None:
    """The cases among which the asker has to say which is his, None where the best rule does not stand among such."""
    first = decisions[0]
    cases = _beside(first.rule, library) if first.verdict == "要补充" else []
    if not cases or not _open(first, cases):
        return None
    failed = {one.rule for one in decisions if one.verdict == "不能"}
    cases = [rule for rule in cases if rule not in failed]
    if len(members.of_name(cases, own.text)) < len(cases) or not 1 < len(cases) <= _MOST or len({(rule.amount, rule.rate, rule.cap) for rule in cases}) < len(cases):
        return None
    cite = Citations(library)
    his = [rule for rule in cases if any(_says(text, own) for text in _told_apart(rule, cases))] or _by_bracket(cases, own)
    if len(his) == 1:
        text = say("support.choices.his", quote=without_stop(his[0].quote), mark=f"[{cite.rule(his[0])}]")
        return Draft(Status.ANSWERED, Reason.NONE, "\n".join((*(f"> {note}" for note in notes), text)), cite.all, warnings=tuple(notes))
    lines = [*(f"> {note}" for note in notes), say("support.choices.head")]
    lines += [say("support.choices.case", quote=without_stop(rule.quote), mark=f"[{cite.rule(rule)}]") for rule in cases]
    asked = "、".join(dict.fromkeys(text for rule in cases for text in _told_apart(rule, cases)))
    lines.append(say("support.choices.ask", conditions=asked))
    return Draft(Status.NEEDS_INPUT, Reason.MISSING_FACT, "\n".join(lines), cite.all, warnings=tuple(notes))


def of_list(decisions: Sequence[Decision], own: Facts, library: Library, notes: Sequence[str]) -> Draft | None:
    """The members of the list that the best rule is of, each with its sum, among which the asker has to say which is his; None where it is of none, he names one,
    or a figure of his decides."""
    first = decisions[0]
    if first.verdict != "要补充" or any(one.steps for one in first.amounts):
        return None
    listed = members.cases(first.rule, library)
    sums = [_sum(rule) for _, rule in listed]
    if not 1 < len(listed) <= _MOST or "" in sums or len(set(sums)) < len(sums) or members.names_one([mark for mark, _ in listed], own.text):
        return None
    if any(check.verdict == "符合" and any(mark in check.text for mark, _ in listed) for check in first.checks):
        return None
    cite = Citations(library)
    whole = {rule.start: rule for _, rule in sorted(listed, key=lambda one: one[1].end)}
    marks = {start: f"[{cite.rule(rule)}]" for start, rule in whole.items()}
    lines = [*(f"> {note}" for note in notes), say("support.choices.head")]
    lines += [say("support.choices.sum", name=mark, sum=sum_, mark=marks[rule.start]) for (mark, rule), sum_ in zip(listed, sums, strict=True)]
    lines += [say("support.origin", quote=without_stop(rule.quote), mark=marks[start]) for start, rule in whole.items()]
    lines.append(say("support.choices.ask", conditions="、".join(mark for mark, _ in listed)))
    return Draft(Status.NEEDS_INPUT, Reason.MISSING_FACT, "\n".join(lines), cite.all, warnings=tuple(notes), decides=True)


def _sum(rule: SupportRule) -> str:
    """The sum that a rule gives, as printed, "" where it is none of its own."""
    if relief := relief_of(rule):
        return relief
    if rule.tiers or rule.benefit not in ("fixed", "rate_with_cap"):
        return ""
    if rule.amount is not None:
        return apiece(rule) or in_unit(rule.amount, rule.currency_unit)
    return "" if rule.rate is None else f"{plain(rule.rate * 100)}%"


def _open(decision: Decision, cases: Sequence[SupportRule]) -> bool:
    """Whether nothing of what the rule asks for is settled but the place and whom all cases are for (城市 and 其他城市)."""
    place = say("eligibility.region", place="")
    subject = decision.rule.subject
    common = say("eligibility.subject", subject=subject) if len(cases) > 1 and all(one.subject.endswith(subject) for one in cases) else ""
    return not any(check.verdict == "符合" and not check.text.startswith(place) and check.text != common for check in decision.checks) and not any(one.steps for one in decision.amounts)


def _says(condition: str, own: Facts) -> bool:
    """Whether the asker names one of the things that a condition lists, or says that it is, or is not, the first time where the condition tells these apart."""
    if own.first is not None and (_AGAIN if own.first is False else _FIRST).search(same(condition)):
        return True
    return any(len(name) > 1 and name in own.text and not denied(name, own.text) for part in OR.split(BRACKETED.sub("", condition)) for name in (part, _CITY.sub("", part)))


def _by_bracket(cases: Sequence[SupportRule], own: Facts) -> list[SupportRule]:
    """The cases whose name the asker tells by what stands in brackets behind one name of several (新就业职工（硕士）, 新就业职工（本科）)."""
    inner = {rule: found["what"] for rule in cases if (found := _BRACKET.search(rule.subject)) is not None}
    bare = [BRACKETED.sub("", rule.subject) for rule in inner]
    return [rule for rule, name in inner.items() if bare.count(BRACKETED.sub("", rule.subject)) > 1 and len(name) > 1 and name in own.text and not denied(name, own.text)]


_BRACKET = re.compile(r"[（(](?P<what>[^（）()]{2,12})[)）]$")
_FIRST, _AGAIN = re.compile("首次|首家"), re.compile("重新|再次|复审|续期")
_CITY = re.compile(r"(?:城市|地区|企业|人员|家庭)$")


def _beside(rule: SupportRule, library: Library) -> list[SupportRule]:
    """The rules that stand side by side with `rule` under its heading, itself among them, in text order."""
    rules = [one for one in library.rules([rule.document]) if one.path == rule.path and one.benefit == rule.benefit and one.per == rule.per and not one.tiers]
    place = next((at for at, one in enumerate(rules) if one == rule), -1)
    if place < 0:
        return []
    first = last = place
    while first and 0 <= rules[first].start - rules[first - 1].end <= _NEAR:
        first -= 1
    while last + 1 < len(rules) and 0 <= rules[last + 1].start - rules[last].end <= _NEAR:
        last += 1
    return rules[first : last + 1]


def _told_apart(rule: SupportRule, cases: Sequence[SupportRule]) -> list[str]:
    """The words by which a rule is told apart from the other cases: its conditions that they have not, else its subject."""
    common = set.intersection(*({one.text for one in case.conditions} for case in cases))
    return [one.text for one in rule.conditions if one.text not in common and not _place(one.text)] or [rule.subject]


def _place(text: str) -> bool:
    """Whether a condition is nothing but a place, which is that of the whole document."""
    return any((found.start, found.end) == (0, len(text)) for found in find_regions(text))
