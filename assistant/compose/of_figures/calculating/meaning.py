"""Which two figures a clause means: its two sides, the ends of a thing's figures, what was told before, the figure a plan starts from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant import compute
from assistant.calculation.clause import Clause
from assistant.calculation.naming import Phrase
from assistant.calculation.reading import TOO
from assistant.calculation.words import words
from assistant.compose.of_figures.calculating.values import PROJECTED, State, Value, result, two, value_of
from assistant.gather.of_figures.metrics import family

EACH = re.compile(r"各|分别")
_GROWN = re.compile(r"增加(?!值)|[增涨](?=多少|几)|新增|净增|扩|提高|提升|增长|上升|翻|下降|降(?!幅)|减少|涨|压减|原来|现在|现有|目前|当前|当时|当初|那时|眼下|基数|底数")
"""Words of a thing's own change, from what it was when its plan began."""
_STEPS = re.compile(r"后[一1]?(?P<unit>年|份|个|版|次|轮|期)(?:的?目标|的?数|文件)?比前[一1]?(?P=unit)|一(?P<each>年|份|版|次|轮)比一(?P=each)|[每各]年比上一?年|[每各]一?份比上一?份|逐[年份][多增]")
_STRETCH = re.compile(r"(?P<first>前)(?:面)?(?:这|那)?(?:一|半)?段|后(?:面)?(?:这|那)?(?:一|半)?段")
"""The first or the last stretch between several years."""
_AWAY = re.compile(r"(?<![分远脱])[距离](?!子|岸|退|休|职|散)|距离|[跟和与同](?=[^，。]{2,24}?(?:又|还|再|尚)差)")
"""What a figure is still to come to stands behind such a word."""
_ORDER = re.compile(r"(?<![是为比于占])(?:前者|后者)")
"""The first of these that a clause has as its subject is held against the other: 后者为前者的几倍."""

_REFERRED = re.compile(r"(?:比|较|跟|和)?(?:它|其(?!他|它|余|中)|前者|前面|上面|这个|那个)")
"""What is held against stands for what was told before: 比它高还是低."""


def of_changes(clause: Clause) -> bool:
    """Whether a clause asks what changes most or least of several things, or between which of several points one does."""
    return words().changes.search(clause.text) is not None


