"""What an item of a scoring standard counts, where the asker wants to know that and tells nothing of himself to be counted ("租房一年加几分")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.compose.citing import Citations
from assistant.compose.of_support.scoring.binding import likeness
from assistant.compose.of_support.scoring.items import Item
from assistant.compose.rows import short_title
from assistant.gather.wording import Text, Word, words_of
from assistant.records import Draft, Query, Reason, Status
from index.library import Library
from prompts import say

_ASKED = re.compile(r"(?:多少|几)分(?![钟之公析别类])|怎么(?:算|计|打|积)分|[算计占]多少分")
_STANDS = 0.5
"""A word stands in a text if so much of it does."""
_MEANT = 0.5
"""So much, by weight, of what the question names besides the standard itself has to stand in an item."""
_MOST = 6
"""More items than this are no one thing that is asked for."""


def compose(query: Query, printed: Mapping[str, tuple[Item, ...]], library: Library) -> Draft | None:
    """The items of the standards `printed` that the question names, quoted; None where it asks for no points or names none or very many."""
    if not _ASKED.search(query.text):
        return None
    words = words_of(query.topic, library)
    best: tuple[float, str, list[Item]] | None = None
    for document, items in printed.items():
        title = Text.of(library.cards[document].title)
        named = [word for word in words if likeness(word, title) >= _STANDS]
        rest = [word for word in words if word not in named]
        share, meant = _meant(rest, items) if named else (0.0, [])
        if share >= _MEANT and len(meant) <= _MOST and (best is None or share > best[0]):
            best = (share, document, meant)
    return None if best is None else _told(best[1], best[2], library)


def _meant(words: Sequence[Word], items: Sequence[Item]) -> tuple[float, list[Item]]:
    """The items that have most of the words, in their own words or, where none has, in what they stand under, and the share 0…1 that they have."""
    total = sum(word.weight for word in words)
    for texts in ([item.of for item in items], [item.head for item in items]):
        shares = {item: sum(word.weight for word in words if likeness(word, Text.of(text)) >= _STANDS) / total
                  for item, text in zip(items, texts, strict=True)} if total else {}
        most = max(shares.values(), default=0.0)
        if most >= _MEANT:
            return most, [item for item, share in shares.items() if share == most]
    return 0.0, []


def _told(document: str, items: Sequence[Item], library: Library) -> Draft:
    text, cite = library.text(document), Citations(library)
    lines = [say("scoring.worth", title=short_title(document, library))]
    for start, end, path in dict.fromkeys((item.start, item.end, item.passage.path) for item in items):
        lines.append(say("support.origin", quote=text[start:end].strip(), mark=f"[{cite.span(document, path, start, end)}]"))
    return Draft(Status.ANSWERED, Reason.NONE, "\n".join(lines), cite.all, decides=True)
