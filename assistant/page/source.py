"""The text of a document around a quote, as HTML: headings, rows and the quote marked at its place."""

from __future__ import annotations

from html import escape

from index.library import Library
from index.records import Document, Section
from prompts import say

AROUND = 12_000
"""How many characters before and after the quote are shown."""


def source_html(library: Library, document: str, start: int, end: int) -> str:
    """The document's head and its text around [start, end). Raises LookupError where there is no such place."""
    found = library.document(document)
    if not 0 <= start <= end <= len(found.text):
        raise LookupError(f"{document}: {start}…{end}")
    first = found.text.rfind("\n", 0, max(0, start - AROUND)) + 1
    last = found.text.find("\n", min(len(found.text), end + AROUND))
    last = len(found.text) if last < 0 else last
    before = f'<p class="cut">{escape(say("page.source.more_before"))}</p>' if first else ""
    after = f'<p class="cut">{escape(say("page.source.more_after"))}</p>' if last < len(found.text) else ""
    return f"{_head(found)}{before}{_paragraphs(found, library.sections(document), (first, last), (start, end))}{after}"


def _head(document: Document) -> str:
    meta = document.meta
    known = [meta.number, meta.issuer, meta.published] + ([say("page.source.recognised")] if document.recognised else [])
    facts = "".join(f"<span>{escape(fact)}</span>" for fact in known if fact)
    return f'<header><h2>{escape(document.title)}</h2><p class="facts">{facts}</p></header>'


def _paragraphs(document: Document, sections: tuple[Section, ...], window: tuple[int, int], quote: tuple[int, int]) -> str:
    levels = {section.start: section.level for section in sections if section.heading_end > section.start and section.level}
    ends = {section.start: section.heading_end for section in sections}
    parts, at, page = [], window[0], document.page(window[0])
    for line in document.text[window[0] : window[1]].split("\n"):
        end = at + len(line)
        here = document.page(at)
        if here != page and here is not None:
            parts.append(f'<p class="leaf">{escape(say("page.source.page", page=here))}</p>')
            page = here
        if line:
            parts.append(_paragraph(line, at, quote, levels.get(at, 0), ends.get(at, 0) >= end))
        at = end + 1
    return "".join(parts)


def _paragraph(line: str, at: int, quote: tuple[int, int], level: int, whole: bool) -> str:
    """One paragraph; a heading where a section begins with it; cells apart; the part inside the quote marked."""
    first, last = max(0, quote[0] - at), min(len(line), quote[1] - at)
    if first < last:
        inner = f"{escape(line[:first])}<mark>{escape(line[first:last])}</mark>{escape(line[last:])}"
    else:
        inner = escape(line)
    inner = inner.replace("\t", '<span class="cell" aria-hidden="true">｜</span>')
    if level and whole:
        return f'<h3 class="l{min(level, 4)}">{inner}</h3>'
    return f'<p{" class=row" if chr(9) in line else ""}>{inner}</p>'
