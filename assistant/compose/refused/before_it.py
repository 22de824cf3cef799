"""What was laid down before the only document that there is came into force, asked for as of then: "2021年的时候首次认定奖励是多少", "那老办法里一平米补多少"."""

from __future__ import annotations

import re

from assistant.compose.citing import Citations
from assistant.compose.rows import short_title
from assistant.records import Citation, Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_THEN = re.compile(r"(?P<year>(?:19|20)\d\d)年(?:度)?(?:的?时候|那时候?|那会儿?|那阵子?|当时|的?(?:老|旧)?(?:标准|政策)(?=[是里中上怎有给奖补]|[^，。；？]{0,12}(?:多少|几)))")
_OLD = re.compile(
    r"(?:老|旧|原来的?|以前的?|之前的?|原先的?|废止的?|废掉的?)(?:那[个份]|的)?(?:办法|政策|规定|文件|细则|方案|措施|标准)(?:里面?|中|上面?|规定|写明|下)[^。；]{0,24}(?:多少|几|怎么|什么|哪些)")
_TOLD = (Status.ANSWERED, Status.PARTIAL, Status.NEEDS_INPUT)


def held(draft: Draft, query: Query, library: Library) -> Draft:
    """In place of an answer out of documents that began later the refusal, with the nearest sentence; else the draft."""
    if draft.status not in _TOLD or not draft.citations or draft.targets:
        return draft
    then, old = _THEN.search(query.question), _OLD.search(query.question)
    if then is not None and all(_began(one, library) > int(then["year"]) and then["year"] not in one.quote for one in draft.citations):
        return _refused(draft.citations[0], say("refusal.before_it.year", year=then["year"]), library)
    if old is not None and all(_takes_a_place(one.document, library) for one in draft.citations):
        return _refused(draft.citations[0], say("refusal.before_it.old"), library)
    return draft


def _began(cited: Citation, library: Library) -> int:
    """The year in which the document of a citation came into force, 0 where it does not say."""
    meta = library.cards[cited.document].meta
    day = meta.effective or meta.published
    return int(day[:4]) if day and day[:4].isdigit() else 0


def _takes_a_place(id: str, library: Library) -> bool:
    """Whether a document takes the place of another that the library does not have."""
    return bool(library.cards[id].meta.supersedes) and id not in library.superseded and id not in library.superseded.values()


def _refused(first: Citation, when: str, library: Library) -> Draft:
    cite = Citations(library)
    mark = cite.span(first.document, first.path, first.start, first.end)
    meta = library.cards[first.document].meta
    why = say("refusal.before_it.why", when=when, since=meta.effective or meta.published, title=short_title(first.document, library))
    return Draft(Status.REFUSED, Reason.OTHER_YEAR, "\n".join((why, say("refusal.closest"), f"“{first.quote.strip()}”[{mark}]")), cite.all, decides=True)
