"""Which of the rows found for an item an answer shows: of each point the best one, and those that tell more than it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from decimal import Decimal

from assistant.compose.rows import apart
from assistant.gather.of_figures.filters import WHOLE
from assistant.gather.of_figures.items import Item
from assistant.gather.of_figures.metrics import family
from assistant.records import Query
from index.canonical import canonical
from index.contradictions import contradict
from index.indicators import indicator
from index.quantities import in_base_units
from index.records import Target

_TELLING = re.compile(r"中央|地方|其中|国家|自治区|省|市|县|区|级|新增|累计|年均|每年|占|率|中小|大型|重点|示范")
_GROWTH = re.compile(r"涨(?:多少|几)|年均(?:增长|增速)(?:多少|几)|增速|增长多少|增长(?:要|得)?(?:达到)?多少")
_YEAR = re.compile(r"((?:19|20)\d\d)年[^，。；]{0,12}$")
_RATE_NAME = re.compile(r"(?:增长|增速|增幅)$")
_FAR = 3
_PLACE = re.compile(r"“([^“”]{3,12})”(?=这?(?:一?部分|一?节|一?章)?[里中内下])|专栏\d+|(?:主要|总体|工作|预期)目标(?=[里中内下])")
_NEWLY = re.compile(r"新[建增设开改认添]|净增|再[建增添]")
_BOTH, _ONE_OF_BOTH = "城乡", re.compile(r"^(?:城镇|城市|农村)")
_SAYS_ONE = re.compile("城[镇市里]|农[村民]|乡下")
_SUMMED = re.compile("累计")
_NAMES = 3
"""So many signs at least name a firm."""
_ON_LEVELS = frozenset({"forward", "gap", "difference", "multiple", "growth", "backward", "sum"})


def best_rows(query: Query, item: Item) -> list[Target]:
    """The rows of an item to show: of each cell the best one, those that contradict it, and where the cell names no year,
    document or place, one of each document and year."""
    shown: list[Target] = []
    given = {figure.value for figure in query.asker}
    levels = bool(query.operations & _ON_LEVELS) and not _asks_rate(query) and any(
        row.measure != "annual_growth" for cell in item.cells for row in cell.rows)
    told = _told(item, given)
    if len({row.value for row in told}) > 1 and "forward" not in query.operations:
        return told
    units = {family(row.unit) for cell in item.cells for row in cell.rows}
    dated = {int(year[1]) for figure in query.asker if family(figure.unit) in units and (year := _YEAR.search(figure.about))}
    others = dated if any(cell.rows and cell.point.year not in dated for cell in item.cells) else frozenset()
    fresh, yearly, summed = "新增" not in query.text, "每年" in query.text, _SUMMED.search(query.text) is not None
    for cell in item.cells:
        if cell.point.year in others and not any(row.value in given or is_given(row, query) for row in cell.rows):
            continue
        rows = sorted(_placed(query, cell.rows), key=lambda row: (row.value not in given, yearly and row.measure != "annual_flow", summed and row.measure != "cumulative", levels and row.measure == "annual_growth",
                                                  fresh and "新增" in row.indicator, _far(row, cell.rows)))
        best = list(rows[:1])
        homes = defaultdict(list, {row.document: [row] for row in best})
        for row in rows[1:]:
            home = homes[row.document]
            if any(one.year == row.year for one in home):
                if not _adds(row, best, home, query):
                    continue
            elif cell.point.year is not None and (cell.point.document or cell.point.region) and (row.region != best[0].region or home):
                continue
            best.append(row)
            home.append(row)
        shown.extend(best)
    return shown


def is_given(row: Target, query: Query) -> bool:
    """Whether the asker gives the figure of a row, in whatever scale (11000公里 of 1.1万公里)."""
    return any(figure.unit and in_base_units(figure.value, figure.unit) == in_base_units(row.value, row.unit) for figure in query.asker)


def _adds(row: Target, best: Sequence[Target], home: Sequence[Target], query: Query) -> bool:
    """Whether a row tells more than the `best` ones, of which those at `home` in its document tell of its year already: it contradicts one of
    these, is of another firm that the question names, is measured in another way where that is asked, or stands in a section built alike
    about another thing."""
    if _of_another(row, home, query):
        return True
    if any(contradict(row, one) for one in home if _said_alike(row, one, query.text)):
        return True
    if not query.operations and not query.asker and all(_not_told_apart(row, one, query.text) for one in home):
        return True
    flow = bool(query.operations & {"consistency"}) or (_GROWTH.search(query.text) is not None and any(row.key == one.key for one in best))
    if flow and all(row.measure != one.measure or _yearly(row, query.text) != _yearly(one, query.text) for one in best):
        return True
    return any(one.year == row.year and apart(row.path, one.path) and _same_name(row, one) for one in best)


def _not_told_apart(row: Target, other: Target, text: str) -> bool:
    """Whether two rows of one document have the same name, year, role and kind of measure and yet tell different figures, neither of them for the whole
    place: which of them is meant, no word of a question tells (交易额 of three markets; 16个 and 382公里 of one kind of project)."""
    if (row.year, row.status, row.region) != (other.year, other.status, other.region) or _called(row, text) != _called(other, text):
        return False
    newly = _NEWLY.search(row.quote) is None, _NEWLY.search(other.quote) is None
    alike = row.measure == other.measure and newly[0] == newly[1] and (row.scope == other.scope or not {row.scope, other.scope} & WHOLE)
    return alike and in_base_units(row.value, row.unit) != in_base_units(other.value, other.unit)


def _called(row: Target, text: str) -> str:
    """The name of a row, of town or country alone as both (城乡) where a question asks about both, or says neither."""
    return canonical(row.indicator if _BOTH not in text and _SAYS_ONE.search(text) else _ONE_OF_BOTH.sub(_BOTH, row.indicator))


def _of_another(row: Target, home: Sequence[Target], query: Query) -> bool:
    """Whether a row is of another than those at `home` that the question names as well ("长隆制药和天强制药各有多少员工")."""
    return any(len(word) >= _NAMES and word in row.scope and all(word not in one.scope for one in home) for word in query.words)


def _asks_rate(query: Query) -> bool:
    """Whether how far two rates are apart is asked, in percentage points, of things called growth."""
    return query.unit == "个百分点" and any(_RATE_NAME.search(word) for word in query.topic)


def _far(row: Target, rows: Sequence[Target]) -> bool:
    """Whether a figure reached is out of all proportion to the goal for its year: a sum over several years, as it were."""
    goal = next((one for one in rows if one.status == "target" and one.year == row.year and one.unit == row.unit and one.value), None)
    return row.status == "actual" and goal is not None and not goal.value / _FAR <= row.value <= goal.value * _FAR


def _yearly(row: Target, text: str) -> bool:
    """Whether a rate of growth is a yearly average, where the question asks for both an average and that of one year."""
    both = "同比" in text and ("年均" in text or "平均" in text)
    return both and row.measure == "annual_growth" and "同比" not in row.indicator + row.quote[-20:]


def _told(item: Item, given: Set[Decimal]) -> list[Target]:
    """The rows of one document that the asker gives the figures of, one for each figure."""
    rows = [row for cell in item.cells for row in cell.rows if row.value in given]
    documents = [row.document for row in rows]
    home = max(documents, key=documents.count, default="")
    one_home = len({row.value for row in rows if row.document == home}) > 1
    return list({row.value: row for row in reversed(rows) if row.document == home or not one_home}.values())[::-1]


def of_share(query: Query, chosen: list[list[Target]]) -> list[list[Target]]:
    """The rows without amounts where a share of one thing is asked for and rows give it."""
    shares = [[row for row in rows if family(row.unit) == "share"] for rows in chosen]
    alone = "share" in query.operations and len(query.topic) == 1 and not query.years and len(query.points) < 2
    return [rows for rows in shares if rows] if alone and any(shares) else chosen


def _placed(query: Query, rows: Sequence[Target]) -> Sequence[Target]:
    """The rows under the heading that the question names (“主要目标”里, 专栏2), where some are; all if it holds headings against
    each other or names none."""
    named = {canonical(match[1] or match[0]) for match in _PLACE.finditer(query.text)}
    if len(named) != 1 or "consistency" in query.operations:
        return rows
    (place,) = named
    return [row for row in rows if any(place in canonical(heading) for heading in row.path)] or rows


def _said_alike(row: Target, other: Target, text: str) -> bool:
    """Whether the question's words tell two rows of one document not apart: not where it has the name of one only."""
    names = [canonical(one.indicator) for one in (row, other)]
    asked = [name in canonical(text) for name in names]
    return names[0] in names[1] or names[1] in names[0] or asked[0] == asked[1]


def _same_name(row: Target, other: Target) -> bool:
    """Whether two rows name one thing: alike, or one name only adds what tells nothing apart (工业技术改造投资, 技术改造投资)."""
    one, two = sorted((canonical(row.indicator), canonical(other.indicator)), key=len)
    if one == two or (row.key == other.key and indicator(row.key) is not None):
        return True
    return len(one) >= 4 and one in two and not _TELLING.search(two.replace(one, "", 1))
