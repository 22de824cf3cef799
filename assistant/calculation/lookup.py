"""One thing named in a question looked up at its points, as a question of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.calculation.naming import RATE, Phrase
from assistant.gather.of_figures import shares
from assistant.gather.of_figures.figures import figures
from assistant.gather.of_figures.items import Item
from assistant.gather.of_figures.metrics import METRIC, family, measures
from assistant.gather.of_figures.naming import Whole, grams_of, weight, without_rank
from assistant.records import AskerFigure, Point, Query
from assistant.understand.series import of_several_years
from index.canonical import canonical
from index.contradictions import contradict
from index.library import Library
from index.records import Target
from index.regions import region
from index.words import bigrams

_PLACE = re.compile(r"“(?P<quoted>[^“”]{3,12})”(?=这?(?:一?部分|一?节|一?章)?[里中内下的])|专栏\d+|(?:主要|总体|工作|预期)目标(?=[里中内下那这的])")
_GROWTH = re.compile(r"增速|增长|增幅|涨幅|降幅|幅度")
_SHARE_NAMED = re.compile(r"(?:[^效功速频]率|占比|比重|比例|增速|增幅|强度)$")
_BOX = re.compile(r"专栏|附[件表]|表\d")
"""Beside the text of a plan; where both tell a figure, the text's is meant."""
_RUNNING = re.compile(r"累计|投资")
_NEAR = 0.9
_THING = 0.6
_CAPITAL = "固定资产投资"
_GENERAL = re.compile(r"(?:重点|主要|主导|支柱|各个?|所有|全部)*(?:产业|行业|领域|项目|指标|方面)的?")
"""Words for things of a kind, of which no one figure is meant."""
_KIND = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:行业|产业|制造业|业)$")
_KINDS = ("行业工业", "产业", "制造业")
_MAKER = re.compile(r"厂(?=[\u4e00-\u9fff]{2,}[率度]$)")
"""A works by what it makes (铝厂深加工率): documents speak of that."""
_OF_BRANCHES = re.compile(r"增加值|产值|投资|利润|收入|税收")
"""What is measured of branches: only of these the name in full has a word for the kind of branch."""


