"""The figures that the clauses of a question work with: each thing named at its points, with what a clause takes over from the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.calculation.lookup import Asked, Term, looked_up
from assistant.calculation.naming import Phrase, completed, otherwise
from assistant.calculation.reading import Clause, Side
from assistant.gather.filters import METRIC, family
from assistant.records import Point, Query
from index.canonical import canonical
from index.library import Library
from index.words import bigrams

_YEARLY = re.compile(r"每年|每一年|一年|年均")
_TIME = frozenset({"年", "个月", "月", "天", "日", "岁", "小时", "分钟", ""})
_SHARE = "比重"
_GROWN = frozenset({"annual_rate", "growth"})


@dataclass(frozen=True, slots=True)
class Terms:
    """The figures of a clause, side by side with its sides; `whole` tells whether each thing named has one at each point."""

    clause: Clause
    sides: tuple[tuple[Term, ...], ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a clause takes over from those before it; whether it is asked if a goal was reached (`judged`)."""

    phrases: tuple[Phrase, ...] = ()
    points: tuple[Point, ...] = ()
    wants: str = ""
    yearly: bool = False
    known: tuple[Term, ...] = ()
    judged: bool = False


def terms(read: Sequence[Clause], query: Query, library: Library) -> tuple[Terms, ...]:
    """The figures of each clause of a question."""
    frame = _Frame(judged=any("enough" in clause.operations for clause in read))
    found: list[Terms] = []
    for at, clause in enumerate(read):
        ahead = _points_ahead(read, at)
        told = _of_told_rate(clause, frame, ahead)
        made = _of_clause(told, frame, ahead, query, library) if told is not None else None
        if made is None or (clause.asks and not (made[0].whole and any(made[0].sides))):
            made = _of_clause(clause, frame, ahead, query, library)
        found.append(made[0])
        frame = made[1]
    return tuple(found)


def _of_clause(clause: Clause, frame: _Frame, ahead: tuple[Point, ...], query: Query, library: Library) -> tuple[Terms, _Frame]:
    """The figures of a clause, and what those behind it may take over; `ahead` are the points that only they name."""
    sides: list[tuple[Term, ...]] = []
    whole = True
    whole_of = clause.sides[1][0].phrases if clause.link == "share" and len(clause.sides) > 1 else ()
    # "2019年这笔赤字里中央占多少": the whole is looked up before its part, which is of the same year.
    inner = bool(whole_of) and any(part.phrases and not part.points for part in clause.sides[0])
    for at_side in (1, 0) if inner else range(len(clause.sides)):
        if inner and not at_side:
            whole_of = frame.phrases
        made: list[Term] = []
        for part in clause.sides[at_side]:
            # Whether a goal was reached is asked: what is not called a goal is what was reached.
            side = replace(part, wants="actual") if frame.judged and not part.wants and part.points and any(
                one.row is not None and one.row.status == "target" for one in frame.known) else part
            frame, own, complete = _of_side(side, clause, frame, query, library, () if side.points else ahead, whole_of if not at_side else ())
            made += own
            whole = whole and complete
            frame = replace(frame, known=(*frame.known, *(one for one in own if one not in frame.known)))
        sides.append(tuple(made))
    named = [phrase for part in clause.sides[0] for phrase in part.phrases]
    if whole_of and named and not clause.asks and not any(part.asker for parts in clause.sides for part in parts):
        # "制造业占工业增加值的比重，2022年…": the clauses behind are about the share.
        frame = replace(frame, phrases=tuple((*phrase, *whole_of[0], _SHARE) for phrase in named))
    return Terms(clause, tuple(reversed(sides) if inner else sides), whole), frame


