"""Whether what was not paid for a while is paid afterwards ("停发的住房租赁补贴不予补发", "并补发…期间的补贴"): the sentences that say so, each quoted for
the case that it is of."""

from __future__ import annotations

import re

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.gather.in_words.patterned import formed
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_ASKED = re.compile(r"(?:停(?:发|掉|[了的付]|放)|断(?:发|了)|被停|暂停|中断|暂缓)[^。？]{0,40}(?:补[发给回上]|补不补|倒?补(?=[吗么])|追回来|找补|再给我)")
_PAID = re.compile(r"补发")
_ABOUT, _MOST = 0.25, 3


def compose(query: Query, library: Library) -> Draft | None:
    """The sentences on what is paid afterwards of the document that explains most of the question, None where that is not asked or nothing is said of it."""
    found = formed(query, _PAID, _ABOUT, library) if _ASKED.search(query.text) else []
    if not found:
        return None
    cite = Citations(library)
    own = [one for one in found if one.passage.document == found[0].passage.document][:_MOST]
    lines = [say("support.halted", title=short_title(own[0].passage.document, library))]
    for one in own:
        mark = cite.span(one.passage.document, one.passage.path, one.start, one.end)
        lines.append(say("support.item", quote=f"“{cite.all[-1].quote.strip()}”", mark=f"[{mark}]"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)
