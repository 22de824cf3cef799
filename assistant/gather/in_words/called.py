"""What a question calls the thing of which it asks something (公租房 in 我月薪5000，申请公租房要什么条件), without the words that ask and what the asker tells besides."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.records import Query

_CLAUSES = re.compile("[，。；？！,;?!]")
_APPLIES = re.compile("申请|申报|申领|享受|报名|认定|入户|落户|办理?")


def called(query: Query, asks: Callable[[str], bool], asking: re.Pattern[str]) -> tuple[str, ...]:
    """The words that name the thing: of the clause that `asks` where it is called by name there, else of the one that speaks of applying, else of any; `asking` are
    the words that only ask, which are taken out."""
    clauses, runs = _CLAUSES.split(query.text), query.topic or query.core
    in_asking = "，".join(clause for clause in clauses if asks(clause))
    in_applying = "，".join(clause for clause in clauses if _APPLIES.search(clause))
    for spoken in (in_asking, in_applying, query.text):
        pieces = [piece for run in runs if run in spoken for piece in asking.sub(" ", run).split() if len(piece) > 1]
        if pieces:
            return tuple(pieces)
    return ()