def _of_told_rate(clause: Clause, frame: _Frame, ahead: tuple[Point, ...]) -> Clause | None:
    """A clause that names a rate of growth (年均增速) of one time, as one that asks for that figure and works nothing out; None where it
    names no rate, or two years between which it would have to be worked out."""
    points = [point for parts in clause.sides for side in parts for point in side.points] or frame.points or ahead
    if not clause.rate or len({point.year for point in points}) > 1 or any(side.asker for parts in clause.sides for side in parts):
        return None
    own = any(side.phrases for parts in clause.sides for side in parts)
    if not own and not frame.phrases:
        return None
    rate = (clause.rate,)
    first, *others = (tuple(replace(side, phrases=tuple((*phrase, *rate) for phrase in side.phrases)) for side in parts) for parts in clause.sides)
    if not own:
        first = (replace(first[0], phrases=(rate,)), *first[1:])
    return replace(clause, sides=(first, *others), operations=tuple(name for name in clause.operations if name not in _GROWN))


def told_share(part: Term, whole: Phrase, query: Query, library: Library) -> Term | None:
    """The figure that tells the share of a thing in another at the point where the thing was found, None where there is none."""
    asked = Asked((*part.phrase, *whole, _SHARE), (part.point,), "", False, None, "%")
    found = next(iter(looked_up(asked, query, library)), None)
    row = found.row if found is not None else None
    if row is None or family(row.unit) != "share" or row.measure != "level" or (part.row is not None and row.region != part.row.region):
        return None
    share, _, base = row.indicator.partition("占")
    named = all(_half_in(words, text) for words, text in ((part.phrase, share), (whole, base)))
    return found if base and named else None


def figure_of(name: str, point: Point, query: Query, library: Library) -> Term | None:
    """The figure of a thing at a point, None where there is none."""
    return next(iter(looked_up(Asked((name,), (point,), "", False, None, ""), query, library)), None)


def base_of(term: Term, library: Library) -> Term | None:
    """The figure from which a document starts for what a figure of it tells: what it says was reached last before; None where it has none."""
    row = term.row
    if row is None or row.year is None:
        return None
    name = canonical(row.indicator)
    before = [one for one in library.targets([row.document]) if one.status == "actual" and one.measure == row.measure and one.region == row.region
              and one.year and one.year < row.year and canonical(one.indicator) == name and family(one.unit) == family(row.unit)]
    if not before:
        return None
    last = max(before, key=lambda one: one.year or 0)
    return Term(last.value, last.unit, term.phrase, replace(term.point, year=last.year), last)


def _half_in(phrase: Phrase, text: str) -> bool:
    """Whether a name has at least half of what a thing is called."""
    asked = frozenset(bigrams(canonical("".join(phrase))))
    return 2 * len(asked & frozenset(bigrams(canonical(text)))) >= len(asked)


def _points_ahead(read: Sequence[Clause], at: int) -> tuple[Point, ...]:
    """The points named behind a clause that names things but no points: those of the clauses up to the next that names things."""
    found: list[Point] = []
    for clause in read[at + 1 :]:
        sides = [side for parts in clause.sides for side in parts]
        if any(side.phrases for side in sides):
            break
        found += [point for side in sides for point in side.points if point.year or point.document]
    return tuple(dict.fromkeys(found))


