"""What comes together of so many for each of several places: "甲市、乙市分别完成5宗以上，其他市（州）分别完成2—3宗", with seven others → 5 × 2 + 2 × 7 = 24宗."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant import compute
from assistant.compose.of_figures.one_clause.asked import Asked
from assistant.compose.of_figures.one_clause.made import Made, operand, result
from assistant.compute import Operand, in_unit, plain
from assistant.gather.of_figures.clause_figures import Clause, Told
from assistant.records import Computation
from index.quantities import numeral
from index.stretches import BRACKETED
from prompts import say

_APIECE = re.compile(r"(?P<who>.+?)(?:每年|每季度|每月|年均)?(?:分别|各自?|均)(?:每年)?(?!项|类|种|方面|级|部门)(?P<does>[^，；]{0,16})")
_OTHERS = re.compile(r"^(?:其[他余它]|剩余|另外|余下)(?P<n>\d+|[一二两三四五六七八九十]+)?(?:个|家)?(?P<kind>.*)$")
_EVERY = re.compile(r"(?:每一?(?:个|座|所|家)?|各)(?P<kind>(?:地级)?[市县区州盟旗镇乡村]|街道|社区|园区|学校|医院)[^，；\d]{0,24}$")
_SAYS_EACH = re.compile(r"分别|各(?=[^种类项级个]{0,8}$)|其[余他它]")
_OF_KIND = re.compile(r"每一?(?P<kind>大?类|种|项)[^，；\d]{0,12}$")
"""So many of each of the kinds that the sentence counts (三类品牌，每类评选10个)."""
_NAMES = re.compile(r"、|以及|[和与及]")
_LEADS = re.compile(r"^(?:支持|推动|指导|鼓励|组织|要求|力争|确保|在|由|[^，]{0,6}期间|到?20\d\d年底?前?)")
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class _Group:
    """So many for each of `count` places (None: the sentence does not say how many these are), as the sentence calls them."""

    figure: Told
    count: int | None
    who: str
    others: bool = False
    listed: bool = False


def made(clause: Clause, asked: Asked, mark: int) -> Made | None:
    """What comes together, over the years asked for too; only what is known where nobody tells how many the other places are; None where it is not asked for
    or the sentence tells nothing of the kind."""
    if not (asked.summed or asked.others or asked.whole or asked.everywhere) or asked.raised or asked.average:
        return None
    groups = [one for one in _filled(_groups(clause), asked) if _meant(one.figure, clause, asked)]
    if not groups or len({one.figure.quantity.unit for one in groups}) != 1:
        return None
    known = [one for one in groups if one.count is not None]
    if not known and asked.summed and len(groups) == 1 and not groups[0].others:
        one = groups[0]
        return Made((say("one_clause.each_untold", who=one.who, figure=in_unit(one.figure.quantity.value, one.figure.quantity.unit)),), (), (), partial=True)
    if not known or (len(groups) == 1 and known[0].count == 1):
        return None
    unit = known[0].figure.quantity.unit
    most = asked.most and all(one.figure.quantity.value_max is not None for one in known)
    total = _total(known, unit, mark, most=most)
    often = all(one.figure.often for one in known)
    lines, steps = [*result(say("figures.names.yearly_sum" if often else "figures.names.sum"), total)], [total]
    upper = not most and not asked.least and not any(one.figure.quantity.bound == ">=" for one in known) and any(one.figure.quantity.value_max is not None for one in known)
    if upper:
        high = _total(known, unit, mark, most=True)
        lines = [*result(say("one_clause.at_least"), total), *result(say("one_clause.at_most"), high)]
        steps.append(high)
    if asked.years > 1 and often:
        over = compute.times(Operand(total.result, unit, mark), asked.years * known[0].figure.a_year)
        lines += result(say("one_clause.over_years", years=asked.years), over)
        steps.append(over)
    open_ = [one for one in groups if one.count is None]
    lines += [say("one_clause.others_untold", who=one.who, figure=in_unit(one.figure.quantity.value, unit)) for one in open_]
    return Made(tuple(lines), tuple(steps), tuple(one.figure for one in known), bool(open_))


def _meant(one: Told, clause: Clause, asked: Asked) -> bool:
    """Whether the question asks for what a figure counts, by any two signs of its words behind 分别 or 各, or of those that the sentence ends with."""
    words = "".join((re.split("分别|各|每", one.lead)[-1], one.after, clause.figures[-1].after))
    return any(words[place : place + 2] in asked.text for place in range(len(words) - 1))


def _groups(clause: Clause) -> list[_Group]:
    """The groups of places that a sentence tells so many for each; [] where one of them is told in a way that is not read."""
    found: list[_Group] = []
    parts: dict[int, list[Told]] = {}
    for one in clause.figures:
        parts.setdefault(one.part, []).append(one)
    for part, figures in parts.items():
        one = figures[-1]
        apart = _one_each(figures, BRACKETED.sub("", clause.text[part : figures[0].quantity.digits]))
        if apart:
            found += apart
            continue
        group = None if one.is_share else _group(one, BRACKETED.sub("", clause.text[part : one.quantity.digits]), len(figures), clause.text)
        if group is not None:
            found.append(group)
        elif _SAYS_EACH.search(clause.text, part, one.quantity.digits):
            return []
    return found


def _one_each(figures: Sequence[Told], lead: str) -> list[_Group]:
    """The places of a part that tells each its own figure (甲区、乙区分别培育30家、25家); [] where it has not as many figures as places."""
    apiece = _APIECE.fullmatch(lead)
    names = [name for name in _NAMES.split(_LEADS.sub("", apiece["who"])) if name] if apiece is not None else []
    whole = len(figures) > 1 and len(names) == len(figures) and len({one.quantity.unit for one in figures}) == 1
    return [_Group(one, 1, name, listed=True) for one, name in zip(figures, names, strict=True)] if whole and all(1 < len(name) <= _LONGEST for name in names) else []


def _group(one: Told, lead: str, figures: int, text: str) -> _Group | None:
    """The group of places that a part of a sentence tells; None where it tells none, or several figures for each."""
    every, apiece, kind = _EVERY.search(lead), _APIECE.fullmatch(lead), _OF_KIND.search(lead)
    if kind is not None and (counted := re.search(rf"(?P<n>[两二三四五六七八九十]|\d{{1,2}}){kind['kind']}", text)) is not None:
        return _Group(one, int(numeral(counted["n"]) or 0), kind["kind"]) if figures == 1 else None
    if every is not None and (apiece is None or every.start() == 0):
        return _Group(one, None, every["kind"]) if figures == 1 else None
    if apiece is None:
        return None
    who = _LEADS.sub("", apiece["who"].split("：")[-1])
    rest = _OTHERS.match(who)
    if rest is not None:
        return _Group(one, int(numeral(rest["n"]) or 0) if rest["n"] else None, who, others=True) if figures == 1 + bool(rest["n"]) else None
    names = [name for name in _NAMES.split(who) if name]
    whole = figures == 1 and len(names) > 1 and all(1 < len(name) <= _LONGEST for name in names)
    return _Group(one, len(names), who, listed=True) if whole else None


def _filled(groups: Sequence[_Group], asked: Asked) -> list[_Group]:
    """The groups with the number of places that the question tells."""
    named = sum(one.count or 0 for one in groups if not one.others)
    rest = asked.others or (asked.whole - named if asked.whole > named > 0 else 0)
    filled = []
    for one in groups:
        count = one.count or (rest if one.others else asked.whole or asked.others) or None
        filled.append(replace(one, count=count))
    return filled


def _total(groups: Sequence[_Group], unit: str, mark: int, *, most: bool) -> Computation:
    """The sum over the groups: of places listed by name each for itself, of others their number times."""
    values = [(one, operand(one.figure, mark, most=most).value) for one in groups]
    made_of = sum((value * (one.count or 0) for one, value in values), Decimal(0))
    terms = [term for one, value in values for term in ([plain(value)] * (one.count or 0) if one.listed else [f"{plain(value)} × {one.count}"])]
    return Computation("total", f"{' + '.join(terms)} = {in_unit(made_of, unit)}", made_of, unit, (*(mark for _ in groups), "asker"))
