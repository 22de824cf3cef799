"""Answers to whether several grants can be had together: the sentence of the policy that says so, quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.wording import Text, share, words_of
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from index.stretches import stretches
from prompts import say

_ASKS = re.compile(
    r"(?:同时|一起|都|叠加|重复|重叠)(?:能|可以?)?(?:享受|拿|领|申请|申报|补|得|要)(?!下|到?了|过|[^，。；？]{0,4}的话)|(?:能|可以?|可不可以|能不能)[^，。？]{0,8}(?:叠加|重复|兼得|都拿|都领|都要|都申请|一起拿|一起申请)|叠着(?:拿|领|享|用|申)|已经?[^，。？]{0,12}?(?:拿|享受|领|得|有|卖|买|补)[^。？]{2,48}还(?:能|可以?)[^，。？]{0,10}再(?:申请|申报|享受|拿|领|报)[^，。？]{0,14}[吗么]|冲突吗|冲不冲突|就高"
)
_TELLS = re.compile(r"不重复|重复享受|重复申报|就高|从高|叠加(?!效应)|择优|择一|只能享受(?![一1]次)|不得同时|可以?(?:[与和同跟][^，。；]{2,20})?同时(?:享受|申[请报领]|领取)|最高额|(?:不再|不予)(?:另行)?(?:予以|给予)?(?:享受|给予|补贴|补助|奖励|资助)")
_OF_GRANTS = re.compile(r"享受|补助|补贴|奖励|资助|扶持|条款|申报|给予支持")
_HEADING = re.compile(r"[（(]?[\d一二三四五六七八九十]*[）)]?[.．、]?关于[^，。；]{2,20}")
_MOST, _LEAST = 2, 6
_FAR = 0.2
"""A sentence that explains so much less of the question than another is about something else."""


def asks(query: Query) -> bool:
    """Whether it is asked if several grants can be had together."""
    return _ASKS.search(query.text) is not None


def told(draft: Draft) -> bool:
    """Whether a draft quotes a sentence on double support already."""
    return any(_TELLS.search(one.quote) for one in draft.citations)


def compose(query: Query, rules: Sequence[SupportRule], library: Library) -> Draft | None:
    """The sentences on double support in the documents asked about, None where that is not asked or no document is meant."""
    if not asks(query):
        return None
    meant = list(dict.fromkeys(rule.document for rule in rules))
    documents = query.documents or dict.fromkeys((*(documents_for(query, library) or ()), *meant))
    words = words_of(query.words, library)
    found = []
    for id in documents:
        if id in library.superseded and id not in query.documents:
            continue
        text = library.text(id)
        for start, end in stretches(text, _TELLS):
            if len(text[start:end].strip()) >= _LEAST and not _HEADING.fullmatch(text[start:end].strip()) and _OF_GRANTS.search(text, start, end):
                found.append((share(words, Text.of(text[start:end]))[0], id, start, end))
    cite = Citations(library)
    lines = []
    best = max((one[0] for one in found), default=0.0)
    for _, id, start, end in sorted((one for one in found if one[0] >= best - _FAR), key=lambda one: -one[0])[:_MOST]:
        mark = cite.span(id, (), start, end)
        lines.append(say("support.doubled", title=short_title(id, library), quote=library.text(id)[start:end].strip(), mark=f"[{mark}]"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(dict.fromkeys(lines)), cite.all, decides=True) if lines else None
