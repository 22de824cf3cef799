"""Answers from target rows: facts, comparisons with the working shown, and honest gaps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.compose.citing import Citations
from assistant.compose.rows import apart, place, printed, role, short_title, subject, when
from assistant.compose.working import (
    Cited,
    Worked,
    backwards,
    between,
    compounded,
    core,
    flows_against,
    incomparable,
    once,
    pace_between,
    projected,
    referred,
    spans,
    summed,
    verdict,
    with_asker,
    years_of,
)
from assistant.compute import Incomparable, Operand, plain
from assistant.compute import share as compute_share
from assistant.gather.figures import Cell, Figures, Item
from assistant.gather.filters import family
from assistant.gather.mentions import without_figure
from assistant.records import Computation, Draft, Grid, Point, Query, Reason, Status
from assistant.vocabulary import vocabulary
from index.canonical import canonical
from index.indicators import indicator
from index.library import Library
from index.records import Target
from index.words import bigrams
from prompts import say

_ROSE = re.compile(r"(?:增加|多|高|提高|增长|上升)了?$")
_TELLING = re.compile(r"中央|地方|其中|国家|自治区|省|市|县|区|级|新增|累计|年均|每年|占|率|中小|大型|重点|示范")
_COUNTED = re.compile(r"[一二两三四五六七八九十\d]+[大个项类]")
_CLAUSE = re.compile(r"[，。；？！]")
_GROWTH = re.compile(r"涨(?:多少|几)|年均(?:增长|增速)(?:多少|几)|增速|增长多少|增长(?:要|得)?(?:达到)?多少")
_CHANGES = frozenset({"annual_growth", "change"})
_MOST_GAPS = 4
_MOST_ROWS = 12
_ON_LEVELS = frozenset({"forward", "gap", "difference", "multiple", "growth", "backward", "sum"})
_PAIR = frozenset({"difference", "multiple", "growth", "growth_rate", "pace", "share", "higher", "gap"})
_SPREAD = frozenset({"trend", "consistency", "comparable", "first", "highest", "lowest"})


def compose(query: Query, found: Figures, library: Library) -> Draft | None:
    """The answer that the items give, None without items."""
    if not found.items:
        return None
    cite = Citations(library)
    chosen = _of_share(query, [_best(query, item) for item in found.items])
    shown = list(dict.fromkeys(row for rows in chosen for row in rows))[:_MOST_ROWS]
    if len(found.items) == 1 and (query.operations & _SPREAD or not query.points):
        shown.sort(key=lambda row: (row.year or 9999, list(library.cards).index(row.document), row.start))
    named = {row: _cited(row, cite, library, shown) for row in shown}
    groups = [[named[row] for row in rows if row in named] for rows in chosen]
    cited = list(named.values())
    gaps = [line for item in found.items for cell in item.cells if not cell.rows for line in _gap(item, cell, cite, library)]
    worked = once(_work(query, groups, cited, library), cited)
    facts, gaps = _facts(cited, library), list(dict.fromkeys(gaps))[:_MOST_GAPS]
    # What was asked comes first: the result of a comparison before the figures it is made of.
    lines = [*worked.lines, *_conflicts(query, cited), *facts, *gaps] if len(cited) > 1 else [*facts, *gaps, *worked.lines]
    text = "\n".join((*lines, *(f"> {note}" for note in worked.notes)))
    return Draft(
        status=Status.PARTIAL if gaps or worked.partial else Status.ANSWERED,
        reason=Reason.PART_MISSING if gaps or worked.partial else Reason.NONE,
        text=text,
        citations=cite.all,
        computations=worked.computations,
        table=_grid(cited, library) if len(cited) > 1 else None,
        targets=tuple(one.row for one in cited),
        warnings=worked.notes,
    )


def _best(query: Query, item: Item) -> list[Target]:
    """The rows of an item to show: of each cell the best one, those that contradict it, and where the cell names no year,
    document or place, one of each document and year."""
    shown: list[Target] = []
    given = {figure.value for figure in query.asker}
    levels = bool(query.operations & _ON_LEVELS) and any(
        row.measure != "annual_growth" for cell in item.cells for row in cell.rows)
    for cell in item.cells:
        rows = sorted(cell.rows, key=lambda row: (row.value not in given, levels and row.measure == "annual_growth"))
        best = list(rows[:1])
        for row in rows[1:]:
            beside = any(row.document == one.document and row.year == one.year for one in best)
            flow = (bool(query.operations & {"consistency"}) or _GROWTH.search(query.text) is not None) and all(
                row.measure != one.measure for one in best)
            other = any(apart(row.path, one.path) and one.year == row.year and _same_name(row, one) for one in best)
            if beside and not (_contradicts(row, best) or flow or other):
                continue
            if not beside and cell.point.year is not None and (cell.point.document or cell.point.region) and (
                row.region != best[0].region or any(row.document == one.document for one in best)
            ):
                continue
            best.append(row)
        shown.extend(best)
    return shown


def _of_share(query: Query, chosen: list[list[Target]]) -> list[list[Target]]:
    """The rows without amounts where a share of one thing is asked for and rows give it."""
    shares = [[row for row in rows if family(row.unit) == "share"] for rows in chosen]
    alone = "share" in query.operations and len(query.topic) == 1 and not query.years and len(query.points) < 2
    return [rows for rows in shares if rows] if alone and any(shares) else chosen


def _contradicts(row: Target, others: Sequence[Target]) -> bool:
    """Whether a row gives another figure for what one of the others gives in the same document and year."""
    return any(
        one.sentence != row.sentence and _same_name(row, one) and row.measure == one.measure and row.status == one.status
        and family(row.unit) == family(one.unit) and row.value != one.value and row.scope == one.scope
        for one in others
        if one.document == row.document and one.year == row.year and not apart(row.path, one.path)
    )


def _same_name(row: Target, other: Target) -> bool:
    """Whether two rows name one thing: alike, or one name only adds what tells nothing apart (工业技术改造投资, 技术改造投资)."""
    one, two = sorted((canonical(row.indicator), canonical(other.indicator)), key=len)
    if one == two or (row.key == other.key and indicator(row.key) is not None):
        return True
    return len(one) >= 4 and one in two and not _TELLING.search(two.replace(one, "", 1))


def _cited(row: Target, cite: Citations, library: Library, shown: Sequence[Target]) -> Cited:
    """The row with its mark and a name that tells it apart from the others shown."""
    documents = {one.document for one in shown}
    subjects = {subject(one) for one in shown}
    name = when(row)
    if len({one.region for one in shown}) > 1 and row.region:
        name = f"{row.region}{name}"
    elif len(documents) > 1 and len({one.year for one in shown}) < len(shown):
        name = f"{short_title(row.document, library)}{name}"
    if len({core(one.indicator) for one in shown}) > 1 and len(subjects) > 1:
        name = f"{name}{subject(row)}"
    return Cited(row, cite.target(row), name or subject(row))


def _facts(cited: Sequence[Cited], library: Library) -> list[str]:
    if len(cited) == 1:
        row = cited[0].row
        text = when(row)
        return [
            say("figures.one", subject=f"{text}{'，' if text and row.measure != 'annual_flow' else ''}{subject(row)}"
                if not (text == say("rows.every_year") and subject(row).startswith(text)) else subject(row),
                role=role(row), figure=printed(row), where=_where(row, library), mark=f"[{cited[0].mark}]"),
            *_origin(cited[0]),
        ]
    return [
        say("figures.line", when=when(one.row) or say("rows.target"), subject=subject(one.row), figure=printed(one.row),
            where=_where(one.row, library, cited), role=role(one.row), mark=f"[{one.mark}]")
        for one in cited
    ]


def _origin(one: Cited) -> list[str]:
    return [say("figures.origin", quote=one.row.quote, mark=f"[{one.mark}]")]


def _where(row: Target, library: Library, beside: Sequence[Cited] = ()) -> str:
    """The document and the region, with the heading that tells a row apart from one of the same name in a section built alike."""
    heading = next((found for one in beside if one.row.indicator == row.indicator and (found := apart(row.path, one.row.path))), "")
    return f"{place(row, library)}·{heading}" if heading else place(row, library)


def _gap(item: Item, cell: Cell, cite: Citations, library: Library) -> list[str]:
    """What to say for a point without figures: the source's words without a figure, if it has some, else that it has none."""
    point = _point(cell.point, library)
    names = [row for other in item.cells for row in other.rows]
    found = without_figure(item, names, cell.point, library)
    if found is not None:
        mark = cite.span(found.document, found.path, found.start, found.end)
        quote = library.document(found.document).text[found.start : found.end]
        return [say("figures.missing.qualitative", point=point, quote=quote, mark=f"[{mark}]")]
    key = "year" if cell.reason == Reason.OTHER_YEAR else "place"
    return [say(f"figures.missing.{key}", point=point)]


