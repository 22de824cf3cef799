"""What is known of a figure before year, measure and status are decided, and what later clauses may take over."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from index.quantities import Quantity

COUNTED = frozenset({"count", "people"})
"""Families of units whose object may stand after the figure: 30家企业."""

AMOUNTS = frozenset({"area", "length", "power", "mass", "volume", "money", "energy", "computing", "score"})
"""Families of units of amounts: 500万亩高标准农田."""

ENTERPRISES = frozenset({"家", "户"})
"""Units in which enterprises are counted."""
_HOLDER = re.compile(r"^(?:[一-鿿]{1,8}?[省市县区州盟旗])?(?:现有|共有|拥有)")


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure with its subject.

    `name` is the indicator, `scope` a scope word that led it. `start`, `end`: the quote within the sentence. `predicate`: the
    words between subject and figure, `lead` those before the subject in its clause (masked). `clause`: where the figure's own
    words begin. `carried`: the subject comes from an earlier clause. `counted`: the object after the figure names it. `verbs`
    stood before the name (培育), `growth` is the printed growth word (年均增长). `of`: figures of one distributed list.
    """

    quantity: Quantity
    name: str
    scope: str
    predicate: str
    lead: str
    start: int
    end: int
    clause: int
    carried: bool = False
    counted: bool = False
    of: int = 1
    verbs: str = ""
    growth: str = ""


@dataclass(slots=True)
class Carry:
    """What later clauses may take over: the last subjects, where each stands (None: in an earlier sentence), their scope.

    `topic` is the industry of the heading, `unit` that of the last figure.
    """

    names: list[str] = field(default_factory=list)
    starts: list[int | None] = field(default_factory=list)
    scope: str = ""
    topic: str = ""
    unit: str = ""

    def last(self) -> str:
        """The last subject, "" if there is none yet."""
        return self.names[-1] if self.names else ""

    def told_of(self) -> str:
        """The subject that a sentence without one goes on about: after a list of counted enterprises those named first, else the last."""
        listed = len(self.names) > 1 and self.starts[-1] is None and self.unit in ENTERPRISES
        return _HOLDER.sub("", self.names[0]) if listed and self.names[0].endswith("企业") else self.last()

    def add(self, name: str, start: int | None) -> None:
        """Remembers a subject and where its clause begins."""
        self.names.append(name)
        self.starts.append(start)

    def start_of(self, count: int) -> int | None:
        """Where the first of the last `count` subjects stands in this sentence."""
        return self.starts[-count] if len(self.starts) >= count else None

    def next_sentence(self) -> None:
        """Forgets places, which are those of one sentence."""
        self.starts = [None] * len(self.names)
