"""Several groups of people told apart ("新招6个人：3个失业四个月以上，1个应届，2个才失业两个月"): each is held against a rule by itself, so that one that does
not fulfil it is left out of the count and fails nobody else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.compute import plain
from assistant.eligibility.records import Decision, Facts
from assistant.eligibility.told.facts import facts as facts_of
from assistant.eligibility.vocabulary import CLAUSE
from index.quantities import chinese_number
from index.records import SupportRule
from prompts import say

_NUMBER = r"(?P<count>\d+|[一二两三四五六七八九十]+)"
_UNIT = r"(?P<unit>个人?|名|位|人)(?![月年天日点多百千万分])"
_PART = re.compile(rf"(?P<lead>(?:其中|里面|另外?|还有|剩下?的?|其余|余下|有|的)*){_NUMBER}{_UNIT}")
_WHOLE = re.compile(rf"{_NUMBER}{_UNIT}[^，。；：\d]{{0,10}}$")
_FEWEST, _MOST = 2, 5


@dataclass(frozen=True, slots=True)
class _Group:
    """So many people with what is told of them, and where that stands."""

    count: Decimal
    start: int
    end: int
    told: str


@dataclass(frozen=True, slots=True)
class _Told:
    """All the people told of, with the place of their number, and the groups that they fall into."""

    count: Decimal
    unit: str
    start: int
    end: int
    groups: tuple[_Group, ...]


def with_fitting(rule: SupportRule, facts: Facts, decide: Callable[[Facts], Decision], whole: Decision) -> Decision:
    """The decision for the groups of the asker's people that fulfil the rule, with a note on those left out; `whole`, that for all of
    them, where they are not told apart, or none of them or all fulfil it."""
    told = _told(facts.text) if whole.verdict == "不能" and "人" in f"{rule.per}{rule.quote}" else None
    if told is None:
        return whole
    kept = [one for one in told.groups if decide(_of(told, [one], facts)).verdict != "不能"]
    if not kept or len(kept) == len(told.groups):
        return whole
    count = sum((one.count for one in kept), Decimal(0))
    left = [one for one in told.groups if one not in kept]
    working = "−".join(f"{plain(one)}{told.unit}" for one in (told.count, *(one.count for one in left)))
    mine = _of(told, kept, facts)
    mine = replace(mine, figures=tuple(replace(one, derived=working) if one.value == count and one.unit == told.unit else one for one in mine.figures))
    made = decide(mine)
    if made.verdict == "不能":
        return whole
    note = say("eligibility.note.left_out", groups="”、“".join(one.told for one in left))
    return replace(made, notes=(*made.notes, note))


def _told(text: str) -> _Told | None:
    """The groups that the asker tells apart, which together are as many as he told before; None where he tells none."""
    clauses = list(CLAUSE.finditer(text.replace("：", "，").replace(":", "，")))
    for at, clause in enumerate(clauses):
        whole = _WHOLE.search(clause.group())
        count = _value(whole["count"]) if whole is not None else None
        if whole is None or count is None:
            continue
        starts = [(place, found) for place, one in enumerate(clauses[at + 1 :], at + 1) if (found := _PART.match(one.group().strip())) is not None]
        for many in range(_FEWEST, min(_MOST, len(starts)) + 1):
            parts = starts[:many]
            if sum((_value(found["count"]) or Decimal(0) for _, found in parts), Decimal(0)) == count:
                return _Told(count, whole["unit"].rstrip("人") or "人", clause.start() + whole.start("count"), clause.start() + whole.end("unit"), _groups(parts, clauses, text))
    return None


def _groups(parts: Sequence[tuple[int, re.Match[str]]], clauses: Sequence[re.Match[str]], text: str) -> tuple[_Group, ...]:
    made = []
    for number, (place, found) in enumerate(parts):
        start = clauses[place].start() + len(clauses[place].group()) - len(clauses[place].group().lstrip())
        stop = clauses[parts[number + 1][0]].start() if number + 1 < len(parts) else clauses[place].end()  # what is told behind the last one may be of all
        sentence = next((at for at in range(start, stop) if text[at] in "。；;！？!?\n"), stop)
        made.append(_Group(_value(found["count"]) or Decimal(0), start, sentence, text[start:sentence].rstrip("，, ")))
    return tuple(made)


def _of(told: _Told, kept: Sequence[_Group], facts: Facts) -> Facts:
    """The asker's facts with only some of the groups, which are all the people that there are."""
    text, end = facts.text, len(facts.text)
    pieces = []
    for one in reversed(told.groups):
        pieces.append(text[one.end : end])
        if one in kept:
            pieces.append(_PART.sub("", one.told, count=1) + "，")
        end = one.start
    count = sum((one.count for one in kept), Decimal(0))
    pieces += [text[told.end : end], f"{plain(count)}{told.unit}", text[: told.start]]
    mine = facts_of(("".join(reversed(pieces)),), facts.regions)
    return replace(mine, personal=facts.personal, only_whether=facts.only_whether)


def _value(number: str) -> Decimal | None:
    return Decimal(number) if number.isdecimal() else chinese_number(number.replace("两", "二"))
