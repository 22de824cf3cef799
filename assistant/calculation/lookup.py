"""The figures that the things named in a clause have at its points: each looked up as a question of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.calculation.reading import Clause, Phrase, Side
from assistant.gather.figures import Item, figures
from assistant.gather.filters import METRIC, family
from assistant.gather.naming import grams_of, weight
from assistant.gather.points import points
from assistant.records import AskerFigure, Point, Query
from index.canonical import canonical
from index.conflicts import contradict
from index.library import Library
from index.records import Target
from index.words import bigrams

_PLACE = re.compile(r"“(?P<quoted>[^“”]{3,12})”(?=这?(?:一?部分|一?节|一?章)?[里中内下的])|专栏\d+|(?:主要|总体|工作|预期)目标(?=[里中内下那这的])")
_GROWTH = re.compile(r"增速|增长|增幅|涨幅|降幅")
_YEARLY = re.compile(r"每年|每一年|一年|年均")
_TIME = frozenset({"年", "个月", "月", "天", "日", "岁", "小时", "分钟", ""})
_NEAR = 0.9
_THING = 0.6
_SHORT = 2
_SHARE = "比重"
_CAPITAL = "固定资产投资"
_KINDS = ("行业工业", "产业", "制造业")


@dataclass(frozen=True, slots=True)
class Term:
    """A figure to work with: a row, or what the asker gives (`row` None); the thing it is of and the point it was looked up for.

    `others` are rows of the same document that say something else of it; `yearly` tells a number for each year.
    """

    value: Decimal
    unit: str
    phrase: Phrase
    point: Point
    row: Target | None = None
    others: tuple[Target, ...] = ()
    yearly: bool = False

    @property
    def year(self) -> int | None:
        return self.row.year if self.row is not None and self.row.year else self.point.year

    @property
    def region(self) -> str:
        return self.row.region if self.row is not None else self.point.region


@dataclass(frozen=True, slots=True)
class Terms:
    """The figures of a clause, side by side with its sides; `whole` tells whether each thing named has one at each point."""

    clause: Clause
    sides: tuple[tuple[Term, ...], ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a clause takes over from those before it."""

    phrases: tuple[Phrase, ...] = ()
    points: tuple[Point, ...] = ()
    wants: str = ""
    yearly: bool = False
    known: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """One thing to be looked up at some points: whether goals or outcomes are meant (`wants`), a number for each year, the asker's
    own figure of it, the unit asked for."""

    phrase: Phrase
    points: tuple[Point, ...]
    wants: str
    yearly: bool
    given: AskerFigure | None
    unit: str


def terms(read: Sequence[Clause], query: Query, library: Library) -> tuple[Terms, ...]:
    """The figures of each clause of a question."""
    frame = _Frame(phrases=(query.context,) if query.leans and query.context else (), points=points(query, library) if query.leans else ())
    found: list[Terms] = []
    for at, clause in enumerate(read):
        sides: list[tuple[Term, ...]] = []
        whole = True
        for parts in clause.sides:
            made: list[Term] = []
            for side in parts:
                ahead = () if side.points else _points_ahead(read, at)
                frame, own, complete = _of_side(side, clause, frame, query, library, ahead)
                made += own
                whole = whole and complete
                frame = replace(frame, known=(*frame.known, *(one for one in own if one not in frame.known)))
            sides.append(tuple(made))
        found.append(Terms(clause, tuple(sides), whole))
    return tuple(found)


def told_share(part: Term, whole: Phrase, query: Query, library: Library) -> Term | None:
    """The figure that tells the share of a thing in another at the point where the thing was found, None where there is none."""
    asked = _Asked((*part.phrase, *whole, _SHARE), (part.point,), "", False, None, "%")
    found = next(iter(_looked_up(asked, query, library)), None)
    row = found.row if found is not None else None
    if row is None or family(row.unit) != "share" or row.measure != "level" or (part.row is not None and row.region != part.row.region):
        return None
    share, _, base = row.indicator.partition("占")
    named = all(_half_in(words, text) for words, text in ((part.phrase, share), (whole, base)))
    return found if base and named else None


