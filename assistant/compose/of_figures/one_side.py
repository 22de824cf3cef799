"""A goal and what came of it are both asked for, and an answer tells only one of them: that the other was not found is said."""

from __future__ import annotations

from dataclasses import replace

from assistant.gather.of_figures.outcomes import both_asked
from assistant.records import Draft, Query, Reason, Status
from assistant.vocabulary import vocabulary
from prompts import say


def noted(draft: Draft, query: Query) -> Draft:
    """The draft with a note on the side that it lacks; as it is where it tells both, works something out, or where one side alone is asked."""
    if not draft.status.tells or not draft.targets or draft.computations or draft.decides or not both_asked(query) or vocabulary().goal_of.search(query.text) is None:
        return draft
    roles = {row.status for row in draft.targets}
    if len(roles) > 1 or len({row.year for row in draft.targets}) > 1:
        return draft
    note = say("figures.reached.no_outcome" if roles == {"target"} else "figures.reached.no_goal", year=draft.targets[0].year or "")
    return replace(draft, status=Status.PARTIAL, reason=Reason.PART_MISSING, text=f"{draft.text}\n> {note}", warnings=(*draft.warnings, note))
