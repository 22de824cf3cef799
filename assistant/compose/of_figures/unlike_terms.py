"""Figures that a document says are not counted alike: its words are quoted in place of a difference or a growth, or beside one.

"公路货运量从2015年到2020年增长了多少", where a note says 2020年为调整口径，与2015年数据不可直接比较; the figure told on the same terms is held against it instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from assistant import compute
from assistant.compose.citing import Citations, without_stop
from assistant.compose.of_figures.row_lines import facts, grid, named
from assistant.compute import Incomparable, in_unit
from assistant.gather.of_figures.terms_notes import TermsNote, terms_notes
from assistant.records import Computation, Draft, Query, Reason, Status
from index.canonical import canonical
from index.library import Library
from index.quantities import in_base_units
from index.records import Target
from index.words import bigrams
from prompts import say

_ASKS = re.compile(r"能不?能?(?:直接|简单)?(?:就)?(?:[算比减说]|这么|这样)|可(?:不可)?以(?:直接)?(?:这么|这样)?[说算比减]|直接[减比算]|对不对|可比|口径")
_HELD = frozenset({"difference", "growth", "multiple", "annual_rate", "gap", "pace", "reached"})
"""What is worked out of two figures of one thing."""
_MOST = 4
"""Of more rows it is not plain which are held against which."""
_SHARED = 2
_DOCUMENTS = 2


def held(draft: Draft, query: Query, library: Library) -> Draft:
    """The draft; where it holds two figures against each other, or the asker does, that a document says are not counted alike, its words and both
    figures without the sum."""
    worked = any(one.operation in _HELD for one in draft.computations)
    given = _given(draft, query, library) if query.asker and (worked or query.operations or _ASKS.search(query.text)) else []
    rows = list(dict.fromkeys((*(draft.targets if worked else ()), *given)))
    if not draft.status.tells or not 1 < len(rows) <= _MOST:
        return draft
    parted = [(row, other, note) for row, other in permutations(rows, 2) if row.unit == other.unit for note in terms_notes(row, library) if note.parts(row, other)]
    return _withheld(parted, library) if parted else _marked(draft, library)


def _given(draft: Draft, query: Query, library: Library) -> list[Target]:
    """The rows whose figures the asker gives, of the documents or places spoken of, else of the places of the rows told."""
    asked = frozenset(bigrams(canonical(query.text)))
    homes = query.regions or tuple(dict.fromkeys(row.region for row in draft.targets))
    documents = query.documents or library.of_regions(homes) if query.documents or homes else ()
    found: dict[tuple[object, ...], Target] = {}
    for row in library.targets(documents) if documents else ():
        told = any(figure.unit and in_base_units(figure.value, figure.unit) == in_base_units(row.value, row.unit) for figure in query.asker)
        dated = not query.years or row.year in query.years
        if told and dated and row.value_max is None and len(asked & frozenset(bigrams(canonical(row.indicator)))) >= _SHARED:
            found.setdefault((row.value, row.key, row.year), row)
    return list(found.values())


def _withheld(parted: Sequence[tuple[Target, Target, TermsNote]], library: Library) -> Draft:
    """Both figures of each pair, the words that part them, and, where a figure is told on the terms of the other, the difference from that."""
    cite = Citations(library)
    rows: list[Target] = []
    quotes: list[str] = []
    computations: list[Computation] = []
    same: list[str] = []
    notes = dict.fromkeys(note for _, _, note in parted)
    pairs = list(dict.fromkeys((row, other) for row, other, _ in parted))
    for row, other in pairs:
        rows += [one for one in (other, row) if one not in rows]
        like = _on_same_terms(row, other, library)
        rows += [like] if like is not None and like not in rows else []
    known = {row: named(row, cite, library, rows) for row in rows}
    for note in notes:
        mark = cite.span(note.document, note.path, note.start, note.end)
        quotes.append(say("figures.origin", quote=without_stop(note.text), mark=f"[{mark}]"))
    for row, other in pairs:
        like = _on_same_terms(row, other, library)
        if like is None:
            continue
        try:
            apart = compute.difference(known[like].operand, known[other].operand)
            apart = compute.difference(known[other].operand, known[like].operand) if apart.result < 0 else apart
        except Incomparable:
            continue
        computations.append(apart)
        same += [say("figures.unlike.same_terms", name=like.indicator, gap=in_unit(apart.result, apart.unit)), say("figures.working", expression=apart.expression)]
    shown = list(known.values())
    lines = (say("figures.unlike.withheld"), *quotes, *same, *facts(shown, library))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, tuple(computations), grid(shown, library), tuple(rows), decides=True)


def _on_same_terms(row: Target, other: Target, library: Library) -> Target | None:
    """The figure that the document of `row` tells of its year under the very name of the `other`; None where it tells none."""
    if row.key == other.key:
        return None
    found = [one for one in library.targets([row.document]) if one.key == other.key and one.year == row.year and one.status == row.status and one.unit == other.unit
             and one.measure == other.measure]
    return found[0] if len({one.value for one in found}) == 1 else None


def _marked(draft: Draft, library: Library) -> Draft:
    """The draft with what a document of it says of how its figures are counted, where it holds figures of two documents against each other."""
    if len({row.document for row in draft.targets}) < _DOCUMENTS or not any(one.operation in _HELD for one in draft.computations):
        return draft
    notes = list(dict.fromkeys(note for row in draft.targets for note in terms_notes(row, library) if note.concerns(draft.targets, library)))
    told = [note for note in notes if without_stop(note.text) not in draft.text]
    if not told:
        return draft
    lines = [say("figures.unlike.marked", quote=without_stop(note.text)) for note in told]
    return replace(draft, text="\n".join((draft.text, *(f"> {line}" for line in lines))), warnings=(*draft.warnings, *lines))
