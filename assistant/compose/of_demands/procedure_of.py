"""Answers to how a thing is applied for, however it is put (要带什么材料, 去哪办, 什么时候报, 怎么申请): for each the place of its document that tells it; and the
same besides an answer on what the thing gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from assistant.compose.citing import Citations, without_stop
from assistant.compose.in_words.responsibility import responsible
from assistant.compose.merging import joined
from assistant.compose.rows import short_title
from assistant.gather.in_words.contacts import asks_room, tells_room, tells_telephone
from assistant.gather.in_words.granted import Granted
from assistant.gather.in_words.guide_asked import asks as asks_field
from assistant.gather.in_words.holding import whole
from assistant.gather.in_words.procedure import Told, granting, home_of, told, told_in
from assistant.gather.in_words.procedure_asked import WORDS, Kind, applies, asked, asks
from assistant.records import Citation, Draft, Query, Reason, Status
from index.library import Library
from index.stretches import SENTENCE
from prompts import say

_ANSWERED = (Status.ANSWERED, Status.PARTIAL, Status.NEEDS_INPUT)


_LABELLED: dict[Kind, re.Pattern[str]] = {"papers": re.compile(r"(?:材料|资料)[^，。；\n]{0,4}[：:\t\n？?]"), "time": re.compile(r"(?:时间|期限|截止)[^，。；\n]{0,4}[：:\t\n？?]")}
"""Labels of a part that tells a thing."""


def _labelled(kind: Kind, document: str, library: Library) -> bool:
    """Whether a document has a label of a part that tells a thing: it cannot be said that it does not tell it."""
    return kind in _LABELLED and _LABELLED[kind].search(library.text(document)) is not None


def compose(query: Query, library: Library) -> Draft | None:
    """What the thing's document tells of each thing asked; what it does not tell is said; None where nothing of it is asked, or no document is of the thing."""
    kinds = asked(query.text)
    proper = applies(query, library)
    if not kinds or ("responsibility" in query.kinds and not proper):
        return None
    found = told(query, library) or told(whole(query), library, kinds)
    given = granting(query, library) if proper and not found else None
    document = found[0].document if found else home_of(query, library) if proper else ""
    if not document:
        return None if given is None else _only_granted(given, kinds, library)
    cite = Citations(library)
    apart = [one for one in found if one.kind != "steps" or not any(other is not one and other.start <= one.start < other.end for other in found)]
    lines = [_line(one, cite, library) for one in apart]
    untold = [kind for kind in kinds if kind not in {one.kind for one in found} and not (found and _labelled(kind, document, library))]
    if untold:
        lines.append(_untold(untold, "untold" if found else "silent", document, library))
    if found:
        return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)
    if any(_labelled(kind, document, library) for kind in kinds):
        return None  # the document has a part on it, which was not read as such
    lines += [_line(one, cite, library) for one in told(query, library, ("place",)) if one.document == document]
    return Draft(Status.REFUSED, Reason.NOT_FOUND, "\n".join(lines), cite.all, decides=True)


def _only_granted(given: Granted, kinds: Sequence[Kind], library: Library) -> Draft:
    """That the document that grants the thing tells nothing of what is asked, with the words that grant it and the units that it makes responsible."""
    cite = Citations(library)
    quote = without_stop(library.text(given.document)[given.start : given.end].strip())
    mark = cite.span(given.document, library.section_at(given.document, given.start).path, given.start, given.end)
    line = say("support.step_unknown", kinds=_named(kinds), title=short_title(given.document, library), quote=quote, mark=f"[{mark}]")
    passage = next((one for one in library.passages_of(given.document) if one.start <= given.start < one.end), None)
    units = responsible(passage, given.start, library, cite) if passage is not None else []
    return Draft(Status.REFUSED, Reason.NOT_FOUND, "\n".join((line, *units)), cite.all, decides=True)


def _named(kinds: Sequence[Kind]) -> str:
    return "、".join(say(f"support.kinds.{kind}") for kind in kinds)


def completed(draft: Draft, query: Query, library: Library) -> Draft:
    """The draft of an answer on support with a part for each thing asked of applying that it does not tell yet, from its document; other drafts as they are."""
    if draft.status not in _ANSWERED or not draft.citations or draft.targets or (draft.decides and asks_field(query, library)):
        return draft
    first = draft.citations[0]
    wanted = [one.kind for one in asks(query) if not any(_tells(one.kind, cited, query.text) for cited in draft.citations)]
    found = told_in(first.document, first.start, wanted, query, library) if wanted else ()
    fresh = [one for one in found if not any(cited.document == one.document and cited.start <= one.start and one.end <= cited.end + 1 for cited in draft.citations)]
    made = reduce(joined, (_part(one, library) for one in fresh), draft)
    open_ = [kind for kind in wanted if kind not in {one.kind for one in found} and not _labelled(kind, first.document, library)]
    if not open_ or len(open_) == len(wanted):
        return made
    status = (Status.PARTIAL, Reason.PART_MISSING) if made.status == Status.ANSWERED else (made.status, made.reason)
    return replace(made, status=status[0], reason=status[1], text=f"{made.text}\n\n{_untold(open_, 'untold', first.document, library)}")


def _tells(kind: Kind, cited: Citation, question: str) -> bool:
    """Whether what is quoted tells what is asked, to those who apply."""
    if kind == "place" and (tells_room(cited.quote) or (tells_telephone(cited.quote) and not asks_room(question))):
        return True
    pattern = WORDS.get(f"told_{'place' if kind == 'steps' else kind}")
    return pattern is not None and any(pattern.search(one.group()) and not WORDS["offices"].search(one.group()) for one in SENTENCE.finditer(cited.quote))


def _untold(kinds: Sequence[Kind], how: str, document: str, library: Library) -> str:
    return say(f"support.besides.{how}", kinds=_named(kinds), title=short_title(document, library))


def _part(one: Told, library: Library) -> Draft:
    """The part of an answer that quotes a place."""
    cite = Citations(library)
    return Draft(Status.ANSWERED, Reason.NONE, _line(one, cite, library), cite.all)


def _line(one: Told, cite: Citations, library: Library) -> str:
    text = library.text(one.document)
    mark = cite.span(one.document, library.section_at(one.document, one.start).path, one.start, one.end)
    line = say(f"support.besides.{one.kind}", quote=text[one.start : one.end].strip(), mark=f"[{mark}]")
    return line if one.part is None else "\n".join((line, say("support.besides.part", quote=text[slice(*one.part)].strip(" \t\n，；。、"), mark=f"[{mark}]")))
