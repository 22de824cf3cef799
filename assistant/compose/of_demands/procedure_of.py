"""Answers to how a thing is applied for, however it is put (要带什么材料, 去哪办, 什么时候报, 怎么申请): for each the place of its document that tells it."""

from __future__ import annotations

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.gather.in_words.procedure import Told, applies, asked, home_of, told
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from prompts import say


def compose(query: Query, library: Library) -> Draft | None:
    """What the thing's document tells of each thing asked; what it does not tell is said; None where nothing of it is asked, or no document is of the thing."""
    kinds = asked(query.text)
    proper = applies(query, library)
    if not kinds or ("responsibility" in query.kinds and not proper):
        return None
    found = told(query, library)
    document = found[0].document if found else home_of(query, library) if proper else ""
    if not document:
        return None
    cite = Citations(library)
    apart = [one for one in found if one.kind != "steps" or not any(other is not one and other.start <= one.start < other.end for other in found)]
    lines = [_line(one, cite, library) for one in apart]
    untold = [say(f"support.kinds.{kind}") for kind in kinds if kind not in {one.kind for one in found}]
    if untold:
        lines.append(say("support.besides.untold" if found else "support.besides.silent", kinds="、".join(untold), title=short_title(document, library)))
    if found:
        return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)
    lines += [_line(one, cite, library) for one in told(query, library, ("place",)) if one.document == document]
    return Draft(Status.REFUSED, Reason.NOT_FOUND, "\n".join(lines), cite.all, decides=True)


def _line(one: Told, cite: Citations, library: Library) -> str:
    quote = library.text(one.document)[one.start : one.end].strip()
    mark = cite.span(one.document, library.section_at(one.document, one.start).path, one.start, one.end)
    return say(f"support.besides.{one.kind}", quote=quote, mark=f"[{mark}]")