@dataclass(frozen=True, slots=True)
class Term:
    """A figure to work with: a row, or what the asker gives (`row` None); the thing it is of and the point it was looked up for.

    `others` are rows of the same document that say something else of it; `yearly` tells a number for each year; of what the asker gives
    `part` tells that it is a share of the figure beside it (目标的5%), `rose` that it is a change, and which way.
    """

    value: Decimal
    unit: str
    phrase: Phrase
    point: Point
    row: Target | None = None
    others: tuple[Target, ...] = ()
    yearly: bool = False
    part: bool = False
    rose: bool | None = None

    @property
    def year(self) -> int | None:
        if self.row is not None and self.row.measure == "change" and self.row.base_year and self.point.year == self.row.base_year:
            return self.point.year  # what is asked for is the figure from which it changed
        return self.row.year if self.row is not None and self.row.year else self.point.year

    @property
    def region(self) -> str:
        return self.row.region if self.row is not None else self.point.region


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to be looked up at some points: whether goals or outcomes are meant (`wants`), a number for each year, the asker's
    own figure of it, the unit asked for."""

    phrase: Phrase
    points: tuple[Point, ...]
    wants: str
    yearly: bool
    given: AskerFigure | None
    unit: str


def looked_up(asked: Asked, query: Query, library: Library) -> list[Term | None]:
    """The figure of a thing at each point, None where there is none."""
    general = _GENERAL.fullmatch(METRIC.sub("", "".join(asked.phrase))) is not None
    cells = [() for _ in asked.points] if general else _cells(asked, query, library)
    names = dict.fromkeys(cell[0].indicator for cell in cells if cell)
    for phrase in (*((name,) for name in names), *_otherwise(asked.phrase)):
        if not all(cells):
            again = _cells(replace(asked, phrase=phrase), query, library)
            cells = [cell or other for cell, other in zip(cells, again, strict=True)]
    hint, given, home = _hint(query), asked.given, _home(cells, asked.points)
    found: list[Term | None] = []
    for place, (point, cell) in enumerate(zip(asked.points, cells, strict=True)):
        rows = _ranked(cell, asked, _due(point, library), hint, home)
        match = next((row for row in rows if given is not None and row.value == given.value and family(row.unit) == family(given.unit)), None)
        if given is not None and match is None and not place:
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
    if (made := _MAKER.sub("", text)) != text:
        yield (made,)
    if text.endswith("投资") and _CAPITAL not in text:
        yield (text.removesuffix("投资") + _CAPITAL,)
    if (short := re.sub(rf"{_CAPITAL}(?:总额|额)?$", "投资", text)) != text:
        yield (short,)
    metric = METRIC.search(text)
    if metric is not None and metric.start() and metric.end() == len(text):
        if (bare := _KIND.sub("", text[: metric.start()])) != text[: metric.start()]:
            yield (bare, metric[0])
        for kind in _KINDS if _OF_BRANCHES.search(metric[0]) else ():
            yield (f"{text[: metric.start()]}{kind}{metric[0]}",)


def _says_else(one: Target, row: Target) -> bool:
    """Whether a row says something else of what another says."""
    return one.document == row.document and contradict(one, row)


def _hint(query: Query) -> str:
    """The heading that the question names as the place of its figures, "" where it names none or several."""
    named = {canonical(match["quoted"] or match[0]) for match in _PLACE.finditer(query.text)}
    return next(iter(named)) if len(named) == 1 else ""


def _cells(asked: Asked, query: Query, library: Library) -> list[tuple[Target, ...]]:
    """The rows of a thing at each point; where the words together name nothing, of most of them."""
    phrase = asked.phrase
    shorter = (phrase[1:], phrase[:-1]) if len(phrase) > 1 else ()
    for words in (phrase, *(one for one in shorter if not (METRIC.fullmatch("".join(one)) or RATE.fullmatch("".join(one))))):
        found = [tuple(row for row in cell if _measures(phrase, row)) for cell in _search(replace(asked, phrase=words), query, library)]
        if any(found):
            return found
    return [() for _ in asked.points]


def _measures(phrase: Phrase, row: Target) -> bool:
    """Whether a row may measure what a name means: a share is of the thing named, where it is told as that of a part in a whole (A占B); what
    is named as a rate is none of an amount."""
    if family(row.unit) != "share":
        shared = any(_SHARE_NAMED.search(word) for word in phrase)
        return measures(canonical("".join(phrase)), row) and (not shared or not family(row.unit))
    part, _, whole = row.indicator.partition("占")
    own, named = (frozenset(bigrams(canonical(without_rank(METRIC.sub("", text))))) for text in (part, "".join(phrase)))
    if whole and not part and "占" not in "".join(phrase):
        return False  # 占国内生产总值比重, of something that is not told
    return not whole or 2 * len(own & named) >= min(len(own), len(named))


def _search(asked: Asked, query: Query, library: Library) -> list[tuple[Target, ...]]:
    spoken = query.documents or query.soft_documents
    documents = spoken if len(spoken) == 1 or of_several_years(spoken, library.cards) else ()
    words, places = asked.phrase, asked.points
    whole = "".join(words)
    named = Whole.of(without_rank(METRIC.sub("", whole)), library.terms)
    thing = named.inner or grams_of(whole, library.terms)
    weigh = library.terms.weight
    share = shares.asked(query.text)
    bare = share is not None and share.whole in whole and not METRIC.search(share.whole)
    text = (share.name(words) if share is not None and bare else "") or whole  # 制造业占工业的比重
    best: list[tuple[Target, ...]] = [() for _ in places]
    for homes in dict.fromkeys((documents, ())):
        found = figures(replace(
            query, text=f"{text}{'每年' if asked.yearly else ''}", topic=words, core=(), context=(), leans=False,
            kinds=frozenset({"figure"}), operations=frozenset(), unit="", wants=asked.wants, points=places, soft_years=(), soft_documents=(),
            asker=(), bare="", years=tuple(dict.fromkeys(point.year for point in places if point.year)),
            documents=homes,
            regions=tuple(dict.fromkeys(point.region for point in places if point.region)),
        ), library, nearest=False)
        items = [item for item in found.items if weight(item.asked & thing, weigh) >= _THING * weight(thing, weigh)]
        if not items:
            continue
        size = weight(items[0].asked, weigh)
        like = [item for item in items if weight(item.asked, weigh) >= _NEAR * size]
        cells = [_cell(like, point, place, len(places)) for place, point in enumerate(places)]
        best = [kept or cell for kept, cell in zip(best, cells, strict=True)]
        if all(best):
            return best
    return best


def _cell(items: Sequence[Item], point: Point, place: int, count: int) -> tuple[Target, ...]:
    """The rows of all items at a point."""
    rows: list[Target] = []
    for item in items:
        cells = [item.cells[place]] if len(item.cells) == count else [cell for cell in item.cells if point.year in (None, cell.point.year)]
        rows += [row for cell in cells for row in cell.rows]
    return tuple(rows)


def _home(cells: Sequence[tuple[Target, ...]], points: Sequence[Point]) -> str:
    """The region of which there are figures at all points, where these name none and have figures of several: of these the one that the others
    lie in; "" where there is none."""
    shared = set.intersection(*({row.region for row in cell} for cell in cells)) if cells else set()
    if any(point.region or point.document for point in points) or len({row.region for cell in cells for row in cell}) == 1:
        return ""
    wide = {name for name in shared if not ((known := region(name)) and known.province and known.province != name)}
    return next(iter(sorted(wide or shared)), "") if len(wide or shared) == 1 else ""


def _ranked(rows: Sequence[Target], asked: Asked, due: int, hint: str, home: str) -> list[Target]:
    """The rows, the likeliest first: under the heading named, of the role asked for, a level unless growth is spoken of or a running total, called
    as it is asked for; of a document the
    figure nearest to `due`, the year its plan ends (0 where that does not matter); of the region `home`."""
    growth = _GROWTH.search("".join(asked.phrase)) is not None
    unit = family(asked.unit) if asked.unit else ""
    running = _RUNNING.search("".join(asked.phrase)) is not None
    asked_for = frozenset(bigrams(canonical("".join(asked.phrase))))

    def rank(row: Target) -> tuple[int, ...]:
        printed = any(char.isdigit() for char in row.quote)
        return (
            bool(hint) and not any(hint in canonical(heading) for heading in row.path),
            bool(asked.wants) and row.status != asked.wants,
            (row.measure in ("annual_growth", "change")) != growth,
            asked.yearly != (row.measure == "annual_flow"),
            len(asked_for - frozenset(bigrams(canonical(row.indicator)))),
            row.measure == "cumulative" and not running,
            bool(unit) and family(row.unit) != unit,
            not hint and any(_BOX.match(heading) for heading in row.path),
            abs((row.year or 0) - due) if due else 0,
            row.region != home if home else False,
            not printed,
        )

    return sorted(rows, key=rank)


def _due(point: Point, library: Library) -> int:
    """The year in which the plan of a point's document ends, where the point names no year itself; else 0."""
    period = library.cards[point.document].meta.period if point.document and point.year is None else None
    return period[1] if period is not None else 0