def _point(point: Point, library: Library) -> str:
    parts = [point.region, short_title(point.document, library) if point.document else "", f"{point.year}年" if point.year else ""]
    return "".join(part for part in parts if part)


def _work(query: Query, groups: Sequence[Sequence[Cited]], cited: Sequence[Cited], library: Library) -> Worked:
    """Everything the question wants done with the rows shown, `groups` by item."""
    done = Worked()
    groups = [group for group in groups if group]
    asker = [figure for figure in query.asker if not any(figure.value == one.row.value for one in cited)]
    figure = next((own for own in asker if own.unit and any(family(own.unit) == family(one.row.unit) for one in cited)), None)
    if "reference" in query.operations and len(query.asker) >= 2:
        level, change = query.asker[0], query.asker[1]
        match = next((one for one in cited if one.row.value == level.value), None)
        known = match.operand if match else Operand(level.value, level.unit, "asker")
        return referred(known, Operand(change.value, change.unit, "asker"), rose=_ROSE.search(change.about) is not None)
    if query.operations & {"compound", "forward"} and (own := next((a for a in query.asker if a.unit == "%"), None)):
        rate = Operand(own.value, own.unit, "asker")
        if "compound" in query.operations:
            return compounded(query, rate)
        start = next((a for a in query.asker if a.unit != "%" and a.unit), None)
        levels = [one for one in cited if one.row.measure != "annual_growth"]
        if start is not None and levels:
            first = next((one.operand for one in levels if one.row.value == start.value), Operand(start.value, start.unit, "asker"))
            goal = next((one for one in levels if one.row.value != start.value), None)
            return projected(query, first, rate, goal)
    if "sum" in query.operations and len(cited) == 1 and cited[0].row.measure == "annual_flow":
        row = cited[0].row
        period = library.cards[row.document].meta.period
        years = spans(query) or (period[1] - period[0] + 1 if period else None)
        return years_of(cited[0], years) if years else done
    if "backward" in query.operations:
        growth = next((one for one in cited if one.row.measure == "annual_growth"), None)
        base = next((one for one in cited if one.row.measure != "annual_growth"), None)
        given = next((a for a in query.asker if a.unit == "%"), None)
        operand = growth.operand if growth else Operand(given.value, given.unit, "asker") if given else None
        if base and operand:
            return backwards(query, base, operand)
    if figure is not None and query.operations & {"gap", "completion", "difference", "higher", "growth_rate", "pace", "share"}:
        for one in cited:
            if family(figure.unit) == family(one.row.unit):
                try:
                    return with_asker(query, one, figure)
                except Incomparable:
                    continue
    if "consistency" in query.operations or "comparable" in query.operations:
        done = done.plus(_agreement(query, groups, library))
    if "sum" in query.operations and len(cited) > 1 and (sums := _sums(query, cited)).lines:
        return done.plus(sums)
    if "first" in query.operations:
        done = done.plus(_first(cited, library))
    if query.operations & {"highest", "lowest"} and len(cited) > 1:
        done = done.plus(_extreme(query, cited))
    if query.operations & _PAIR:
        done = done.plus(_pairs(query, groups))
    if "trend" in query.operations or ("higher" in query.operations and len(cited) > 2):
        done = done.plus(_trend(groups))
    return done


