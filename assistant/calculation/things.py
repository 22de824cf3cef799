"""The figures of one thing that a clause names: by its own name, by the name that those before it give it, by how it changed; what a document
tells beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.calculation.clause import Clause, Side
from assistant.calculation.lookup import Asked, Term, looked_up
from assistant.calculation.naming import Phrase, measured_as, otherwise
from assistant.gather.of_figures.derived import LEVELS, one_thing
from assistant.gather.of_figures.metrics import METRIC, family
from assistant.gather.of_figures.naming import without_rank
from assistant.records import Point, Query
from index.canonical import canonical
from index.library import Library
from index.records import Target
from index.words import bigrams

_SHARE = "比重"
_SHORT = 3
_CANDIDATES = 240
"""So many rows called most like a name are looked through for one that may be meant."""
_GENERAL = re.compile(r"企业|项目|人员|职工|员工|机构")
"""Names of things of any kind."""
_IN_ALL = re.compile(r"[一总]共|合计|加起来|合起来|加一起")
_TOGETHER = 2
_RATES = ("%", "％", "倍", "番", "个百分点", "百分点")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a clause takes over from those before it; whether it is asked if a goal was reached (`judged`)."""

    phrases: tuple[Phrase, ...] = ()
    points: tuple[Point, ...] = ()
    wants: str = ""
    yearly: bool = False
    known: tuple[Term, ...] = ()
    judged: bool = False


def told_share(part: Term, whole: Phrase, query: Query, library: Library) -> Term | None:
    """The figure that tells the share of a thing in another at the point where the thing was found, None where there is none."""
    asked = Asked((*part.phrase, *whole, _SHARE), (part.point,), "", False, None, "%")
    named = _grams(part.phrase)
    if not _any_row(asked.phrase, library, lambda row: family(row.unit) == "share" and _half(named, row.indicator.partition("占")[0])):
        return None
    found = next(iter(looked_up(asked, query, library)), None)
    row = found.row if found is not None else None
    if row is None or family(row.unit) != "share" or row.measure != "level" or (part.row is not None and row.region != part.row.region):
        return None
    share, _, base = row.indicator.partition("占")
    told = _half(named, share) and (_half(_grams(whole), base) or _bare(whole) == _bare((base,)))
    return found if base and told else None


def figure_of(name: str, point: Point, query: Query, library: Library) -> Term | None:
    """The figure of a thing at a point, None where there is none."""
    return next(iter(looked_up(Asked((name,), (point,), "", False, None, ""), query, library)), None)


def base_of(term: Term, years: int | None, query: Query, library: Library) -> Term | None:
    """The figure of the same thing in the same document that lies so many `years` from a figure; where none does or none are given, the one
    from which the document starts: what it says was reached last before. A goal of a document for one year is held against that of the year
    before. None where there is neither."""
    row = term.row
    if row is None or row.year is None:
        return None
    period = library.cards[row.document].meta.period
    if row.status == "target" and period == (row.year, row.year) and years in (None, 1):
        asked = Asked(term.phrase, (Point(region=row.region, year=row.year - 1),), "target", term.yearly, None, row.unit)
        last = next(iter(looked_up(asked, query, library)), None)
        if last is not None and last.row is not None and last.row.status == "target" and one_thing(last.row, row):
            return last
    name, year = canonical(row.indicator), row.year
    named = [one for one in library.targets([row.document]) if _measured_alike(one, row) and one.region == row.region
             and canonical(one.indicator) == name and family(one.unit) == family(row.unit)]
    told = next((one for one in named if one.sentence == row.sentence and one.status == "actual" and one.start == row.start < one.end < row.end), None)
    if told is not None and told.year is None and years is None:
        return Term(told.value, told.unit, term.phrase, replace(term.point, year=None), told)  # 从39亿元增加到96亿元, with no year for the first
    like = [one for one in named if one.year and one.year != year]
    apart = [one for one in like if years and abs((one.year or 0) - year) == years]
    before = [one for one in like if one.status == "actual" and (one.year or 0) < year]
    base = max(apart or before, key=lambda one: one.year or 0, default=None)
    return Term(base.value, base.unit, term.phrase, replace(term.point, year=base.year), base) if base is not None else None


def _measured_alike(one: Target, other: Target) -> bool:
    """Whether two figures are measured in one way; both ends of a change that one sentence tells (从771家增加到1076家) are."""
    return one.measure == other.measure or (one.sentence == other.sentence and {one.measure, other.measure} <= set(LEVELS))


def told_change(first: Term, last: Term, library: Library) -> Term | None:
    """By how many per cent a document says that a thing changed from one figure of it to another; None where it does not say."""
    row = change_between(first.row, last.row, library) if first.row is not None and last.row is not None else None
    return Term(row.value, row.unit, last.phrase, last.point, row) if row is not None else None


