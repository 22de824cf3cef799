"""Ranks by number (2级, 三级): what a text says of one rank answers nothing for another."""

from __future__ import annotations

import re

from assistant.gather.of_lists.openings import opening_line
from assistant.records import Draft, Query, Status
from index.library import Library

_SIGNS = {sign: str(number) for number, sign in enumerate("一二三四五六七八九", 1)}
_RANK = re.compile(r"(?<![\d一二三四五六七八九A-Za-z年.第])(?P<low>[1-9一二三四五六七八九])(?:级?[～~至到—-](?P<high>[1-9一二三四五六七八九]))?级(?![以之及]?[上下])")
_BOUND = re.compile(r"[1-9一二三四五六七八九]级[以之及]?[上下]")


def ranks(text: str) -> set[str]:
    """The ranks that a text names, those between two as well."""
    found: set[str] = set()
    for one in _RANK.finditer(text):
        low = int(_SIGNS.get(one["low"], one["low"]))
        high = int(_SIGNS.get(one["high"], one["high"])) if one["high"] else low
        found |= {str(rank) for rank in range(low, high + 1)}
    return found


def of_other_rank(draft: Draft, query: Query, library: Library) -> bool:
    """Whether all that a draft quotes is of other ranks than the one that the dialogue tells."""
    if draft.status == Status.REFUSED or draft.targets or not draft.citations:
        return False
    return all(for_other_rank(one.document, one.start, " ".join((*one.path, one.quote)), query, library) for one in draft.citations)


def for_other_rank(document: str, start: int, words: str, query: Query, library: Library) -> bool:
    """Whether `words` that begin at a place of a document are, with what opens their list, of other ranks than the one that the dialogue tells."""
    told = {rank for text in query.dialogue for rank in ranks(text)}
    if len(told) != 1:
        return False
    own = ranks(words) or ranks(opening_line(library.text(document), start))
    return bool(own) and not own & told and not _BOUND.search(words)