def _pairs(query: Query, groups: Sequence[Sequence[Cited]]) -> Worked:
    """Differences, multiples, rates: within each group between its points, or between groups that have one row each."""
    done = Worked()
    amounts = [group[0] for group in groups if family(group[0].row.unit) != "share"]
    together = len({one.row.year for one in amounts}) == 1 and len({one.row.region for one in amounts}) == 1
    if "share" in query.operations and len(amounts) == 2 and (together or not query.years) and len(query.points) < 2:
        part, whole = sorted(amounts, key=lambda one: one.row.value)
        return between(query, part, whole, ordered=False)
    if all(len(group) == 1 for group in groups) and len(groups) >= 2:
        first, second = _named_order(query, groups[0][0], groups[1][0])
        if first.row.year and second.row.year and first.row.year != second.row.year:
            early, late = sorted((first, second), key=lambda one: one.row.year or 0)
            return between(query, early, late, ordered=not query.operations & {"share"})
        return between(query, second, first, ordered=not query.operations & {"share"})
    for group in groups:
        group = [one for one in group if (one.row.measure in _CHANGES) == (group[0].row.measure in _CHANGES)]
        if len({(one.row.year, one.row.region, one.row.document) for one in group}) < 2:
            continue
        pair = _ends(query, group)
        if "share" in query.operations:
            done = done.plus(between(query, *_named_order(query, *pair), ordered=False))
        else:
            early, late = sorted(pair, key=lambda one: one.row.year or 0)
            done = done.plus(between(query, early, late, ordered=not _placed(pair)))
            if {"higher", "trend"} & query.operations == {"higher"} and len(group) == 2 and not incomparable(early.row, late.row):
                done = done.plus(Worked((verdict(*_named_order(query, *pair)),)))
    return done


