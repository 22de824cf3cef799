"""Answers that somebody is left out of a policy, quoted, and until when the policy holds where that is asked."""

from __future__ import annotations

import re

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.gather.exclusions import exclusion
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.stretches import stretches
from prompts import say

_ASKS = re.compile(r"(?:能|可以|可|能否|可否|是否|能不能|可不可以|有没有资格).{0,8}?(?:享受|申请|申报|拿|领|适用|扣|抵|报|补|兼|叠加|重复)|享受(?:得)?(?:到|吗|不)|排除|不享受|不予")
_UNTIL = re.compile(r"有效期|到什么时候|到几时|什么时候(?:到期|截止|失效)|期限|到哪年|到何时|执行到")
_VALID = re.compile(r"(?:有效期|执行期|实施期|施行至|执行至|有效至|截止日?期?|截至)[^。；\n]*\d{4}年")


def compose(query: Query, library: Library) -> Draft | None:
    """The exclusion that answers, None where no right is asked for or nobody named is left out."""
    if not _ASKS.search(query.text):
        return None
    found = exclusion(query, library)
    if found is None:
        return None
    cite = Citations(library)
    text = library.text(found.document)
    mark = cite.span(found.document, found.path, found.start, found.end)
    lines = [say("support.excluded", title=short_title(found.document, library), quote=text[found.start : found.end].strip(),
                 mark=f"[{mark}]")]
    if _UNTIL.search(query.text):
        near = min(stretches(text, _VALID), key=lambda one: (abs(one[0] - found.start), one[0]), default=None)
        if near is not None:
            mark = cite.span(found.document, found.path, *near)
            lines.append(say("support.valid", quote=text[slice(*near)].strip(), mark=f"[{mark}]"))
        else:
            lines.append(say("support.valid_unknown"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all)