def change_between(a: Target, b: Target, library: Library) -> Target | None:
    """The row that tells by how many per cent a thing changed from one row of it to another; None where there is none."""
    if a.document != b.document or not (a.year and b.year and a.year < b.year):
        return None
    name = canonical(b.indicator)
    for row in library.targets([b.document]):
        if row.unit == "%" and row.year == b.year and row.sentence == a.sentence and (row.start, a.start) == (b.start, b.start) and b.end < a.end < row.end:
            return row  # 412人，较2021年底的298人增长38.3%
        if row.measure == "change" and row.unit == "%" and row.year == b.year and row.base_year in (None, a.year) and row.region == b.region and canonical(row.indicator) == name:
            return row
    return None


def as_before(asked: Asked, frame: Frame, query: Query, library: Library) -> tuple[tuple[Phrase, ...], list[Term | None]] | None:
    """The names and the figures of a thing measured as the one before it, None where some of them are lacking."""
    names = measured_as(asked.phrase, frame.phrases) if asked.given is None else ()
    made = [one for name in names for one in looked_up(replace(asked, phrase=name), query, library)]
    rows = [one.row for one in made if one is not None and one.row is not None]
    fits = len(rows) == len(made) and all(_half_in(asked.phrase, row.indicator) for row in rows)
    return (names, made) if names and fits else None


def by_other_name(asked: Asked, frame: Frame, query: Query, library: Library) -> tuple[Phrase, list[Term | None]] | None:
    """The name in full of a thing of which there are no figures by its own, with the figures; None where there are none."""
    own = _grams(asked.phrase)
    for name in otherwise(asked.phrase, frame.phrases):
        grams = _grams(name)

        def called_so(row: Target, grams: frozenset[str] = grams) -> bool:
            return _half(own, row.indicator) and _half(grams, row.indicator)

        made = looked_up(replace(asked, phrase=name), query, library) if _any_row(name, library, called_so) else []
        rows = [one.row for one in made if one is not None and one.row is not None]
        if made and len(rows) == len(made) and all(map(called_so, rows)):
            return name, made
    return None


def in_full(asked: Asked, query: Query, library: Library) -> list[Term | None]:
    """The figures of a thing called by the short end of its name (赤字 for 财政赤字), where all names of the documents asked that end so are
    longer forms of one; [] where they are not."""
    text = canonical("".join(asked.phrase))
    documents = {point.document for point in asked.points} - {""} if len(text) <= _SHORT else set()
    names = {name for row in library.targets(documents) if (name := canonical(row.indicator)).endswith(text) and name != text} if documents else set()
    shortest = min(names, key=len, default="")
    if not shortest or not all(name.endswith(shortest) for name in names):
        return []
    return [replace(one, phrase=asked.phrase) if one is not None else None for one in looked_up(replace(asked, phrase=(shortest,)), query, library)]


def changed(phrase: Phrase, point: Point, frame: Frame, query: Query, library: Library) -> Term | None:
    """How a thing changed since or until the year of a point, by the document that tells its figure for another year (25亿元，比2010年增长
    25%): one spoken of before, else the one that is found for the thing; None where it tells nothing of the kind."""
    if point.year is None:
        return None
    grams = _grams(phrase)
    known = [one for one in frame.known if one.row is not None and one.phrase == phrase]
    if not known:
        known = [one for one in looked_up(Asked(phrase, (replace(point, year=None),), "", False, None, ""), query, library) if one is not None]
    known += [one for one in frame.known if one.row is not None and one not in known and grams <= _grams(one.phrase)]
    for one in known:
        for change in library.targets([one.row.document]) if one.row is not None else ():
            if one.row is not None and change.measure == "change" and point.year in (change.base_year, change.year) and change.base_year and one_thing(change, one.row):
                return Term(change.value, change.unit, one.phrase, point, change)
    return None


def level_of(change: Term, library: Library) -> Term | None:
    """The figure from which a told change leads to the one at the point that it was looked up for, in either direction of time; None where its
    document has none."""
    row = change.row
    if row is None or row.measure != "change" or not row.base_year:
        return None
    year = row.year if change.point.year == row.base_year else row.base_year
    for other in library.targets([row.document]):
        if other.measure in LEVELS and other.year == year and one_thing(other, row) and (row.unit in _RATES or family(other.unit) == family(row.unit)):
            return Term(other.value, other.unit, change.phrase, replace(change.point, year=year), other)
    return None


