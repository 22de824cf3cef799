"""Citations that nothing in an answer points to are left out of it."""

from __future__ import annotations

from assistant.compose.merging import renumbered
from assistant.records import MARK, Draft


def only_marked(draft: Draft) -> Draft:
    """The draft without citations that no mark in its text or table and no working names; the others numbered anew in their order."""
    cells = (cell for row in draft.table.rows for cell in row) if draft.table is not None else ()
    used = {int(mark[1]) for words in (draft.text, *cells) for mark in MARK.finditer(words)}
    used |= {n for one in draft.computations for n in one.operands if isinstance(n, int)}
    kept = [one.n for one in draft.citations if one.n in used]
    return draft if len(kept) == len(draft.citations) else renumbered(draft, {old: new for new, old in enumerate(kept, 1)})
