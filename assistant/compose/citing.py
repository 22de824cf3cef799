"""Citations: numbered verbatim quotes; the same place is cited once."""

from __future__ import annotations

from assistant.records import Citation
from index.library import Library
from index.records import Passage, SupportRule, Target

_LONGEST = 260


def without_stop(quote: str) -> str:
    """A quote without blanks around it and without the stop that ends it, to stand within a line."""
    return quote.strip().rstrip("。；，")


class Citations:
    """Collects the citations of one answer; `all` gives them in order."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._found: list[Citation] = []

    @property
    def all(self) -> tuple[Citation, ...]:
        return tuple(self._found)

    def target(self, target: Target) -> int:
        """The number of the citation of a target: its sentence, or its quote where the sentence is long."""
        start, end = target.sentence
        if not (start <= target.start and target.end <= end and end - start <= _LONGEST):
            start, end = target.start, target.end
        return self.span(target.document, target.path, start, end)

    def rule(self, rule: SupportRule) -> int:
        """The number of the citation of a support rule."""
        return self.span(rule.document, rule.path, rule.start, rule.end)

    def passage(self, passage: Passage, start: int | None = None, end: int | None = None) -> int:
        """The number of the citation of a passage, or of `start…end` in it."""
        return self.span(passage.document, passage.path, passage.start if start is None else start,
                         passage.end if end is None else end)

    def span(self, document: str, path: tuple[str, ...], start: int, end: int) -> int:
        """The number of the citation of `start…end`, blanks at its ends left out; within an earlier quote, that one's."""
        source, card = self._library.worded(document), self._library.cards[document]
        text = source.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        for citation in self._found:
            if citation.document == document and citation.start <= start and end <= citation.end:
                return citation.n
        citation = Citation(
            n=len(self._found) + 1,
            document=document,
            title=card.title,
            number=card.meta.number,
            path=path,
            quote=text[start:end],
            start=start,
            end=end,
            page=source.page(start),
            recognised=card.recognised,
        )
        self._found.append(citation)
        return citation.n