def _placed(pair: Sequence[Cited]) -> bool:
    """Whether the two figures are of two regions, which no time orders."""
    return pair[0].row.region != pair[1].row.region


def _ends(query: Query, group: Sequence[Cited]) -> tuple[Cited, Cited]:
    """The two rows of a group that are compared: of the first and the last year asked for, one of each document or year."""
    if "first" in query.operations:
        goals = [one for one in group if one.row.status == "target"]
        ordered = sorted(goals or group, key=lambda one: one.row.year or 0)
        return ordered[0], ordered[-1]
    clauses = [part for part in _CLAUSE.split(query.text) if any(
        vocabulary().operations[name].search(part) for name in query.operations & _PAIR)]
    said = max(([one for one in group if str(one.row.year) in part] for part in clauses), default=[],
               key=lambda some: len({one.row.year for one in some}))
    if len({one.row.year for one in said}) >= 2:
        home = [one for one in said if one.row.region == said[-1].row.region]
        said = home if len({one.row.year for one in home}) >= 2 else said
        ordered = sorted(said, key=lambda one: one.row.year or 0)
        return ordered[0], ordered[-1]
    if query.years:
        dated = [one for one in group if one.row.year in query.years]
        if len(dated) >= 2:
            last = next((one for one in dated[1:] if (one.row.year, one.row.region) != (dated[0].row.year, dated[0].row.region)),
                        dated[-1])
            return dated[0], last
    ordered = sorted(group, key=lambda one: one.row.year or 0)
    return ordered[0], ordered[-1]


def _named_order(query: Query, one: Cited, other: Cited) -> tuple[Cited, Cited]:
    """Two rows in the order in which the question names their region, year or indicator."""
    def place(cited: Cited) -> int:
        text = query.text
        if one.row.document != other.row.document and {one.row.document, other.row.document} <= set(query.documents):
            return query.documents.index(cited.row.document)
        names = [cited.row.region[:2], str(cited.row.year or ""), core(cited.row.indicator)[-4:], cited.row.indicator[:4]]
        if one.row.region == other.row.region:
            names = names[1:]
        if one.row.year == other.row.year:
            names = [name for name in names if name != str(cited.row.year or "")]
        found = [text.find(name.upper()) for name in names if name and name.upper() in text]
        return min(found, default=len(text))

    first, second = sorted((one, other), key=place)
    return first, second


def _sums(query: Query, cited: Sequence[Cited]) -> Worked:
    """The sum over the groups for each year, and the difference of two sums."""
    done = Worked()
    years: list[int | None] = [*dict.fromkeys(query.years)] or [None]
    sums = []
    for year in years:
        members = [one for one in cited if year is None or one.row.year == year]
        members = _one_each(_listed(query, members))
        if (lacking := _lacking(query, members)) and len(members) > 1:
            done = done.plus(Worked((say("figures.verdict.sum_lacks", words="、".join(lacking)),), partial=True))
        if len(members) > 1:
            try:
                done = done.plus(part := summed(members))
            except Incomparable as error:
                return done.plus(Worked((say("figures.verdict.incomparable", why=str(error)),)))
            sums.append((year, part.computations[0]))
            done = done.plus(_shares(query, members, part.computations[0]))
    if len(sums) == 2 and query.operations & {"difference", "higher", "multiple", "growth"}:
        (_, one), (_, two) = sums
        gap = abs(one.result - two.result)
        high, low = max(one.result, two.result), min(one.result, two.result)
        text = f"{plain(high)} − {plain(low)} = {plain(gap)}{one.unit}"
        computation = Computation("difference", text, gap, one.unit, (*one.operands, *two.operands))
        line = say("figures.result", name=say("figures.names.difference"), figure=f"{plain(gap)}{one.unit}")
        done = done.plus(Worked((line, say("figures.working", expression=text)), (computation,)))
    return done


