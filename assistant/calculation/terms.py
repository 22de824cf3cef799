"""The figures that the clauses of a question work with: each thing named at its points, with what a clause takes over from the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

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
from assistant.calculation.reading import BY, Clause, Side
from assistant.calculation.things import Frame, as_before, by_other_name, changed, in_full, told_apart, within
from assistant.gather.filters import METRIC, family
from assistant.records import AskerFigure, Point, Query
from index.canonical import canonical
from index.library import Library
from index.words import bigrams

_THESE = re.compile(r"(?:(?:这|那|上面|前面|前述)(?:上面|前面|里|头)?的?)?(?:(?P<count>[两二三四五六])(?:样|个|项|者|种|类|家|块|方面|件|组)|俩)(?!月|多月|年|百)|(?:这|那|前面)(?P<some>几)[样个项者种类]")
_COUNTS = "一二三四五六"
_SEVERAL = 2
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
_GROWN = frozenset({"annual_rate", "growth"})
_SHARES = frozenset({"share"})
_SHARE = "比重"
_METRIC = 2
"""So many signs at the end of two names say that they are measured alike."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The figures of a clause, side by side with its sides; `whole` tells whether each thing named has one at each point."""

    clause: Clause
    sides: tuple[tuple[Term, ...], ...]
    whole: bool


def terms(read: Sequence[Clause], query: Query, library: Library) -> Iterator[Terms]:
    """The figures of each clause of a question, one clause looked up after another."""
    frame = Frame(judged=any("enough" in clause.operations for clause in read))
    for at, clause in enumerate(map(_measured, read, (*read[1:], None))):
        ahead = points_ahead(read, at)
        told = (_of_share_before(clause, read[at - 1]) if at else None) or _of_told_rate(clause, frame, ahead)
        made = _of_clause(told, frame, ahead, query, library) if told is not None else None
        if made is None or (clause.asks and not (made[0].whole and any(made[0].sides))):
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
    return Terms(clause, tuple(reversed(sides) if inner or behind else sides), whole), frame


def _measured(clause: Clause, following: Clause | None) -> Clause:
    """A clause that adds up things without saying what is measured of them, with what is of the whole that the next one holds them against."""
    if following is None or "sum" not in clause.operations or following.link != "share" or len(following.sides) < _SEVERAL:
        return clause
    metrics = {metric[0] for side in following.sides[1] for phrase in side.phrases if (metric := METRIC.search(phrase[-1])) is not None}
    bare = not any(METRIC.search("".join(phrase)) for parts in clause.sides for side in parts for phrase in side.phrases)
    if len(metrics) != 1 or not bare:
        return clause
    sides = (tuple(replace(side, phrases=tuple((*phrase, *metrics) for phrase in side.phrases)) for side in parts) for parts in clause.sides)
    return replace(clause, sides=tuple(sides))


def _of_share_before(clause: Clause, before: Clause) -> Clause | None:
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
    return replace(clause, sides=((replace(first, phrases=((*part, *whole, _SHARE),)), *others), *clause.sides[1:]), operations=operations)


def _of_told_rate(clause: Clause, frame: Frame, ahead: tuple[Point, ...]) -> Clause | None:
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


def _of_side(
    side: Side, clause: Clause, frame: Frame, query: Query, library: Library, ahead: tuple[Point, ...], whole: tuple[Phrase, ...]
) -> tuple[Frame, tuple[Term, ...], bool]:
    """The frame after a side, the figures of the side, and whether none is lacking; `whole` is what the side is to be a share of."""
    if len(frame.phrases) > 1 and _WHICHEVER.search(clause.text):
        side = replace(side, phrases=tuple(tuple(word for word in phrase if not _GENERAL.fullmatch(word)) or phrase for phrase in side.phrases))
    general = all(_GENERAL.fullmatch("".join(phrase)) for phrase in side.phrases)
    pointed = _pointed_at(side, frame) if general else ()
    phrases = pointed or completed(side.phrases, frame.phrases)
    beside = _told_beside(side, phrases, frame)
    own = completed_points(at_home(side.points, query), frame, library)
    between = "pace" in clause.operations and len({point.year for point in own}) > 1 and _ADDS.search(clause.text) is not None
    speaks = YEARLY.search(clause.text) is not None and not between
    told = sorted_out(side.asker, side.text, yearly=speaks, points=len(own), bare=any(one.row is not None and not one.unit for one in frame.known))
    yearly = (speaks and not told.levels) or (not phrases and frame.yearly and not side.asker)
    given = told.levels or told.flows
    if not phrases and _EACH.search(side.text) and clause.asks:
        frame = replace(frame, phrases=_all_named(frame))
    after = replace(frame, phrases=(*beside, *phrases) or frame.phrases, points=own or frame.points, wants=side.wants or frame.wants, yearly=yearly)
    here = next(iter(after.points), Point())
    loose = [*(Term(one.value, one.unit, (), here, yearly=True) for one in (told.flows if told.levels else ())),
             *(Term(one.value, one.unit, (), here, part=True) for one in told.parts),
             *(Term(one.value, one.unit, (), here, rose=rose) for one, rose in told.moves)]
    if told.moves and not given and not phrases and not (own and "doubled" in clause.operations):
        return after, tuple(loose), True
    if not given and not loose and not whole and (known := _taken_over(side, phrases, clause, frame, pointed=bool(pointed))):
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
        if not any(made):
            made = [changed(phrase, point, frame, query, library) for point in asked.points]
        if not any(made) and not whole and (full := by_other_name(asked, frame, query, library)) is not None:
            longer, made = full
            after = replace(after, phrases=tuple(longer if one == phrase else one for one in after.phrases))
        if not any(one is not None and one.row is not None for one in made) and (full_name := in_full(asked, query, library)):
            made = full_name
        complete = complete and all(one is not None for one in made)
        found += [one for one in made if one is not None]
    return after, tuple(_as_threshold(one, frame) for one in told_apart(found, query, library)), complete


