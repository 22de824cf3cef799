"""Gold quotes as spans of the documents, and what covers them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from eval.cases import Case
from eval.measures.text import SHARE, document_id, norm
from eval.outcomes import Place


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold quote and the places where it stands: every occurrence in the documents of the case."""

    quote: str
    places: tuple[Place, ...]


class Finder:
    """Finds quotes in documents, blank and width apart. Made once for a set of texts (document id → text)."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._documents = {id: _with_offsets(text) for id, text in texts.items()}

    def gold(self, case: Case) -> tuple[Gold, ...]:
        """The gold quotes of a case, each with its places in the case's documents."""
        documents = [document_id(name) for name in case.cite_docs]
        return tuple(
            Gold(quote, tuple(place for name in documents for place in self._find(name, quote)))
            for quote in case.cite_quotes
        )

    def _find(self, document: str, quote: str) -> Iterable[Place]:
        text, offsets = self._documents.get(document, ("", []))
        wanted = norm(quote)
        start = text.find(wanted) if wanted else -1
        while start >= 0:
            last = start + len(wanted) - 1
            yield Place(document, offsets[start], offsets[last] + 1)
            start = text.find(wanted, start + 1)


def covered(gold: Gold, places: Iterable[Place]) -> bool:
    """Whether one of `places` covers at least `SHARE` of the quote at one of its places."""
    held = list(places)
    return any(
        overlap(home, place) * SHARE[1] >= (home.end - home.start) * SHARE[0] for home in gold.places for place in held
    )


def overlap(left: Place, right: Place) -> int:
    """How many characters two places share."""
    if left.document != right.document:
        return 0
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def _with_offsets(text: str) -> tuple[str, list[int]]:
    """`text` as `norm` gives it, and the offset in `text` of each of its characters."""
    signs: list[str] = []
    offsets: list[int] = []
    for offset, sign in enumerate(text):
        for part in unicodedata.normalize("NFKC", sign):
            if not part.isspace():
                signs.append(part)
                offsets.append(offset)
    return "".join(signs), offsets
