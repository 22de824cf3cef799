"""The sentences of documents as statements: each with the list it stands in, the headings above it and what goes before."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from assistant.gather.in_words.scope import belonging
from assistant.gather.in_words.sentences import spans
from assistant.gather.of_documents.titled import only_title
from assistant.stated.slots import Slot
from index.library import Library
from index.records import Passage

_LEADS = re.compile(r"[:：]\s*$")
_LEAD = 160
_BACK = re.compile(r"\s*(?:该(?!项目库|办法)[^，。]{1,8}|上述|前述|前款)")
"""A sentence that begins so goes on from the one before it, which opens it like a list."""
_SUMS_UP = re.compile(r"\s*(?:以上|上述)(?:各?项)?(?:工作|任务|事项|内容)")
"""… and so from all that its passage says before."""
GOES_ON = re.compile(r"\s*(?:拒不|情节(?:较?轻微?|较重|特别|严重|恶劣)|逾期(?:不|未|仍|拒)|(?:屡教|经责令|仍)不改|造成[^，。；]{0,8}后果)")
"""A clause that begins so tells what follows of the case that the clause before it, or the one where that began, is about."""
_SUMMED = 300
_ARTICLE = 1500
"""A section of more signs is no article of one thing."""
_READ_WHOLE = 200
"""A document of no more passages is read whole where it alone can be meant."""
_SHORTENED = 4
"""No text so many times longer than a title is, in canonical form, a part of it."""


class _Opening:
    """What stands over a passage: where that stands which opens the list that it is in, and its article before it; looked up when first wanted."""

    def __init__(self, passage: Passage, library: Library) -> None:
        self._passage, self._library = passage, library

    @cached_property
    def place(self) -> tuple[int, int] | None:
        return _opening(self._passage, self._library)

    @cached_property
    def text(self) -> str:
        return self._library.text(self._passage.document)[slice(*self.place)] if self.place is not None else ""

    @cached_property
    def above(self) -> str:
        section = self._library.section_of(self._passage)
        if section is None or section.level == 0 or section.end - section.start > _ARTICLE:
            return ""
        return self._library.text(self._passage.document)[section.start : self._passage.start]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, `start…end` in the document of its passage, and the text of its passage `before` it. `opened` is the sentence of its
    passage that opens the list which it is a member of (start, end), None where it is in none or another passage opens it."""

    passage: Passage
    start: int
    end: int
    text: str
    before: str
    opened: tuple[int, int] | None
    outer: _Opening = field(compare=False, repr=False)
    confidence: float

    @property
    def span(self) -> tuple[Passage, int, int]:
        """Where it stands, as quotations are made of it."""
        return self.passage, self.start, self.end

    @property
    def above(self) -> str:
        """What its article says in the passages before its own, "" where that is the first or the article is long."""
        return self.outer.above

    @property
    def lead(self) -> tuple[int, int] | None:
        """Where the words stand that open the list (start, end), None where it is in none."""
        return self.opened or self.outer.place

    @property
    def lead_text(self) -> str:
        """The words that open the list, "" where it is in none."""
        if self.opened is None:
            return self.outer.text
        return self.passage.text[self.opened[0] - self.passage.start : self.opened[1] - self.passage.start]


def statements(texts: Collection[str], documents: Collection[str] | None, n: int, library: Library) -> tuple[Statement, ...]:
    """The statements of the passages that a search for each of `texts` finds, `n` at most each, in these documents or in all."""
    confidence: dict[int, float] = {}
    for text in texts:
        for hit in library.search_passages(text, n, documents) if text else ():
            confidence[hit.id] = max(confidence.get(hit.id, 0.0), hit.confidence)
    passages = library.passages(list(confidence))
    found: list[Statement] = []
    for id, sure in sorted(confidence.items(), key=lambda one: -one[1]):
        passage = passages[id]
        title = library.cards[passage.document].title
        if len(passage.text) > _SHORTENED * len(title) or not only_title(passage.text, title):
            found += of_passage(passage, sure, library)
    return tuple(found)


def of_passage(passage: Passage, confidence: float, library: Library) -> list[Statement]:
    def slice_of(start: int, end: int) -> str:
        return passage.text[start - passage.start : end - passage.start]

    found: list[Statement] = []
    outer, opened = _Opening(passage, library), None
    for start, end in spans(passage, library):
        text = slice_of(start, end)
        back = _before(found[-1]) if found and GOES_ON.match(text) else (found[-1].start, found[-1].end) if found and _BACK.match(text) else None
        if found and _SUMS_UP.match(text) and start - passage.start <= _SUMMED:
            back = passage.start, found[-1].end
        found.append(Statement(passage, start, end, text, slice_of(passage.start, start), back or opened, outer, confidence))
        if _LEADS.search(text) and end - start <= _LEAD:
            opened = start, end
    return found


def _before(last: Statement) -> tuple[int, int]:
    """Where the case begins that a clause behind `last` goes on about."""
    return last.opened if last.opened is not None and GOES_ON.match(last.text) else (last.start, last.end)


def _opening(passage: Passage, library: Library) -> tuple[int, int] | None:
    """Where the passage stands that opens the list in which this one is."""
    group = belonging(passage, library)
    first = group[0]
    if first.number != passage.number and _LEADS.search(first.text) and len(first.text) <= 2 * _LEAD:
        start = first.end - len(first.text[max(first.text.rstrip().rfind(sign) for sign in "。；\n") + 1 :])
        return start, first.end
    return None


def of_document(document: str, slot: Slot, library: Library) -> tuple[Statement, ...]:
    """The statements of those passages of a document that give an answer of a kind; () of a long document."""
    passages = library.passages_of(document)
    if len(passages) > _READ_WHOLE:
        return ()
    return tuple(one for passage in passages if slot.places(passage.text) for one in of_passage(passage, 0.0, library))
