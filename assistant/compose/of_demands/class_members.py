"""Who is of a class that a document makes up by the items of another article ("哪些学生算特别困难"), and of which one the asker is ("低保家庭算哪一档")."""

from __future__ import annotations

import re

from assistant.compose.citing import Citations, without_stop
from assistant.compose.rows import short_title
from assistant.gather.of_documents.in_force import documents_in_force
from assistant.gather.of_support.assigned import Assigned, assigned, case_of
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_WHO = re.compile(r"(?:哪些|哪几[类种]|什么样?的?|啥样?的?|谁)[^，。？]{0,8}(?:算|属于|是|叫|认定|可以|能|归)|怎么(?:才)?算|怎[么样]认定|如何认定|指(?:的是)?(?:哪|什么|谁)|包括哪")
_WHICH = re.compile(r"(?:算|属于|是|归|认定为?|定为?|划)[^，。？]{0,6}(?:哪|什么|啥|第几|几)[^，。？]{0,3}(?:[类档级种]|对象)|(?:算不算|是不是|属不属于|算|属于|能认定为?)(?P<label>[一-鿿]{2,10}?)(?:学生|对象|人员|家庭)?(?:这一?[档类])?(?:吗|么|不|[？?]|$)")


def compose(query: Query, library: Library) -> Draft | None:
    """Those of a class, or the class of the asker; None where neither is asked, or more than one document has such a class."""
    found = [(document, one) for document in documents_in_force(query, library) or library.cards for one in assigned(library.text(document))
             if len(one.cases) > 1 or len(assigned(library.text(document))) > 1]
    named = [(document, one) for document, one in found if one.label in query.question]
    if named and _WHO.search(query.question) and len(named) == 1:
        return _members(*named[0], library)
    which = _WHICH.search(query.question)
    if which is None:
        return None
    told = "。".join(query.dialogue).replace(which[0], "")
    mine = [(document, one, case) for document, one in found if (case := case_of(one, told, library.text(document))) is not None]
    if len(mine) != 1 or (which["label"] and not named):
        return None
    document, own, case = mine[0]
    cite = Citations(library)
    key = "" if not which["label"] else "class_is" if any(one.label == own.label for _, one in named) else "class_is_not"
    text = library.text(document)
    marks = "".join(f"[{cite.span(document, library.section_at(document, place[0]).path, *place)}]" for place in ((own.start, own.end), case))
    lines = [say(f"by_status.{key}")] if key else []
    lines.append(say("by_status.member", label=own.label, quote=without_stop(text[own.start : own.end]), case=without_stop(text[slice(*case)]), marks=marks))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)


def _members(document: str, one: Assigned, library: Library) -> Draft:
    text, cite = library.text(document), Citations(library)
    mark = f"[{cite.span(document, library.section_at(document, one.start).path, one.start, one.end)}]"
    lines = [say("support.rule", title=short_title(document, library), quote=without_stop(text[one.start : one.end]), mark=mark)]
    for case in one.cases:
        if not one.start <= case[0] < one.end:
            lines.append(say("by_status.listed", quote=without_stop(text[slice(*case)]), mark=f"[{cite.span(document, library.section_at(document, case[0]).path, *case)}]"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)
