"""Numbers in square brackets that stand in what is quoted (a total over years in a table of goals, "[20]"), told apart from citation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.records import MARK, Draft

_BESIDE = 12
"""Signs beside such a number by which it is known again in the answer."""
_GROUP = re.compile(rf"(?:{MARK.pattern}\s*)+")
_BLANK = re.compile(r"\s+")


def told_apart(draft: Draft) -> Draft:
    """The draft with such numbers in full-width brackets ("［20］") wherever they stand beside the words of the quote they are from."""
    places = {place for one in draft.citations if "[" in one.quote for place in _places(one.quote)}
    if not places:
        return draft
    known = re.compile("|".join(sorted(places, key=len, reverse=True)))
    grid = draft.table and replace(draft.table, rows=tuple(tuple(_changed(cell, known) for cell in row) for row in draft.table.rows))
    return replace(draft, text=_changed(draft.text, known), table=grid)


def _places(quote: str) -> Iterator[str]:
    """Patterns for the numbers in brackets of a quote, each with the words before it, or at the quote's beginning those behind it, and as a
    quotation of their own."""
    end = 0
    for group in _GROUP.finditer(quote):
        before, end = quote[max(end, group.start() - _BESIDE) : group.start()], group.end()
        behind = quote[end : end + _BESIDE] if not before.strip() else ""
        words = _BLANK.split(f"{before}{group[0]}{behind}".strip())
        if before.strip() or behind.strip():
            yield r"\s*".join(map(re.escape, words))
        yield f"“{re.escape(group[0].strip())}”"


def _changed(text: str, known: re.Pattern[str]) -> str:
    """The text with the numbers at these places in full-width brackets."""
    return known.sub(lambda match: MARK.sub(lambda mark: f"［{mark[1]}］", match[0]), text)
