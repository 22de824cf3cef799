"""Stretches of documents as quotations are made of them: joined with their neighbours, a section whole or by its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.gather.of_lists.headings import members
from index.library import Library
from index.numbering import read_number
from index.quantities import chinese_number
from index.records import Passage, Section

SHORT, LONG = 380, 1150
"""Characters of quotes in an answer to a narrow and to a broad question."""
MOST_CITED = 14
_DUTY = re.compile(r"\s*[（(](?:责任|牵头|配合)(?:单位|部门)[:：][^。；]*$")
_MEMBER = re.compile(r"^\s*[（(](?P<number>[一二三四五六七八九十]{1,3})[）)]", re.MULTILINE)
Span = tuple[Passage, int, int]
"""A stretch of a document, with the passage in which it begins."""


def inside(span: Span, other: Span) -> bool:
    return span[0].document == other[0].document and other[1] <= span[1] and span[2] <= other[2]


def joined(spans: Sequence[Span], library: Library) -> list[Span]:
    """The spans, each once, neighbours in the text made one, where nothing but blanks and no seam lies between them; rows of tables stay apart."""
    out: list[Span] = []
    for passage, start, end in dict.fromkeys(spans):
        rows = passage.kind == "row" or (out and out[-1][0].kind == "row")
        if out and not rows and out[-1][0].document == passage.document and out[-1][2] <= start:
            before, source = out[-1], library.worded(passage.document)
            seam = any(before[2] <= place <= start for place in source.seams)
            if not seam and not source.text[before[2] : start].strip():
                out[-1] = before[0], before[1], end
                continue
        out.append((passage, start, end))
    return out


def carried_on(spans: Sequence[Span], library: Library) -> list[Span]:
    """The spans; behind one that has a numbered list up to the end of its passage, the passage beside it under the same heading that goes on counting
    the members."""
    out: list[Span] = []
    for passage, start, end in spans:
        out.append((passage, start, end))
        counted = _counted(library.text(passage.document)[start:end])
        beside = _beside(passage, library) if len(counted) > 1 and end >= passage.end else None
        if beside is not None and beside.end - beside.start <= LONG and _counted(beside.text)[:1] == [counted[-1] + 1]:
            out.append((beside, beside.start, beside.end))
    return joined(out, library)


def _counted(text: str) -> list[int]:
    """The numbers of the members of a list, those in brackets at the beginning of lines."""
    return [int(number) for match in _MEMBER.finditer(text) if (number := chinese_number(match["number"]))]


def _beside(passage: Passage, library: Library) -> Passage | None:
    """The passage right behind one, under the same heading; None where another heading follows."""
    behind = [one for one in library.passages_of(passage.document) if one.start >= passage.end]
    following = min(behind, key=lambda one: one.start, default=None)
    return following if following is not None and following.path == passage.path and following.kind == passage.kind else None


def to_the_stop(span: Span) -> Span:
    """The span, one that ends within a sentence (；) on to the full stop of its passage."""
    passage, start, end = span
    if passage.text[: end - passage.start].endswith(("；", ";")):
        stop = passage.text.find("。", end - passage.start)
        return passage, start, passage.start + (stop + 1 if stop >= 0 else len(passage.text))
    return span


def without_duty(span: Span, library: Library) -> Span:
    """The span, without the bracket of who is responsible at its end."""
    passage, start, end = span
    text = library.text(passage.document)[start:end]
    duty = _DUTY.search(text)
    return (passage, start, start + duty.start()) if duty is not None and text[: duty.start()].strip() else span


def whole_section(document: str, section: Section, library: Library, limit: int) -> list[Span]:
    """A section whole, or the headings in it where it is too long; nothing where it has none."""
    inside = _inside(document, section, library)
    if sum(len(one.text) for one in inside) <= limit:
        return joined([(replace(one, path=section.path) if len(inside) > 1 else one, one.start, one.end) for one in inside], library)
    spans = headings(document, section, library)
    return spans if sum(end - start for _, start, end in spans) <= limit else []


def beginning(document: str, section: Section, library: Library, limit: int) -> list[Span]:
    """The first passages of a section, up to so many signs, the first whatever it has."""
    spans: list[Span] = []
    for one in _inside(document, section, library):
        limit -= len(one.text)
        if limit < 0 and spans:
            break
        spans.append((one, one.start, one.end))
    return joined(spans, library)


def headings(document: str, section: Section, library: Library) -> list[Span]:
    """The headings right under a section, up to where their numbers begin anew; nothing where it has fewer than two or too many."""
    spans = [span for one in _counting_up(members(section, library.sections(document))) if (span := heading(document, one, library)) is not None]
    return spans if 2 <= len(spans) <= MOST_CITED else []


def _counting_up(sections: Sequence[Section]) -> Sequence[Section]:
    """The sections before the first whose printed number is not above the one before it."""
    last, kept = 0, 0
    for place, one in enumerate(sections):
        number = read_number(f"{one.marker}{one.title}")
        if number is None or number.value is None:
            continue
        if number.value <= last:
            return sections[:kept]
        last, kept = number.value, place + 1
    return sections


def heading(document: str, section: Section, library: Library) -> Span | None:
    """The heading of a section, None where no passage is in it."""
    passage = next(iter(_inside(document, section, library)), None)
    return None if passage is None else (replace(passage, path=section.path), section.start, section.heading_end)


def _inside(document: str, section: Section, library: Library) -> list[Passage]:
    return [one for one in library.passages_of(document) if section.start <= one.start < section.end]
