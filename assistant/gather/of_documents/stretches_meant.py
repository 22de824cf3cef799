"""Where is one sentence looked for that decides the asker's case? In all of the few documents that the question means; else in the passages that come
nearest, and in documents that are titled so. A report on work done demands nothing of anybody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.gather.of_documents.in_force import documents_for, documents_in_force, set_aside
from assistant.gather.of_documents.titled import shares, titled
from assistant.gather.wording import Word
from assistant.records import Query
from index.library import Library

_MOST_DOCUMENTS = 24
"""So many documents are read from end to end."""
_REPORT = re.compile(r"工作报告|公报|执行情况")


def stretches_meant(query: Query, words: Sequence[Word], library: Library, *, hits: int, titles: float | None = None, whole: int = 0) -> list[tuple[str, int, int]]:
    """The stretches, each with its document, none twice. `hits`: so many passages are found where the question means no few documents; the documents of the
    first `whole` of them are read from end to end. `titles`: documents whose title has so much of the words are read beside those meant, where none is named."""
    documents = documents_in_force(query, library)
    documents = documents if documents is not None and len(documents) <= _MOST_DOCUMENTS else documents_for(query, library)
    if documents is not None and len(documents) <= _MOST_DOCUMENTS:
        further = [] if titles is None or query.documents else [id for _, id in shares(words, library, titles)]
        places = [_all(id, library) for id in (*documents, *further)]
    else:
        found = library.search_passages(" ".join(query.words) or query.text, hits, documents)
        near = list(library.passages([hit.id for hit in found]).values())
        places = [(one.document, one.start, one.end) for one in near]
        places += [_all(id, library) for id in (*(one.document for one in near[:whole]), *titled(words, library))]
    return [place for place in dict.fromkeys(places) if _decides(place[0], query, library)]


def _all(document: str, library: Library) -> tuple[str, int, int]:
    return document, 0, len(library.text(document))


def _decides(document: str, query: Query, library: Library) -> bool:
    report = _REPORT.search(library.cards[document].title) is not None
    return not set_aside(document, query, library) and (not report or document in query.documents)
