"""Cuts a document into passages: one clause, paragraph or table row each, never across a section or a seam."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.records import Document, Passage, Row, Section, Table
from index.responsibility import is_unit_list

_LONG = 400
_SHORT = 30
_HEAD = 60
_SENTENCE = re.compile(r"[。！？!?；;][”’）)]*")
_DUTY = re.compile(
    r"\s*[（(\[【](?:[^（(]{0,12}?(?:责任|牵头|配合|负责|单位|部门)|[^（()）]*(?:负责|牵头|配合)[)）])"
)

_IMPRINT = re.compile(r"[\u4e00-\u9fff]{2,30}\d{4}年\d{1,2}月\d{1,2}日印发|[（(]?共印\d{1,5}份[)）]?")
"""What stands at the foot of a printed document about its printing (版记)."""


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    kind: Literal["clause", "row"] = "clause"
    context: str = ""


def passages(document: Document, sections: Sequence[Section], tables: Sequence[Table]) -> tuple[Passage, ...]:
    """The passages of `document` in text order. Tables of contents, headings without words of their own and the imprint
    at the foot give none."""
    text = document.text
    rows = {_first(text, row): (row, _context(table, row)) for table in tables for row in table.rows}
    heads = {(table.start, table.end) for table in tables}
    children: dict[int, list[Section]] = {}
    for section in sections:
        if section.parent is not None:
            children.setdefault(section.parent, []).append(section)
    pieces: list[tuple[_Piece, Section]] = []
    for section in sections:
        if section.kind == "contents":
            continue
        own = children.get(section.index, [])
        for start, end in _gaps(section, own):
            for left, right in _between(start, end, document.clean.seams):
                lead = section.heading_end if own and left == section.start else left
                pieces.extend((piece, section) for piece in _pieces(text, left, right, lead, rows, heads))
    pieces.sort(key=lambda item: item[0].start)
    return tuple(
        Passage(
            document.id,
            number,
            section.index,
            section.path,
            piece.start,
            piece.end,
            text[piece.start : piece.end],
            piece.kind,
            piece.context,
            document.page(piece.start),
        )
        for number, (piece, section) in enumerate(pieces)
    )


def _first(text: str, row: Row) -> int:
    """Where the words of a row begin: its first cells may be merged with those above and empty here."""
    words = text[row.start : row.end]
    return row.start + len(words) - len(words.lstrip())


def _context(table: Table, row: Row) -> str:
    """The table's title and column heads, and the words of the cells that the row shares with the rows above it."""
    heads = " / ".join(name for name in table.columns if name)
    shared = " / ".join(cell.text for cell in row.cells if cell.text and cell.start is None)
    return " | ".join(part for part in (table.title, heads, shared) if part)


def _gaps(section: Section, children: list[Section]) -> Iterator[tuple[int, int]]:
    """The stretches of the section's own text, heading included."""
    start = section.start
    for child in children:
        if child.start > start:
            yield start, child.start
        start = child.end
    if section.end > start:
        yield start, section.end


def _between(start: int, end: int, seams: Sequence[int]) -> Iterator[tuple[int, int]]:
    for seam in seams[bisect_right(seams, start) : bisect_left(seams, end)]:
        yield start, seam
        start = seam
    yield start, end


def _pieces(
    text: str,
    start: int,
    end: int,
    lead: int,
    rows: dict[int, tuple[Row, str]],
    heads: set[tuple[int, int]],
) -> Iterator[_Piece]:
    """Passages of one stretch. Up to `lead` it is a heading, which alone is no passage."""
    group: list[tuple[int, int]] = []
    for left, right in _lines(text, start, end):
        row = rows.get(left)
        in_table = any(a <= left < b for a, b in heads)
        if row is not None or in_table:
            yield from _flush(group, lead)
            group = []
            if row is not None:
                yield _Piece(left, min(right, end), "row", row[1])
            continue
        for part in _cut(text, left, right):
            if group and not _joins(text, group, part, lead):
                yield from _flush(group, lead)
                group = []
            group.append(part)
    yield from _flush(group, lead)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The non-blank lines of a stretch, blanks at both ends left out, and those that tell of the printing."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        words = text[start:stop].strip()
        if words and not _IMPRINT.fullmatch(words):
            left = start + text[start:stop].index(words[0])
            yield left, left + len(words)
        start = stop + 1


def _joins(text: str, group: list[tuple[int, int]], part: tuple[int, int], lead: int) -> bool:
    """Whether `part` belongs into the same passage as `group`."""
    start, (last_start, last_end) = group[0][0], group[-1]
    if is_unit_list(text[last_start:last_end]):
        return False
    if is_unit_list(text[part[0] : part[1]]):
        return True
    if part[1] - start > _LONG:
        return False
    ends = text[last_end - 1]
    if last_end <= lead or ends in "：:":
        return True
    if last_end - last_start <= _HEAD and ends not in "。；;！？!?）)":
        return True
    if ends in "；;" and "\n" in text[last_end : part[0]]:
        return True
    return last_end - last_start < _SHORT or last_end - start < _SHORT or part[1] - part[0] < _SHORT


def _flush(group: list[tuple[int, int]], lead: int) -> Iterator[_Piece]:
    if group and group[-1][1] > lead:
        yield _Piece(group[0][0], group[-1][1])


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph in pieces of at most about 400 characters, cut at sentence ends; the 责任单位 bracket stays with its clause."""
    if end - start <= _LONG:
        yield start, end
        return
    ends = [
        stop for found in _SENTENCE.finditer(text, start, end) if not _DUTY.match(text, stop := found.end())
    ]
    ends = [stop for stop in ends if stop < end] + [end]
    count = -(-(end - start) // _LONG)
    size = (end - start) / count
    last = None
    for stop in ends:
        if last is not None and (
            stop - start > _LONG or (stop - start > size * 1.1 and last - start >= size * 0.6)
        ):
            yield start, last
            start = last
        last = stop
    yield start, end