def _listed(query: Query, members: Sequence[Cited]) -> list[Cited]:
    """Of figures for things listed in the question those that are for one of them, not for what all have in common."""
    runs = [frozenset(bigrams(canonical(run))) for run in query.topic]
    names = {id(one): frozenset(bigrams(canonical(f"{one.row.indicator}{one.row.scope}"))) for one in members}
    own = [run for run in runs if sum(_mostly(run, name) for name in names.values()) < len(members)]
    if len(own) < 3:
        return list(members)
    return [one for one in members if any(_mostly(run, names[id(one)]) for run in own)]


def _lacking(query: Query, members: Sequence[Cited]) -> list[str]:
    """The things listed in the question, three or more, that no figure is for."""
    if len(query.topic) < 3:
        return []
    names = [frozenset(bigrams(canonical(f"{one.row.indicator}{one.row.scope}"))) for one in members]
    return [run for run in dict.fromkeys(query.topic) if not _COUNTED.match(run) and not any(_mostly(frozenset(bigrams(canonical(run))), name) for name in names)]


def _mostly(run: frozenset[str], name: frozenset[str]) -> bool:
    """Whether a name has at least half of a run's bigrams."""
    return len(run & name) >= 0.5 * len(run)


def _shares(query: Query, members: Sequence[Cited], total: Computation) -> Worked:
    """The share in the sum of the member that the question names once more."""
    done = Worked()
    if "share" in query.operations:
        for one in members:
            name = core(one.row.indicator)[:4]
            if sum(name[:2] in run for run in query.topic) > 1 or (len(query.topic) > 1 and query.topic[-1][:3] in one.row.indicator):
                part = compute_share(one.operand, Operand(total.result, total.unit, total.operands[0]))
                line = say("lists.share", name=one.name, figure=f"{plain(part.result)}%", expression=part.expression)
                return done.plus(Worked((line,), (part,)))
    return done


def _one_each(cited: Sequence[Cited]) -> list[Cited]:
    """One row an indicator: summing one indicator twice says nothing."""
    kept: dict[str, Cited] = {}
    for one in cited:
        kept.setdefault(f"{core(one.row.indicator)}{one.row.scope}", one)
    return list(kept.values())


def _agreement(query: Query, groups: Sequence[Sequence[Cited]], library: Library) -> Worked:
    """Whether the figures of each group agree, or cannot be compared, in words."""
    done = Worked()
    for group in (part for whole in groups for part in _by_measure(whole)):
        if len(group) < 2:
            continue
        a, b = group[0].row, group[-1].row
        flows = _flows(group, library)
        if flows is not None:
            done = done.plus(flows)
            continue
        why = incomparable(a, b)
        if why and family(a.unit) != "count":
            done = done.plus(Worked((say("figures.verdict.incomparable", why=why),)))
            continue
        done = done.plus(Worked(notes=tuple(
            note for one, other in pairwise(group) for note in _notes(one, other))))
        if "consistency" in query.operations:
            done = done.plus(_consistent(group))
    return done


def _consistent(group: Sequence[Cited]) -> Worked:
    """Whether figures say the same; of different years they may differ."""
    values = {(one.row.value, one.row.value_max) for one in group}
    if len(values) == 1 and len({one.row.bound for one in group}) > 1:
        figures = "、".join(dict.fromkeys(printed(one.row) for one in group))
        return Worked((say("figures.verdict.consistent_but", figures=figures),))
    if len(values) == 1:
        return Worked((say("figures.verdict.consistent"),))
    years = [one.row.year for one in group]
    beside = [one for one in group if years.count(one.row.year) > 1]
    if not beside and len(set(years)) > 1:
        return Worked((say("figures.verdict.other_years"),))
    figures = "、".join(dict.fromkeys(printed(one.row) for one in beside or group))
    return Worked((say("figures.verdict.inconsistent", figures=figures),))


def _by_measure(group: Sequence[Cited]) -> list[list[Cited]]:
    """The group as it is where it has a yearly number beside totals, else its rows apart by measure."""
    if any(one.row.measure == "annual_flow" for one in group):
        return [list(group)]
    parts: dict[str, list[Cited]] = {}
    for one in group:
        parts.setdefault("rate" if one.row.measure == "annual_growth" else "level", []).append(one)
    changes = {one.row.measure for one in group} & {"change"}
    return [list(group)] if changes else list(parts.values())