def _of_side(
    side: Side, clause: Clause, frame: _Frame, query: Query, library: Library, ahead: tuple[Point, ...], whole: tuple[Phrase, ...]
) -> tuple[_Frame, tuple[Term, ...], bool]:
    """The frame after a side, the figures of the side, and whether none is lacking; `whole` is what the side is to be a share of."""
    phrases = completed(side.phrases, frame.phrases)
    own = _completed(_at_home(side.points, query), frame, library)
    given = [figure for figure in side.asker if figure.unit not in _TIME]
    yearly = _YEARLY.search(clause.text) is not None or (not phrases and frame.yearly)
    after = replace(frame, phrases=phrases or frame.phrases, points=own or frame.points, wants=side.wants or frame.wants, yearly=yearly)
    if not given and not whole and (known := _taken_over(side, phrases, frame)):
        return replace(after, phrases=frame.phrases), known, True
    if given and not phrases and len(given) != len(frame.phrases):
        return after, tuple(Term(one.value, one.unit, (), next(iter(after.points), Point()), yearly=yearly) for one in given), True
    apart = side.wants and len(clause.sides) > 1  # "完成数是目标的百分之几": of one thing, told by its role
    chosen = phrases or (frame.phrases if own or given or apart else ())
    if not chosen or (phrases and not after.points and ahead and not given):
        return after, (), True  # nothing is named, or the points come behind, and the figures with them
    spare = [one for one in given[:-1] if family(one.unit) != family(given[-1].unit)] if len(chosen) == 1 else []
    fitting = [one for one in given if one not in spare]
    found: list[Term] = [Term(one.value, one.unit, (), next(iter(after.points), Point()), yearly=yearly) for one in spare]
    complete = True
    for place, phrase in enumerate(chosen):
        figure = given[place] if len(given) == len(chosen) else fitting[0] if len(fitting) == 1 and len(chosen) == 1 else None
        asked = Asked(phrase, after.points or (Point(),), side.wants, yearly, figure, clause.unit)
        made = _within(asked, clause, whole or frame.phrases, frame, query, library) or looked_up(asked, query, library)
        for name in dict.fromkeys(one.row.indicator for one in frame.known if one.phrase == phrase and one.row is not None):
            if not all(made):
                again = looked_up(replace(asked, phrase=(name,)), query, library)
                made = [one or (replace(other, phrase=phrase) if other is not None else None) for one, other in zip(made, again, strict=True)]
        if not any(made):
            made = [_changed(phrase, point, frame, library) for point in asked.points]
        if not any(made) and not whole and (full := _by_other_name(asked, frame, query, library)) is not None:
            longer, made = full
            after = replace(after, phrases=tuple(longer if one == phrase else one for one in after.phrases))
        complete = complete and all(one is not None for one in made)
        found += [one for one in made if one is not None]
    return after, tuple(_told_apart(found, query, library)), complete


def _by_other_name(asked: Asked, frame: _Frame, query: Query, library: Library) -> tuple[Phrase, list[Term | None]] | None:
    """The name in full of a thing of which there are no figures by its own, with the figures; None where there are none."""
    for name in otherwise(asked.phrase, frame.phrases):
        made = looked_up(replace(asked, phrase=name), query, library)
        rows = [one.row for one in made if one is not None and one.row is not None]
        if len(rows) == len(made) and all(_half_in(name, row.indicator) and _half_in(asked.phrase, row.indicator) for row in rows):
            return name, made
    return None


def _changed(phrase: Phrase, point: Point, frame: _Frame, library: Library) -> Term | None:
    """How a thing changed since or until the year of a point, by the document that tells its figure for another year (25亿元，比2010年增长
    25%); None where it tells nothing of the kind."""
    grams = frozenset(bigrams(canonical("".join(phrase))))
    for one in frame.known:
        row = one.row
        if row is None or point.year is None or not (one.phrase == phrase or grams <= frozenset(bigrams(canonical("".join(one.phrase))))):
            continue
        for change in library.targets([row.document]):
            years = {(change.base_year, change.year), (change.year, change.base_year)}
            if change.measure == "change" and (point.year, row.year) in years and canonical(change.indicator) == canonical(row.indicator):
                return Term(change.value, change.unit, one.phrase, point, change)
    return None


def _within(asked: Asked, clause: Clause, wholes: tuple[Phrase, ...], frame: _Frame, query: Query, library: Library) -> list[Term | None]:
    """The figures of a part of what it is to be a share of ("R&D经费支出中，规上工业占多少": 规上工业R&D经费支出; "赤字里中央占几成": 中央赤字),
    nothing where there are none."""
    if "share" not in clause.operations or len(wholes) != 1 or METRIC.search("".join(asked.phrase)) or asked.phrase == wholes[0]:
        return []
    whole = wholes[0]
    made = looked_up(replace(asked, phrase=(*asked.phrase, *whole)), query, library)
    known = {one.row for one in frame.known}
    if not all(one is not None and one.row is not None and one.row not in known for one in made):
        return []
    fits = all(_half_in(asked.phrase, one.row.indicator) and _half_in(whole, one.row.indicator) for one in made if one is not None and one.row is not None)
    return made if fits else []


