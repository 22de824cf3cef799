"""Which member of a list the asker means, where one clause gives each member another sum ("平房、楼房分别按每平方米80元、200元")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.eligibility import Decision, Facts
from assistant.eligibility.conditions.subjects import group_of, not_so_called
from assistant.eligibility.grades import grades_in
from assistant.eligibility.records import OwnFigure
from assistant.eligibility.told.said import denied, same
from index.applicants import kind_of
from index.library import Library
from index.records import SupportRule
from prompts import say

_NUMBERED = re.compile(r"\d|第[一二三四五六]个?[年月季度期次批届]|前[一二三四五两]|首[年次]|[年月季]")
"""Members that are stretches of time follow each other, and figures are held against the asker's: they are no choice."""
_FURTHER = re.compile(r"再(?:给予?|奖|补|予以|按)|另(?:给|奖|补)")
"""What is given on top is no member of a list."""
_CODE = re.compile(r"[A-Za-z]{2,}\d*$|[A-Za-z]{2,}\d")
"""A name in letters and digits (ISO9001) is no figure."""
_PAIR = 2


def of_member(rules: Sequence[SupportRule], said: str, library: Library) -> list[SupportRule]:
    """The rules; of those of one list only the members that the asker names, where he names any."""
    found: list[SupportRule] = []
    for rule in rules:
        kin = _kin(rule, library)
        found += [one for one, named in zip(kin, _named(_marks(kin), said), strict=False) if named] or [rule]
    return list(dict.fromkeys(found))


def of_name(rules: Sequence[SupportRule], said: str) -> list[SupportRule]:
    """The rules; of those of one article only the ones that have a name in letters which the asker tells (CMMI), where any has."""
    names = {name.upper() for name in _LETTERS.findall(said)}
    having = [rule for rule in rules if names & {name.upper() for name in _LETTERS.findall(rule.quote)}]
    articles = {(rule.document, rule.path) for rule in having}
    return [rule for rule in rules if rule in having or (rule.document, rule.path) not in articles]


def of_row(rules: Sequence[SupportRule], said: str) -> list[SupportRule]:
    """The rules; of those of the rows of one table only the ones whose row the asker names by its first cell (冷库), where he names any."""
    form = same(said)
    rows = {rule: _row(rule) for rule in rules}
    told = {rule: len(label) > 1 and (same(label) in form or (len(label) > _LONG and same(label[:-_PAIR]) in form)) for rule, (_, label) in rows.items()}
    named = {table for rule, (table, _) in rows.items() if told[rule]}
    return [rule for rule, (table, _) in rows.items() if table not in named or told[rule]]


_LONG = 3
"""The name in a longer first cell may be told without its last word (绿色食品认证)."""


def _row(rule: SupportRule) -> tuple[tuple[str, ...], str]:
    """The table that a rule is a row of, and the first cell of the row; the rule's own words, and "", where it is no row."""
    label, cell, _ = rule.quote.partition("\t")
    if not cell:
        return (rule.document, rule.quote), ""
    return (rule.document, *(rule.path[:-1] if rule.path[-1:] == (label,) else rule.path)), label.strip()


_LETTERS = re.compile(r"[A-Za-z]{3,}")


def unsettled(rule: SupportRule, decision: Decision, said: str, library: Library) -> Decision:
    """The decision on a rule; on a member of a list of which the asker names none nothing is settled before he says which is his, whatever figure fits it."""
    kin = _kin(rule, library)
    row = _CELL in rule.quote
    marks = _marks(kin, grades=row)
    if decision.verdict == "不能" or not marks or (names_one(marks, said) if row else any(_named(marks, said))):
        return decision
    own = marks[kin.index(rule)]
    if kind_of(own) and any(own in check.text and check.verdict == "符合" for check in decision.checks):
        return decision  # who says that he is a household needs not name the one that the list does
    checks = tuple(replace(check, verdict="需补充", reason=say("eligibility.reason.not_said")) if own in check.text else check for check in decision.checks)
    return decision if checks == decision.checks else replace(
        decision, checks=checks, verdict="要补充", missing=(*decision.missing, say("eligibility.ask.which", names="、".join(marks))))


def cases(rule: SupportRule, library: Library) -> list[tuple[str, SupportRule]]:
    """The rules of one list, by grades too, each with the words that set it apart; none where `rule` is of no list."""
    kin = _kin(rule, library)
    marks = _marks(kin, grades=True)
    return list(zip(marks, kin, strict=True)) if marks else []


def counted_for(rule: SupportRule, own: Facts, library: Library) -> Facts:
    """The asker's facts; where he counts several things under one unit and a list gives each of its members another sum, without the counts of what
    another member names ("机械冷库800立方米、通风贮藏库500立方米")."""
    counts = [figure for figure in own.figures if any(other is not figure and other.unit == figure.unit for other in own.figures)]
    pairs = cases(rule, library) if len(counts) > 1 and {one.unit for one in counts} & {"人", "个", "名", *rule.per.split("/")} else []
    place = next((at for at, (_, one) in enumerate(pairs) if one == rule), None)
    if place is None:
        return own
    marks = [mark for mark, _ in pairs]
    others = [figure for figure in counts if any(named := _told_of(marks, figure)) and not named[place]]
    theirs = {figure.words for figure in others}
    return replace(own, figures=tuple(figure for figure in own.figures if figure not in others and not (figure.each and figure.words in theirs))) if others else own


