"""Drafts put together and renumbered: marks, workings and tables follow their citations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.gather.aspects import asked as aspects
from assistant.gather.aspects import told
from assistant.records import MARK, Citation, Draft, Grid, Reason, Status
from prompts import say

_ORGAN = frozenset({"organ"})


def both(first: Draft, second: Draft, asked: str) -> Draft:
    """The answer to two questions in one; where the second has none, that is said of it (`asked`), unless what is quoted or named tells by whom."""
    new = {_place(one) for one in second.citations} - {_place(one) for one in first.citations}
    listed = any(line.startswith("- ") and MARK.sub("", line) not in first.text for line in second.text.split("\n"))  # who is named in what is cited
    answers = second.status.tells
    if answers and (new or listed or second.computations):
        return joined(first, second)
    if answers and _ORGAN & aspects(asked):
        return first
    if any(told(aspects(asked) & _ORGAN, one.quote) for one in first.citations):
        return first
    missing = say("clauses.part_missing", part=asked)
    return replace(first, status=Status.PARTIAL, reason=Reason.PART_MISSING, text=f"{first.text}\n\n{missing}")


def joined(first: Draft, second: Draft, *, apart: str = "\n\n") -> Draft:
    """Both drafts as one, the second after the first with `apart` between; a place that both cite is cited once."""
    known = {_place(one): one.n for one in first.citations}
    new: dict[int, int] = {}
    for one in second.citations:
        new[one.n] = known.setdefault(_place(one), len(known) + 1)
    after = renumbered(second, new)
    if after.text.strip() in first.text and not (after.computations or after.table or after.targets):
        return first  # the second says nothing that the first does not
    added = {one.n: one for one in after.citations if one.n > len(first.citations)}
    return replace(
        first,
        text=f"{first.text}{apart}{after.text}",
        citations=(*first.citations, *(added[n] for n in sorted(added))),
        computations=(*first.computations, *after.computations),
        table=first.table or after.table,
        targets=tuple(dict.fromkeys((*first.targets, *after.targets))),
        warnings=tuple(dict.fromkeys((*first.warnings, *after.warnings))),
    )


def renumbered(draft: Draft, new: Mapping[int, int]) -> Draft:
    """The draft with its citations numbered by `new`, in the order of the new numbers; those that `new` lacks are left out."""

    def again(text: str) -> str:
        return MARK.sub(lambda match: f"[{new[int(match[1])]}]" if int(match[1]) in new else match[0], text)

    by_number = {one.n: one for one in draft.citations}
    return replace(
        draft,
        text=again(draft.text),
        citations=tuple(replace(by_number[old], n=n) for old, n in sorted(new.items(), key=lambda pair: pair[1])),
        computations=tuple(
            replace(one, operands=tuple(new[n] if isinstance(n, int) else n for n in one.operands)) for one in draft.computations
        ),
        table=draft.table and Grid(draft.table.columns, tuple(tuple(map(again, row)) for row in draft.table.rows)),
    )


def _place(citation: Citation) -> tuple[str, int, int]:
    return citation.document, citation.start, citation.end
