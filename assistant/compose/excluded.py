"""Answers that somebody is left out of a policy, quoted."""

from __future__ import annotations

import re

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.gather.exclusions import exclusion
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_ASKS = re.compile(r"(?:能|可以|可|能否|可否|是否|能不能|可不可以|有没有资格).{0,8}?(?:享受|申请|申报|拿|领|适用|扣|抵|报|补|兼|叠加|重复)|享受(?:得)?(?:到|吗|不)|排除|不享受|不予")


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
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all)
