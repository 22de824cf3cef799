"""Sentences that say the same of another group (职工参保人员每月…；居民参保人员每月…): the one of the group that the question names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.gather.wording import Text, part_of, share
from assistant.stated.asked import Asked
from assistant.stated.match import Match, best
from assistant.stated.statements import Statement
from index.library import Library

_NAMED = re.compile(r"(?:^|[，,；;。：:\n]|其中|对于?)\s*(?:[（(]?[一二三四五六七八九\d]{1,2}[)）.、．]\s*)?(?P<name>[\u4e00-\u9fff]{4,12})")
"""What begins a clause."""
_NUMBER = re.compile(r"^[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]")
_SHORTEST, _LONGEST = 2, 4
"""A word that tells one group from another has so many signs."""
_KIND = 2
"""So many signs of what all groups are called stand in the question behind that word."""
_FAR, _NEXT = 400, 2
_HALF = 0.5


def of_group_asked(match: Match | None, question: str, among: Sequence[Statement], library: Library) -> Match | None:
    """The match; where it is of a group that the question does not name, and a sentence near it says the same of the one that it names, that; None where what stands under the heading of that group says nothing of it."""
    if match is None or match.asked.slot is None:
        return match
    chosen = match.statement
    under = [one for one in among if one.passage.document == chosen.passage.document and _under_other(chosen.passage.path, one.passage.path, question)]
    if under:
        return best(match.asked, under, library) or best(_said_there(match.asked, under), under, library)
    own = match.asked.words[: match.asked.own]
    for other in among:
        near = other.passage.document == chosen.passage.document and other.start != chosen.start and abs(other.start - chosen.start) <= _FAR
        behind = other.passage == chosen.passage and 0 <= other.start - chosen.end <= _NEXT  # what is before the semicolon is said of both
        as_near = near and (behind or share(own, Text.of(other.text))[0] >= share(own, Text.of(chosen.text))[0])
        if as_near and _of_other_group(chosen.text, other.text, question) and (places := match.asked.slot.places(other.text)):
            return replace(match, statement=other, places=tuple(places), alike=())
    return match


def _said_there(asked: Asked, among: Sequence[Statement]) -> Asked:
    """What is asked, by those of its words that the statements have; the others stand above both groups."""
    texts = [Text.of(" ".join((*one.passage.path, one.text))) for one in among]
    words = tuple(word for word in asked.words if any(part_of(word, text) >= _HALF for text in texts))
    return replace(asked, words=words, own=sum(word in words for word in asked.words[: asked.own]))


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


def _under_other(chosen: Sequence[str], other: Sequence[str], question: str) -> bool:
    """Whether a passage stands under a heading beside one of the chosen's (（一）职工参保人员, （二）居民参保人员), and the question names
    what tells the other's from it."""
    apart = next((pair for pair in zip(chosen, other, strict=False) if pair[0] != pair[1]), None)
    if apart is None:
        return False
    own, theirs = (_NUMBER.sub("", one).strip(" ：:") for one in apart)
    kind = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(own[::-1], theirs[::-1], strict=False))))
    mine, named = (one[: max(_SHORTEST, len(one) - kind)] for one in (own, theirs))  # 专职人员, 兼职人员
    return kind >= _KIND and len(named) <= _LONGEST and len(mine) <= _LONGEST and named in question and mine not in question
