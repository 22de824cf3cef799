"""An answer by a rule with what its document says that a word of the rule means, where that speaks of somebody or something of the asker's case of which
the rule itself does not ("被赡养人，是指年满60岁的父母，以及子女均已去世的…祖父母": 爷爷)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.merging import joined
from assistant.compose.of_demands.left_out import opening
from assistant.gather.of_support.definitions import definitions
from assistant.gather.speech import names_thing
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from index.stretches import overlap
from index.synonyms import expand, spoken_words
from prompts import say


def with_definition(draft: Draft, query: Query, rules: Sequence[SupportRule], library: Library) -> Draft:
    """The draft with the definition on which it turns, quoted; as it is where it turns on none or quotes it."""
    rule = next((one for one in rules if any(cited.document == one.document and overlap(cited, one) for cited in draft.citations)), None)
    if rule is None or draft.status == Status.REFUSED:
        return draft
    words = " ".join((rule.subject, rule.quote, *(one.text for one in rule.conditions), opening(rule, library)))
    told = {form for said in query.dialogue for word, _ in spoken_words(said) if len(word) > 1 for form in (word, *expand(word)) if names_thing(form) and form not in words}
    for one in definitions(library.text(rule.document)):
        if one.term in words and any(form in one.what for form in told) and not any(cited.document == rule.document and cited.start <= one.start < cited.end for cited in draft.citations):
            cite = Citations(library)
            mark = cite.span(rule.document, library.section_at(rule.document, one.start).path, one.start, one.end)
            line = say("support.defined", term=one.term, quote=library.text(rule.document)[one.start : one.end], mark=f"[{mark}]")
            whole = joined(draft, Draft(Status.ANSWERED, Reason.NONE, line, cite.all))
            return replace(whole, status=draft.status, reason=draft.reason, decides=draft.decides)
    return draft
