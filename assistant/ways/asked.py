"""A question put to a library, with what several ways to answer want to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from assistant.compose.of_support import support
from assistant.eligibility import Facts, facts
from assistant.gather.aspects import asked as aspects
from assistant.gather.aspects import of_procedure
from assistant.gather.in_words.ranks import for_other_rank
from assistant.gather.of_documents.in_force import holds_in
from assistant.gather.of_documents.one_place import of_one_place
from assistant.gather.of_figures.figures import figures
from assistant.gather.of_figures.items import Figures
from assistant.gather.of_support.amounts_asked import parts
from assistant.gather.of_support.rules import rules
from assistant.records import Query
from index.library import Library
from index.records import SupportRule

_REPORT = "工作报告"
IN_PROSE = frozenset({"how", "why", "summary", "document"})
"""Kinds of questions answered with sentences."""


@dataclass(frozen=True)
class Asked:
    """A question put to a library, with what several ways want to know of it, worked out once and only where it is wanted."""

    query: Query
    library: Library

    @cached_property
    def own(self) -> Facts:
        """What the asker tells of himself, in all of the dialogue."""
        return facts(self.query.dialogue, self.query.regions)

    @cached_property
    def aspects(self) -> frozenset[str]:
        """Which sides of a thing are asked for: its definition, consequence, material …"""
        return frozenset(aspects(self.query.text))

    @cached_property
    def of_procedure(self) -> bool:
        """Whether it is asked how a thing is gone about."""
        return of_procedure(self.query.text)

    @cached_property
    def found(self) -> Figures | None:
        """The figures found, None where none are asked for."""
        query = self.query
        listed = "list" in query.kinds and "count" not in query.kinds
        prose = listed or self.of_procedure or query.kinds & IN_PROSE or self.aspects & {"definition", "consequence"}
        worked = query.operations and "consequence" not in self.aspects
        wanted = query.figure and (query.unit or worked or "figure" in query.kinds or not prose)
        return figures(query, self.library) if wanted else None

    @cached_property
    def rules(self) -> tuple[SupportRule, ...]:
        """The support rules that the question means, best first; none of another place than the one spoken of before, where it names none,
        none of a yearly report on a wider place than it names, which grants nobody anything, and none for another rank than the asker tells."""
        query = self.query
        found = of_one_place([rule for rule in rules(query, self.library) if query.documents or not self._reported(rule)], query, self.library, several=len(parts(query)) > 1)
        places = self.own.regions if found and query.context and not (query.regions or query.documents or query.leans) else ()
        here = tuple(rule for rule in found if not places or any(holds_in(self.library.cards[rule.document].meta.region, place) for place in places))
        return tuple(rule for rule in here if not for_other_rank(rule.document, rule.start, rule.quote, query, self.library)) or here

    def _reported(self, rule: SupportRule) -> bool:
        """Whether a rule is told by a yearly report on another place than the question names."""
        card = self.library.cards[rule.document]
        return bool(self.query.regions) and card.title.endswith(_REPORT) and card.meta.region not in self.query.regions

    @property
    def has_figures(self) -> bool:
        """Whether figures were found."""
        return self.found is not None and bool(self.found.items)

    @property
    def certain(self) -> bool:
        """Whether figures were found that explain nearly all of the question."""
        return self.found is not None and self.found.certain

    @property
    def of_support(self) -> bool:
        """Whether support (money, relief, a title) is asked about."""
        return "support" in self.query.kinds

    @cached_property
    def goes_on(self) -> bool:
        """Whether the asker tells for how many years he had something, or which year he asks about."""
        return self.own.nth is not None or self.own.received is not None

    @property
    def of_amount(self) -> bool:
        """Whether it is asked how much support there is."""
        return support.asks_amount(self.query)
