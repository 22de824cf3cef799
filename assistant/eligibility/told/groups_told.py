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
from index.quantities import numeral
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
    told = _told(facts.text) if (whole.verdict == "不能" or whole.amounts) and "人" in f"{rule.per}{rule.quote}" else None
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
        count = numeral(whole["count"]) if whole is not None else None
        if whole is None or count is None:
            continue
        starts = [(place, found) for place, one in enumerate(clauses[at + 1 :], at + 1) if (found := _PART.match(one.group().strip())) is not None]
        for many in range(_FEWEST, min(_MOST, len(starts)) + 1):
            parts = starts[:many]
            if sum((numeral(found["count"]) or Decimal(0) for _, found in parts), Decimal(0)) == count:
                return _Told(count, whole["unit"].rstrip("人") or "人", clause.start() + whole.start("count"), clause.start() + whole.end("unit"), _groups(parts, clauses, text))
        if (groups := _with_rest(count, starts, clauses, text)):
            return _Told(count, whole["unit"].rstrip("人") or "人", clause.start() + whole.start("count"), clause.start() + whole.end("unit"), groups)
    return None


def _with_rest(count: Decimal, starts: Sequence[tuple[int, re.Match[str]]], clauses: Sequence[re.Match[str]], text: str) -> tuple[_Group, ...]:
    """The one part told by its number (其中2个只签了半年合同) and all the others (其余都签了两年), of whom nothing may be told; () where it is told otherwise."""
    if len(starts) != 1 or not _OF_THEM.search(starts[0][1]["lead"]):
        return ()
    part = numeral(starts[0][1]["count"]) or Decimal(0)
    rest = next((place for place in range(starts[0][0] + 1, len(clauses)) if _OTHERS.match(clauses[place].group().strip())), None)
    if not 0 < part < count or (rest is not None and _value_told(clauses[rest].group())):
        return ()
    first = _groups(starts, clauses, text)[0]
    if rest is None:
        return first, _Group(count - part, first.end, first.end, "")
    start = clauses[rest].start() + len(clauses[rest].group()) - len(clauses[rest].group().lstrip())
    return first, _Group(count - part, start, clauses[rest].end(), text[start : clauses[rest].end()].rstrip("，, "))


def _value_told(clause: str) -> bool:
    """Whether a clause on the others tells how many they are."""
    return _PART.match(clause.strip()) is not None


_OF_THEM = re.compile("其中|里面|有")
_OTHERS = re.compile(r"(?:其余|剩下|余下|其他|其它|别的|另外)(?:的?(?:人|[几那]?[个名位]|那?些|员工|职工|毕业生)?)?(?=都|也|全|均|则|是|有|签|交|干|已)")


def _groups(parts: Sequence[tuple[int, re.Match[str]]], clauses: Sequence[re.Match[str]], text: str) -> tuple[_Group, ...]:
    made = []
    for number, (place, found) in enumerate(parts):
        start = clauses[place].start() + len(clauses[place].group()) - len(clauses[place].group().lstrip())
        stop = clauses[parts[number + 1][0]].start() if number + 1 < len(parts) else clauses[place].end()  # what is told behind the last one may be of all
        sentence = next((at for at in range(start, stop) if text[at] in "。；;！？!?\n"), stop)
        made.append(_Group(numeral(found["count"]) or Decimal(0), start, sentence, text[start:sentence].rstrip("，, ")))
    return tuple(made)


def _of(told: _Told, kept: Sequence[_Group], facts: Facts) -> Facts:
    """The asker's facts with only some of the groups, which are all the people that there are."""
    text, end = facts.text, len(facts.text)
    pieces = []
    for one in reversed(told.groups):
        pieces.append(text[one.end : end])
        if one in kept:
            pieces.append(_OTHERS.sub("", _PART.sub("", one.told, count=1), count=1) + "，")
        end = one.start
    count = sum((one.count for one in kept), Decimal(0))
    pieces += [text[told.end : end], f"{plain(count)}{told.unit}", text[: told.start]]
    mine = facts_of(("".join(reversed(pieces)),), facts.regions)
    return replace(mine, personal=facts.personal, only_whether=facts.only_whether)

