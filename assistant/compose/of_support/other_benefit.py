"""Support asked for in one kind (interest on a loan) of a document that grants its things in other kinds alone: it is not given, and what is given is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.refused import absent
from assistant.gather.of_support import benefits
from assistant.gather.of_support.rule_fit import of_its_kind
from assistant.gather.of_support.rules import explains, rules
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule

_HALF = 0.5
"""A rule of the kind asked for that explains less than this part of what another explains of the thing is for another thing."""


def compose(query: Query, found: Sequence[SupportRule], library: Library) -> Draft | None:
    """The refusal, with the rule that would be meant if no kind were asked for as the nearest; None where no kind is asked for, the document of that rule
    speaks of the kind, or one of the rules `found` gives it for the thing."""
    kinds = benefits.asked(query.text)
    if not kinds:
        return None
    text = benefits.unnamed(query.text, kinds)
    plain = replace(query, text=text, topic=tuple(word for word in query.topic if word in text), core=tuple(word for word in query.core if word in text))
    near = rules(plain, library)
    if not near or any(benefits.gives(rule.quote, kinds) for rule in library.rules([near[0].document])):
        return None
    first = near[0]
    if found and of_its_kind(query, found[0].document, library):
        return None  # its document is called after the kind: it is for nothing else
    if found and explains(plain, found[0], library) >= _HALF * explains(plain, first, library):
        return None
    cite = Citations(library)
    cite.span(first.document, first.path, first.start, first.end)
    made = Draft(Status.ANSWERED, Reason.NONE, "", cite.all)
    return absent.refused_for(benefits.nouns(kinds) or (query.text,), made, query, library)
