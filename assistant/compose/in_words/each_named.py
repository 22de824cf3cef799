"""Things named in a row of which each is asked for in words (济南、青岛、烟台三个片区分别聚焦什么): for each the sentence that begins with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.compose.in_words.clauses.quoting import quotations
from assistant.gather.of_documents.in_force import documents_for
from assistant.gather.wording import Text, share, words_of
from assistant.records import Draft, Query
from assistant.stated.statements import Statement, statements
from index.library import Library

_EACH = re.compile(r"(?P<row>[^，。；：？！]{4,40}?)(?:[这那]?(?:[两二三四五六]|\d)(?:个|大|类|项|种|级|家)?(?P<kind>[\u4e00-\u9fff]{0,6}))?(?:分别|各自|各)(?![种类项地级区部方个界])[^，。；？！]*?(?:什么|啥|哪|怎|如何)")
_JOINS = re.compile(r"、|以及|[和与及跟]")
_OPENS = r"(?:^|[。；;：:\n])\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）.、．]\s*)?(?:[\u4e00-\u9fff]{2,8}[。．]\s*)?(?:其中|对于?)?[，“]?"
"""What may stand before the name with which a sentence begins: a number, a heading in the line."""
_HITS = 20
_LEAST, _MOST = 2, 5
_SHORT, _LONGEST = 2, 10
_FAR = 600
"""No two sentences of things that are asked of together stand further apart, unless one heading below the title is over both."""
_OVER = 2
_ABOUT = 0.3
"""The sentences have so much of the words that are asked beside the names."""


def compose(query: Query, library: Library) -> Draft | None:
    """The sentences, one for each of the things; None where no things are named so, or one of them begins no sentence near the others."""
    match = _EACH.search(query.text)
    names = [name.strip("“”") for name in _JOINS.split(match["row"]) if name] if match is not None else []
    if match is None or query.asker or not _LEAST <= len(names) <= _MOST or any(len(name) > _LONGEST or len(name) < _SHORT for name in names[1:]):
        return None
    asked = words_of([run for run in query.topic if query.text.rfind(run) >= match.end("row")], library)
    documents = documents_for(query, library)
    among = statements((match.group(), query.text), documents, _HITS, library)
    homes = {one.passage.document for one in among}
    among = among if len(homes) > 1 else tuple(dict.fromkeys((*among, *statements(names, documents, _HITS, library))))
    rows = [found for first in among if (found := _row(first, names, among)) is not None]
    told = max(rows, key=lambda row: sum(share(asked, Text.of(one.text))[0] for one in row), default=None)
    if told is None or (asked and sum(share(asked, Text.of(one.text))[0] for one in told) < _ABOUT * len(told)):
        return None
    return quotations([one.span for one in told], library)


def _row(first: Statement, names: Sequence[str], among: Sequence[Statement]) -> list[Statement] | None:
    """Sentences each of which begins with one of the names, from that of the first on; None where `first` does not, or there are none of the others.

    What stands before the first name in the question may belong to something else (山东自贸试验区济南).
    """
    if not any(_begins(first, names[0][at:]) for at in range(len(names[0]) - _SHORT + 1)) or any(_begins(first, name) for name in names[1:]):
        return None
    found = [first]
    for name in names[1:]:
        near = [one for one in among if one.passage.document == first.passage.document and one not in found and _begins(one, name)]
        nearest = min(near, key=lambda one: abs(one.start - found[-1].start), default=None)
        if nearest is None or (abs(nearest.start - found[-1].start) > _FAR and not _under_one(nearest, first)):
            return None
        found.append(nearest)
    return found if all(one.start < other.start for one, other in pairwise(found)) else sorted(found, key=lambda one: one.start)


def _under_one(one: Statement, other: Statement) -> bool:
    """Whether both stand deep under one heading."""
    path, beside = one.passage.path, other.passage.path
    return min(len(path), len(beside)) >= _OVER and path[0] == beside[0]


def _begins(one: Statement, name: str) -> bool:
    """Whether a sentence begins with a name, and not with a row of them."""
    return _opening(name).search(one.text) is not None


@lru_cache(maxsize=256)
def _opening(name: str) -> re.Pattern[str]:
    return re.compile(rf"{_OPENS}{re.escape(name)}(?!、)")