def figure_of(name: str, point: Point, query: Query, library: Library) -> Term | None:
    """The figure of a thing at a point, None where there is none."""
    return next(iter(_looked_up(_Asked((name,), (point,), "", False, None, ""), query, library)), None)


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
    side: Side, clause: Clause, frame: _Frame, query: Query, library: Library, ahead: tuple[Point, ...]
) -> tuple[_Frame, tuple[Term, ...], bool]:
    """The frame after a side, the figures of the side, and whether none is lacking."""
    phrases = _distributed(side.phrases, frame.phrases)
    own = _completed(side.points, frame, library)
    given = [figure for figure in side.asker if figure.unit not in _TIME]
    yearly = _YEARLY.search(clause.text) is not None or (not phrases and frame.yearly)
    after = replace(frame, phrases=phrases or frame.phrases, points=own or frame.points, wants=side.wants or frame.wants, yearly=yearly)
    if not given and (known := _taken_over(side, phrases, frame)):
        return replace(after, phrases=frame.phrases), known, True
    chosen = phrases or (frame.phrases if own or given else ())
    if not chosen or (phrases and not after.points and ahead and not given):
        return after, (), True  # nothing is named, or the points come behind, and the figures with them
    found: list[Term] = []
    complete = True
    for place, phrase in enumerate(chosen):
        figure = given[place] if len(given) == len(chosen) else given[0] if len(given) == 1 and len(chosen) == 1 else None
        asked = _Asked(phrase, after.points or (Point(),), side.wants, yearly, figure, clause.unit)
        made = _within(asked, clause, frame, query, library) or _looked_up(asked, query, library)
        if not any(made) and (longer := _longer(phrase, frame)) is not None:
            made = _looked_up(replace(asked, phrase=longer), query, library)
            after = replace(after, phrases=(longer,))
        complete = complete and all(one is not None for one in made)
        found += [one for one in made if one is not None]
    return after, tuple(_told_apart(found, query, library)), complete


def _within(asked: _Asked, clause: Clause, frame: _Frame, query: Query, library: Library) -> list[Term | None]:
    """The figures of a part of what was named before ("R&D经费支出中，规上工业占多少": 规上工业R&D经费支出), nothing where there are none."""
    if clause.operations != ("share",) or len(clause.sides) > 1 or len(frame.phrases) != 1 or METRIC.search("".join(asked.phrase)):
        return []
    whole = frame.phrases[0]
    made = _looked_up(replace(asked, phrase=(*asked.phrase, *whole)), query, library)
    named = all(one is not None and _half_in(asked.phrase, one.row.indicator) and _half_in(whole, one.row.indicator) if one is not None and one.row is not None
                else False for one in made)
    known = {one.row for one in frame.known}
    return made if named and not any(one is not None and one.row in known for one in made) else []


def _told_apart(found: Sequence[Term], query: Query, library: Library) -> Iterator[Term]:
    """The figures, one of a thing that was taken for another one named beside it (制造业 for 高技术制造业) by its name without what is measured."""
    for term in found:
        others = [one for one in found if one.row is not None and one.row == term.row and len("".join(one.phrase)) > len("".join(term.phrase))]
        bare = tuple(word for word in term.phrase if not METRIC.fullmatch(word))
        again = next(iter(_looked_up(_Asked(bare, (term.point,), "", term.yearly, None, ""), query, library)), None) if others and bare else None
        yield replace(again, phrase=term.phrase) if again is not None and again.row not in [one.row for one in others] else term


def _taken_over(side: Side, phrases: tuple[Phrase, ...], frame: _Frame) -> tuple[Term, ...]:
    """The figures found before that a side means: of the things it names without a point, or at the points it names without a
    thing; yearly numbers hold at all points."""
    if phrases:
        return () if side.points else _known(phrases, frame.known)
    own = [one for one in frame.known if one.phrase in frame.phrases]
    if side.points and own and all(one.yearly for one in own):
        return tuple(own)
    return _at_points(side.points, own) if side.points else ()


def _longer(phrase: Phrase, frame: _Frame) -> Phrase | None:
    """The thing named before that a short name means (支出 for R&D经费支出), None where there is none or several."""
    text = canonical("".join(phrase))
    grams = frozenset(bigrams(text))
    found = [one for one in frame.phrases if grams < frozenset(bigrams(canonical("".join(one)))) or len(text) <= _SHORT]
    return found[0] if len(found) == 1 else None