def _flows(group: Sequence[Cited], library: Library) -> Worked | None:
    """A yearly number times the years of the plan, held against the total for its end; None where the group has not both."""
    yearly = next((one for one in group if one.row.measure == "annual_flow"), None)
    whole = next((one for one in group if one.row.measure in ("level", "cumulative")), None)
    if yearly is None or whole is None or yearly.row.document != whole.row.document:
        return None
    levels = sorted((one for one in group if one.row.measure in ("level", "cumulative") and one.row.year), key=lambda one: one.row.year or 0)
    if len(levels) >= 2 and levels[0].row.value < levels[-1].row.value:
        return pace_between(yearly, levels[0], levels[-1])
    period = library.cards[whole.row.document].meta.period
    if period is None or whole.row.year is None:
        return None
    return flows_against(yearly, whole, whole.row.year - period[0] + 1)


def _notes(one: Cited, other: Cited) -> tuple[str, ...]:
    from assistant.compose.working import notes

    return notes(one, other)


def _first(cited: Sequence[Cited], library: Library) -> Worked:
    order = list(library.cards)
    goals = [one for one in cited if one.row.status == "target"] or list(cited)
    earliest = min(goals, key=lambda one: (library.cards[one.row.document].meta.published or "9", order.index(one.row.document)))
    line = say("figures.verdict.earliest", title=short_title(earliest.row.document, library), when=when(earliest.row),
               figure=printed(earliest.row))
    return Worked((line,))


def _extreme(query: Query, cited: Sequence[Cited]) -> Worked:
    lines = []
    for name, pick in (("highest", max), ("lowest", min)):
        if name in query.operations:
            best = pick(cited, key=lambda one: one.row.value)
            lines.append(say(f"figures.verdict.{name}", subject=best.name, figure=printed(best.row)))
    return Worked(tuple(lines))


def _trend(groups: Sequence[Sequence[Cited]]) -> Worked:
    """How the targets of one region went from plan to plan, in words."""
    done = Worked()
    for group in groups:
        goals = [one for one in group if one.row.status == "target"]
        regions = [one.row.region for one in goals]
        home = max(set(regions), key=regions.count) if regions else ""
        goals = sorted((one for one in goals if one.row.region == home), key=lambda one: one.row.year or 0)
        if len(goals) < 2:
            continue
        kinds = [(family(one.row.unit), one.row.measure == "annual_growth") for one in goals]
        goals = [one for one, kind in zip(goals, kinds, strict=True) if kind == max(kinds, key=kinds.count)]
        if len(goals) < 2 or incomparable(goals[0].row, goals[-1].row):
            continue
        values = [one.row.value for one in goals]
        first, last = printed(goals[0].row), printed(goals[-1].row)
        if len(set(values)) == 1:
            line = say("figures.verdict.unchanged", first=first)
        elif values == sorted(values):
            line = say("figures.verdict.raised", first=f"{when(goals[0].row)}{first}", last=f"{when(goals[-1].row)}{last}")
        elif values == sorted(values, reverse=True):
            line = say("figures.verdict.lowered", first=f"{when(goals[0].row)}{first}", last=f"{when(goals[-1].row)}{last}")
        else:
            line = say("figures.verdict.mixed", figures="、".join(f"{when(one.row)}{printed(one.row)}" for one in goals))
        notes = tuple(note for one, other in pairwise(goals) for note in _notes(one, other))
        done = done.plus(Worked((line,), (), notes))
    return done


def _conflicts(query: Query, cited: Sequence[Cited]) -> list[str]:
    """A line for each two rows shown that contradict each other inside one document."""
    lines = []
    for place, one in enumerate(cited):
        others = [other for other in cited[place + 1 :] if _contradicts(other.row, [one.row])]
        if others and "consistency" not in query.operations:
            figures = "、".join(f"{printed(other.row)}[{other.mark}]" for other in (one, *others))
            lines.append(say("figures.verdict.conflict_inside", figures=figures))
    return list(dict.fromkeys(lines))


def _grid(cited: Sequence[Cited], library: Library) -> Grid:
    columns = tuple(say(f"figures.table.{name}") for name in ("when", "document", "region", "indicator", "figure", "role"))
    rows = tuple(
        (when(one.row), short_title(one.row.document, library), one.row.region, subject(one.row), printed(one.row), role(one.row))
        for one in cited
    )
    return Grid(columns, rows)

