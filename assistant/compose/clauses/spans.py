"""Stretches of documents as quotations are made of them: joined with their neighbours, a section whole or by its headings."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.gather.headings import members
from index.library import Library
from index.records import Passage, Section

SHORT, LONG = 380, 1150
"""Characters of quotes in an answer to a narrow and to a broad question."""
MOST_CITED = 14
Span = tuple[Passage, int, int]
"""A stretch of a document, with the passage in which it begins."""


def inside(span: Span, other: Span) -> bool:
    return span[0].document == other[0].document and other[1] <= span[1] and span[2] <= other[2]


def joined(spans: Sequence[Span], library: Library) -> list[Span]:
    """The spans, neighbours in the text made one, where nothing but blanks and no seam lies between them."""
    out: list[Span] = []
    for passage, start, end in spans:
        source = library.document(passage.document)
        if out and out[-1][0].document == passage.document and out[-1][2] <= start:
            before = out[-1]
            seam = any(before[2] <= place <= start for place in source.clean.seams)
            if not seam and not source.text[before[2] : start].strip():
                out[-1] = before[0], before[1], end
                continue
        out.append((passage, start, end))
    return out


def whole_section(document: str, section: Section, library: Library, limit: int) -> list[Span]:
    """A section whole, or the headings in it where it is too long; nothing where it has none."""
    inside = [one for one in library.passages_of(document) if section.start <= one.start < section.end]
    if sum(len(one.text) for one in inside) <= limit:
        return joined([(one, one.start, one.end) for one in inside], library)
    children = members(section, library.sections(document))
    first = {one.index: next((p for p in inside if one.start <= p.start < one.end), None) for one in children}
    spans = [(passage, one.start, one.heading_end) for one in children if (passage := first[one.index]) is not None]
    return spans if 2 <= len(spans) <= MOST_CITED and sum(end - start for _, start, end in spans) <= limit else []
