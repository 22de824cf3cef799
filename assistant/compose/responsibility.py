"""Who is responsible: the units named by the clause that the question is about, with the clause's own sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.gather.clauses import Found
from assistant.gather.sentences import parts, sentences
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import Responsibility, Section
from index.responsibility import responsibilities
from prompts import say

_ACTS = re.compile(r"(?:谁|哪个?(?:部门|单位|厅|局|机构)?)[来去给]?(?:审|批|办|受理|发放|拨付|兑现|认定|评定|验收|制定|解释)|交给谁|向谁|报给?谁")
_NEAR = 200
_QUOTE, _WHOLE = 170, 420
_SHARE = 0.5


def compose(query: Query, found: Sequence[Found], library: Library) -> Draft | None:
    """The units responsible for the first clause found that names some, None if none does, or if the question says not for
    what, or asks who does something that the clause itself says (审批, 受理 …)."""
    if _ACTS.search(query.text) or not any(part.words for part in parts(query, library)):
        return None
    for one in found[:6]:
        if one.share < _SHARE * found[0].share:
            continue
        named = _named(one, library)
        if not named:
            continue
        cite = Citations(library)
        passage = one.passage
        quote = _clause(query, one, library, cite)
        lines = []
        for duty in named:
            mark = cite.span(passage.document, passage.path, duty.start, duty.end)
            lines.append(say("responsibility.line", role=duty.role or say("responsibility.units"), units="、".join(duty.units),
                             mark=f"[{mark}]"))
        about = " › ".join(passage.path[-2:])
        head = say("responsibility.head", title=short_title(passage.document, library), about=about)
        return Draft(Status.ANSWERED, Reason.NONE, "\n".join((head, *lines, *quote)), cite.all)
    return None


def _clause(query: Query, found: Found, library: Library, cite: Citations) -> list[str]:
    """The clause that the question is about, whole where it is short, else its sentence that fits best."""
    passage = found.passage
    source = library.document(passage.document)
    section = next((one for one in library.sections(passage.document) if one.index == passage.section), None)
    if section is not None and section.level > 0 and section.end - section.start <= _WHOLE and not any(
        section.start < place < section.end for place in source.clean.seams
    ):
        ranked = [(section.start, section.end)]
    else:
        ranked = [(one.start, one.end) for part in parts(query, library)[:1] for one in sentences([found], part, library)]
    for start, stop in ranked:
        duty = next(iter(responsibilities(source.text, start, stop)), None)
        end = start + len(source.text[start : duty.start].rstrip("（( \n")) if duty is not None else stop
        shown = end if end - start <= _QUOTE else start + _first(source.text[start:end])
        if 8 <= shown - start <= _QUOTE:
            mark = cite.span(passage.document, passage.path, start, stop if stop - start <= _WHOLE else end)
            return [say("responsibility.clause", text=source.text[start:shown].strip(), mark=f"[{mark}]")]
    return []


def _first(text: str) -> int:
    """The length of the first sentence of a text after its heading."""
    stops = [match.end() for match in re.finditer(r"[。；\n]", text)]
    return next((stop for stop in stops if stop > 40), len(text))


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
            return tuple(duty for duty in after if duty.start - first < _NEAR)
        section = next((one for one in sections if one.index == section.parent), None) if section.parent is not None else None
    return ()
