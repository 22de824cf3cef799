"""The steps of cleaning in order, and the assembly of the clean text with its maps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import count
from typing import Literal

from index.cleaning import (
    even,
    flat,
    furniture,
    glued,
    joining,
    linear,
    printed_contents,
    repeats,
    rhythm,
    rows,
    run_on,
    spaced,
    web,
)
from index.cleaning.in_making import Join
from index.cleaning.piece import Paragraph, Piece
from index.cleaning.width import indent, meaningful, normalise, width
from index.cleaning.wrapped import is_wrapped
from index.records import CleanText, Dropped, Line, Loaded, Mark

_WEB = frozenset(("html", "text", "markdown"))
"""Formats in which the text may have been taken from a web page."""
_LEAD = re.compile(r"\s*\*\*(.+?)\*\*")
_STRONG = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")


def clean(loaded: Loaded) -> CleanText:
    """The clean text of `loaded`. Deterministic; nothing is lost but what `dropped` lists, blanks and markup."""
    pieces, dropped = _pieces(loaded)
    numbers = furniture.page_numbers(pieces)
    dropped += _drop(pieces, numbers, "page_number")
    pieces = [piece for piece in pieces if piece.index not in numbers]
    printed_on = glued.page_numbers(pieces)
    dropped += [
        Dropped("page_number", printed_on[piece.index], piece.index)
        for piece in pieces
        if piece.index in printed_on
    ]
    pieces = [
        glued.cut(piece, printed_on[piece.index]) if piece.index in printed_on else piece for piece in pieces
    ]
    heads = furniture.running_heads(pieces) | furniture.table_heads(pieces)
    dropped += _drop(pieces, heads, "running_head")
    pieces = [piece for piece in pieces if piece.index not in heads]
    card = furniture.record_card(pieces)
    breaks: set[int] = set()
    if loaded.format in _WEB:
        card |= web.furniture(pieces)
        breaks = web.pagers(pieces)
    dropped += _drop(pieces, card, "furniture")
    pieces = run_on.split([piece for piece in pieces if piece.index not in card])
    again = {pieces[at].index for at in repeats.repeated([piece.text for piece in pieces])}
    dropped += _drop(pieces, again, "repeat")
    free = [piece for piece in pieces if loaded.lines[piece.index].table is None and "\t" not in piece.text]
    wrapped = is_wrapped(free) if loaded.wrapped is None else loaded.wrapped
    join: Join = partial(joining.join_wrapped, titles=printed_contents.titles(pieces)) if wrapped else joining.join_cut
    tables = count(max((line.table + 1 for line in loaded.lines if line.table is not None), default=0))
    paragraphs: list[Paragraph] = []
    for run in _runs(pieces, again, breaks):
        made = list(_paragraphs(run, loaded.lines, join, tables))
        if made and paragraphs:
            made[0].seam = True
        paragraphs += made
    kept = [piece for piece in pieces if piece.index not in again]
    return _assemble(paragraphs, sorted(dropped, key=lambda drop: drop.line), kept, loaded.lines)


def _pieces(loaded: Loaded) -> tuple[list[Piece], list[Dropped]]:
    pieces: list[Piece] = []
    dropped: list[Dropped] = []
    blank = False
    for index, line in enumerate(loaded.lines):
        raw, bold = line.text, line.bold
        if "**" in raw or "__" in raw:
            raw = _STRONG.sub("", raw)
            if raw != line.text:
                dropped.append(Dropped("markup", "**", index, line.page))
                lead = _LEAD.match(line.text)
                bold = len(lead[1]) if lead else 0
        text = normalise(raw)
        if not text.strip():
            blank = blank or line.table is None
            continue
        stated = line.table is not None or line.level is not None
        strong = len(normalise(raw[:bold])) if bold else 0
        pieces.append(Piece(index, raw, text, width(raw), indent(raw), line.page, blank, stated, strong))
        blank = False
    return pieces, dropped


def _drop(pieces: Iterable[Piece], which: set[int], reason: str) -> list[Dropped]:
    return [
        Dropped(reason, piece.raw, piece.index, piece.page)  # type: ignore[arg-type]
        for piece in pieces
        if piece.index in which
    ]


def _runs(pieces: Sequence[Piece], again: set[int], breaks: set[int]) -> Iterator[list[Piece]]:
    """Stretches of kept lines between dropped repeats and between the parts that page controls (`breaks`) set off."""
    run: list[Piece] = []
    ahead = sorted(breaks, reverse=True)
    for piece in pieces:
        passed = False
        while ahead and ahead[-1] < piece.index:
            ahead.pop()
            passed = True
        if run and (passed or piece.index in again):
            yield run
            run = []
        if piece.index not in again:
            run.append(piece)
    if run:
        yield run


def _paragraphs(
    run: Sequence[Piece], source: Sequence[Line], join: Join, numbers: Iterator[int]
) -> Iterator[Paragraph]:
    """The paragraphs of one stretch: stated headings and table rows by themselves, tab tables by rows, the rest joined."""
    prose: list[Piece] = []
    blocks = _flat_tables(run, join)
    known: dict[int, int] = {}
    at = 0
    while at < len(run):
        piece = run[at]
        line = source[piece.index]
        if at in blocks or line.table is not None or line.level is not None or line.item:
            yield from map(_prose, join(prose))
            prose = []
        if line.table is not None:
            yield _stated_row(piece, line)
        elif line.level is not None:
            yield Paragraph([(_untaken(piece.text), piece.index)], level=line.level)
        elif at in blocks:
            block = blocks[at]
            if block.table not in known:
                known[block.table] = next(numbers)
            yield from _flat_rows(block.rows, known[block.table])
            at = block.end
            continue
        else:
            prose.append(piece)
        at += 1
    yield from map(_prose, join(prose))


def _flat_tables(run: Sequence[Piece], join: Join) -> dict[int, linear.Block]:
    """The tables that plain lines hold, by where they begin: with tabs (single rows and mere indents are none), a row a line, or
    a cell a line."""
    blocks: dict[int, linear.Block] = {}
    for first, end in rows.find_tables(run):
        found = tuple(rows.read_table(run[first:end]))
        if sum(sum(map(bool, row.cells)) >= 2 for row in found) >= 2:
            blocks[first] = linear.Block(first, end, found, first)
    taken = [(block.first, block.end) for block in blocks.values()]
    for block in (*even.find_tables(run), *spaced.find_tables(run), *flat.find_tables(run), *linear.find_tables(run, join), *rhythm.find_tables(run)):
        if not any(block.first < end and first < block.end for first, end in taken):
            blocks[block.first] = block
            taken.append((block.first, block.end))
    return blocks


def _prose(group: Sequence[Piece]) -> Paragraph:
    return Paragraph([(_untaken(piece.text), piece.index) for piece in group], bold=group[0].bold)


def _untaken(text: str) -> str:
    return normalise(text.replace("\t", " ")) if "\t" in text else text


def _stated_row(piece: Piece, line: Line) -> Paragraph:
    cells = tuple(map(normalise, line.cells)) or tuple(piece.text.split("\t"))
    return Paragraph([(piece.text, piece.index)], table=line.table, header=line.header, cells=cells)


def _flat_rows(found: Sequence[rows.Row], number: int) -> Iterator[Paragraph]:
    for row in found:
        parts: list[tuple[str, int]] = []
        for column, cell in enumerate(row.cells):
            if column and parts:
                parts.append(("\t", parts[-1][1]))
            parts += cell
        cells = row.words or tuple(_joined(cell) for cell in row.cells)
        yield Paragraph(parts, table=number, header=row.header, cells=cells)


def _joined(parts: Iterable[tuple[str, int]]) -> str:
    text = ""
    for part, _ in parts:
        text += _glue(text, part) + part
    return text


_FIGURE_GOES_ON = re.compile(r"[０-９．]\n[０-９．％‰]|\d\n[%％‰]")
"""A number that a line's end cut: full-width digits break anywhere, and no sign of per cent begins a line of its own."""


