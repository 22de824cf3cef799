"""What is worked out of the figures that one sentence of a plan, a task list or a programme tells: sums of its parts, so much a year over years, so many for
each of several places, from one figure to another, a share of a whole, a gap, an average a year.

The sentence is the one that explains most of what is asked; where it has not exactly the figures needed, or it is not clear which are meant, nothing is worked out.
"""

from __future__ import annotations

import re

from assistant.compose.citing import Citations, without_stop
from assistant.compose.in_words.clauses.quoting import standing
from assistant.compose.of_figures.one_clause import (
    apart,
    averaged,
    each_place,
    of_whole,
    parts,
    raised,
)
from assistant.compose.of_figures.one_clause.asked import Asked, asked
from assistant.compose.of_figures.one_clause.made import Made, degrees
from assistant.gather.of_figures.clause_figures import Clause, clauses_told
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from prompts import say


def _made(clause: Clause, wanted: Asked, mark: int, library: Library) -> Made | None:
    """What is worked out of one sentence, in the first of the ways that fits it."""
    return (
        raised.made(clause, wanted, mark, library)
        or each_place.made(clause, wanted, mark)
        or averaged.made(clause, wanted, mark)
        or of_whole.made(clause, wanted, mark, library)
        or parts.made(clause, wanted, mark, library)
        or apart.made(clause, wanted, mark, library)
    )


def compose(query: Query, library: Library) -> Draft | None:
    """What the question wants worked out of the one sentence that tells it; None where it wants nothing of the kind, or no sentence tells it clearly."""
    wanted = asked(query)
    if wanted is None or not wanted.anything:
        return None
    for clause in clauses_told(wanted.words, query, library):
        if any(figure not in clause.text for figure in wanted.own_figures):
            continue  # his own case is asked about
        if wanted.summed and _grants(clause, library):
            continue  # what is given for each is added up by how many there are
        made = _made(clause, wanted, 1, library)
        if made is not None:
            return _told(made, clause, library)
    return None


def _grants(clause: Clause, library: Library) -> bool:
    """Whether a sentence is of a rule that gives somebody a sum, each of its kinds another one."""
    given = (rule for rule in library.rules([clause.passage.document]) if rule.start < clause.end and clause.start < rule.end)
    sums = [rule for rule in given if rule.amount is not None or rule.rate is not None or rule.tiers]
    return any(rule.conditions or rule.per for rule in sums) or (bool(sums) and _GIVES.search(clause.text) is not None)


_GIVES = re.compile("给予|予以|奖励|奖补|补助|补贴|津贴|资助|救助")


def _told(made: Made, clause: Clause, library: Library) -> Draft:
    cite = Citations(library)
    mark = cite.span(clause.passage.document, clause.passage.path, clause.start, clause.end)
    notes = degrees(made.used, clause)
    origin = say("figures.origin", quote=without_stop(clause.text), mark=f"[{mark}]")
    lines = (*made.lines, standing(clause.passage, library), origin, *(f"> {note}" for note in notes))
    status, reason = (Status.PARTIAL, Reason.PART_MISSING) if made.partial else (Status.ANSWERED, Reason.NONE)
    return Draft(status, reason, "\n".join(lines), cite.all, made.computations, warnings=notes, decides=True)
