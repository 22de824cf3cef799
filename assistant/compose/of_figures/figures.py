"""Answers from target rows: facts, comparisons with the working shown, and honest gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.of_figures.best_rows import best_rows, of_share
from assistant.compose.of_figures.comparable import once
from assistant.compose.of_figures.comparing import compare
from assistant.compose.of_figures.places import latest_of_places
from assistant.compose.of_figures.row_lines import facts, grid, named
from assistant.compose.of_figures.row_of_years import row_of_years
from assistant.compose.of_figures.stated_changes import held_to_told, stated_changes
from assistant.compose.of_figures.without_rows import filled, gaps_of, measured_from
from assistant.compose.of_figures.working import referred, worked_out
from assistant.compose.rows import printed, with_bound
from assistant.compose.worked import Cited
from assistant.compute import Incomparable, Operand, convert, plain
from assistant.gather.of_figures.derived import derived
from assistant.gather.of_figures.items import Figures
from assistant.records import Draft, Query, Reason, Status
from assistant.vocabulary import vocabulary
from index.contradictions import contradict
from index.library import Library
from index.quantities import in_base_units
from index.records import Target
from prompts import say

_MOST_ROWS = 24
_SPREAD = frozenset({"trend", "consistency", "comparable", "first", "highest", "lowest"})


def compose(query: Query, found: Figures, library: Library) -> Draft | None:
    """The answer that the items give, None without items."""
    if not found.items:
        return None
    cite = Citations(library)
    several = len({point.document for point in query.points if point.document}) > 1
    given = None if several else derived(query, found, library)
    chosen = of_share(query, [best_rows(query, item) for item in found.items]) if given is None else [[given.level, given.change]]
    shown = list(dict.fromkeys(row for rows in chosen for row in rows))
    shown, elsewhere = row_of_years(query, shown, library) if len(found.items) == 1 and given is None else (shown, ())
    if len(found.items) == 1 and (query.operations & _SPREAD or not query.points):
        shown.sort(key=lambda row: (row.year or 9999, list(library.cards).index(row.document), row.start))
    latest = latest_of_places(query, list(dict.fromkeys(row for rows in chosen for row in rows))) if len(found.items) == 1 else None
    shown, cut = (latest or shown)[:_MOST_ROWS], len(latest or shown) > _MOST_ROWS
    known = {row: named(row, cite, library, shown) for row in shown}
    groups = [[known[row] for row in rows if row in known] for rows in chosen]
    cited = list(known.values())
    worked = once(compare(query, groups, cited, library) if given is None else worked_out(given, *groups[0]), cited)
    cited += [named(row, cite, library, shown) for row in stated_changes(worked, shown, library)]
    worked = held_to_told(worked, [one for one in cited if one.row not in shown or one.row.measure == "change"]) if "consistency" in query.operations else worked
    open_ = [(item, cell) for item in found.items for cell in item.cells
             if given is None and not cell.rows and not measured_from(cell, cited) and not (query.asker and cited) and not (worked.computations and filled(item, cell, found.items))]
    told, gaps = facts(cited, library), gaps_of(open_, cite, library)
    # What was asked comes first: the result of a comparison before the figures it is made of.
    lines = [*worked.lines, *_conflicts(query, cited), *told, *gaps] if len(cited) > 1 else [*told, *gaps, *worked.lines]
    lines += _converted(query, cited)
    notes = (*worked.notes, *_about_rows(latest is not None, elsewhere, len(shown) if cut else 0))
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


def _about_rows(latest: bool, elsewhere: Sequence[str], cut: int) -> list[str]:
    """What is to be told of the rows shown: that each place has only its latest, that other places are left out, that only so many are shown."""
    return [
        *([say("asking.latest")] if latest else []),
        *([say("figures.of_one_place", places="、".join(elsewhere))] if elsewhere else []),
        *([say("figures.cut", count=cut)] if cut else []),
    ]


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


def _conflicts(query: Query, cited: Sequence[Cited]) -> list[str]:
    """A line for each two rows shown that contradict each other inside one document."""
    lines = []
    for at, one in enumerate(cited):
        others = [other for other in cited[at + 1 :] if _contradicts(other.row, [one.row])]
        if others and "consistency" not in query.operations:
            figures = "、".join(f"{printed(other.row)}[{other.mark}]" for other in (one, *others))
            lines.append(say("figures.verdict.conflict_inside", figures=figures))
    return list(dict.fromkeys(lines))


def _contradicts(row: Target, others: Sequence[Target]) -> bool:
    """Whether a row contradicts one of the others in its own document."""
    return any(one.document == row.document and contradict(row, one) for one in others)