def _cut_figure(source: Sequence[Line], before: int, after: int) -> bool:
    """Whether a figure printed at the end of one line of the source goes on at the start of the other."""
    return before != after and _FIGURE_GOES_ON.fullmatch(f"{source[before].text.rstrip()[-1:]}\n{source[after].text.lstrip()[:1]}") is not None


def _glue(before: str, after: str) -> str:
    """The blank between two joined lines: one between Latin words and figures, none in Chinese."""
    if before and after and "!" <= before[-1] <= "~" and "!" <= after[0] <= "~" and before[-1] not in "-/":
        return " "
    return ""


def _assemble(
    paragraphs: Sequence[Paragraph], dropped: Sequence[Dropped], kept: Sequence[Piece], source: Sequence[Line]
) -> CleanText:
    chunks: list[str] = []
    marks: list[Mark] = []
    seams: list[int] = []
    lines: list[tuple[int, int]] = []
    pages: list[tuple[int, int]] = []
    offset = 0
    page: int | None = None
    for paragraph in paragraphs:
        if chunks:
            chunks.append("\n")
            offset += 1
        start = offset
        if paragraph.seam:
            seams.append(start)
        last, before = "", -1
        for text, index in paragraph.parts:
            if before < 0 or not _cut_figure(source, before, index):
                text = _glue(last, text) + text
            if not lines or lines[-1][1] != index:
                lines.append((offset, index))
            if source[index].page not in (None, page):
                page = source[index].page
                pages.append((offset, page or 0))
            chunks.append(text)
            offset += len(text)
            last, before = text or last, index
        if paragraph.table is not None:
            kind: Literal["row", "header"] = "header" if paragraph.header else "row"
            marks.append(Mark(kind, start, offset, table=paragraph.table, cells=paragraph.cells))
        elif paragraph.level is not None:
            marks.append(Mark("heading", start, offset, level=paragraph.level))
        elif paragraph.bold:
            marks.append(Mark("bold", start, start + paragraph.bold))
    text = "".join(chunks)
    wanted = sum(meaningful(piece.text) for piece in kept)
    coverage = meaningful(text) / wanted if wanted else 1.0
    return CleanText(text, tuple(marks), tuple(seams), tuple(pages), tuple(lines), tuple(dropped), coverage)