def _distributed(phrases: tuple[Phrase, ...], before: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The things that a side names; where it names only what is measured (增加值), that of the things named before."""
    if not phrases or not before or not all(len(phrase) == 1 and METRIC.fullmatch(phrase[0]) for phrase in phrases):
        return phrases
    things = [tuple(word for word in thing if not METRIC.fullmatch(word)) for thing in before]
    return tuple((*thing, *phrase) for phrase in phrases for thing in things if thing) or phrases


def _completed(points: tuple[Point, ...], frame: _Frame, library: Library) -> tuple[Point, ...]:
    """The points of a side with the region or the years that only a clause before it names."""
    if not points:
        return ()
    years = [year for year in dict.fromkeys(point.year for point in frame.points) if year]
    regions = {point.region for point in frame.points if point.region}
    found: list[Point] = []
    for point in points:
        if point.year is None and years and (not point.document or _reaches(library, point.document, years)):
            found += [replace(point, year=year) for year in years]
        elif not point.region and not point.document and len(regions) == 1:
            found.append(replace(point, region=next(iter(regions))))
        else:
            found.append(point)
    return tuple(dict.fromkeys(found))


def _reaches(library: Library, document: str, years: Sequence[int]) -> bool:
    period = library.cards[document].meta.period
    return period is not None and all(period[0] <= year <= period[1] for year in years)


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


def _looked_up(asked: _Asked, query: Query, library: Library) -> list[Term | None]:
    """The figure of a thing at each point, None where there is none."""
    cells = _cells(asked, query, library)
    names = dict.fromkeys(cell[0].indicator for cell in cells if cell)
    for phrase in (*((name,) for name in names), *_otherwise(asked.phrase)):
        if not all(cells):
            again = _cells(replace(asked, phrase=phrase), query, library)
            cells = [cell or other for cell, other in zip(cells, again, strict=True)]
    hint, given = _hint(query), asked.given
    found: list[Term | None] = []
    for point, cell in zip(asked.points, cells, strict=True):
        rows = _ranked(cell, asked, hint)
        match = next((row for row in rows if given is not None and row.value == given.value and family(row.unit) == family(given.unit)), None)
        if given is not None and match is None:
            found.append(Term(given.value, given.unit, asked.phrase, point, yearly=asked.yearly))
        elif rows:
            row = match or rows[0]
            others = tuple(one for one in rows if _says_else(one, row)) if not hint else ()
            found.append(Term(row.value, row.unit, asked.phrase, point, row, others, row.measure == "annual_flow"))
        else:
            found.append(None)
    return found


def _otherwise(phrase: Phrase) -> Iterator[Phrase]:
    """A thing as documents may call it that name it in full: 煤炭增加值 → 煤炭行业工业增加值, 工业投资 → 工业固定资产投资."""
    text = "".join(phrase)
    if text.endswith("投资") and _CAPITAL not in text:
        yield (text.removesuffix("投资") + _CAPITAL,)
    metric = METRIC.search(text)
    if metric is not None and metric.start() and metric.end() == len(text):
        for kind in _KINDS:
            yield (f"{text[: metric.start()]}{kind}{metric[0]}",)


def _says_else(one: Target, row: Target) -> bool:
    """Whether a row says something else of what another says."""
    return one.document == row.document and contradict(one, row)


def _hint(query: Query) -> str:
    """The heading that the question names as the place of its figures, "" where it names none or several."""
    named = {canonical(match["quoted"] or match[0]) for match in _PLACE.finditer(query.text)}
    return next(iter(named)) if len(named) == 1 else ""


def _cells(asked: _Asked, query: Query, library: Library) -> list[tuple[Target, ...]]:
    """The rows of a thing at each point; where the words together name nothing, of most of them."""
    phrase = asked.phrase
    shorter = (phrase[1:], phrase[:-1]) if len(phrase) > 1 else ()
    for words in (phrase, *(one for one in shorter if not METRIC.fullmatch("".join(one)))):
        found = _search(replace(asked, phrase=words), query, library)
        if any(found):
            return found
    return [() for _ in asked.points]


def _search(asked: _Asked, query: Query, library: Library) -> list[tuple[Target, ...]]:
    documents = query.documents if len(query.documents) == 1 else ()
    words, places = asked.phrase, asked.points
    thing = grams_of(METRIC.sub("", "".join(words)), library.terms) or grams_of("".join(words), library.terms)
    weigh = library.terms.weight
    for homes in dict.fromkeys((documents, ())):
        found = figures(replace(
            query, text=f"{''.join(words)}{'每年' if asked.yearly else ''}", topic=words, core=(), context=(), leans=False,
            kinds=frozenset({"figure"}), operations=frozenset(), unit="", wants=asked.wants, points=places, soft_years=(), soft_documents=(),
            asker=(), bare="", years=tuple(dict.fromkeys(point.year for point in places if point.year)),
            documents=tuple(dict.fromkeys((*(point.document for point in places if point.document), *homes))),
            regions=tuple(dict.fromkeys(point.region for point in places if point.region)),
        ), library)
        items = [item for item in found.items if weight(item.asked & thing, weigh) >= _THING * weight(thing, weigh)]
        if not items:
            continue
        size = weight(items[0].asked, weigh)
        like = [item for item in items if weight(item.asked, weigh) >= _NEAR * size]
        cells = [_cell(like, point, place, len(places)) for place, point in enumerate(places)]
        if any(cells):
            return cells
    return [() for _ in places]


def _cell(items: Sequence[Item], point: Point, place: int, count: int) -> tuple[Target, ...]:
    """The rows of all items at a point."""
    rows: list[Target] = []
    for item in items:
        cells = [item.cells[place]] if len(item.cells) == count else [cell for cell in item.cells if point.year in (None, cell.point.year)]
        rows += [row for cell in cells for row in cell.rows]
    return tuple(rows)


def _ranked(rows: Sequence[Target], asked: _Asked, hint: str) -> list[Target]:
    """The rows, the likeliest first: under the heading named, of the role asked for, a level unless growth is spoken of."""
    growth = _GROWTH.search("".join(asked.phrase)) is not None
    unit = family(asked.unit) if asked.unit else ""

    def rank(row: Target) -> tuple[bool, ...]:
        return (
            bool(hint) and not any(hint in canonical(heading) for heading in row.path),
            bool(asked.wants) and row.status != asked.wants,
            (row.measure in ("annual_growth", "change")) != growth,
            asked.yearly != (row.measure == "annual_flow"),
            bool(unit) and family(row.unit) != unit,
        )

    return sorted(rows, key=rank)
