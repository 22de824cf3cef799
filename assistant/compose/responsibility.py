"""Who is responsible: the units named by the clause that the question is about."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.gather.clauses import Found
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import Responsibility, Section
from index.responsibility import responsibilities
from prompts import say


def compose(query: Query, found: Sequence[Found], library: Library) -> Draft | None:
    """The units responsible for the first clause found that names some, None if none does."""
    for one in found[:6]:
        if one.share < 0.5 * found[0].share:
            continue
        named = _named(one, library)
        if not named:
            continue
        cite = Citations(library)
        passage = one.passage
        lines = []
        for duty in named:
            mark = cite.span(passage.document, passage.path, duty.start, duty.end)
            lines.append(say("responsibility.line", role=duty.role or say("responsibility.units"), units="、".join(duty.units),
                             mark=f"[{mark}]"))
        about = " › ".join(passage.path[-2:])
        head = say("responsibility.head", title=short_title(passage.document, library), about=about)
        return Draft(Status.ANSWERED, Reason.NONE, "\n".join((head, *lines)), cite.all)
    return None


def _named(found: Found, library: Library) -> tuple[Responsibility, ...]:
    """The duties named in the passage, else after it in its section, else in the sections around it."""
    passage = found.passage
    text = library.document(passage.document).text
    inside = responsibilities(text, passage.start, passage.end)
    if inside:
        return inside
    sections = library.sections(passage.document)
    section: Section | None = next((one for one in sections if one.index == passage.section), None)
    while section is not None and section.level > 0 and section.end - section.start < 3000:
        after = tuple(duty for duty in responsibilities(text, section.start, section.end) if duty.start >= passage.start)
        if after:
            first = after[0].start
            return tuple(duty for duty in after if duty.start - first < 200)
        section = next((one for one in sections if one.index == section.parent), None) if section.parent is not None else None
    return ()