def _as_threshold(term: Term, frame: Frame) -> Term:
    """How many things of a grade by its amount a document counts (500亿级园区4个) as that amount, where the asker spoke of an amount of his own that
    is to come up to it; the figure itself else."""
    grade = _AMOUNT_GRADE.search(term.phrase[0]) if term.row is not None and term.phrase else None
    own = next((one for one in frame.known if one.row is None and family(one.unit) == "money" and not one.yearly), None)
    if grade is None or own is None or family(term.unit) == "money":
        return term
    return replace(term, value=Decimal(grade["amount"]), unit="亿元", phrase=own.phrase)


def _told_beside(side: Side, phrases: tuple[Phrase, ...], frame: Frame) -> tuple[Phrase, ...]:
    """The things of which the clause before told the asker's figures, where this one tells that of one more thing in the same measure (甲深加工率45%，
    乙深加工率62%): they are spoken of together."""
    told = [one for one in frame.known if one.phrase in frame.phrases]
    one_more = len(phrases) == len(side.asker) == 1 and phrases[0] not in frame.phrases
    alike = one_more and bool(told) and all(one.row is None and not one.yearly and one.unit == side.asker[0].unit and one.phrase[-1][-_METRIC:] == phrases[0][-1][-_METRIC:] for one in told)
    return frame.phrases if alike else ()


def _all_named(frame: Frame) -> tuple[Phrase, ...]:
    """All things that figures were found for at the points last spoken of."""
    named = tuple(dict.fromkeys(one.phrase for one in frame.known if one.phrase and one.row is not None))
    return named if set(frame.phrases) < set(named) else frame.phrases


def _pointed_at(side: Side, frame: Frame) -> tuple[Phrase, ...]:
    """The things named before that a side points back to together (这两样, 那几个); nothing where it points to none, or to one."""
    match = _THESE.search(side.text)
    named = list(dict.fromkeys(one.phrase for one in frame.known if one.phrase and one.row is not None))
    if match is None or len(named) < _SEVERAL:
        return ()
    size = len(named) if match["some"] else _COUNTS.find(match["count"] or "两") + 1 or _SEVERAL
    return tuple(named[-size:]) if size >= _SEVERAL and len(frame.phrases) <= size <= len(named) else ()


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


def _taken_over(side: Side, phrases: tuple[Phrase, ...], clause: Clause, frame: Frame, *, pointed: bool) -> tuple[Term, ...]:
    """The figures found before that a side means: of the things it names without a point, or at the points it names without a
    thing; yearly numbers hold at all points."""
    if pointed:
        return ()  # pointed back to, of the points that are spoken of by now
    if phrases:
        told = tuple(one for one in frame.known if not side.wants or one.row is None or one.row.status == side.wants)
        return () if side.points else _known(phrases, told)
    own = [one for one in frame.known if one.phrase in frame.phrases]
    rates = [one for one in own if one.yearly and one.row is None and family(one.unit) == "share"]
    own = own if len(rates) == len(own) else [one for one in own if one not in rates]  # a rate for each year is no figure of a time
    if side.points and own and all(one.yearly for one in own) and not (side.wants == "target" or "duration" in clause.operations):
        return tuple(own)
    return at_points(side.points, own) if side.points else ()


def _known(phrases: tuple[Phrase, ...], known: tuple[Term, ...]) -> tuple[Term, ...]:
    """The figures found before that are of the things named, each of which has some; else nothing."""
    found: list[Term] = []
    for phrase in phrases:
        asked = frozenset(bigrams(canonical("".join(phrase))))
        fitting = [one for one in known if asked and asked <= frozenset(bigrams(canonical("".join(one.phrase)))) | _name(one)]
        if not fitting:
            return ()
        exact = [one for one in fitting if asked <= frozenset(bigrams(canonical("".join(one.phrase))))]
        found += exact or fitting
    return tuple(dict.fromkeys(found))


def _name(term: Term) -> frozenset[str]:
    return frozenset(bigrams(canonical(term.row.indicator))) if term.row is not None else frozenset()