def meant(clause: Clause, sides: list[list[Value]], own: list[Value], state: State) -> list[tuple[Value, Value]]:
    """The pairs of figures, base first, that a clause works with: its two sides; the ends of each thing it names; what it names with what was
    told of the same before; else the pairs last worked with."""
    if not own and _STEPS.search(clause.text) and (steps := _steps(state)):
        return steps
    if len(sides) == 2 and not sides[0] and (apart := _to_each(sides[1], clause, state)):
        return apart  # "跟2022年、2027年的目标比各差多少"
    if len(sides) == 2 and (sides[0] or sides[1]):
        left, right = sides
        referred = any(_REFERRED.match(side.text) for side in clause.sides[1])
        if not right and not referred and not any(side.points or side.phrases for side in clause.sides[1]) and (ends := _ends(left)):
            return ends  # "2026年和2025年的报告比": both on one side
        phrases = {value.phrase for value in left or right}
        others = [value for value in state.recent if value not in left and value not in right]
        rest = [value for value in others if value.phrase in phrases]
        if rest and {value.phrase for value in rest} < phrases:
            rest = [value for value in state.values if value.phrase in phrases and value not in left and value not in right]
        rest = rest or others
        left = left or [one for one in state.results if right and one.rate == right[0].rate and one.name != "difference"][-1:] or rest
        right = right or rest
        if (totals := _totals(left, right, clause, state)) is not None:
            return totals
        return _matched(left, right)
    if not own and (held := _against_result(state)):
        return held
    if not own and (stretch := _STRETCH.search(clause.text)) and (steps := _steps(state)):
        return steps[:1] if stretch["first"] else steps[-1:]
    worked_out = PROJECTED if _AWAY.search(clause.text) is None else (*PROJECTED, "share", "completion")
    if len(own) == 1 and state.results and state.results[-1].name in worked_out and family(state.results[-1].operand.unit) == family(own[0].operand.unit):
        return [(state.results[-1], own[0])]
    if not own:
        if of_changes(clause) and len(things := {value.phrase for value in state.recent}) > 1:
            both = _ends([value for value in state.values if value.phrase in things])
            return both if len(both) == len(things) else _from_base(state.recent, state, clause.years)
        if of_changes(clause) and len(steps := _steps(state)) > 1:
            return steps
        order = _ORDER.search(clause.text)
        former_and_latter = next((some for some in (state.recent, state.values) if order and two(some)), None)
        if order and former_and_latter:
            former, latter = former_and_latter
            return [(latter, former) if order.group() == "前者" else (former, latter)]
        if EACH.search(clause.text) and len(state.pairs) == 1 and (apart := _to_each(state.pairs[0], clause, state)):
            return apart  # "离两个数各差多少": of the two just held against each other
        if state.pairs:
            return state.pairs
        if EACH.search(clause.text) and _GROWN.search(clause.text) and len({value.phrase for value in state.recent}) > 1:
            return _ends(state.recent) or _from_base(state.recent, state, clause.years)  # "甲、乙产能，分别增加多少": each from where it starts
        same = [value for value in state.values if value.phrase in {one.phrase for one in state.recent}]
        pointed = [value for value in same if value.term is not None and (value.term.point.year or value.term.point.document)]
        return _ends(pointed) or _ends(same) or _ends(state.values) or two(state.recent) or two(state.values) or _from_base(state.recent, state, clause.years)
    if _AWAY.search(clause.text) and state.pairs and state.pairs[-1][1].phrase in {one.phrase for one in own}:
        return [(state.pairs[-1][1], one) for one in own]  # "比甲高几个点，离乙还差几个点": of the one that was held against another
    pairs = _to_each(own, clause, state) or _ends(own)
    if pairs:
        return pairs
    before = [value for value in state.values if value.phrase in {one.phrase for one in own} and value not in own]
    grown = _GROWN.search(_without_names(clause)) is not None
    if EACH.search(clause.text) or TOO.search(clause.text) or grown:  # each by itself, not one against the other
        based = _ends([*before, *own]) or _from_base(own, state, clause.years)
        if based or not grown or (EACH.search(clause.text) and len({value.phrase for value in own}) > 1):
            return based
    last = [value for value in state.values if value not in own][-1:]
    return _ends([*before, *own]) or two(own) or two([*last, *own]) or (_from_base(own, state, clause.years) if clause.link != "than" else [])


def _to_each(goals: Sequence[Value], clause: Clause, state: State) -> list[tuple[Value, Value]]:
    """The asker's own figure with each of several figures of documents that it is held against; nothing where he gives none of their kind,
    or more than one."""
    told = [value for value in goals if value.term is not None and value.term.row is not None]
    if len(told) < 2 or len(told) < len(goals) or not (EACH.search(clause.text) or clause.link == "than" or _AWAY.search(clause.text)):
        return []
    own = [value for value in state.values if value.term is not None and value.term.row is None and not value.term.yearly and not value.term.part and value.term.rose is None]
    fitting = [value for value in own if family(value.operand.unit) == family(told[0].operand.unit)]
    return [(fitting[0], goal) for goal in told] if len(fitting) == 1 and len({goal.phrase for goal in told}) == 1 else []


def _totals(left: Sequence[Value], right: Sequence[Value], clause: Clause, state: State) -> list[tuple[Value, Value]] | None:
    """The sum just worked out and that of the same things at the point it is held against ("合计多少，比2022年多多少"), nothing where one
    of them has no figure there; None where no sum is held against what it is of."""
    members = {value.phrase for value in state.recent}
    if [one.name for one in left] != ["sum"] or EACH.search(clause.text) or len(members) < 2 or not {value.phrase for value in right} <= members:
        return None
    if any(side.phrases for side in clause.sides[1]):
        return None
    whole = len(right) == len(members) == len({value.phrase for value in right}) and len({(value.year, value.region) for value in right}) == 1
    return [(result("sum", compute.total([value.operand for value in right]), tuple(right), state), left[0])] if whole else []


