"""The figures that the clauses of a question work with: each thing named at its points, with what a clause takes over from the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.calculation.clause import Clause, Side
from assistant.calculation.given import YEARLY, sorted_out
from assistant.calculation.lookup import Asked, Term, looked_up
from assistant.calculation.naming import Phrase, completed
from assistant.calculation.pointing import (
    a_year_before,
    at_home,
    at_points,
    completed_points,
    point_of,
    points_ahead,
)
from assistant.calculation.restated import measured, of_share_before, of_told_rate
from assistant.calculation.roles import of_one_role, reached_before
from assistant.calculation.taken_over import all_named, pointed_at, taken_over, told_beside
from assistant.calculation.things import (
    Frame,
    as_before,
    by_other_name,
    changed,
    counted_as_one,
    counted_together,
    in_full,
    told_apart,
    within,
)
from assistant.gather.of_figures.metrics import family
from assistant.records import AskerFigure, Point, Query
from index.library import Library

_SINCE = re.compile(r"从|自|起|开始|基础上")
"""A number for each year counts on from the figure of the year named with such a word."""
_ADDS = re.compile(r"增加|新增|净增|提高|提升|多[建做上]|增长")
"""Between two years this asks for the pace, not for a number told for each year."""
_EACH = re.compile(r"各(?!类|种|项|级|地|市|县|区|国|界)|分别")
_WHICHEVER = re.compile(r"哪一?[个种类些]|[谁各每]")
"""Of the things last named, whichever it is."""
_GENERAL = re.compile(r"(?:企业|产业|行业|领域|指标|项目|园区|工程|目标|平台|基地|产品)")
_ELLIPTIC = re.compile(r"呢$")
_CHOSEN = re.compile(r"^重点(?=[\u4e00-\u9fff]{3})")
"""What is chosen among things of a kind (重点技改项目), which another document may count without saying so."""
_AMOUNT_GRADE = re.compile(r"(?P<amount>\d+)亿级")


@dataclass(frozen=True, slots=True)
class Terms:
    """The figures of a clause, side by side with its sides; `whole` tells whether each thing named has one at each point."""

    clause: Clause
    sides: tuple[tuple[Term, ...], ...]
    whole: bool


def terms(read: Sequence[Clause], query: Query, library: Library) -> Iterator[Terms]:
    """The figures of each clause of a question, one clause looked up after another."""
    frame = Frame(judged=any("enough" in clause.operations for clause in read))
    for at, clause in enumerate(map(measured, read, (*read[1:], None))):
        ahead = points_ahead(read, at)
        share = of_share_before(clause, read[at - 1]) if at else None
        told = share or of_told_rate(clause, frame, ahead)
        made = _of_clause(told, frame, ahead, query, library) if told is not None else None
        if made is None or (share is None and clause.asks and not (made[0].whole and any(made[0].sides))):
            made = _of_clause(clause, frame, ahead, query, library)
        yield made[0]
        frame = made[1]


def _of_clause(clause: Clause, frame: Frame, ahead: tuple[Point, ...], query: Query, library: Library) -> tuple[Terms, Frame]:
    """The figures of a clause, and what those behind it may take over; `ahead` are the points that only they name."""
    sides: list[tuple[Term, ...]] = []
    whole = True
    whole_of = clause.sides[1][0].phrases if clause.link == "share" and len(clause.sides) > 1 else ()
    # "2019年这笔赤字里中央占多少": the whole is looked up before its part, which is of the same year.
    inner = bool(whole_of) and any(part.phrases and not part.points for part in clause.sides[0])
    # "2023年比中卫2021年固废利用率高几个点": the thing is named on the other side.
    behind = clause.link == "than" and not frame.phrases and not any(part.phrases for part in clause.sides[0]) and any(part.points for part in clause.sides[0])
    for at_side in (1, 0) if inner or behind else range(len(clause.sides)):
        if inner and not at_side:
            whole_of = frame.phrases
        made: list[Term] = []
        pointed: list[Side] = []
        for part in (part if part.points else replace(part, points=a_year_before(part, frame)) for part in clause.sides[at_side]):
            # Whether a goal was reached is asked: what is not called a goal is what was reached.
            side = replace(part, wants="actual") if frame.judged and not part.wants and part.points and any(
                one.row is not None and one.row.status == "target" for one in frame.known) else part
            placed_only = not clause.asks and not any(point.year or point.document for point in side.points)  # "全国的…，2020年、2021年各是多少"
            frame, own, complete = _of_side(side, clause, frame, query, library, ahead if placed_only or not side.points else (), whole_of if not at_side else ())
            made += own
            whole = whole and complete
            frame = replace(frame, known=(*frame.known, *(one for one in own if one not in frame.known)))
            pointed.append(part)
        sides.append(tuple(made))
        clause = replace(clause, sides=(*clause.sides[:at_side], tuple(pointed), *clause.sides[at_side + 1 :]))
    if clause.link in ("of", "than") and clause.sides[0][0].points and any(side.points for side in clause.sides[1]):
        frame = replace(frame, points=completed_points(at_home(clause.sides[0][0].points, query), frame, library), wants=clause.sides[0][0].wants)
    return Terms(clause, reached_before(of_one_role(tuple(reversed(sides) if inner or behind else sides), clause, query, library), clause, query, library), whole), frame


def _of_side(
    side: Side, clause: Clause, frame: Frame, query: Query, library: Library, ahead: tuple[Point, ...], whole: tuple[Phrase, ...]
) -> tuple[Frame, tuple[Term, ...], bool]:
    """The frame after a side, the figures of the side, and whether none is lacking; `whole` is what the side is to be a share of."""
    if len(frame.phrases) > 1 and _WHICHEVER.search(clause.text):
        side = replace(side, phrases=tuple(tuple(word for word in phrase if not _GENERAL.fullmatch(word)) or phrase for phrase in side.phrases))
    side = counted_as_one(side, clause, library)
    general = all(_GENERAL.fullmatch("".join(phrase)) for phrase in side.phrases)
    pointed = pointed_at(side, frame) if general else ()
    phrases = pointed or completed(side.phrases, frame.phrases)
    beside = told_beside(side, phrases, frame)
    own = completed_points(at_home(side.points, query), frame, library)
    between = "pace" in clause.operations and len({point.year for point in own}) > 1 and _ADDS.search(clause.text) is not None
    speaks = YEARLY.search(clause.text) is not None and not between
    told = sorted_out(side.asker, side.text, yearly=speaks, points=len(own), bare=any(one.row is not None and not one.unit for one in frame.known))
    yearly = (speaks and not told.levels) or (not phrases and frame.yearly and not side.asker)
    given = told.levels or told.flows
    if not phrases and _EACH.search(side.text) and clause.asks:
        frame = replace(frame, phrases=all_named(frame))
    after = replace(frame, phrases=(*beside, *phrases) or frame.phrases, points=own or frame.points, wants=side.wants or frame.wants, yearly=yearly)
    here = next(iter(after.points), Point())
    loose = [*(Term(one.value, one.unit, (), here, yearly=True) for one in (told.flows if told.levels else ())),
             *(Term(one.value, one.unit, (), here, part=True) for one in told.parts),
             *(Term(one.value, one.unit, (), here, rose=rose) for one, rose in told.moves)]
    if told.moves and not given and not phrases and not (own and "doubled" in clause.operations):
        return after, tuple(loose), True
    if not given and not loose and not whole and (known := taken_over(side, phrases, clause, frame, pointed=bool(pointed))):
        return replace(after, phrases=frame.phrases), known, True
    paired = len(given) == len(own) > 1
    alone = point_of(given[0], own) if len(given) == 1 and len(own) > 1 else None
    if given and not phrases and len(given) != len(frame.phrases) and not (paired and len(frame.phrases) == 1):
        return after, (*(Term(one.value, one.unit, (), here, yearly=yearly) for one in given), *loose), True
    apart = side.wants and len(clause.sides) > 1  # "完成数是目标的百分之几": of one thing, told by its role
    chosen = phrases or (frame.phrases if own or given or apart else ())
    if not after.points and ahead and clause.asks and clause.operations:
        after = replace(after, points=ahead)
    if not chosen or (phrases and not given and ahead and not any(point.year or point.document for point in after.points)):
        return after, tuple(loose), True  # nothing is named, or the points come behind, and the figures with them
    spare = [one for one in given[:-1] if family(one.unit) != family(given[-1].unit)] if len(chosen) == 1 else []
    fitting = [one for one in given if one not in spare]
    found: list[Term] = [*loose, *(Term(one.value, one.unit, (), here, yearly=yearly) for one in spare)]
    complete = True
    if told.course and len(chosen) == 1:
        found += [_asker_or_row(one, chosen[0], after, query, library) for one in given]
        if len(given) > 1:
            return after, tuple(found), True
        given, fitting = (), []
    if told.flows and not told.levels and own and _SINCE.search(side.text):
        started = (looked_up(Asked(phrase, after.points, side.wants, False, None, clause.unit), query, library) for phrase in chosen)
        found += [one for made in started for one in made if one is not None]
    for place, phrase in enumerate(chosen):
        figure = given[place] if len(given) == len(chosen) else fitting[0] if len(fitting) == 1 and len(chosen) == 1 else None
        wants = side.wants or ("" if side.phrases or frame.judged else query.wants)
        asked = Asked(phrase, after.points or (Point(),), wants, yearly, figure, clause.unit)
        if pointed and (kept := at_points(after.points, [one for one in frame.known if one.phrase == phrase])):
            found += kept
            continue
        alike = as_before(asked, frame, query, library) if _ELLIPTIC.search(clause.text) and not whole else None
        if alone is not None and len(chosen) == 1:
            made = [looked_up(replace(asked, points=(point,), given=figure if point == alone else None), query, library)[0] for point in own]
            found += [one for one in made if one is not None]
            complete = complete and all(made)
            continue
        made = within(asked, clause, whole or frame.phrases, frame, query, library) or (alike[1] if alike is not None else []) or (
            _each_given(asked, given, query, library) if paired and len(chosen) == 1 else looked_up(asked, query, library))
        if alike is not None and made is alike[1]:
            after = replace(after, phrases=tuple(name for one in after.phrases for name in (alike[0] if one == phrase else (one,))))
        named = dict.fromkeys((one.row.indicator,) for one in frame.known if one.phrase == phrase and one.row is not None)
        wider = tuple(_CHOSEN.sub("", word) for word in phrase)
        for name in (*named, *((wider,) if named and wider != phrase else ())):
            if not all(made):
                again = looked_up(replace(asked, phrase=name), query, library)
                made = [one or (replace(other, phrase=phrase) if other is not None else None) for one, other in zip(made, again, strict=True)]
        if not all(made) and (clause.asks or not any(made)):
            made = [one or changed(phrase, point, frame, query, library) for one, point in zip(made, asked.points, strict=True)]
        if not any(made) and not whole and (full := by_other_name(asked, frame, query, library)) is not None:
            longer, made = full
            after = replace(after, phrases=tuple(longer if one == phrase else one for one in after.phrases))
        if not any(one is not None and one.row is not None for one in made) and (full_name := in_full(asked, query, library)):
            made = full_name
        complete = complete and all(one is not None for one in made)
        found += [one for one in made if one is not None]
    if "per_unit" in clause.operations:
        found = counted_together(found, frame, library)
    return after, tuple(_as_threshold(one, frame) for one in told_apart(found, query, library)), complete


def _as_threshold(term: Term, frame: Frame) -> Term:
    """How many things of a grade by its amount a document counts (500亿级园区4个) as that amount, where the asker spoke of an amount of his own that
    is to come up to it; the figure itself else."""
    grade = _AMOUNT_GRADE.search(term.phrase[0]) if term.row is not None and term.phrase else None
    own = next((one for one in frame.known if one.row is None and family(one.unit) == "money" and not one.yearly), None)
    if grade is None or own is None or family(term.unit) == "money":
        return term
    return replace(term, value=Decimal(grade["amount"]), unit="亿元", phrase=own.phrase)


def _each_given(asked: Asked, given: Sequence[AskerFigure], query: Query, library: Library) -> list[Term | None]:
    """The figures of a thing where the asker gives one for each point ("从2021年的1500座到2023年的2500座")."""
    return [looked_up(replace(asked, points=(point,), given=figure), query, library)[0] for point, figure in zip(asked.points, given, strict=True)]


def _asker_or_row(figure: AskerFigure, phrase: Phrase, frame: Frame, query: Query, library: Library) -> Term:
    """The figure of the asker's from which a course begins, as the row that tells it where there is one."""
    for points in (tuple(replace(point, year=None) for point in frame.points), frame.points):
        found = next(iter(looked_up(Asked(phrase, points[:1] or (Point(),), "", False, figure, ""), query, library)), None)
        if found is not None and found.row is not None:
            return found
    return Term(figure.value, figure.unit, phrase, replace(next(iter(frame.points), Point()), year=None))
