"""Things that a text counts and then tells one by one behind their names: 重点延伸5大产业链：铝镁产业链：……。光伏产业链：……。"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.gather.of_figures.filters import documents as documents_of
from assistant.gather.of_figures.points import points
from assistant.gather.of_lists.headings import counted, counted_in
from assistant.records import Query
from index.library import Library
from index.records import Passage

_ASKS = re.compile(r"哪|列|名字|名称|叫什么|叫啥|分别(?:是|指|有)|是什么|有什么|包括|都有")
_COLON = re.compile(r"[^，。；：:\n]{0,10}[：:]")
_SENTENCE = re.compile(r"[。；\n]")
_MOST = 12
"""So many documents are read where the question names none."""
_KIND = 2
"""The last signs of the name of the things, with which the names of all of them end."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """The places in a passage of the words that count the things, and of the name of each of them."""

    passage: Passage
    thing: str
    lead: tuple[int, int]
    names: tuple[tuple[int, int], ...]


def labelled(query: Query, library: Library) -> Labelled | None:
    """The things that the question counts and asks the names of, where a passage counts them and names just so many, each before a colon;
    None where none does."""
    said = counted_in(query) if _ASKS.search(query.text) else None
    if said is None or query.operations:
        return None
    for id in documents_of(query, points(query, library)[0], library) or list(query.documents) or list(library.cards)[:_MOST]:
        for passage in library.passages_of(id):
            text = library.text(id)[passage.start : passage.end]
            for place in said.finditer(text):
                for count, thing in counted(query):
                    if thing[:_KIND] in place[0] and (found := _told(text, place, count, thing)):
                        lead, names = found
                        at = passage.start
                        return Labelled(passage, thing, (at + lead[0], at + lead[1]), tuple((at + start, at + end) for start, end in names))
    return None


def _told(text: str, place: re.Match[str], count: int, thing: str) -> tuple[tuple[int, int], list[tuple[int, int]]] | None:
    """The sentence up to the colon behind the number, and the names behind it; None where they are not `count`."""
    kind = next((thing[:end][-_KIND:] for end in range(len(thing), 1, -1) if text.startswith(thing[:end], place.end() - _KIND)), "")
    colon = _COLON.match(text, place.end()) if kind else None
    if colon is None:
        return None
    name = re.compile(rf"(?<=[。；：:\n])\s*(?P<name>[^，。；：:、\n]{{1,14}}{re.escape(kind)})(?=[：:])")
    names = [match.span("name") for match in name.finditer(text, colon.end())]
    start = max((match.end() for match in _SENTENCE.finditer(text, 0, place.start())), default=0)
    return ((start, colon.end() - 1), names) if len(names) == count else None
