"""The text of a document around a quote, as HTML: headings, rows and the quote marked at its place; beside it the printed pages."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlencode

from assistant.page.leaf import Leaf
from index.library import Library
from index.originals import FORMAT, original
from index.records import Document, Section
from prompts import say

Draw = Callable[[Path, int, str], Leaf]
"""File, page and quote → what the page measures and where the quote stands on it; raises LookupError where it cannot be told."""

AROUND = 12_000
"""How many characters before and after the quote are shown."""
LEAVES = 3
"""How many printed pages are shown of a quote that runs over more."""


def source_html(library: Library, document: str, start: int, end: int, draw: Draw) -> str:
    """The document's head and its text around [start, end), and its printed pages there, where they are kept.

    Raises LookupError where there is no such place.
    """
    found = library.document(document)
    if not 0 <= start <= end <= len(found.text):
        raise LookupError(f"{document}: {start}…{end}")
    first = found.text.rfind("\n", 0, max(0, start - AROUND)) + 1
    last = found.text.find("\n", min(len(found.text), end + AROUND))
    last = len(found.text) if last < 0 else last
    before = f'<p class="cut">{escape(say("page.source.more_before"))}</p>' if first else ""
    after = f'<p class="cut">{escape(say("page.source.more_after"))}</p>' if last < len(found.text) else ""
    words = f"{before}{_paragraphs(found, library.sections(document), (first, last), (start, end))}{after}"
    leaves = _leaves(library, found, start, end, draw)
    return f'{_head(found)}<div class="sides"><div class="words" tabindex="0">{words}</div><div class="leaves" tabindex="0">{leaves}</div></div>' if leaves else f"{_head(found)}{words}"


def leaf_file(library: Library, document: str) -> Path | None:
    """The kept PDF of a document, None where there is none. Raises LookupError for an unknown document."""
    found = library.document(document)
    return original(library.home, found.sha256) if found.format == FORMAT else None


def _leaves(library: Library, document: Document, start: int, end: int, draw: Draw) -> str:
    """The pictures of the pages on which [start, end) stands, the quote marked on them."""
    path, first, last = leaf_file(library, document.id), document.page(start), document.page(max(start, end - 1))
    if path is None or first is None or last is None:
        return ""
    edges = [*document.clean.pages, (len(document.text), last + 1)]
    pieces = {number: document.text[max(start, at) : min(end, upto)] for (at, number), (upto, _) in pairwise(edges)}
    parts = []
    for number in range(first, min(last, first + LEAVES - 1) + 1):
        try:
            parts.append(_leaf(document, number, draw(path, number, pieces.get(number, ""))))
        except LookupError:  # a page that cannot be drawn has its text all the same
            continue
    return "".join(parts)


def _leaf(document: Document, number: int, leaf: Leaf) -> str:
    address = escape(urlencode({"document": document.id, "page": number, "v": document.sha256[:12]}))
    marks = "".join(
        f'<span class="spot" style="left:{place.left:.2f}%;top:{place.top:.2f}%;width:{place.width:.2f}%;height:{place.height:.2f}%"></span>'
        for place in leaf.places
    )
    label = escape(say("page.source.leaf", page=number))
    return (
        f'<figure><div class="sheet" style="aspect-ratio:{leaf.width:.1f}/{leaf.height:.1f}"><img src="leaf?{address}" alt="{label}">{marks}</div>'
        f"<figcaption>{label}</figcaption></figure>"
    )


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
