"""What was laid down before the only document that there is came into force, asked for as of then: "2021年的时候首次认定奖励是多少"."""

from __future__ import annotations

import re

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.records import Citation, Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_THEN = re.compile(r"(?P<year>(?:19|20)\d\d)年(?:度)?(?:的?时候|那时候?|那会儿?|那阵子?|当时|的?(?:老|旧)?(?:标准|政策)(?=[是里中上怎有给奖补]|[^，。；？]{0,12}(?:多少|几)))")
_TOLD = (Status.ANSWERED, Status.PARTIAL, Status.NEEDS_INPUT)


def held(draft: Draft, query: Query, library: Library) -> Draft:
    """In place of an answer out of documents that began later the refusal, with the nearest sentence; else the draft."""
    if draft.status not in _TOLD or not draft.citations or draft.targets:
        return draft
    then = _THEN.search(query.question)
    if then is not None and all(_began(one, library) > int(then["year"]) and then["year"] not in one.quote for one in draft.citations):
        return _refused(draft.citations[0], then["year"], library)
    return draft


def _began(cited: Citation, library: Library) -> int:
    """The year in which the document of a citation came into force, 0 where it does not say."""
    meta = library.cards[cited.document].meta
    day = meta.effective or meta.published
    return int(day[:4]) if day and day[:4].isdigit() else 0


def _refused(first: Citation, year: str, library: Library) -> Draft:
    cite = Citations(library)
    mark = cite.span(first.document, first.path, first.start, first.end)
    meta = library.cards[first.document].meta
    why = say("refusal.before_it", year=year, since=meta.effective or meta.published, title=short_title(first.document, library))
    return Draft(Status.REFUSED, Reason.OTHER_YEAR, "\n".join((why, say("refusal.closest"), f"“{first.quote.strip()}”[{mark}]")), cite.all, decides=True)