def _told_of(marks: Sequence[str], figure: OwnFigure) -> list[bool]:
    """For each of the marks whether the words round a count name it: all of it, else by a pair of signs that no other has."""
    words = same(f"{figure.about[-_NEAR:]} {figure.thing}")
    whole = [same(mark) in words for mark in marks]
    return whole if any(whole) else _named(marks, words)


def names_one(marks: Sequence[str], said: str) -> bool:
    """Whether the asker names one of the members, by its grade or otherwise."""
    form = same(said)
    told = {*grades_in(form), *(grade[0] for grade in grades_in(form) if grade[0] in _RANKS)}
    graded = any(set(grades_in(same(mark))) & told or (mark[0] in _RANKS and re.search(rf"{mark[0]}(?:级|里|上)", form)) for mark in marks)
    return graded or any(mark in said or same(mark) in form for mark in marks) or any(_named(marks, said))


_RANKS = "国省市区县"
"""The signs by which levels of the state are told in short."""


def _kin(rule: SupportRule, library: Library) -> list[SupportRule]:
    """The rules that one clause makes for the members of a list, or that stand side by side for one person or another under the same conditions; `rule` among them."""
    beside = [one for one in library.rules([rule.document]) if one.path == rule.path and one.per == rule.per and not _FURTHER.search(one.quote)]
    same_clause = [one for one in beside if one.start == rule.start]
    if len(same_clause) > 1:
        return same_clause
    conditions = _conditions(rule)
    cases = [one for one in beside if _conditions(one) == conditions] if rule.subject and conditions else same_clause
    return cases if len(cases) > 1 or len(conditions) < (1 if _CELL in rule.quote else _PAIR) else _items(rule, beside) or cases


def _items(rule: SupportRule, beside: Sequence[SupportRule]) -> list[SupportRule]:
    """The rules on the items of one list, which differ in nothing but what the item asks for last; none where `rule` is no such item."""
    lead = _conditions(rule)[:-1]
    found = [one for one in beside if one.benefit == rule.benefit and one.subject == rule.subject and _conditions(one)[:-1] == lead and len(_conditions(one)) == len(lead) + 1]
    return found if rule in found and all(0 <= last.start - first.end <= _NEAR for first, last in pairwise(found)) else []


_CELL = "\t"
"""Between the cells of a row, by which rules of a table are known: their rows may differ in nothing but for whom each is."""
_NEAR = 24
"""Items follow each other where so many signs at most part them."""


def _conditions(rule: SupportRule) -> list[str]:
    """What is asked for besides who it is, figures aside: each case has its own limit."""
    return [one.text for one in rule.conditions if not one.unit]


def _marks(kin: Sequence[SupportRule], *, grades: bool = False) -> list[str]:
    """The words that set each of the rules apart from the others, none where they are told apart by grades (unless these are wanted too), figures or time,
    or not at all."""
    texts = [[rule.subject, *_conditions(rule)] if len({one.start for one in kin}) > 1 else [*rule.for_whom] for rule in kin]
    own = [[text for text in one if not all(text in other for other in texts)] for one in texts]
    if len(kin) < _PAIR or any(not one or (len(one) != 1 and not grades) or len(one) != len(own[0]) for one in own):
        return []
    differing = [min(one, key=len) for one in own]
    before = next((place for place, signs in enumerate(zip(*differing, strict=False)) if len(set(signs)) > 1), min(map(len, differing)))
    before -= before > 0 and all(text[before - 1] == "第" for text in differing)
    before -= len(code.group()) if (code := _CODE.search(differing[0][:before])) is not None else 0
    marks = [text[before:] for text in differing]
    apart = len(set(marks)) == len(marks) and all(len(mark) >= _PAIR for mark in marks)
    shared = next((place for place, signs in enumerate(zip(*(mark[::-1] for mark in marks), strict=False)) if len(set(signs)) > 1), 0)
    return marks if apart and not any((not grades and grades_in(mark)) or (_NUMBERED.search(mark[: len(mark) - shared + _PAIR]) and not _CODE.match(mark)) for mark in marks) else []


def _named(marks: Sequence[str], said: str) -> list[bool]:
    """For each of the marks whether the asker names it: by a pair of signs that no other has, not the last that only says of what kind all are,
    or by the short name of a group (低保 for 最低生活保障对象)."""
    forms = [same(mark) for mark in marks]
    form = same(said)
    kinds = [group_of(mark) for mark in marks]
    named = []
    for place, mark in enumerate(forms):
        others = "|".join(other for at, other in enumerate(forms) if at != place)
        pairs = [pair for pair in (mark[at : at + _PAIR] for at in range(len(mark) - 1)) if pair not in others]
        telling = [pair for pair in (pairs[:-1] if len(pairs) > 1 and pairs[-1] == mark[-_PAIR:] else pairs) if "的" not in pair]
        kind = kinds[place]
        by_kind = bool(kind) and kind in form and not any(kind in other and kind != other and other in form for other in kinds)
        named.append((by_kind or any(pair in form for pair in telling)) and not (denied(marks[place], said) or not_so_called(marks[place], said)))
    return named