def _told_apart(found: Sequence[Term], query: Query, library: Library) -> Iterator[Term]:
    """The figures, one of a thing that was taken for another one named beside it (制造业 for 高技术制造业) by its name without what is measured."""
    for term in found:
        others = [one for one in found if one.row is not None and one.row == term.row and len("".join(one.phrase)) > len("".join(term.phrase))]
        bare = tuple(word for word in term.phrase if not METRIC.fullmatch(word))
        again = next(iter(looked_up(Asked(bare, (term.point,), "", term.yearly, None, ""), query, library)), None) if others and bare else None
        yield replace(again, phrase=term.phrase) if again is not None and again.row not in [one.row for one in others] else term


def _taken_over(side: Side, phrases: tuple[Phrase, ...], frame: _Frame) -> tuple[Term, ...]:
    """The figures found before that a side means: of the things it names without a point, or at the points it names without a
    thing; yearly numbers hold at all points."""
    if phrases:
        told = tuple(one for one in frame.known if not side.wants or one.row is None or one.row.status == side.wants)
        return () if side.points else _known(phrases, told)
    own = [one for one in frame.known if one.phrase in frame.phrases]
    if side.points and own and all(one.yearly for one in own):
        return tuple(own)
    return _at_points(side.points, own) if side.points else ()


def _at_home(points: tuple[Point, ...], query: Query) -> tuple[Point, ...]:
    """The points without those of documents that only the clause by itself could mean ("2026年报告": the reports of all places), where the
    whole question means others of its documents."""
    kept = tuple(point for point in points if not point.document or point.document in query.documents)
    return kept if any(point.document for point in kept) else points


def _completed(points: tuple[Point, ...], frame: _Frame, library: Library) -> tuple[Point, ...]:
    """The points of a side with the region or the years that only a clause before it names."""
    if not points:
        return ()
    years = [year for year in dict.fromkeys(point.year for point in frame.points) if year]
    homes = list(dict.fromkeys(point.document for point in frame.points if point.document))
    regions = {point.region or library.cards[point.document].meta.region for point in frame.points if point.region or point.document} - {""}
    found: list[Point] = []
    for point in points:
        if point.year is None and years and (not point.document or _reaches(library, point.document, years)):
            found += [replace(point, year=year) for year in years]
        elif point.year and not point.region and not point.document and len(homes) == 1 and _planned(library, homes[0], point.year):
            found.append(replace(point, document=homes[0]))
        elif not point.region and not point.document and len(regions) == 1:
            found.append(replace(point, region=next(iter(regions))))
        else:
            found.append(point)
    return tuple(dict.fromkeys(found))


def _reaches(library: Library, document: str, years: Sequence[int]) -> bool:
    period = library.cards[document].meta.period
    return period is not None and all(period[0] <= year <= period[1] for year in years)


def _planned(library: Library, document: str, year: int) -> bool:
    """Whether a year is one of a document's plan for several years, or the one from which it starts."""
    period = library.cards[document].meta.period
    return period is not None and period[1] - period[0] > 1 and period[0] - 1 <= year <= period[1]


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


def _at_points(points: tuple[Point, ...], own: Sequence[Term]) -> tuple[Term, ...]:
    """Those of the figures found before that are of some points, each of which has one; else nothing."""
    found: list[Term] = []
    for point in points:
        here = [one for one in own if (point.year is None or one.year == point.year) and (not point.region or one.region == point.region)
                and (not point.document or (one.row is not None and one.row.document == point.document))]
        if not here:
            return ()
        found += here
    return tuple(dict.fromkeys(found))
