"""Figures of one sentence added up, and what so much a year comes to over years: "每年培训甲300名、乙150名" → 450名 a year, 2250名 in five years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant import compute
from assistant.compose.of_figures.one_clause.asked import Asked
from assistant.compose.of_figures.one_clause.made import Made, covered, operand, result
from assistant.compute import Operand
from assistant.gather.of_figures.clause_figures import Clause, Told, named
from assistant.records import Computation
from index.library import Library
from index.quantities import numeral
from prompts import say

_NAMED, _LIKE, _SURELY = 0.6, 0.5, 0.75
"""So much of the words of a figure stands in the question, so much of a thing listed in the words of its figure; a sentence of which all figures are added up
explains so much of the question."""
_SHORT = 2
_SPAN = re.compile(r"(?<![\d第])(?P<n>[两二三四五六七八九十]|\d{1,2})年(?=累计|[内间]|来|共|合计|新建|完成)")
_KINDS = re.compile(r"(?P<n>[两三四五六七八九十]|\d{1,2})(?:大|类|种|项|个|样|块|者|级|支)")
_ITEM = re.compile(r"[^，。？；]+")
_TOGETHER = re.compile(r"加在一起|加一起|加起来|合起来|合在一起|一共|总共|合计|总计|总数|之和|共")
_JOIN = re.compile(r"以及|还有|加上|[和与及跟]")
_VERBS = re.compile(r"^(?:每一?年|每季度|每月|年均)|新建|改扩建|新增|建设|建成|培育|培养|培训|资助|选拔|选派|遴选|支持|打造|提升|引进|举办|组织|开展|完成|改造|不少于|不低于|超过|以上|达到|左右|约|共|其中|到?20\d\d年底?|力争|推动|实现|累计|全省|全市|省级|市级")
_TOTAL = re.compile(r"其中|包括|分别为")
_THRESHOLD = re.compile(r"(?:及?以[上下内])?(?:的|且|并|者|起)")
_PER_TIME = re.compile(r"每[次场期]")
_TIMES = frozenset({"次", "场", "期", "场次", "场（次）"})


def made(clause: Clause, asked: Asked, mark: int, library: Library) -> Made | None:
    """The sum, what it comes to over the years, or both; None where neither is asked for, or it is not clear of which figures."""
    many = asked.years > 1 or asked.all_year
    if not (asked.summed or many) or asked.gap or asked.average or asked.share:
        return None
    chosen = _chosen(clause, asked, library)
    often = {one.often for one in chosen}
    if not chosen or len(often) > 1 or any(one.quantity.value_max is not None for one in chosen):
        return None
    if len(chosen) == 1 and not chosen[0].often and asked.years > 1 and _told_for(asked.years, chosen[0], clause):
        return Made((say("figures.result", name=say("one_clause.over_years", years=asked.years), figure=clause.text[chosen[0].quantity.start : chosen[0].quantity.end].strip()),), (), ())
    over = bool(chosen[0].often) and (asked.years > 1 or (asked.all_year and chosen[0].a_year > 1))
    if not over and (asked.years > 1 or len(chosen) == 1 or not asked.summed):
        return None
    units = list(dict.fromkeys(one.quantity.unit for one in chosen))
    if len(units) > 1:
        return Made((say("one_clause.unlike", units="、".join(units)),), (), tuple(chosen))
    lines: list[str] = []
    steps: list[Computation] = []
    so_far = operand(chosen[0], mark)

    def step(name: str, one: Computation) -> Operand:
        lines.extend(result(name, one))
        steps.append(one)
        return Operand(one.result, one.unit, mark)

    if len(chosen) > 1:
        name = "figures.names.yearly_sum" if often == {"年"} else "figures.names.sum"
        so_far = step(say(name), compute.total([operand(one, mark) for one in chosen]))
    if over and (times := chosen[0].a_year * _a_time(chosen[0], clause)) > 1:
        so_far = step(say("one_clause.all_year"), compute.times(so_far, times))
    if over and asked.years > 1:
        step(say("one_clause.over_years", years=asked.years), compute.times(so_far, asked.years))
    return Made(tuple(lines), tuple(steps), tuple(chosen))


def _chosen(clause: Clause, asked: Asked, library: Library) -> list[Told]:
    """The figures meant: those that the question names, else all of the one run of a unit that the sentence lists; [] where that is not clear."""
    figures = [one for one in clause.figures if one.quantity.unit and not one.is_share and (not one.quantity.unit.endswith("元") or asked.unit.endswith("元"))]
    if any(_THRESHOLD.match(clause.text, one.quantity.end) for one in figures):
        return []  # a rule on what is given
    figures = [one for one in figures if not asked.unit or _alike(one, asked.unit)] or ([] if asked.unit else figures)
    called = [one for one in figures if (label := _noun(one)) and covered(label, asked.text, library) >= _NAMED]
    called = [one for one in called if _noun(one) in asked.text] or called
    listed = _items(asked) if asked.summed else ()
    if len(listed) > 1:
        chosen = _each_item(listed, figures, library)
        others = [] if asked.unit else [one for one in clause.figures if one.quantity.unit and one.quantity.unit not in {mine.quantity.unit for mine in chosen}]
        if any(len(noun := _noun(one)) > 1 and covered(noun, asked.text, library) >= _NAMED and noun[:2] in asked.own for one in others):
            return []  # another figure of each is asked for (年交易额, not 经营面积)
    elif not asked.summed or len(figures) == 1:
        return called if len(called) == 1 else figures if len(figures) == 1 else []
    else:
        counts = {int(numeral(match["n"]) or 0) for match in _KINDS.finditer(asked.own)}
        in_row = len({one.part for one in figures}) == 1 and clause.share >= _SURELY and not counts - {len(figures)}
        chosen = called if called and (len(called) == 1 or counts <= {len(called)}) and counts != {len(figures)} else figures if in_row else []
    return [] if _split(chosen, clause) or (not listed and len({one.quantity.unit for one in chosen}) > 1) else chosen


def _items(asked: Asked) -> tuple[str, ...]:
    """The things that the question lists before it asks for them together; () where it lists none."""
    question = asked.own
    for place in asked.places:
        question = question.replace(place, "").replace(place[:-1], "") if len(place) > _SHORT else question.replace(place, "")
    match = _TOGETHER.search(question)
    pieces = [piece[0] for piece in _ITEM.finditer(question[: match.start()])] if match is not None else []
    listing = next((piece for piece in reversed(pieces) if "、" in piece or _JOIN.search(piece)), "")
    items = listing.split("、") if "、" in listing else _JOIN.split(listing)
    if "、" in listing and (last := _JOIN.split(items[-1])) and len(last) > 1 and all(len(one) > 1 for one in last):
        items = [*items[:-1], *last]
    return tuple(bare for one in items if len(bare := re.split(r"的(?=.)|[（(]", one)[-1].rstrip("的）)")) > 1)


def _each_item(items: Sequence[str], figures: Sequence[Told], library: Library) -> list[Told]:
    """One figure for each of the things listed; [] where one of them has none, or several."""
    found: list[Told] = []
    for item in items:
        left = [one for one in figures if one not in found]
        like = [one for one in left if item[:2] in one.label] or [one for one in left if named(item, one, library) >= _LIKE]
        exact = [one for one in like if (noun := _noun(one)) and (noun in item or item in one.label)] if len(like) > 1 else like
        if len(exact) != 1:
            return []
        found.append(exact[0])
    return sorted(found, key=lambda one: one.quantity.digits)


def _told_for(years: int, one: Told, clause: Clause) -> bool:
    """Whether a sentence tells a figure for just so many years (三年累计9万人次)."""
    spans = [int(numeral(match["n"]) or 0) for match in _SPAN.finditer(clause.text, 0, one.quantity.digits)]
    return spans[-1:] == [years]


def _split(chosen: Sequence[Told], clause: Clause) -> bool:
    """Whether one of the figures is the whole of which the others are parts."""
    return any(_TOTAL.search(clause.text, one.quantity.tail, other.quantity.digits) for one, other in pairwise(chosen))


def _noun(one: Told) -> str:
    """What a figure counts, without what is done to it."""
    own = _VERBS.sub("", one.before).strip("“”的了")
    return own if len(own) > 1 else one.after


def _alike(one: Told, asked: str) -> bool:
    """Whether a figure is told in the unit asked for; of so many people each time, people's visits (人次) may be asked for."""
    units = {one.quantity.unit.lstrip("亿万千百"), asked.lstrip("亿万千百")}
    return len(units) == 1 or units <= {"人", "名", "位"} or units <= {"家", "户", "个"} or (_PER_TIME.search(one.lead) is not None and units <= {"人", "名", "人次"})


def _a_time(one: Told, clause: Clause) -> int:
    """How many times it comes: of so many each time (每季度2次，每次50家) the times."""
    if not _PER_TIME.search(one.lead):
        return 1
    before = [other for other in clause.figures if other.quantity.tail <= one.quantity.digits and other.quantity.unit in _TIMES]
    return int(before[-1].quantity.value) if before else 1