def _without_names(clause: Clause) -> str:
    """The words of a clause without the names of things, which may have words of change in them (经济增长目标)."""
    text = clause.text
    for word in sorted({word for parts in clause.sides for side in parts for phrase in side.phrases for word in phrase}, key=len, reverse=True):
        text = text.replace(word, "，")
    return text


def _steps(state: State) -> list[tuple[Value, Value]]:
    """Each figure of the things last spoken of with the one of the year before it among them."""
    pairs: list[tuple[Value, Value]] = []
    for phrase in dict.fromkeys(value.phrase for value in state.recent):
        dated = {value.year: value for value in state.values if value.phrase == phrase and value.year}
        pairs += pairwise(dated[year] for year in sorted(dated))
    return pairs


def _against_result(state: State) -> list[tuple[Value, Value]]:
    """The asker's own figure with the share of a goal just worked out, two ratios or the sums of two years just worked out with each other; nothing
    else."""
    if state.results and state.results[-1].name == "portion":
        goal = state.results[-1]
        own = next((value for value in reversed(state.values) if value.term is not None and value.term.row is None and not value.rate), None)
        return [(own, goal)] if own is not None and family(own.operand.unit) == family(goal.operand.unit) else []
    if len(state.results) == 2 and {value.name for value in state.results} in ({"share"}, {"sum"}):
        first, last = state.results
        return [(last, first)]
    return []


def _from_base(own: Sequence[Value], state: State, years: int | None) -> list[tuple[Value, Value]]:
    """Each figure with the one so many `years` from it, or else with the one from which its document starts; nothing unless each has one."""
    bases = [state.sources.base(value.term, years) if value.term is not None else None for value in own]
    found = [(value_of(base, state), value) for base, value in zip(bases, own, strict=True) if base is not None] if all(bases) else []
    return [(one, other) if (one.year or 0) < (other.year or 0) else (other, one) for one, other in found]


def _matched(left: Sequence[Value], right: Sequence[Value]) -> list[tuple[Value, Value]]:
    """Each figure of the one side with that of the same thing on the other, or with the only one there."""
    pairs = []
    for one in left:
        same = [other for other in right if other.phrase == one.phrase] or (list(right) if len(right) == 1 else [])
        same.sort(key=lambda other: one.term is None and other.year != one.year)  # a figure carried on is held against that of its year
        pairs += [(same[0], one)] if same and same[0] != one else []
    return pairs


def _ends(values: Sequence[Value]) -> list[tuple[Value, Value]]:
    """The first and the last figure of each thing that has figures of two years, places or sources."""
    groups: dict[Phrase, list[Value]] = {}
    for value in values:
        if value.term is not None and not value.term.yearly:
            groups.setdefault(value.phrase, []).append(value)
    pairs = []
    for group in groups.values():
        kept = [value for value in group if value.rate == group[-1].rate]
        kept = list(dict.fromkeys(kept))
        if len(kept) < 2 or len({(value.year, value.region, value.operand.value) for value in kept}) < 2:
            continue
        regions = {value.region for value in kept if value.region}
        if len(regions) > 1 and len(kept) == 2:
            pairs.append((kept[1], kept[0]))
            continue
        ordered = sorted(kept, key=lambda value: (value.year or 0) if all(one.year for one in kept) else kept.index(value))
        asker = [value for value in kept if value.term is not None and value.term.row is None]
        goal = next((value for value in reversed(kept) if len(asker) == 1 and value is not asker[0] and value.year == asker[0].year), None)
        if goal is not None:
            pairs.append((asker[0], goal))
            continue
        first = asker[0] if len(asker) == 1 and not asker[0].year else ordered[0]
        last = ordered[-1] if ordered[-1] is not first else ordered[0]
        pairs.append((first, last))
    return pairs
