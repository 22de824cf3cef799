"""Clauses that are to be read as others: what is measured of things added up, a share or a rate that a document tells as a figure of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.calculation.clause import Clause
from assistant.calculation.naming import share_named
from assistant.calculation.reading import BY
from assistant.calculation.things import Frame
from assistant.gather.of_figures.metrics import METRIC
from assistant.records import Point
from index.canonical import canonical
from index.words import bigrams

_GROWN = frozenset({"annual_rate", "growth"})
_SHARES = frozenset({"share"})
_SEVERAL = 2


def measured(clause: Clause, following: Clause | None) -> Clause:
    """A clause that adds up things without saying what is measured of them, with what is of the whole that the next one holds them against."""
    if following is None or "sum" not in clause.operations or following.link != "share" or len(following.sides) < _SEVERAL:
        return clause
    metrics = {metric[0] for side in following.sides[1] for phrase in side.phrases if (metric := METRIC.search(phrase[-1])) is not None}
    bare = not any(METRIC.search("".join(phrase)) for parts in clause.sides for side in parts for phrase in side.phrases)
    if len(metrics) != 1 or not bare:
        return clause
    sides = (tuple(replace(side, phrases=tuple((*phrase, *metrics) for phrase in side.phrases)) for side in parts) for parts in clause.sides)
    return replace(clause, sides=tuple(sides))


def of_share_before(clause: Clause, before: Clause) -> Clause | None:
    """A clause in which the share last spoken of is still to come to one that a document tells ("…相当于工业增加值的百分之几？离2020年那个比重还差几个百分点"),
    as one that names that share; None where it is none."""
    named = any(side.phrases for parts in clause.sides for side in parts)
    if before.link != "share" or len(before.sides) < _SEVERAL or clause.link == "share" or named or not {"difference", "share"} <= set(clause.operations):
        return None
    part, whole = (next((phrase for side in parts for phrase in side.phrases), ()) for parts in before.sides)
    if not part or not whole:
        return None
    first, *others = clause.sides[0]
    operations = tuple(name for name in clause.operations if name not in _SHARES)
    return replace(clause, sides=((replace(first, phrases=(share_named(part, whole),)), *others), *clause.sides[1:]), operations=operations)


def of_told_rate(clause: Clause, frame: Frame, ahead: tuple[Point, ...]) -> Clause | None:
    """A clause that names a rate of growth or a share (年均增速, 占比) of one time, as one that asks for that figure and works nothing out;
    None where it names none, or two years between which it would have to be worked out."""
    own_points = [point for parts in clause.sides for side in parts for point in side.points]
    if clause.noun and {"annual_rate", "direction"} <= set(clause.operations) and not own_points:
        own_points = list(frame.points[-1:])  # "跟规划写的年均增速比一比": the one told for the later year
        clause = replace(clause, sides=((replace(clause.sides[0][0], points=tuple(own_points)), *clause.sides[0][1:]), *clause.sides[1:]))
    points = own_points or frame.points or ahead
    shared = "share" in clause.operations
    if shared and (clause.link == "share" or (clause.asks and not BY.search(clause.text))):
        return None  # a share asked for is worked out where no document tells it
    worked_out = len({point.year for point in points}) > 1 or any(side.asker for parts in clause.sides for side in parts)
    if not clause.noun or (worked_out and not shared):
        return None
    known = frozenset(bigrams(canonical("".join("".join(phrase) for phrase in frame.phrases))))
    own = any(not frozenset(bigrams(canonical("".join(phrase)))) <= known for parts in clause.sides for side in parts for phrase in side.phrases)
    if not own and not frame.phrases:
        return None
    rate = (clause.noun.removeprefix("的"),)
    beside = re.search(rf"[和与及、](?:{clause.noun})|(?:{clause.noun})[和与及、]", clause.text) is not None  # 产值和年均增速各是多少
    first, *others = (tuple(replace(side, phrases=tuple(one for phrase in side.phrases for one in ((phrase,) if beside else ()) + ((*phrase, *rate),)))
                            for side in parts) for parts in clause.sides)
    if not own:
        first = (replace(first[0], phrases=(rate,)), *first[1:])
    return replace(clause, sides=(first, *others), operations=tuple(name for name in clause.operations if name not in (_SHARES if shared else _GROWN)))
