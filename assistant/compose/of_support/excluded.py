"""Answers that somebody is left out of a policy, quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.eligibility import Facts
from assistant.gather.of_support.deemed import deemed, deemed_in
from assistant.gather.of_support.exclusions import OF_ALL, Exclusion, exclusion
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from index.records import SupportRule
from prompts import say

_ASKS = re.compile(r"(?:能|可以|可|能否|可否|是否|能不能|可不可以|有没有资格).{0,8}?(?:享受|申请|申报|拿|领|适用|扣|抵|报|补|兼|叠加|重复)|享受(?:得)?(?:到|吗|不)|排除|不享受|不予")


def compose(query: Query, rules: Sequence[SupportRule], own: Facts, library: Library) -> Draft | None:
    """The exclusion that answers, None where no right is asked for or nobody named is left out."""
    if not _ASKS.search(query.text):
        return None
    counted = deemed(rules[0], own, library) if rules else None
    found = exclusion(query, library) if counted is None else counted[0]
    return None if found is None else _told(found, counted, library)


def counts_as_having(query: Query, own: Facts, library: Library) -> Draft | None:
    """The sentence of the document named by which the asker counts as having what he is to lack, None where there is none."""
    counted = deemed_in(query.documents[0], own, library) if len(query.documents) == 1 and _ASKS.search(query.text) else None
    return None if counted is None else _told(counted[0], counted, library)


def from_all(query: Query, document: str, library: Library) -> Draft | None:
    """The sentence by which those whom the asker names are left out of all that a document gives (公务员不适用本办法), None where there is none."""
    found = exclusion(query, library)
    whole = found is not None and found.document == document and OF_ALL.search(library.text(document)[found.start : found.end]) is not None
    return replace(_told(found, None, library), decides=True) if found is not None and whole else None


def _told(found: Exclusion, counted: tuple[Exclusion, Exclusion] | None, library: Library) -> Draft:
    cite = Citations(library)
    text = library.text(found.document)
    mark = cite.span(found.document, found.path, found.start, found.end)
    lines = [say("support.excluded", title=short_title(found.document, library), quote=text[found.start : found.end].strip(),
                 mark=f"[{mark}]")]
    lines += [_asked_for(counted[1], cite, library)] if counted is not None else []
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=counted is not None)


def _asked_for(one: Exclusion, cite: Citations, library: Library) -> str:
    """The clause that asks for what the asker counts as lacking."""
    mark = cite.span(one.document, one.path, one.start, one.end)
    return say("support.origin", quote=library.text(one.document)[one.start : one.end].strip(), mark=f"[{mark}]")
