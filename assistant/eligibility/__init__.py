"""Can we get it, how much, what is missing: from what the asker says to a decision on each support rule.

`facts` reads the asker's own statements (`facts_from_form` those of a form), `decide` holds one rule against them, `match` finds the rules that may fit,
`explain` words a decision.
"""

from assistant.eligibility.decide import decide
from assistant.eligibility.form import facts_from_form
from assistant.eligibility.match import match
from assistant.eligibility.records import Amount, Decision, Facts, OwnFigure
from assistant.eligibility.sums.totals import in_a_year, total
from assistant.eligibility.told.facts import facts
from assistant.eligibility.wording import explain

__all__ = [
    "Amount",
    "Decision",
    "Facts",
    "OwnFigure",
    "decide",
    "explain",
    "facts",
    "facts_from_form",
    "in_a_year",
    "match",
    "total",
]
