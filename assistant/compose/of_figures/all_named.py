"""None of several figures asked for one by one is passed over: what the sentences of those told tell of it is added, or that it was not found is said."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.merging import joined
from assistant.compose.of_figures.row_lines import line, named
from assistant.compose.rows import short_title
from assistant.gather.of_figures.asked_apart import Apart, asked_apart, beside
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import Target
from prompts import say

_ADDED = frozenset({"sum", "share"})
"""Figures that are to be added up, and were not, are told one by one."""


def completed(draft: Draft, query: Query, library: Library) -> Draft:
    """The draft with the figures that it leaves out of those asked for one by one, and a note on those that are not told beside the others; as it is
    where it tells none of them, works something out, or decides."""
    plain = draft.status.tells and draft.targets and not (draft.computations or draft.decides or query.asker) and query.operations <= _ADDED
    asked = asked_apart(query) if plain else ()
    open_ = [one for one in asked if not _is_told(one, draft, library)]
    if not open_ or len(open_) == len(asked):
        return draft
    rows = {one: row for one in open_ if (row := beside(one, draft.targets, library)) is not None}
    lacking = [one for one in open_ if one not in rows]
    made = draft
    for one, row in rows.items():
        made = _with(replace(made, text=made.text.replace(say("clauses.part_missing", part=one.said), "").rstrip()), row, library)
    if not lacking:
        done = not any(say("clauses.part_missing", part=one.said) in made.text for one in asked)
        return replace(made, status=Status.ANSWERED, reason=Reason.NONE) if done and made is not draft else made
    if all(say("clauses.part_missing", part=one.said) in made.text for one in lacking):
        return made
    return _noted(made, lacking, library)


def _is_told(one: Apart, draft: Draft, library: Library) -> bool:
    """Whether a figure is among those told, or quoted."""
    text = draft.text.replace(say("clauses.part_missing", part=one.said), "")
    return any(one.named_by(row, library) for row in draft.targets) or any(thing in text for thing in one.things[:1])


def _with(draft: Draft, row: Target, library: Library) -> Draft:
    """The draft with one more figure."""
    cite = Citations(library)
    shown = named(row, cite, library, (*draft.targets, row))
    return joined(draft, Draft(Status.ANSWERED, Reason.NONE, line(shown, library), cite.all, targets=(row,)), apart="\n")


def _noted(draft: Draft, lacking: list[Apart], library: Library) -> Draft:
    """The draft with a note on figures that were not found."""
    note = say("figures.untold", names="、".join(f"“{one.things[0]}”" for one in lacking), title=short_title(draft.targets[0].document, library))
    return replace(draft, status=Status.PARTIAL, reason=Reason.PART_MISSING, text=f"{draft.text}\n> {note}", warnings=(*draft.warnings, note))
