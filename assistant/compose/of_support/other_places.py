"""What other places grant for the same, told beside the rule found where the question says of no place."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.citing import Citations, without_stop
from assistant.compose.merging import joined
from assistant.compose.rows import short_title
from assistant.gather.of_support.rules import of_other_places
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from index.regions import NATION
from prompts import say

_SHOWN = 2


def noted(draft: Draft, query: Query, rules: Sequence[SupportRule], library: Library) -> Draft:
    """The draft with what rules of other places say that fit a question without a place as well, place by place; nothing is added up over
    places."""
    home = library.cards[rules[0].document].meta.region if rules else ""
    if home in ("", NATION) or draft.status == Status.REFUSED:
        return draft
    cite = Citations(library)
    lines = [
        say("support.of_place", place=library.cards[rule.document].meta.region, title=short_title(rule.document, library),
            quote=without_stop(rule.quote), mark=f"[{cite.rule(rule)}]")
        for rule in of_other_places(query, rules, library)[:_SHOWN]
    ]
    if not lines:
        return draft
    text = "\n".join((say("support.no_place", place=home), *lines))
    return joined(draft, Draft(Status.ANSWERED, Reason.NONE, text, cite.all))
