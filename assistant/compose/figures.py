"""Answers from target rows: facts, comparisons with the working shown, and honest gaps."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import replace
from decimal import Decimal

from assistant.compose.citing import Citations
from assistant.compose.comparable import core, once
from assistant.compose.comparing import compare
from assistant.compose.places import latest_of_places
from assistant.compose.rows import (
    apart,
    dated,
    in_digits,
    place,
    printed,
    role,
    short_title,
    subject,
    when,
    with_bound,
)
from assistant.compose.stated_changes import stated_changes
from assistant.compose.worked import Cited
from assistant.compose.working import referred, worked_out
from assistant.compute import Incomparable, Operand, convert, plain
from assistant.gather.derived import derived
from assistant.gather.figures import Cell, Figures, Item
from assistant.gather.filters import family
from assistant.gather.mentions import without_figure
from assistant.records import Draft, Grid, Point, Query, Reason, Status
from assistant.vocabulary import vocabulary
from index.canonical import canonical
from index.conflicts import contradict
from index.indicators import indicator
from index.library import Library
from index.quantities import in_base_units
from index.records import Target
from index.words import bigrams
from prompts import say

_TELLING = re.compile(r"中央|地方|其中|国家|自治区|省|市|县|区|级|新增|累计|年均|每年|占|率|中小|大型|重点|示范")
_GROWTH = re.compile(r"涨(?:多少|几)|年均(?:增长|增速)(?:多少|几)|增速|增长多少|增长(?:要|得)?(?:达到)?多少")
_YEAR = re.compile(r"((?:19|20)\d\d)年[^，。；]{0,12}$")
_RATE_NAME = re.compile(r"(?:增长|增速|增幅)$")
_FAR = 3
_PLACE = re.compile(r"“([^“”]{3,12})”(?=这?(?:一?部分|一?节|一?章)?[里中内下])|专栏\d+|(?:主要|总体|工作|预期)目标(?=[里中内下])")
_NAMES = 3
"""So many signs at least name a firm."""
_MOST_GAPS = 4
_MOST_ROWS = 12
_ON_LEVELS = frozenset({"forward", "gap", "difference", "multiple", "growth", "backward", "sum"})
_SPREAD = frozenset({"trend", "consistency", "comparable", "first", "highest", "lowest"})


def compose(query: Query, found: Figures, library: Library) -> Draft | None:
    """The answer that the items give, None without items."""
    if not found.items:
        return None
    cite = Citations(library)
    several = len({point.document for point in query.points if point.document}) > 1
    given = None if several else derived(query, found, library)
    chosen = _of_share(query, [_best(query, item) for item in found.items]) if given is None else [[given.level, given.change]]
    shown = list(dict.fromkeys(row for rows in chosen for row in rows))[:_MOST_ROWS]
    if len(found.items) == 1 and (query.operations & _SPREAD or not query.points):
        shown.sort(key=lambda row: (row.year or 9999, list(library.cards).index(row.document), row.start))
    latest = latest_of_places(query, list(dict.fromkeys(row for rows in chosen for row in rows))) if len(found.items) == 1 else None
    shown = latest or shown
    known = {row: named(row, cite, library, shown) for row in shown}
    groups = [[known[row] for row in rows if row in known] for rows in chosen]
    cited = list(known.values())
    worked = once(compare(query, groups, cited, library) if given is None else worked_out(given, *groups[0]), cited)
    cited += [named(row, cite, library, shown) for row in stated_changes(worked, shown, library)]
    open_ = [(item, cell) for item in found.items for cell in item.cells
             if given is None and not cell.rows and not _measured_from(cell, cited) and not (query.asker and cited) and not (worked.computations and _filled(item, cell, found.items))]
    told, gaps = facts(cited, library), _gaps(open_, cite, library)
    # What was asked comes first: the result of a comparison before the figures it is made of.
    lines = [*worked.lines, *_conflicts(query, cited), *told, *gaps] if len(cited) > 1 else [*told, *gaps, *worked.lines]
    lines += _converted(query, cited)
    notes = (*worked.notes, say("asking.latest")) if latest else worked.notes
    text = "\n".join((*lines, *(f"> {note}" for note in notes)))
    return Draft(
        status=Status.PARTIAL if gaps or worked.partial else Status.ANSWERED,
        reason=Reason.PART_MISSING if gaps or worked.partial else Reason.NONE,
        text=text,
        citations=cite.all,
        computations=worked.computations,
        table=grid(cited, library) if len(cited) > 1 else None,
        targets=tuple(one.row for one in cited),
        warnings=worked.notes,
    )


def _converted(query: Query, cited: Sequence[Cited]) -> list[str]:
    """The figures in the unit that the question wants them told in, where they are in another one."""
    asked = vocabulary().converted.search(query.text)
    lines = []
    for one in cited if asked else ():
        assert asked is not None
        unit = asked["unit"]
        if one.row.unit == unit or in_base_units(one.row.value, one.row.unit)[1] != in_base_units(one.row.value, unit)[1]:
            continue
        try:
            values = [plain(convert(Operand(value, one.row.unit, one.mark), unit)) for value in (one.row.value, one.row.value_max) if value is not None]
        except Incomparable:
            lines.append(say("figures.unconverted", unit=one.row.unit, wanted=unit))
            continue
        lines.append(say("figures.converted", name=one.name, figure=with_bound(f"{'—'.join(values)}{unit}", one.row), mark=f"[{one.mark}]"))
    return lines


def with_reference(draft: Draft | None, query: Query) -> Draft | None:
    """The quotation with what its figure is compared with, where the asker gives the figure and the difference that it has
    (60%，低于全国平均水平26个百分点)."""
    if draft is None or "reference" not in query.operations or len(query.asker) < 2:
        return draft
    level, change = query.asker[:2]
    mark = next((one.n for one in draft.citations if all(plain(own.value) in one.quote for own in (level, change))), None)
    if mark is None:
        return draft
    made = referred(Operand(level.value, level.unit, mark), change, mark)
    text = "\n".join((*made.lines, draft.text))
    return replace(draft, text=text, computations=(*draft.computations, *made.computations))


def _best(query: Query, item: Item) -> list[Target]:
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
    fresh, yearly = "新增" not in query.text, "每年" in query.text
    for cell in item.cells:
        if cell.point.year in others and not any(row.value in given for row in cell.rows):
            continue
        rows = sorted(_placed(query, cell.rows), key=lambda row: (row.value not in given, yearly and row.measure != "annual_flow", levels and row.measure == "annual_growth",
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


def _adds(row: Target, best: Sequence[Target], home: Sequence[Target], query: Query) -> bool:
    """Whether a row tells more than the `best` ones, of which those at `home` in its document tell of its year already: it contradicts one of
    these, is of another firm that the question names, is measured in another way where that is asked, or stands in a section built alike
    about another thing."""
    if _of_another(row, home, query):
        return True
    if any(contradict(row, one) for one in home if _said_alike(row, one, query.text)):
        return True
    flow = bool(query.operations & {"consistency"}) or (_GROWTH.search(query.text) is not None and any(row.key == one.key for one in best))
    if flow and all(row.measure != one.measure or _yearly(row, query.text) != _yearly(one, query.text) for one in best):
        return True
    return any(one.year == row.year and apart(row.path, one.path) and _same_name(row, one) for one in best)


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


def _of_share(query: Query, chosen: list[list[Target]]) -> list[list[Target]]:
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


def _contradicts(row: Target, others: Sequence[Target]) -> bool:
    """Whether a row contradicts one of the others in its own document."""
    return any(one.document == row.document and contradict(row, one) for one in others)


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


def named(row: Target, cite: Citations, library: Library, shown: Sequence[Target]) -> Cited:
    """The row with its mark and a name that tells it apart from the others shown."""
    documents = {one.document for one in shown}
    subjects = {subject(one) for one in shown}
    name = dated(row) if row.status == "actual" and any(one.year and subject(one) == subject(row) for one in shown) else when(row)
    if len({one.region for one in shown}) > 1 and row.region:
        name = f"{row.region}{name}"
    elif len(documents) > 1:
        name = say("rows.of_document", title=short_title(row.document, library), name=name)
    if len({core(one.indicator) for one in shown}) > 1 and len(subjects) > 1:
        name = f"{name}{subject(row)}"
    return Cited(row, cite.target(row), name or subject(row))


def facts(cited: Sequence[Cited], library: Library) -> list[str]:
    """The figures as lines; a single one with the words of its source."""
    if len(cited) == 1:
        row = cited[0].row
        text = when(row)
        return [
            say("figures.one", subject=f"{text}{'，' if text and row.measure != 'annual_flow' else ''}{subject(row)}",
                role=role(row), figure=in_digits(row), where=_where(row, library), mark=f"[{cited[0].mark}]"),
            *_origin(cited[0]),
        ]
    return [
        say("figures.line", when=dated(one.row), subject=subject(one.row), figure=in_digits(one.row),
            where=_where(one.row, library, cited), role=role(one.row), mark=f"[{one.mark}]")
        for one in cited
    ]


def _origin(one: Cited) -> list[str]:
    return [say("figures.origin", quote=one.row.quote, mark=f"[{one.mark}]")]


def _where(row: Target, library: Library, beside: Sequence[Cited] = ()) -> str:
    """The document and the region, with the heading that tells a row apart from one of the same name in a section built alike."""
    heading = next((found for one in beside if one.row.indicator == row.indicator and (found := apart(row.path, one.row.path))), "")
    return f"{place(row, library)}·{heading}" if heading else place(row, library)


def _measured_from(cell: Cell, cited: Sequence[Cited]) -> bool:
    """Whether all figures shown are changes since the year of a cell without rows: the source has no more to tell of it."""
    return bool(cited) and all(one.row.measure == "change" and one.row.base_year == cell.point.year for one in cited)


def _filled(item: Item, cell: Cell, items: Sequence[Item]) -> bool:
    """Whether another item, like in name and lacking what this one has, has figures for the point: both are one thing."""
    name = frozenset(bigrams(canonical(item.name)))
    for other in items:
        theirs = frozenset(bigrams(canonical(other.name)))
        alike = 2 * len(name & theirs) >= min(len(name), len(theirs))
        has = any(one.point == cell.point and one.rows for one in other.cells)
        lacks = any(not one.rows and any(own.point == one.point and own.rows for own in item.cells) for one in other.cells)
        if other is not item and alike and has and lacks:
            return True
    return False


def _gaps(cells: Sequence[tuple[Item, Cell]], cite: Citations, library: Library) -> list[str]:
    """What to say for points without figures; of many only the first are looked up and told."""
    lines: list[str] = []
    for item, cell in cells:
        if len(lines) < _MOST_GAPS:
            lines.extend(line for line in _gap(item, cell, cite, library) if line not in lines)
    return lines


def _gap(item: Item, cell: Cell, cite: Citations, library: Library) -> list[str]:
    """What to say for a point without figures: the source's words without a figure, if it has some, else that it has none."""
    point = _point(cell.point, library)
    if (level := cell.instead) is not None:
        return [say("figures.missing.rate", point=point, subject=f"{when(level)}{subject(level)}", figure=printed(level), mark=f"[{cite.target(level)}]")]
    names = [row for other in item.cells for row in other.rows]
    found = without_figure(item, names, cell.point, library)
    if found is not None:
        mark = cite.span(found.document, found.path, found.start, found.end)
        quote = library.text(found.document)[found.start : found.end]
        return [say("figures.missing.qualitative", point=point, quote=quote, mark=f"[{mark}]")]
    key = "year" if cell.reason == Reason.OTHER_YEAR else "place"
    return [say(f"figures.missing.{key}", point=point)]


def _point(point: Point, library: Library) -> str:
    parts = [point.region, short_title(point.document, library) if point.document else "", f"{point.year}年" if point.year else ""]
    return "".join(part for part in parts if part)


def _conflicts(query: Query, cited: Sequence[Cited]) -> list[str]:
    """A line for each two rows shown that contradict each other inside one document."""
    lines = []
    for at, one in enumerate(cited):
        others = [other for other in cited[at + 1 :] if _contradicts(other.row, [one.row])]
        if others and "consistency" not in query.operations:
            figures = "、".join(f"{printed(other.row)}[{other.mark}]" for other in (one, *others))
            lines.append(say("figures.verdict.conflict_inside", figures=figures))
    return list(dict.fromkeys(lines))


def grid(cited: Sequence[Cited], library: Library) -> Grid:
    """The figures as a table."""
    columns = tuple(say(f"figures.table.{name}") for name in ("when", "document", "region", "indicator", "figure", "role"))
    rows = tuple(
        (when(one.row), short_title(one.row.document, library), one.row.region, subject(one.row), printed(one.row), role(one.row))
        for one in cited
    )
    return Grid(columns, rows)