def within(asked: Asked, clause: Clause, wholes: tuple[Phrase, ...], frame: Frame, query: Query, library: Library) -> list[Term | None]:
    """The figures of a part of what it is to be a share of ("R&D经费支出中，规上工业占多少": 规上工业R&D经费支出; "赤字里中央占几成": 中央赤字),
    nothing where there are none."""
    if "share" not in clause.operations or len(wholes) != 1 or METRIC.search("".join(asked.phrase)) or asked.phrase == wholes[0]:
        return []
    known = {one.row for one in frame.known}
    metric = METRIC.search("".join(wholes[0]))
    for whole in _called(wholes[0], metric, asked, frame, query, library):
        made = looked_up(replace(asked, phrase=(*asked.phrase, *whole)), query, library)
        if all(one is not None and one.row is not None and one.row not in known and _half_in(asked.phrase, one.row.indicator) and _half_in(whole, one.row.indicator)
               and (metric is None or metric[0] in one.row.indicator) for one in made):
            return made
    return []


def _called(whole: Phrase, metric: re.Match[str] | None, asked: Asked, frame: Frame, query: Query, library: Library) -> Iterator[Phrase]:
    """What a part may be named by beside its own name: the whole as it was named, as documents call it, what is measured of it (软件业务收入里云计算: 云计算收入)."""
    yield whole
    told = [one.row.indicator for one in frame.known if one.row is not None and one.phrase == whole]
    told = told or [one.row.indicator for one in looked_up(replace(asked, phrase=whole), query, library) if one is not None and one.row is not None]
    yield from ((name,) for name in dict.fromkeys(told) if (name,) != whole)
    if metric is not None and (metric[0],) != whole:
        yield (metric[0],)


def counted_together(found: Sequence[Term], frame: Frame, library: Library) -> list[Term]:
    """The figures, that of things called by a general name alone (企业) as the one which the sentence that counts what they are in tells of
    such things (园区31个，入园企业1745户), where it tells one."""
    rows = [one.row for one in (*found, *frame.known) if one.row is not None]
    made: list[Term] = []
    for term in found:
        name = "".join(term.phrase)
        row = term.row
        near = [] if row is None or not _GENERAL.fullmatch(name) else [
            other for home in rows if home is not row for other in library.targets_in({(home.document, home.sentence)})
            if other.indicator.endswith(name) and other.unit == row.unit and other.measure == row.measure and other.year == row.year]
        made.append(replace(term, value=near[0].value, row=near[0], others=()) if len(set(near)) == 1 else term)
    return made


def counted_as_one(side: Side, clause: Clause, library: Library) -> Side:
    """A side that tells one figure of the asker's for several things together (专精特新和小巨人一共368家), of the one thing that a document counts them
    as, where it does; else as it is."""
    if len(side.phrases) < _TOGETHER or len(side.asker) != 1 or clause.asks or not _IN_ALL.search(clause.text):
        return side
    names = [canonical("".join(phrase)) for phrase in side.phrases]
    kind = family(side.asker[0].unit)
    one = any(family(row.unit) == kind and all(name in canonical(row.indicator) for name in names) for row in library.search_targets(" ".join(names), _CANDIDATES))
    return replace(side, phrases=(tuple(word for phrase in side.phrases for word in phrase),)) if one else side


def told_apart(found: Sequence[Term], query: Query, library: Library) -> Iterator[Term]:
    """The figures, one of a thing that was taken for another one named beside it (制造业 for 高技术制造业) by its name without what is measured."""
    for term in found:
        others = [one for one in found if one.row is not None and one.row == term.row and len("".join(one.phrase)) > len("".join(term.phrase))]
        bare = tuple(word for word in term.phrase if not METRIC.fullmatch(word))
        again = next(iter(looked_up(Asked(bare, (term.point,), "", term.yearly, None, ""), query, library)), None) if others and bare else None
        yield replace(again, phrase=term.phrase) if again is not None and again.row not in [one.row for one in others] else term


def _any_row(name: Phrase, library: Library, fits: Callable[[Target], bool]) -> bool:
    """Whether any of the rows called most like a name `fits`: where none does, the name need not be looked up at its points."""
    return any(map(fits, library.search_targets(" ".join(name), _CANDIDATES)))


def _bare(phrase: Phrase) -> str:
    """A name without words of rank and what is measured."""
    return without_rank(METRIC.sub("", canonical("".join(phrase)))).strip()


def _half_in(phrase: Phrase, text: str) -> bool:
    """Whether a name has at least half of what a thing is called."""
    return _half(_grams(phrase), text)


def _half(grams: frozenset[str], text: str) -> bool:
    """Whether a text has at least half of the bigrams of a name."""
    return 2 * len(grams.intersection(bigrams(canonical(text)))) >= len(grams)


def _grams(phrase: Phrase) -> frozenset[str]:
    return frozenset(bigrams(canonical("".join(phrase))))
