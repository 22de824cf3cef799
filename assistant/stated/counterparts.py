"""Sentences that say the same of another group (职工参保人员每月…；居民参保人员每月…): the one of the group that the question names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.stated.match import Match
from assistant.stated.statements import Statement

_NAMED = re.compile(r"(?:^|[，,；;。：:\n]|其中|对于?)\s*(?:[（(]?[一二三四五六七八九\d]{1,2}[)）.、．]\s*)?(?P<name>[\u4e00-\u9fff]{4,12})")
"""What begins a clause."""
_LONGEST = 4
"""A word that tells one group from another has so many signs at most."""
_KIND = 2
"""So many signs of what all groups are called stand in the question behind that word."""
_FAR = 400


def of_group_asked(match: Match | None, question: str, among: Sequence[Statement]) -> Match | None:
    """The match; where it is of a group that the question does not name, and a sentence near it says the same of the one that it names, that."""
    if match is None or match.asked.slot is None:
        return match
    chosen = match.statement
    for other in among:
        near = other.passage.document == chosen.passage.document and other.start != chosen.start and abs(other.start - chosen.start) <= _FAR
        if near and _of_other_group(chosen.text, other.text, question) and (places := match.asked.slot.places(other.text)):
            return replace(match, statement=other, places=tuple(places))
    return match


def _of_other_group(chosen: str, other: str, question: str) -> bool:
    """Whether two sentences speak of two groups of one kind, of which the question names that of the `other` alone."""
    theirs = [one["name"] for one in _NAMED.finditer(other)]
    for own in (one["name"] for one in _NAMED.finditer(chosen)):
        for name in theirs:
            for size in range(2, min(len(name) - _KIND, _LONGEST) + 1):
                named, kind = name[: size + _KIND], name[size : size + _KIND]
                place = own.find(kind, 1)
                if named in question and named not in chosen and 1 < place <= _LONGEST and (mine := own[: place + _KIND]) not in question and mine not in other:
                    return True
    return False
