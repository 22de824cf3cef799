"""What a document wants of things against what it tells there is of each (由现在的20万吨发展到50万吨): how many times as much, by how much more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant import compute
from assistant.compose.citing import Citations
from assistant.compose.of_figures.comparable import bounds
from assistant.compose.of_figures.row_lines import facts, grid, named
from assistant.compose.rows import subject
from assistant.compose.worked import Worked
from assistant.compute import Incomparable, in_unit
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.of_figures.metrics import METRIC, family
from assistant.records import Draft, Query, Reason, Status
from index.canonical import canonical
from index.library import Library
from index.records import Target
from index.words import bigrams
from prompts import say

_BASE = re.compile(
    r"(?:[是为比较到]|相当于|之于|除以)(?:它们?|各自)?的?(?:(?:编制|制定|做|定)(?:规划|计划|方案))?(?:现在|当时|目前|当前|眼下|现有|现状|原来|原先|起初|起步时|基期)")
"""A goal is held against what there was when it was set."""
_WORKED = {"difference": compute.difference, "multiple": compute.multiple, "growth": compute.growth}
_SEVERAL = re.compile(r"[、和与及跟]|各|分别")
_PRESENT = re.compile(r"[由从](?:目前|现在|现有|现状|当前|原有|原来)的?")
"""What there is at present: where it leads to is a goal."""
_MOST = 6
_FEW, _MOSTLY = 4, 0.7
"""Of a name of more signs most may do."""


def compose(query: Query, library: Library) -> Draft | None:
    """Each thing named that one sentence tells both of; None where nothing of the kind is asked, or there is none, or those of several documents."""
    wanted = [name for name in _WORKED if name in query.operations]
    if not wanted or query.asker or not _BASE.search(query.text):
        return None
    pairs = list(_pairs(query, library))
    if not pairs or len(pairs) > _MOST or len({goal.document for _, goal in pairs}) > 1 or (len(pairs) == 1 and _SEVERAL.search(query.text)):
        return None
    cite = Citations(library)
    rows = [row for pair in pairs for row in pair]
    cited = {row: named(row, cite, library, rows) for row in rows}
    done = Worked()
    for base, goal in pairs:
        first, last = cited[base].operand, cited[goal].operand
        try:
            works = [_WORKED[name](last, first) for name in wanted]
        except Incomparable:
            return None
        for work in works:
            head = say("figures.abreast.head", thing=subject(goal)) if len(pairs) > 1 else ""
            result = say("figures.result", name=say(f"figures.names.{work.operation}"), figure=in_unit(work.result, work.unit))
            done = done.plus(Worked((f"{head}{result}", say("figures.working", expression=work.expression)), (work,)))
    shown = list(cited.values())
    notes = (*done.notes, *bounds(shown).notes)
    lines = (*done.lines, *facts(shown, library), *(f"> {note}" for note in notes))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, done.computations, grid(shown, library), tuple(rows), notes, decides=True)


def _pairs(query: Query, library: Library) -> Iterator[tuple[Target, Target]]:
    """What there is of each thing named, and the goal that goes on from it in the same words, in the order of the documents."""
    documents = documents_for(query, library)
    text = canonical(query.text)
    for first, goal in pairwise(library.targets(documents if documents is not None else list(library.cards))):
        if _goes_on(first, goal) and _named(canonical(goal.indicator), text):
            yield first, replace(goal, status="target") if _PRESENT.search(first.quote) else goal


def _goes_on(first: Target, goal: Target) -> bool:
    same = first.document == goal.document and first.start == goal.start and first.end < goal.end and first.indicator == goal.indicator
    return same and first.measure == goal.measure == "level" and family(first.unit) == family(goal.unit) and first.value > 0


def _named(name: str, text: str) -> bool:
    """Whether a question names a thing: what it is called, and what is measured of it; or most of its name, as things told together have it."""
    metric = METRIC.search(name)
    parts: Sequence[str] = [part for part in (METRIC.split(name, maxsplit=1) if metric else [name]) if part]
    grams = bigrams(name)
    mostly = len(grams) > _FEW and sum(gram in text for gram in grams) >= _MOSTLY * len(grams) and name[:2] in text
    return mostly or (bool(parts) and all(part in text for part in parts) and (metric is None or metric[0] in text))
