"""Ratios whose things or times stand in other clauses than their part and whole: such clauses read as whole ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.calculation.clause import Clause
from assistant.gather.of_figures.metrics import METRIC

_HOW_MUCH = re.compile(r"多少|几|多大|百分之")
_SHARES = frozenset({"share", "completion"})
"""What asks for the share named before: 是百分之几, 完成了百分之几."""
_EXTREMES = frozenset({"highest", "lowest"})
_PARTS = 2


def in_ratio(found: Sequence[Clause]) -> list[Clause]:
    """The clauses; one that asks for shares of things whose ratio of two measures the one before it only names (算增加值率：纺织、食品各是百分之几), as
    one that holds these measures of each of the things against each other; one that only names the time of a share named before (技改占投资的比例，
    2015年是百分之几，2020年又是百分之几) as one of that part and whole."""
    read: list[Clause] = []
    named: Clause | None = None
    for clause in _ratios_of_listed(found):
        if named is not None and not read[-1].operations and read[-1] is not named and not clause.sides[0][0].phrases and "share" in clause.operations and (things := read[-1].sides[0][0].phrases):
            clause = replace(clause, sides=((replace(clause.sides[0][0], phrases=things), *clause.sides[0][1:]), *clause.sides[1:]))
            read.pop()  # "算增加值率：纺织、食品，2020年各是百分之几": the things stand by themselves
        made = _of_ratio(clause, named) if named is not None and _SHARES & set(clause.operations) and len(clause.sides) == len(clause.sides[0]) == 1 else None
        if made is not None and clause.sides[0][0].phrases and read and read[-1] is named:
            read.pop()
        read.append(made or clause)
        held = clause.link == "share" and len(clause.sides) == _PARTS and all(side.phrases for parts in clause.sides for side in parts)
        named = clause if held and not _HOW_MUCH.search(clause.text) else named if (made is not None and not clause.sides[0][0].phrases) or (
            named is not None and read[-2:-1] == [named] and not clause.operations and len(clause.sides) == 1) else None
    return read


def _ratios_of_listed(found: Sequence[Clause]) -> list[Clause]:
    """The clauses; one that ranks a ratio of two measures without its things (纺织、葡萄酒，谁的增加值率最高) as one of the things listed before it."""
    read: list[Clause] = []
    for clause in found:
        sides = [parts[0].phrases for parts in clause.sides]
        bare = clause.link == "share" and len(sides) == _PARTS and all(len(phrases) == 1 and METRIC.fullmatch("".join(phrases[0])) for phrases in sides)
        listed = next((one for one in reversed(read) if len(one.sides[0][0].phrases) > 1), None) if bare and _EXTREMES & set(clause.operations) else None
        if listed is not None and not listed.operations and not listed.sides[0][0].points and not any(METRIC.search(phrase[-1]) for phrase in listed.sides[0][0].phrases):
            things = listed.sides[0][0].phrases
            clause = replace(clause, sides=tuple((replace(parts[0], phrases=tuple((*thing, *parts[0].phrases[0]) for thing in things)),) for parts in clause.sides))
            read = [one for one in read if one is not listed]
        read.append(clause)
    return read


def _of_ratio(clause: Clause, named: Clause) -> Clause | None:
    """A clause with the part and the whole of a share named before, of the things that it names; None where it names neither things nor a time."""
    (told, *_), (own, *_) = named.sides[0], clause.sides[0]
    measures = [phrase for parts in named.sides for side in parts for phrase in side.phrases]
    if len(measures) != _PARTS:
        return None
    if own.phrases:
        bare = all(METRIC.fullmatch("".join(phrase)) for phrase in measures) and not any(METRIC.search("".join(phrase)) for phrase in own.phrases) and "占" not in clause.text
        phrases = [tuple((*phrase, *measure) for phrase in own.phrases) for measure in measures] if bare else []
    else:
        phrases = [(measure,) for measure in measures] if own.points else []
    sides = tuple((replace(own, phrases=one, points=own.points or told.points, wants=own.wants or told.wants),) for one in phrases)
    return replace(clause, sides=sides, link="share", operations=tuple("share" if name in _SHARES else name for name in clause.operations)) if sides else None
