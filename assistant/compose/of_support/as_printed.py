"""What rules say, told as they are printed to one who tells nothing of himself; and what every answer from rules tells with them: their documents'
warnings, until when they hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from assistant.compose.citing import Citations, without_stop
from assistant.compose.of_documents import replaced
from assistant.compose.of_support import alternatives, terms
from assistant.compose.of_support.capped import caps
from assistant.compose.of_support.grading import of_grade
from assistant.compose.of_support.showing import not_other_rows
from assistant.compose.of_support.together import asked
from assistant.compose.rows import short_title
from assistant.eligibility import Decision
from assistant.eligibility.sums.in_cells import in_cell
from assistant.eligibility.sums.totals import fixed_total
from assistant.gather.of_support.amounts_asked import named_each
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from prompts import say


def as_printed(decisions: Sequence[Decision], query: Query, cite: Citations, library: Library, today: date, *, whole: bool = False) -> Draft:
    """What the rules say, where the asker tells nothing of himself; `whole`: with their sum."""
    rules = [decision.rule for decision in decisions] if whole else of_grade([decision.rule for decision in not_other_rows(decisions)], query)
    lines = []
    row = _in_a_row(rules, library) if whole else None
    if row is not None:
        mark = cite.span(rules[0].document, rules[0].path, *row)
        lines.append(say("support.rule", title=short_title(rules[0].document, library), quote=library.text(rules[0].document)[slice(*row)], mark=f"[{mark}]"))
    for rule in {(rule.document, rule.start): rule for rule in sorted(rules, key=lambda one: one.end)}.values():
        if row is None:
            lines.append(say("support.rule", title=short_title(rule.document, library), quote=without_stop(rule.quote), mark=f"[{cite.rule(rule)}]"))
        lines += [say("support.in_cell", sum=cell, mark=f"[{cite.rule(rule)}]")] if (cell := in_cell(rule)) else []
        lines += [*alternatives.listed(rule, cite, library), *replaced.of(rule, cite, library), *caps(rule, cite, library)]
    notes = warnings_of(decisions)
    once = list({(rule.document, rule.start, rule.end): rule for rule in rules}.values())
    sum_ = fixed_total(once) if whole or (asked(query) and len(once) == len(named_each(query))) else None
    lines += [say("support.total", working=sum_.working)] if sum_ is not None else []
    lines += [say("support.term", quote=quote, mark=f"[{n}]") for quote, n in terms.asked_too(rules[0], query, cite, library)] if rules else []
    lines += until_when(rules, cite, library, today)
    text = "\n".join((*(f"> {note}" for note in notes), *dict.fromkeys(lines)))
    return Draft(Status.ANSWERED, Reason.NONE, text, cite.all, () if sum_ is None else sum_.steps, warnings=notes)


def _in_a_row(rules: Sequence[SupportRule], library: Library) -> tuple[int, int] | None:
    """Where rules stand that follow each other with nothing but a stop between, None where they do not."""
    placed = sorted(rules, key=lambda one: one.start)
    text = library.text(placed[0].document)
    apart = [text[one.end : next_.start].strip("，；;、 ") for one, next_ in pairwise(placed)]
    return None if any(apart) else (placed[0].start, placed[-1].end)


def until_when(rules: Sequence[SupportRule], cite: Citations, library: Library, today: date) -> list[str]:
    """Until when each document held that holds no longer, quoted once."""
    found = [one for rule in rules if (one := terms.over(rule, cite, library, today)) is not None]
    return [say("support.valid", quote=quote, mark=f"[{mark}]") for quote, mark in dict.fromkeys(found)]


def warnings_of(decisions: Sequence[Decision]) -> tuple[str, ...]:
    """The warnings of the decisions, of several from one document those of the first."""
    of_document: dict[str, tuple[str, ...]] = {}
    for decision in decisions:
        of_document.setdefault(decision.rule.document, decision.warnings)
    return tuple(dict.fromkeys(warning for warnings in of_document.values() for warning in warnings))
