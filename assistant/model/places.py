"""Where figures stand in a text in marks, and the words round them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.model.marked import Marked
from assistant.model.marks import MARK, marks_in
from assistant.model.sentences import content

CLAUSE = re.compile(r"[，。；：\n]")
_FULL = re.compile(r"[。；\n]")
_BRACKET = re.compile(r"[（(]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one figure stands.

    `before` are the words since the figure before it, `behind` those up to the next pause, `rest` those up to its citation or the next
    figure, `sentence` all of its own sentence. `mates` are the other figures of its clause; `start` is the offset of its mark.
    """

    mark: str
    start: int
    before: str
    behind: str
    rest: str
    sentence: str
    mates: frozenset[str]

    @property
    def own(self) -> str:
        """The words of its own sentence before it."""
        return _FULL.split(self.before)[-1]

    @property
    def called(self) -> frozenset[str]:
        """The words right behind it, without a note in brackets."""
        return content(_BRACKET.split(self.behind)[0])

    @property
    def about(self) -> frozenset[str]:
        """The words round it."""
        return content(self.before) | self.called

    @property
    def name(self) -> frozenset[str]:
        """The words of the clause that names what it is of: the last before it that says anything."""
        clauses = (content(clause) for clause in reversed(CLAUSE.split(self.own)))
        return next((words for words in clauses if words), frozenset())


def known_places(made: Marked) -> dict[str, list[Place]]:
    """Where the draft has each figure."""
    found: dict[str, list[Place]] = {}
    for unit in made.units:
        for place in places(unit.text):
            found.setdefault(place.mark, []).append(place)
    return found


@lru_cache(maxsize=2048)
def places(text: str) -> tuple[Place, ...]:
    """Where the figures of a text stand, in order."""
    spots = [(mark, match.start(), match.end()) for match in MARK.finditer(text) for mark in marks_in(match[0]) if mark.startswith("T")]
    pauses = [match for match in CLAUSE.finditer(text) if match[0] != "："]
    found = []
    for at, (mark, start, end) in enumerate(spots):
        last = spots[at - 1][2] if at else 0
        left = max((pause.end() for pause in pauses if pause.end() <= start), default=0)
        right = min((pause.start() for pause in pauses if pause.start() >= end), default=len(text))
        mates = frozenset(other for other, begins, _ in spots if left <= begins < right and other != mark)
        following = min((begins for _, begins, _ in spots if begins >= end), default=len(text))
        rest = _FULL.split(text[end:following])[0]
        cited = next((match.start() for match in MARK.finditer(rest)), len(rest))
        whole = _FULL.split(text[:start])[-1] + _FULL.split(text[start:])[0]
        found.append(Place(mark, start, text[last:start], CLAUSE.split(rest)[0], rest[:cited], whole, mates))
    return tuple(found)
