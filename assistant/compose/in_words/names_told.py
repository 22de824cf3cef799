"""The names of things that a passage counts, each told behind a colon or all in one sentence, as an answer: "共4项：甲、乙、丙、丁"."""

from __future__ import annotations

from assistant.compose.citing import Citations, without_stop
from assistant.compose.rows import short_title
from assistant.gather.of_lists.in_sentence import Named
from assistant.gather.of_lists.labelled import Labelled
from assistant.records import Draft, Reason, Status
from index.library import Library
from prompts import say


def labelled_names(found: Labelled, library: Library) -> Draft:
    """The sentence that counts the things, and their names."""
    cite, passage = Citations(library), found.passage
    text = library.text(passage.document)
    head = say("lists.headings", title=short_title(passage.document, library), about=found.thing, count=len(found.names))
    lead = say("lists.counted", quote=text[slice(*found.lead)].strip(), mark=f"[{cite.span(passage.document, passage.path, *found.lead)}]")
    lines = [f"- {text[start:end]}[{cite.span(passage.document, passage.path, start, end)}]" for start, end in found.names]
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((head, *lines, lead)), cite.all)


def named_in(found: Named, library: Library) -> Draft:
    """The names that a sentence gives of what it counts, and the sentence."""
    cite, passage = Citations(library), found.passage
    mark = f"[{cite.span(passage.document, passage.path, found.start, found.end)}]"
    head = say("lists.headings", title=short_title(passage.document, library), about=found.thing, count=len(found.names))
    lines = [f"- {name}{mark}" for name in found.names]
    quote = without_stop(library.text(passage.document)[found.start : found.end])
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join((head, *lines, say("figures.origin", quote=quote, mark=mark))), cite.all)
